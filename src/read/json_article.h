// SPDX-License-Identifier: Apache-2.0
/// Articles from JSON objects, whatever their makers called the fields.
///
/// Aliases: text maintext content body event_text · published date date_publish pub_date published_at ·
/// url link · title headline · publisher source source_domain · author authors byline. The first that is there and not
/// empty counts ("None" is empty: news-please writes it for what is missing).
/// A record written by Lapwing itself (it has `status` and `published_basis`) is taken as it is.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lapwing/article.h"
#include "read/debris.h"

namespace lapwing {

class JsonArticles {
 public:
  explicit JsonArticles(const Debris& debris);
  JsonArticles(JsonArticles&&) noexcept;
  ~JsonArticles();

  /// Reads one object. What is wrong with it is in the article's status and reason. Mistakes that
  /// can be mended are: raw control characters, lone surrogates, NaN, Windows-1252 bytes.
  Article Read(const std::string& bytes);

 private:
  struct Parser;
  const Debris& debris_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace lapwing
