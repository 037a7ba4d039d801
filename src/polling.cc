// SPDX-License-Identifier: Apache-2.0
#include "polling.h"

#include <fmt/format.h>

#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "feeds/schedule.h"
#include "polling_pages.h"
#include "read/feed_articles.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

constexpr int64_t kPatience = 3;  // times that an entry waits for its page, or for the rest of a feed that breaks off

/// One feed on its way through a round.
struct Visit {
  std::string was;   ///< the address that the store knows
  WatchedFeed feed;
  Fetched got;
  FeedNews news;
  FeedReport report;
  std::vector<Article> fresh;
  bool touched = false;  ///< there is something to save
};

class Round {
 public:
  Round(const Pipeline& pipeline, Store& store, const PollOptions& options, int64_t now, const Debris& debris)
      : pipeline_(pipeline), store_(store), options_(options), now_(now), debris_(debris), courier_(options.courier) {}

  Result<PollTotals> Run() {
    Result<std::vector<WatchedFeed>> feeds = store_.Feeds();
    if (!feeds) return feeds.error();
    std::vector<Visit> visits;
    for (WatchedFeed& feed : *feeds) {
      addresses_.insert(feed.url);
      if (feed.state != FeedState::kActive) continue;
      if (feed.due > now_) {
        NoteNext(feed);
        continue;
      }
      Visit visit;
      visit.was = feed.url;
      visit.feed = std::move(feed);
      visits.push_back(std::move(visit));
    }
    totals_.feeds = static_cast<int64_t>(visits.size());
    // By parts: what was read is saved before a thousand other feeds have answered.
    constexpr size_t kPart = 64;
    for (size_t begin = 0; begin < visits.size() && !Stopped(); begin += kPart) {
      Status status = Part(std::span(visits).subspan(begin, std::min(kPart, visits.size() - begin)));
      if (!status) return status.error();
    }
    return totals_;
  }

 private:
  bool Stopped() const { return options_.courier.stop && options_.courier.stop(); }

  void NoteNext(const WatchedFeed& feed) {
    if (feed.state == FeedState::kActive && (totals_.next == 0 || feed.due < totals_.next)) totals_.next = feed.due;
  }

  Status Part(std::span<Visit> visits) {
    std::vector<Visit*> all;
    for (Visit& visit : visits) all.push_back(&visit);
    FetchAll(all);
    std::vector<Visit*> found;  // their addresses, in pages
    for (Visit* visit : all) {
      Status status = Read(*visit);
      if (!status) return status;
      if (Discover(*visit)) found.push_back(visit);
    }
    FetchAll(found);
    for (Visit* visit : found) {
      Status status = Read(*visit);
      if (!status) return status;
    }
    TakePages(all);
    Status saved = Ingest(all);
    if (!saved || Stopped()) return saved;
    return Finish(all);
  }

  void FetchAll(const std::vector<Visit*>& visits) {
    std::vector<Errand> errands;
    for (const Visit* visit : visits) errands.push_back({RequestFor(visit->feed, now_), false});
    std::vector<Fetched> got = courier_.Fetch(errands);
    for (size_t i = 0; i < visits.size(); ++i) visits[i]->got = std::move(got[i]);
  }

  /// The document, where there is a new one, and which of its entries are new.
  Status Read(Visit& visit) {
    WatchedFeed& feed = visit.feed;
    visit.news = {};
    visit.news.wait = feed.wait;
    visit.news.skip_hours = feed.skip_hours;
    visit.news.skip_days = feed.skip_days;
    visit.news.hash = feed.body;
    if (visit.got.outcome != Outcome::kFetched) return Ok{};
    visit.news.hash = HexHash128(visit.got.body);
    if (visit.news.hash == feed.body) return Ok{};
    Result<Feed> document = ParseFeed(visit.got.body, {visit.got.url, visit.got.charset});
    if (!document) {
      visit.news.error = document.error().message;
      return Ok{};
    }
    visit.news.wait = document->wait_seconds;
    visit.news.skip_hours = document->skip_hours;
    visit.news.skip_days = document->skip_days;
    if (feed.title.empty()) feed.title = document->title;
    feed.home = document->home;
    visit.report.entries = static_cast<int64_t>(document->entries.size());
    if (document->entries.empty()) {
      if (document->broken_off) visit.news.error = "a feed that breaks off before its first entry";
      return Ok{};
    }
    bool whole = !document->broken_off || feed.pages_waiting >= kPatience;
    std::vector<Article> articles = FeedArticles(*document, debris_);
    articles.resize(document->entries.size());  // what was left out is no entry
    for (Article& article : articles) {
      if (!whole && &article == &articles.back()) {  // half an entry would be taken for all of it for ever
        visit.news.pages_waiting = true;
        ++visit.report.waiting;
        continue;
      }
      GiveId(article);
      if (!seen_.insert(article.id).second) continue;
      Result<bool> known = store_.HasArticle(article.id);
      if (!known) return known.error();
      if (*known) continue;
      article.path = feed.url;
      visit.fresh.push_back(std::move(article));
    }
    return Ok{};
  }

  /// The address of a page was added, and the page names its feed: asked once, at the first look.
  bool Discover(Visit& visit) {
    WatchedFeed& feed = visit.feed;
    if (visit.got.outcome != Outcome::kFetched || visit.news.error.empty() || feed.discovered || feed.last_success != 0) return false;
    feed.discovered = true;
    std::string link = FeedLinkOf(visit.got.body, visit.got.url);
    if (link.empty() || !AddressFault(link, options_.courier.policy).empty()) return false;
    link = PlainAddress(link);
    if (addresses_.contains(link)) {
      feed.state = FeedState::kStopped;
      visit.news.error = fmt::format("a page; its feed {} is read already", link);
      return false;
    }
    addresses_.insert(link);
    feed.url = link;
    return true;
  }

  void TakePages(const std::vector<Visit*>& visits) {
    std::vector<Errand> errands;
    std::vector<std::pair<Visit*, size_t>> whose;
    for (Visit* visit : visits) {
      if (!options_.pages && !visit->feed.pages) continue;
      for (size_t i = 0; i < visit->fresh.size(); ++i) {
        if (visit->fresh[i].url.empty()) continue;
        whose.emplace_back(visit, i);
      }
    }
    size_t most = options_.most_pages - std::min(options_.most_pages, pages_);
    for (size_t k = 0; k < std::min(most, whose.size()); ++k) errands.push_back(PageErrand(whose[k].first->fresh[whose[k].second].url));
    pages_ += errands.size();
    std::vector<Fetched> got = courier_.Fetch(errands);
    std::set<std::pair<Visit*, size_t>> waiting;
    for (size_t k = 0; k < whose.size(); ++k) {
      auto [visit, i] = whose[k];
      bool last_chance = visit->feed.pages_waiting >= kPatience;
      bool later = k >= got.size() || (PageMayCome(got[k]) && !last_chance);
      if (later) waiting.insert(whose[k]);
      else TakePage(visit->fresh[i], got[k], debris_);
    }
    for (Visit* visit : visits) {
      std::vector<Article> kept;
      for (size_t i = 0; i < visit->fresh.size(); ++i) {
        if (!waiting.contains({visit, i})) kept.push_back(std::move(visit->fresh[i]));
      }
      visit->report.waiting += static_cast<int64_t>(visit->fresh.size() - kept.size());
      visit->news.pages_waiting = visit->news.pages_waiting || kept.size() < visit->fresh.size();
      visit->fresh = std::move(kept);
    }
  }

  Status Ingest(const std::vector<Visit*>& visits) {
    std::vector<Article> articles;
    for (Visit* visit : visits) {
      visit->report.fresh = static_cast<int64_t>(visit->fresh.size());
      for (Article& article : visit->fresh) {
        bool readable = article.status == ArticleStatus::kOk || article.status == ArticleStatus::kTruncated;
        if (!readable) ++visit->report.rejected;
        articles.push_back(std::move(article));
      }
      visit->fresh.clear();
      visit->feed.articles += visit->report.fresh;
    }
    if (articles.empty()) return Ok{};
    size_t next = 0;
    IngestOptions how;
    how.threads = options_.threads;
    auto give = [&](Article& article) {
      if (next == articles.size()) return false;
      article = std::move(articles[next++]);
      return true;
    };
    Result<IngestTotals> totals = IngestArticles(pipeline_, store_, give, how);
    if (!totals) return totals.error();
    totals_.ingested.articles += totals->articles;
    totals_.ingested.rejected += totals->rejected;
    totals_.ingested.coded += totals->coded;
    totals_.ingested.events += totals->events;
    return Ok{};
  }

  Status Finish(const std::vector<Visit*>& visits) {
    std::vector<Store::FeedChange> changes;
    for (Visit* visit : visits) {
      Conclude(*visit);
      if (visit->touched) changes.push_back({visit->was, visit->feed});
    }
    Status status = store_.SaveFeeds(changes);
    if (!status) return status;
    for (Visit* visit : visits) {
      NoteNext(visit->feed);
      visit->report.url = visit->was;
      visit->report.status = visit->got.status;
      visit->report.due = visit->feed.state == FeedState::kActive ? visit->feed.due : 0;
      if (visit->report.outcome == "failed") ++totals_.failed;
      if (options_.told) options_.told(visit->report);
    }
    return Ok{};
  }

  void Conclude(Visit& visit) {
    WatchedFeed& feed = visit.feed;
    FeedReport& report = visit.report;
    if (visit.got.error == Courier::kStopped) {
      report.outcome = "put off";
      report.error = Courier::kStopped;
      return;
    }
    visit.touched = true;
    if (visit.got.error == Courier::kPutOff) {
      PutOff(feed, visit.got.retry_after, now_);
      report.outcome = "put off";
      report.error = visit.got.error;
      return;
    }
    std::string before = feed.url;
    bool same = visit.got.outcome == Outcome::kUnchanged || visit.news.hash == feed.body;
    FeedState stopped = feed.state;
    Settle(feed, visit.got, visit.news, now_);
    if (feed.url != before) {
      if (addresses_.contains(feed.url)) {
        feed.error = fmt::format("has moved to {}, which is read already", feed.url);
        feed.url = before;
        feed.state = stopped = FeedState::kStopped;
      } else {
        addresses_.insert(feed.url);
      }
    }
    if (stopped == FeedState::kStopped) feed.state = stopped;
    report.error = feed.error;
    report.outcome = !feed.error.empty() ? "failed" : feed.url != visit.was ? "moved" : same ? "unchanged" : "read";
  }

  const Pipeline& pipeline_;
  Store& store_;
  const PollOptions& options_;
  int64_t now_;
  const Debris& debris_;
  Courier courier_;
  PollTotals totals_;
  std::set<std::string> addresses_, seen_;
  size_t pages_ = 0;
};

}  // namespace

Result<PollTotals> PollFeeds(const Pipeline& pipeline, Store& store, const PollOptions& options, int64_t now) {
  Result<Debris> debris = Debris::Load(DataPath("knowledge/debris.txt"));
  if (!debris) return debris.error();
  return Round(pipeline, store, options, now, *debris).Run();
}

}  // namespace lapwing
