// SPDX-License-Identifier: Apache-2.0
/// Reads bytes and checks what every article promises (lapwing/article.h, read/reader.h).
#pragma once

#include <string>
#include <vector>

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "read/reader.h"

namespace lapwing::fuzz {

inline std::vector<Article> ReadAll(std::string bytes) {
  Result<Reader> reader = Reader::OverBytes(std::move(bytes), {.published = "", .max_record_bytes = 1 << 16});
  Require(static_cast<bool>(reader), "the reader opens");
  std::vector<Article> articles;
  while (std::optional<Article> article = reader->Next()) articles.push_back(std::move(*article));
  return articles;
}

/// `start` leads the reader to the kind that is meant, where the bytes do not begin with it already.
inline void CheckArticles(std::string_view start, std::string_view bytes) {
  std::string input(bytes);
  if (!bytes.starts_with(start.substr(0, 1))) input.insert(0, start);
  std::string written;
  for (const Article& article : ReadAll(input)) {
    for (const std::string* field :
         {&article.id, &article.url, &article.publisher, &article.author, &article.path, &article.title, &article.text, &article.reason}) {
      Require(ValidUtf8(*field), "every field is UTF-8");
    }
    Require(!article.id.empty(), "every article has an id");
    Require(article.status == ArticleStatus::kOk || !article.reason.empty(), "a reject says why");
    Require(article.status != ArticleStatus::kOk || !article.text.empty(), "a good article has text");
    Require(article.published.empty() == article.published_basis.empty(), "a date and its basis come together");
    written += ToJson(article) + "\n";
  }
  std::string rewritten;
  for (const Article& article : ReadAll(written)) rewritten += ToJson(article) + "\n";
  Require(written.size() > (1 << 16) || written == rewritten, "what is written reads back unchanged");
}

}  // namespace lapwing::fuzz
