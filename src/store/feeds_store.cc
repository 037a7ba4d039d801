// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "store/store.h"

namespace lapwing {
namespace {

constexpr const char* kColumns =
    "url, title, folder, home, every_seconds, pages, state, error, due, last_try, last_success, last_whole, failures, refusals, etag, last_modified, body, wait_seconds, skip_hours, skip_days, moved_to, "
    "moved_times, moved_since, discovered, pages_waiting, articles";

constexpr const char* kInsert =
    "INSERT INTO feeds (url, title, folder, home, every_seconds, pages, state, error, due, last_try, last_success, last_whole, failures, refusals, etag, last_modified, body, wait_seconds, skip_hours, skip_days, "
    "moved_to, moved_times, moved_since, discovered, pages_waiting, articles) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26) "
    "ON CONFLICT (url) DO NOTHING RETURNING 1";

constexpr const char* kUpdate =
    "UPDATE feeds SET url = $1, title = $2, home = $3, state = $4, error = $5, due = $6, last_try = $7, last_success = $8, last_whole = $9, failures = $10, refusals = $11, etag = $12, last_modified = $13, "
    "body = $14, wait_seconds = $15, skip_hours = $16, skip_days = $17, moved_to = $18, moved_times = $19, moved_since = $20, discovered = $21, pages_waiting = $22, articles = $23 WHERE url = $24";

FeedState StateOf(std::string_view name) {
  for (FeedState state : {FeedState::kStopped, FeedState::kGone}) {
    if (name == ToString(state)) return state;
  }
  return FeedState::kActive;
}

WatchedFeed FeedOf(const SqlRow& row) {
  WatchedFeed feed;
  feed.url = row.Text(0);
  feed.title = row.Text(1);
  feed.folder = row.Text(2);
  feed.home = row.Text(3);
  feed.interval = row.Int(4);
  feed.pages = row.Int(5) != 0;
  feed.state = StateOf(row.Text(6));
  feed.error = row.Text(7);
  feed.due = row.Int(8);
  feed.last_try = row.Int(9);
  feed.last_success = row.Int(10);
  feed.last_whole = row.Int(11);
  feed.failures = row.Int(12);
  feed.refusals = row.Int(13);
  feed.etag = row.Text(14);
  feed.last_modified = row.Text(15);
  feed.body = row.Text(16);
  feed.wait = row.Int(17);
  feed.skip_hours = row.Int(18);
  feed.skip_days = row.Int(19);
  feed.moved_to = row.Text(20);
  feed.moved_times = row.Int(21);
  feed.moved_since = row.Int(22);
  feed.discovered = row.Int(23) != 0;
  feed.pages_waiting = row.Int(24);
  feed.articles = row.Int(25);
  return feed;
}

std::vector<SqlValue> ValuesOf(const WatchedFeed& f) {
  return {f.url, SqlValue::OrNull(f.title), SqlValue::OrNull(f.folder), SqlValue::OrNull(f.home), f.interval, f.pages ? 1 : 0, ToString(f.state), SqlValue::OrNull(f.error), f.due, f.last_try,
          f.last_success, f.last_whole, f.failures, f.refusals, SqlValue::OrNull(f.etag), SqlValue::OrNull(f.last_modified), SqlValue::OrNull(f.body), f.wait, f.skip_hours, f.skip_days,
          SqlValue::OrNull(f.moved_to), f.moved_times, f.moved_since, f.discovered ? 1 : 0, f.pages_waiting, f.articles};
}

}  // namespace

Result<int64_t> Store::AddFeeds(std::span<const WatchedFeed> feeds) {
  int64_t added = 0;
  Status status = Transact([&]() -> Status {
    added = 0;
    for (const WatchedFeed& feed : feeds) {
      Status one = sql_->Query(kInsert, std::span<const SqlValue>(ValuesOf(feed)), [&](const SqlRow&) {
        ++added;
        return true;
      });
      if (!one) return one;
    }
    return Ok{};
  });
  if (!status) return status.error();
  return added;
}

Result<bool> Store::RemoveFeed(const std::string& url) {
  bool removed = false;
  Status status = Transact([&]() -> Status {
    removed = false;
    return sql_->Query("DELETE FROM feeds WHERE url = $1 RETURNING 1", {url}, [&](const SqlRow&) {
      removed = true;
      return true;
    });
  });
  if (!status) return status.error();
  return removed;
}

Status Store::SaveFeeds(std::span<const FeedChange> changes) {
  return Transact([&]() -> Status {
    for (const auto& [was, f] : changes) {
      Status one = sql_->Query(kUpdate, {f.url, SqlValue::OrNull(f.title), SqlValue::OrNull(f.home), ToString(f.state), SqlValue::OrNull(f.error), f.due, f.last_try, f.last_success, f.last_whole, f.failures,
                                         f.refusals, SqlValue::OrNull(f.etag), SqlValue::OrNull(f.last_modified), SqlValue::OrNull(f.body), f.wait, f.skip_hours, f.skip_days, SqlValue::OrNull(f.moved_to),
                                         f.moved_times, f.moved_since, f.discovered ? 1 : 0, f.pages_waiting, f.articles, was});
      if (!one) return one;
    }
    return Ok{};
  });
}

Status Store::SetFeed(const WatchedFeed& feed) {
  return Transact([&]() -> Status {
    Status status = sql_->Query("DELETE FROM feeds WHERE url = $1", {feed.url});
    if (!status) return status;
    return sql_->Query(kInsert, std::span<const SqlValue>(ValuesOf(feed)), {});
  });
}

Result<std::vector<WatchedFeed>> Store::Feeds() {
  std::vector<WatchedFeed> feeds;
  Status status = sql_->Query(std::string("SELECT ") + kColumns + " FROM feeds", {}, [&](const SqlRow& row) {
    feeds.push_back(FeedOf(row));
    return true;
  });
  if (!status) return status.error();
  // Not by the database, whose order of letters depends on where it runs.
  std::sort(feeds.begin(), feeds.end(), [](const WatchedFeed& a, const WatchedFeed& b) { return std::tie(a.folder, a.url) < std::tie(b.folder, b.url); });
  return feeds;
}

Result<bool> Store::HasArticle(const std::string& id) {
  bool found = false;
  Status status = sql_->Query("SELECT 1 FROM articles WHERE id = $1 AND text IS NOT NULL", {id}, [&](const SqlRow&) {
    found = true;
    return true;
  });
  if (!status) return status.error();
  return found;
}

}  // namespace lapwing
