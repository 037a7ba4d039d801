// SPDX-License-Identifier: Apache-2.0
#include "polling_pages.h"

#include <fmt/format.h>

#include "read/html_page.h"
#include "read/input_kind.h"
#include "read/text_page.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

bool Readable(const Article& article) { return article.status == ArticleStatus::kOk || article.status == ArticleStatus::kTruncated; }

void Without(Article& entry, ArticleStatus status, const std::string& why) {
  std::string reason = fmt::format("its page was not read: {}", why);
  if (Readable(entry)) entry.reason = std::move(reason);
  else Reject(entry, entry.text.empty() ? status : entry.status, std::move(reason));
}

}  // namespace

Errand PageErrand(const std::string& url) {
  Errand errand;
  errand.request.url = url;
  errand.request.accept = "text/html, application/xhtml+xml, text/plain;q=0.5, */*;q=0.1";
  errand.page = true;
  return errand;
}

bool PageMayCome(const Fetched& got) {
  return got.outcome == Outcome::kFailed || (got.outcome == Outcome::kAnswered && (got.status == 429 || got.status >= 500));
}

void TakePage(Article& entry, const Fetched& got, const Debris& debris) {
  if (got.outcome != Outcome::kFetched) return Without(entry, ArticleStatus::kError, got.error);
  if (got.mining_reserved) return Without(entry, ArticleStatus::kError, "its publisher reserves text mining (TDM-Reservation)");
  if (got.no_archive) return Without(entry, ArticleStatus::kError, "its publisher does not want it kept (X-Robots-Tag)");
  InputKind kind = TellKind(std::string_view(got.body).substr(0, size_t{1} << 16));
  if (kind != InputKind::kHtml && kind != InputKind::kText) return Without(entry, ArticleStatus::kNotArticle, kind == InputKind::kEmpty ? "empty" : "neither HTML nor text");
  Article page = kind == InputKind::kHtml ? ReadHtmlPage(got.body, debris, got.charset) : ReadTextPage(got.body, debris, got.charset);
  if (!Readable(page)) return Without(entry, page.status, page.reason);
  if (page.text.size() <= entry.text.size() && Readable(entry)) return;
  entry.text = std::move(page.text);
  entry.status = page.status;
  entry.reason = std::move(page.reason);
  if (!page.language.empty()) entry.language = std::move(page.language);
  if (entry.title.empty()) entry.title = std::move(page.title);
  if (entry.publisher.empty()) entry.publisher = std::move(page.publisher);
  if (entry.published.empty()) {
    entry.published = std::move(page.published);
    entry.published_basis = std::move(page.published_basis);
  }
}

}  // namespace lapwing
