// SPDX-License-Identifier: Apache-2.0
#include "read/json_article.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>
#include <initializer_list>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/given_article.h"
#include "read/json_repair.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// A string of the value: itself, a number's digits, the lines of an array, the name of an object.
std::string AsText(element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  int64_t whole = 0;
  if (value.get(whole) == simdjson::SUCCESS) return fmt::format("{}", whole);
  double number = 0;
  if (value.get(number) == simdjson::SUCCESS && std::abs(number) < 1e15)
    return fmt::format("{}", static_cast<int64_t>(number));
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    std::string joined;
    for (element item : list) {
      if (item.get(text) != simdjson::SUCCESS && item["name"].get(text) != simdjson::SUCCESS) continue;
      if (!joined.empty()) joined += "\n\n";
      joined += text;
    }
    return joined;
  }
  for (const char* key : {"name", "title", "rendered", "href"}) {
    if (value[key].get(text) == simdjson::SUCCESS) return std::string(text);
  }
  return "";
}

std::string First(object record, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    element value;
    if (record[key].get(value) != simdjson::SUCCESS) continue;
    std::string text = AsText(value);
    if (!Trim(text).empty() && Trim(text) != "None") return text;
  }
  return "";
}

// Lists of names come as lines.
std::string Names(std::string text) {
  for (size_t at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at)) text.replace(at, 2, ", ");
  return text;
}

ArticleStatus StatusFrom(std::string_view name) {
  for (ArticleStatus status :
       {ArticleStatus::kOk, ArticleStatus::kEmpty, ArticleStatus::kNotArticle, ArticleStatus::kConsentWall,
        ArticleStatus::kPaywallStub, ArticleStatus::kTruncated, ArticleStatus::kBadEncoding}) {
    if (name == ToString(status)) return status;
  }
  return ArticleStatus::kError;
}

bool WrittenByLapwing(object record) {
  return record["status"].error() == simdjson::SUCCESS && record["published_basis"].error() == simdjson::SUCCESS;
}

std::string Written(object record, const char* key) {
  element value;
  return record[key].get(value) == simdjson::SUCCESS ? AsText(value) : "";
}

// A record that Lapwing wrote: reading it again must change nothing.
void TakeAsWritten(object record, Article& article) {
  article.id = Written(record, "id");
  article.url = Written(record, "url");
  article.publisher = Written(record, "publisher");
  article.author = Written(record, "author");
  article.published = Written(record, "published");
  article.title = Written(record, "title");
  article.text = Written(record, "text");
  article.published_basis = Written(record, "published_basis");
  article.language = LowerAscii(Written(record, "language"));
  if (article.language.starts_with("en")) article.language = "en";
  article.story = Written(record, "story");
  article.path = Written(record, "path");
  article.status = StatusFrom(Written(record, "status"));
  article.reason = Written(record, "reason");
  // Lines that something else has touched since still keep what the record promises.
  if (article.published.empty()) article.published_basis.clear();
  else if (article.published_basis.empty()) article.published_basis = "given";
  if (article.status == ArticleStatus::kOk && article.text.empty()) Reject(article, ArticleStatus::kEmpty, "a record without text");
  if (article.status != ArticleStatus::kOk && article.reason.empty()) article.reason = "rejected before, without a reason";
}

}  // namespace

struct JsonArticles::Parser {
  simdjson::dom::parser parser;
};

JsonArticles::JsonArticles(const Debris& debris) : debris_(debris), parser_(std::make_unique<Parser>()) {}
JsonArticles::JsonArticles(JsonArticles&&) noexcept = default;
JsonArticles::~JsonArticles() = default;

Article JsonArticles::Read(const std::string& bytes) {
  Article article;
  Decoded decoded = DecodeText(bytes);
  if (decoded.encoding == Encoding::kUnknown) {
    Reject(article, ArticleStatus::kBadEncoding, "bytes in no encoding that is known");
    return article;
  }
  element value;
  auto failure = parser_->parser.parse(decoded.text).get(value);
  if (failure != simdjson::SUCCESS) {
    decoded.text = RepairJson(decoded.text);
    failure = parser_->parser.parse(decoded.text).get(value);
  }
  object record;
  if (failure != simdjson::SUCCESS || value.get(record) != simdjson::SUCCESS) {
    Reject(article, ArticleStatus::kError,
           failure != simdjson::SUCCESS ? fmt::format("broken JSON: {}", simdjson::error_message(failure))
                                        : "JSON, but not an object");
    return article;
  }
  if (WrittenByLapwing(record)) {
    TakeAsWritten(record, article);
    return article;
  }
  GivenFields given;
  given.id = First(record, {"id"});
  given.url = First(record, {"url", "link"});
  given.publisher = First(record, {"publisher", "source", "source_domain"});
  given.author = Names(First(record, {"author", "authors", "byline"}));
  given.published = First(record, {"published", "date", "date_publish", "pub_date", "published_at"});
  given.language = First(record, {"language"});
  given.story = First(record, {"story"});
  given.title = First(record, {"title", "headline", "title_page"});
  given.text = First(record, {"text", "maintext", "content", "body", "event_text"});
  return GivenArticle(given, debris_, "none of the fields text, maintext, content, body, event_text");
}

}  // namespace lapwing
