// SPDX-License-Identifier: Apache-2.0
#include "polling_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "read/html_page.h"
#include "read/input_kind.h"
#include "read/text_page.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

void Without(Article& entry, ArticleStatus status, const std::string& why) {
  std::string reason = fmt::format("its page was not read: {}", why);
  if (Readable(entry)) entry.reason = std::move(reason);
  else Reject(entry, entry.text.empty() ? status : entry.status, std::move(reason));
}

Errand PageErrand(const std::string& url) {
  Errand errand;
  errand.request.url = url;
  errand.request.accept = "text/html, application/xhtml+xml, text/plain;q=0.5, */*;q=0.1";
  errand.page = true;
  return errand;
}

}  // namespace

size_t TakePages(const std::vector<Visit*>& visits, Courier& courier, const Debris& debris, const PageWishes& wishes) {
  std::vector<std::pair<const Visit*, Article*>> wanted;
  for (Visit* visit : visits) {
    if (!wishes.all && !visit->feed.pages) continue;
    for (Article& entry : visit->fresh) {
      if (!entry.url.empty()) wanted.emplace_back(visit, &entry);
    }
  }
  std::vector<Errand> errands;
  for (size_t i = 0; i < std::min(wishes.most, wanted.size()); ++i) errands.push_back(PageErrand(wanted[i].second->url));
  std::vector<Fetched> got = courier.Fetch(errands);
  const bool stopped = wishes.stopped();
  std::set<const Article*> waiting;
  for (size_t i = 0; i < wanted.size(); ++i) {
    auto [visit, entry] = wanted[i];
    bool later = i >= got.size() || (PageMayCome(got[i]) && (stopped || !visit->LastChance()));
    if (later) waiting.insert(entry);
    else TakePage(*entry, got[i], debris);
  }
  for (Visit* visit : visits) {
    auto count = std::erase_if(visit->fresh, [&](const Article& entry) { return waiting.contains(&entry); });
    visit->report.waiting += static_cast<int64_t>(count);
    visit->news.pages_waiting = visit->news.pages_waiting || count > 0;
  }
  return errands.size();
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
