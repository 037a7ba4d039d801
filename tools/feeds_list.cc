// SPDX-License-Identifier: Apache-2.0
// The list of feeds of a store.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/file.h"
#include "feed_view.h"
#include "feeds/fetch.h"
#include "feeds/schedule.h"
#include "read/opml.h"
#include "store/store.h"
#include "tools/feeds.h"

namespace lapwing::tools {
namespace {

constexpr size_t kMostBytes = size_t{16} << 20;  // of a list

std::string WithScheme(const std::string& given) { return given.find("://") == std::string::npos ? "https://" + given : given; }

/// The addresses themselves, whatever the port; which of them may be fetched is asked when they are, since names may come to lead elsewhere.
Result<std::string> AddressOf(const std::string& given, bool loopback) {
  FetchPolicy policy;
  policy.ports.clear();
  policy.allow_loopback = loopback;
  std::string url = WithScheme(given);
  std::string fault = AddressFault(url, policy);
  if (!fault.empty()) return Error{Errc::kUsage, fmt::format("not a feed's address: {}", fault), given};
  return PlainAddress(url);
}

/// What is said now holds, and a feed that was given up is tried anew.
void AddAgain(WatchedFeed& known, const WatchedFeed& feed) {
  if (!feed.title.empty()) known.title = feed.title;
  if (!feed.folder.empty()) known.folder = feed.folder;
  if (feed.interval > 0) known.interval = feed.interval;
  known.pages = known.pages || feed.pages;
  if (known.state == FeedState::kActive) return;
  known.state = FeedState::kActive;
  known.due = known.failures = known.refusals = 0;
  known.error.clear();
}

std::string Row(const WatchedFeed& feed) {
  std::string when = feed.last_success == 0 ? "never" : MomentText(feed.last_success);
  std::string next = feed.state != FeedState::kActive ? "never" : feed.due == 0 ? "now" : MomentText(feed.due);
  std::string line = fmt::format("{:<8} {:<20} {:<20} {:>8}  {}", HealthOf(feed), when, next, feed.articles, feed.url);
  if (!feed.title.empty()) line += "  " + feed.title;
  if (!feed.folder.empty()) line += fmt::format("  [{}]", feed.folder);
  if (!feed.error.empty()) line += fmt::format("\n         {}", feed.error);
  return line + "\n";
}

WatchedFeed FeedOf(const OpmlFeed& entry, const std::string& url, const FeedsOptions& options) {
  WatchedFeed feed;
  feed.url = url;
  feed.title = entry.title;
  feed.home = entry.home;
  feed.folder = options.folder.empty() ? entry.folder : entry.folder.empty() ? options.folder : options.folder + "/" + entry.folder;
  feed.interval = entry.minutes * 60;
  if (feed.interval > 0) feed.interval = std::max(feed.interval, kLeastInterval);
  feed.pages = entry.pages || options.pages;
  return feed;
}

}  // namespace

int AddToFeeds(const FeedsOptions& options) {
  std::vector<WatchedFeed> feeds;
  for (const std::string& given : options.urls) {
    Result<std::string> url = AddressOf(given, options.loopback);
    if (!url) return Fail(url.error());
    WatchedFeed feed;
    feed.url = *url;
    feed.title = options.title;
    feed.folder = options.folder;
    feed.interval = options.minutes * 60;
    feed.pages = options.pages;
    feeds.push_back(std::move(feed));
  }
  auto store = options.store.Open(false, true);
  if (!store) return Fail(store.error());
  Result<std::vector<WatchedFeed>> there = (*store)->Feeds();
  if (!there) return Fail(there.error());
  int64_t added = 0;
  for (WatchedFeed& feed : feeds) {
    auto known = std::find_if(there->begin(), there->end(), [&](const WatchedFeed& other) { return other.url == feed.url; });
    if (known == there->end()) {
      Result<int64_t> one = (*store)->AddFeeds(std::span(&feed, 1));
      if (!one) return Fail(one.error());
      added += *one;
      continue;
    }
    AddAgain(*known, feed);
    Status set = (*store)->SetFeed(*known);
    if (!set) return Fail(set.error());
    if (!options.quiet) fmt::print(stderr, "lapwing feeds: {} was there already; changed as you said\n", feed.url);
  }
  if (!options.quiet) fmt::print(stderr, "lapwing feeds: {} added; lapwing feeds poll reads them\n", added);
  return kDone;
}

int RemoveFeeds(const FeedsOptions& options) {
  auto store = options.store.Open(false);
  if (!store) return Fail(store.error());
  std::vector<std::string> urls;
  for (const std::string& given : options.urls) urls.push_back(PlainAddress(WithScheme(given)));
  if (options.gone) {
    Result<std::vector<WatchedFeed>> feeds = (*store)->Feeds();
    if (!feeds) return Fail(feeds.error());
    for (const WatchedFeed& feed : *feeds) {
      if (feed.state != FeedState::kActive) urls.push_back(feed.url);
    }
  } else if (urls.empty()) {
    return Fail({Errc::kUsage, "which feeds? Their addresses, or --gone for those that are given up", ""});
  }
  int code = kDone;
  for (const std::string& url : urls) {
    Result<bool> removed = (*store)->RemoveFeed(url);
    if (!removed) return Fail(removed.error());
    if (*removed && !options.quiet) fmt::print(stderr, "lapwing feeds: removed {}\n", url);
    if (!*removed) {
      fmt::print(stderr, "lapwing feeds: {} is not in the list\n", url);
      code = kAnswerIsNo;
    }
  }
  return code;
}

int ListFeeds(const FeedsOptions& options) {
  auto store = options.store.Open(true);
  if (!store) return Fail(store.error());
  Result<std::vector<WatchedFeed>> feeds = (*store)->Feeds();
  if (!feeds) return Fail(feeds.error());
  if (!options.json && !feeds->empty()) Print(fmt::format("{:<8} {:<20} {:<20} {:>8}  {}\n", "state", "last read", "next", "articles", "feed"));
  for (const WatchedFeed& feed : *feeds) Print(options.json ? FeedJson(feed) + "\n" : Row(feed));
  if (!options.quiet && !options.json && feeds->empty()) fmt::print(stderr, "lapwing feeds: no feeds; lapwing feeds add URL, or lapwing feeds import LIST.opml\n");
  return kDone;
}

int ImportFeeds(const FeedsOptions& options) {
  Result<std::string> bytes = ReadFile(options.file, kMostBytes);
  if (!bytes) return Fail(bytes.error());
  Result<OpmlList> list = ParseOpml(*bytes);
  if (!list) return Fail({list.error().code, list.error().message, options.file});
  std::vector<WatchedFeed> feeds;
  size_t refused = list->without_address;
  for (const OpmlFeed& entry : list->feeds) {
    Result<std::string> url = AddressOf(entry.url, options.loopback);
    if (!url) {
      ++refused;
      if (!options.quiet && refused <= 20) (void)Fail(url.error());
      continue;
    }
    feeds.push_back(FeedOf(entry, *url, options));
  }
  auto store = options.store.Open(false, true);
  if (!store) return Fail(store.error());
  Result<int64_t> added = (*store)->AddFeeds(feeds);
  if (!added) return Fail(added.error());
  if (!options.quiet) {
    fmt::print(stderr, "lapwing feeds: {} added, {} were there already", *added, static_cast<int64_t>(feeds.size()) - *added);
    if (!list->duplicates.empty()) fmt::print(stderr, ", {} stand in the list more than once", list->duplicates.size());
    if (refused > 0) fmt::print(stderr, ", {} have no address that can be read", refused);
    fmt::print(stderr, "{}\n", list->broken_off ? "; the list breaks off" : "");
  }
  return refused > 0 || list->broken_off ? kSomeFailed : kDone;
}

int ExportFeeds(const FeedsOptions& options) {
  auto store = options.store.Open(true);
  if (!store) return Fail(store.error());
  Result<std::vector<WatchedFeed>> feeds = (*store)->Feeds();
  if (!feeds) return Fail(feeds.error());
  std::vector<OpmlFeed> list;
  for (const WatchedFeed& feed : *feeds) list.push_back({feed.url, feed.title, feed.home, feed.folder, feed.interval / 60, feed.pages});
  std::string opml = WriteOpml(list, "Feeds of Lapwing");
  if (options.out.empty()) return Print(opml) ? kDone : kStorage;
  Status written = WriteFile(options.out, opml);
  return written ? kDone : Fail(written.error());
}

}  // namespace lapwing::tools
