// SPDX-License-Identifier: Apache-2.0
/// One feed on its way through a round: fetched, read, settled (polling.h).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "feeds/schedule.h"
#include "polling.h"
#include "read/debris.h"

namespace lapwing {

inline constexpr int64_t kPatience = 3;  ///< times that an entry waits for its page, or for the rest of a feed that breaks off

struct Visit {
  std::string was;             ///< the address that the store knows
  WatchedFeed feed;
  Fetched got;
  FeedNews news;
  FeedReport report;
  std::vector<Article> fresh;  ///< entries that are new
  bool touched = false;        ///< there is something to save

  bool LastChance() const { return feed.pages_waiting >= kPatience; }
};

/// The document that came, where it is a new one, and which of its entries are new: known neither to the store nor to this round (`seen`).
Status ReadVisit(Visit& visit, Store& store, const Debris& debris, std::set<std::string>& seen);

/// The address of a page was added, and the page names its feed: that is asked instead, once, at the first look. `addresses`: of all feeds.
bool DiscoverFeed(Visit& visit, const FetchPolicy& policy, std::set<std::string>& addresses);

/// What became of the feed, and its report.
void Conclude(Visit& visit, std::set<std::string>& addresses, int64_t now);

}  // namespace lapwing
