// SPDX-License-Identifier: Apache-2.0
/// When a feed is looked at again, and what its answers mean for it: pure functions of what is known, what came and what time it is.
///
/// After a success    the longest of: what the user wants (else an hour), max-age or Expires, ttl, sy:updatePeriod; at least 15 minutes, at
///                    most a day; up to a tenth more, so that feeds added together part ways; not in skipHours and skipDays
/// 429, 503           Retry-After, else as failures
/// Failures           1 h, 2 h, 4 h ... 24 h, each up to a tenth more; 404 and broken feeds too
/// 401, 403           stopped after the third in a row
/// 410                gone
/// 301, 308           a new address, once it was told three times in a row over a week; 302, 303, 307 never
/// Conditions         validators go back as they came; one look in a week is without them, so that a server whose ETag never changes
///                    cannot silence a feed for good
#pragma once

#include <cstdint>
#include <string>

#include "feeds/fetch.h"
#include "lapwing/watched_feed.h"

namespace lapwing {

inline constexpr int64_t kLeastInterval = 15 * 60;
inline constexpr int64_t kUsualInterval = 60 * 60;
inline constexpr int64_t kMostInterval = 24 * 60 * 60;

/// The request that is due: validators or not.
FetchRequest RequestFor(const WatchedFeed& feed, int64_t now);

/// What reading the document gave. An error: it came, and is no feed.
struct FeedNews {
  std::string error;
  int64_t wait = 0, skip_hours = 0, skip_days = 0;  ///< as the feed says (read/feed.h)
  std::string hash;                                 ///< of the body
  bool pages_waiting = false;                       ///< pages of its entries could not be had and are still to come
};

/// What became of the feed. `news` counts for Outcome::kFetched alone.
void Settle(WatchedFeed& feed, const Fetched& got, const FeedNews& news, int64_t now);

/// Not now: another feed of this host was told to wait `seconds`.
void PutOff(WatchedFeed& feed, int64_t seconds, int64_t now);

/// The next moment from `moment` on, of a feed's skipHours and skipDays (all hours skipped: as none).
int64_t OutsideSkipped(int64_t moment, int64_t skip_hours, int64_t skip_days);

}  // namespace lapwing
