// SPDX-License-Identifier: Apache-2.0
/// A feed that is read again and again, and all that must outlive a restart: when to come back, what the server said last, how often it failed.
/// Moments are seconds since 1970 (UTC); 0 is never.
#pragma once

#include <cstdint>
#include <string>

namespace lapwing {

enum class FeedState {
  kActive,
  kStopped,  ///< not fetched any more until it is added again: refused three times, or moved to where another is read; `error` says which
  kGone,     ///< the server said that it is gone for good (410)
};

const char* ToString(FeedState state);  ///< "active", "stopped", "gone"

struct WatchedFeed {
  std::string url;                ///< where it is fetched: the key
  std::string title;              ///< as the user or the feed calls it
  std::string folder;             ///< of the user's list: "World/Asia"; "" for none
  std::string home;               ///< the page it belongs to
  int64_t interval = 0;           ///< seconds between two looks, as the user wants; 0: the program's own
  bool pages = false;             ///< the linked pages are read too
  FeedState state = FeedState::kActive;
  std::string error;              ///< the last failure in words; "" after a success
  int64_t due = 0;                ///< not to be fetched before
  int64_t last_try = 0;
  int64_t last_success = 0;
  int64_t last_whole = 0;         ///< last time it was fetched without conditions
  int64_t failures = 0;           ///< in a row
  int64_t refusals = 0;           ///< 401 and 403 in a row
  std::string etag;               ///< as the server wrote it, with its quotes
  std::string last_modified;      ///< as the server wrote it
  std::string body;               ///< hash of what came last
  int64_t wait = 0;               ///< seconds that the feed itself asks to wait (ttl, sy:updatePeriod)
  int64_t skip_hours = 0;         ///< bit n: hour n of Greenwich
  int64_t skip_days = 0;          ///< bit 0: Monday
  std::string moved_to;           ///< where it says it has moved for good
  int64_t moved_times = 0;        ///< how often in a row it said so
  int64_t moved_since = 0;
  bool discovered = false;        ///< its address was looked for in a page once
  int64_t pages_waiting = 0;      ///< times in a row that pages could not be fetched and are still to come
  int64_t articles = 0;           ///< how many it has brought
};

}  // namespace lapwing
