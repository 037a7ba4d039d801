// SPDX-License-Identifier: Apache-2.0
#include "read/given_article.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/authors.h"
#include "read/body_filter.h"
#include "read/entities.h"
#include "read/html_page.h"
#include "read/input_kind.h"
#include "read/json_repair.h"
#include "read/page_date.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

std::string OneLine(std::string_view text) { return TidyLine(CleanText(DecodeEntities(text))); }

std::string_view Present(std::string_view value) {
  value = Trim(value);
  return OneOf(value, {"None", "null", "NaN", "nan", "NULL", "N/A"}) ? std::string_view() : value;
}

void TakeDate(std::string_view given, Article& article) {
  if (given.empty()) return;
  if (std::optional<std::string> date = ParsePageDate(given)) {
    article.published = *date;
    article.published_basis = "given";
    return;
  }
  article.reason = fmt::format("the date '{}' was not understood", CleanText(given.substr(0, 40)));
}

Article Known(const GivenFields& given) {
  Article article;
  article.id = Trim(CleanText(Present(given.id)));
  article.url = Trim(CleanText(Present(given.url)));
  article.publisher = OneLine(Present(given.publisher));
  article.author = TidyAuthors(OneLine(Present(given.author)));
  TakeDate(Present(given.published), article);
  article.language = LowerAscii(Present(given.language));
  if (article.language.starts_with("en")) article.language = "en";
  article.story = Trim(CleanText(Present(given.story)));
  article.title = OneLine(Unescape(Present(given.title)));
  return article;
}

void Finish(Article& article, const std::vector<Paragraph>& paragraphs, const Debris& debris) {
  Body body = FilterBody(paragraphs, article.title, debris, true);
  article.text = JoinParagraphs(body.paragraphs);
  JudgeArticle(article, body, debris);
}

}  // namespace

Article GivenArticle(const GivenFields& given, const Debris& debris, std::string_view why_none) {
  Article article = Known(given);
  std::string_view text = Present(given.text);
  if (text.empty()) {
    Reject(article, ArticleStatus::kEmpty, fmt::format("{}: {}", article.title.empty() ? "no text" : "a title but no text", why_none));
    return article;
  }
  Finish(article, HasMarkup(text) ? HtmlFragmentParagraphs(text) : SplitParagraphs(CleanText(DecodeEntities(text))), debris);
  return article;
}

Article GivenArticle(const GivenFields& given, const std::vector<Paragraph>& paragraphs, const Debris& debris) {
  Article article = Known(given);
  Finish(article, paragraphs, debris);
  return article;
}

}  // namespace lapwing
