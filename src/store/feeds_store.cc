// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <variant>

#include "store/store.h"

namespace lapwing {
namespace {

/// A column of the table and what it keeps of a feed. The first is the key.
struct Column {
  const char* name;
  std::variant<std::string WatchedFeed::*, int64_t WatchedFeed::*, bool WatchedFeed::*, FeedState WatchedFeed::*> member;
  bool of_user = false;  ///< the user alone decides it: a look at the feed changes nothing there
};

const Column kColumns[] = {
    {"url", &WatchedFeed::url}, {"title", &WatchedFeed::title}, {"folder", &WatchedFeed::folder, true}, {"home", &WatchedFeed::home},
    {"every_seconds", &WatchedFeed::interval, true}, {"pages", &WatchedFeed::pages, true}, {"state", &WatchedFeed::state}, {"error", &WatchedFeed::error},
    {"due", &WatchedFeed::due}, {"last_try", &WatchedFeed::last_try}, {"last_success", &WatchedFeed::last_success}, {"last_whole", &WatchedFeed::last_whole},
    {"failures", &WatchedFeed::failures}, {"refusals", &WatchedFeed::refusals}, {"etag", &WatchedFeed::etag}, {"last_modified", &WatchedFeed::last_modified},
    {"body", &WatchedFeed::body}, {"wait_seconds", &WatchedFeed::wait}, {"skip_hours", &WatchedFeed::skip_hours}, {"skip_days", &WatchedFeed::skip_days},
    {"moved_to", &WatchedFeed::moved_to}, {"moved_times", &WatchedFeed::moved_times}, {"moved_since", &WatchedFeed::moved_since},
    {"discovered", &WatchedFeed::discovered}, {"pages_waiting", &WatchedFeed::pages_waiting}, {"articles", &WatchedFeed::articles},
};

FeedState StateOf(std::string_view name) {
  for (FeedState state : {FeedState::kStopped, FeedState::kGone}) {
    if (name == ToString(state)) return state;
  }
  return FeedState::kActive;
}

void Take(const SqlRow& row, int column, std::string& text) { text = row.Text(column); }
void Take(const SqlRow& row, int column, int64_t& number) { number = row.Int(column); }
void Take(const SqlRow& row, int column, bool& flag) { flag = row.Int(column) != 0; }
void Take(const SqlRow& row, int column, FeedState& state) { state = StateOf(row.Text(column)); }

SqlValue ValueOf(const std::string& text) { return SqlValue::OrNull(text); }
SqlValue ValueOf(int64_t number) { return number; }
SqlValue ValueOf(bool flag) { return flag ? 1 : 0; }
SqlValue ValueOf(FeedState state) { return ToString(state); }

WatchedFeed FeedOf(const SqlRow& row) {
  WatchedFeed feed;
  int at = 0;
  for (const Column& column : kColumns) {
    std::visit([&](auto member) { Take(row, at, feed.*member); }, column.member);
    ++at;
  }
  return feed;
}

/// In the order of the columns; of those that a look may change, or of all.
std::vector<SqlValue> ValuesOf(const WatchedFeed& feed, bool all) {
  std::vector<SqlValue> values;
  for (const Column& column : kColumns) {
    if (all || !column.of_user) values.push_back(std::visit([&](auto member) { return ValueOf(feed.*member); }, column.member));
  }
  return values;
}

std::string Names() {
  std::string names;
  for (const Column& column : kColumns) names += (names.empty() ? "" : ", ") + std::string(column.name);
  return names;
}

std::string InsertSql() {
  std::string marks;
  for (size_t i = 1; i <= std::size(kColumns); ++i) marks += (i == 1 ? "$" : ", $") + std::to_string(i);
  return "INSERT INTO feeds (" + Names() + ") VALUES (" + marks + ") ON CONFLICT (url) DO NOTHING RETURNING 1";
}

std::string UpdateSql() {
  std::string sets;
  int mark = 0;
  for (const Column& column : kColumns) {
    if (column.of_user) continue;
    ++mark;
    sets += (mark == 1 ? "" : ", ") + std::string(column.name) + " = $" + std::to_string(mark);
  }
  return "UPDATE feeds SET " + sets + " WHERE url = $" + std::to_string(mark + 1);
}

}  // namespace

Result<int64_t> Store::AddFeeds(std::span<const WatchedFeed> feeds) {
  int64_t added = 0;
  Status status = Transact([&]() -> Status {
    added = 0;
    for (const WatchedFeed& feed : feeds) {
      Status one = sql_->Query(InsertSql(), std::span<const SqlValue>(ValuesOf(feed, true)), [&](const SqlRow&) {
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
    for (const auto& [was, feed] : changes) {
      std::vector<SqlValue> values = ValuesOf(feed, false);
      values.emplace_back(was);
      Status one = sql_->Query(UpdateSql(), std::span<const SqlValue>(values), {});
      if (!one) return one;
    }
    return Ok{};
  });
}

Status Store::SetFeed(const WatchedFeed& feed) {
  return Transact([&]() -> Status {
    Status status = sql_->Query("DELETE FROM feeds WHERE url = $1", {feed.url});
    if (!status) return status;
    return sql_->Query(InsertSql(), std::span<const SqlValue>(ValuesOf(feed, true)), {});
  });
}

Result<std::vector<WatchedFeed>> Store::Feeds() {
  std::vector<WatchedFeed> feeds;
  Status status = sql_->Query("SELECT " + Names() + " FROM feeds", {}, [&](const SqlRow& row) {
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
