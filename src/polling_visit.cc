// SPDX-License-Identifier: Apache-2.0
#include "polling_visit.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "read/feed_articles.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

/// The entries as articles, those that are new. Of a document that breaks off the last one waits for its rest: half an entry would be
/// taken for all of it for ever.
Status TakeEntries(Visit& visit, const Feed& document, Store& store, const Debris& debris, std::set<std::string>& seen) {
  bool whole = !document.broken_off || visit.LastChance();
  std::vector<Article> articles = FeedArticles(document, debris);
  articles.resize(document.entries.size());  // what was left out is no entry
  if (!whole) {
    articles.pop_back();
    visit.news.pages_waiting = true;
    ++visit.report.waiting;
  }
  for (Article& article : articles) {
    GiveId(article);
    if (!seen.insert(article.id).second) continue;
    Result<bool> known = store.HasArticle(article.id);
    if (!known) return known.error();
    if (*known) continue;
    article.path = visit.feed.url;
    visit.fresh.push_back(std::move(article));
  }
  return Ok{};
}

}  // namespace

Status ReadVisit(Visit& visit, Store& store, const Debris& debris, std::set<std::string>& seen) {
  WatchedFeed& feed = visit.feed;
  FeedNews& news = visit.news;
  news = {"", feed.wait, feed.skip_hours, feed.skip_days, feed.body, false};
  if (visit.got.outcome != Outcome::kFetched) return Ok{};
  news.hash = HexHash128(visit.got.body);
  if (news.hash == feed.body) return Ok{};
  Result<Feed> document = ParseFeed(visit.got.body, {visit.got.url, visit.got.charset});
  if (!document) {
    news.error = document.error().message;
    return Ok{};
  }
  news.wait = document->wait_seconds;
  news.skip_hours = document->skip_hours;
  news.skip_days = document->skip_days;
  if (feed.title.empty()) feed.title = document->title;
  feed.home = document->home;
  visit.report.entries = static_cast<int64_t>(document->entries.size());
  if (!document->entries.empty()) return TakeEntries(visit, *document, store, debris, seen);
  if (document->broken_off) news.error = "a feed that breaks off before its first entry";
  return Ok{};
}

bool DiscoverFeed(Visit& visit, const FetchPolicy& policy, std::set<std::string>& addresses) {
  WatchedFeed& feed = visit.feed;
  if (visit.got.outcome != Outcome::kFetched || visit.news.error.empty() || feed.discovered || feed.last_success != 0) return false;
  feed.discovered = true;
  std::string link = FeedLinkOf(visit.got.body, visit.got.url);
  if (link.empty() || !AddressFault(link, policy).empty()) return false;
  link = PlainAddress(link);
  if (addresses.contains(link)) {
    feed.state = FeedState::kStopped;
    visit.news.error = fmt::format("a page; its feed {} is read already", link);
    return false;
  }
  addresses.insert(link);
  feed.url = link;
  return true;
}

void Conclude(Visit& visit, std::set<std::string>& addresses, int64_t now) {
  WatchedFeed& feed = visit.feed;
  FeedReport& report = visit.report;
  if (visit.got.error == Courier::kStopped) {
    report.outcome = "put off";
    report.error = Courier::kStopped;
    return;
  }
  visit.touched = true;
  if (visit.got.error == Courier::kPutOff) {
    PutOff(feed, visit.got.retry_after, now);
    report.outcome = "put off";
    report.error = visit.got.error;
    return;
  }
  std::string before = feed.url;
  bool same = visit.got.outcome == Outcome::kUnchanged || visit.news.hash == feed.body;
  FeedState stopped = feed.state;
  Settle(feed, visit.got, visit.news, now);
  if (feed.url != before) {
    if (addresses.contains(feed.url)) {
      feed.error = fmt::format("has moved to {}, which is read already", feed.url);
      feed.url = before;
      feed.state = stopped = FeedState::kStopped;
    } else {
      addresses.insert(feed.url);
    }
  }
  if (stopped == FeedState::kStopped) feed.state = stopped;
  report.error = feed.error;
  report.outcome = !feed.error.empty() ? "failed" : feed.url != visit.was ? "moved" : same ? "unchanged" : "read";
}

}  // namespace lapwing
