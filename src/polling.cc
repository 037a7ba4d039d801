// SPDX-License-Identifier: Apache-2.0
#include "polling.h"

#include <algorithm>
#include <set>

#include "base/file.h"
#include "polling_pages.h"
#include "polling_visit.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

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
    Status read = ReadAll(all);
    if (!read) return read;
    std::vector<Visit*> found;  // their addresses, in pages
    for (Visit* visit : all) {
      if (DiscoverFeed(*visit, options_.courier.policy, addresses_)) found.push_back(visit);
    }
    FetchAll(found);
    read = ReadAll(found);
    if (!read) return read;
    pages_ += TakePages(all, courier_, debris_, {options_.pages, options_.most_pages - pages_, [this] { return Stopped(); }});
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

  Status ReadAll(const std::vector<Visit*>& visits) {
    for (Visit* visit : visits) {
      Status status = ReadVisit(*visit, store_, debris_, seen_);
      if (!status) return status;
    }
    return Ok{};
  }

  Status Ingest(const std::vector<Visit*>& visits) {
    std::vector<Article> articles;
    for (Visit* visit : visits) {
      visit->report.fresh = static_cast<int64_t>(visit->fresh.size());
      for (Article& article : visit->fresh) {
        if (!Readable(article)) ++visit->report.rejected;
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
      Conclude(*visit, addresses_, now_);
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
