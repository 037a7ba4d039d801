// SPDX-License-Identifier: Apache-2.0
#include "read/json_article.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>
#include <initializer_list>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/body_filter.h"
#include "read/entities.h"
#include "read/html_page.h"
#include "read/input_kind.h"
#include "read/json_repair.h"
#include "read/page_date.h"
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
      if (item.get(text) != simdjson::SUCCESS) continue;
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
    if (!Trim(text).empty()) return text;
  }
  return "";
}

std::string OneLine(const std::string& text) { return TidyLine(CleanText(DecodeEntities(text))); }

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

// A record that Lapwing wrote: reading it again must change nothing.
void TakeAsWritten(object record, Article& article) {
  article.id = First(record, {"id"});
  article.url = First(record, {"url"});
  article.publisher = First(record, {"publisher"});
  article.published = First(record, {"published"});
  article.title = First(record, {"title"});
  article.text = First(record, {"text"});
  article.published_basis = First(record, {"published_basis"});
  article.language = LowerAscii(First(record, {"language"}));
  if (article.language.starts_with("en")) article.language = "en";
  article.story = First(record, {"story"});
  article.path = First(record, {"path"});
  article.status = StatusFrom(First(record, {"status"}));
  article.reason = First(record, {"reason"});
}

void TakeDate(object record, Article& article) {
  std::string given = First(record, {"published", "date", "date_publish", "pub_date", "published_at"});
  if (given.empty()) return;
  if (std::optional<std::string> date = ParsePageDate(given)) {
    article.published = *date;
    article.published_basis = "given";
    return;
  }
  article.reason = fmt::format("the date '{}' was not understood", CleanText(given.substr(0, 40)));
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
  article.id = CleanText(First(record, {"id"}));
  article.url = CleanText(First(record, {"url", "link"}));
  article.publisher = OneLine(First(record, {"publisher", "source", "source_domain"}));
  TakeDate(record, article);
  article.language = LowerAscii(First(record, {"language"}));
  if (article.language.starts_with("en")) article.language = "en";
  article.story = First(record, {"story"});
  article.title = OneLine(Unescape(First(record, {"title", "headline"})));
  std::string text = First(record, {"text", "maintext", "content", "body", "event_text"});
  if (text.empty()) {
    Reject(article, ArticleStatus::kEmpty,
           article.title.empty() ? "no text: none of the fields text, maintext, content, body, event_text"
                                 : "a title but no text: none of the fields text, maintext, content, body, event_text");
    return article;
  }
  std::vector<Paragraph> paragraphs =
      HasMarkup(text) ? HtmlFragmentParagraphs(text) : SplitParagraphs(CleanText(DecodeEntities(text)));
  Body body = FilterBody(paragraphs, article.title, debris_, true);
  article.text = JoinParagraphs(body.paragraphs);
  JudgeArticle(article, body, debris_);
  return article;
}

}  // namespace lapwing
