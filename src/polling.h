// SPDX-License-Identifier: Apache-2.0
/// Feeds that are due, fetched, read and coded into the store; what their servers said is kept for the next time.
///
/// First the articles are saved, then when each feed is due again: killed in between, a feed is fetched once more and its entries are
/// found known. An entry is known by its id (read/feed_articles.h) whatever coder coded it; a changed entry is not read again.
///
/// Linked pages (WatchedFeed::pages, PollOptions::pages): the page of every new entry is fetched where robots.txt and the page's own
/// headers allow it, and taken where it reads as an article with more text than the entry has. A page that cannot be had for trouble of
/// its server is tried again the next time, and from the third time on done without.
///
/// Clock    `now` only; what articles say does not depend on it
/// Output   articles in the order of the store's list of feeds, whatever answered first
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "feeds/courier.h"
#include "ingest.h"
#include "lapwing/watched_feed.h"

namespace lapwing {

/// What a look at one feed gave.
struct FeedReport {
  std::string url;
  std::string outcome;   ///< "read", "unchanged", "failed", "put off", "moved" (its feed was found in a page, or it has a new address)
  int status = 0;        ///< of HTTP; 0 without an answer
  std::string error;
  int64_t entries = 0;
  int64_t fresh = 0;     ///< not known before
  int64_t rejected = 0;  ///< of those, without text to code
  int64_t waiting = 0;   ///< whose page is still to come
  int64_t due = 0;       ///< when it is looked at again; 0: never
};

struct PollOptions {
  CourierOptions courier;
  int threads = 1;                                       ///< for coding
  bool pages = false;                                    ///< of all feeds
  size_t most_pages = 500;                               ///< at one go; the rest the next time
  std::function<void(const FeedReport&)> told = {};      ///< after everything is saved
};

struct PollTotals {
  int64_t feeds = 0;     ///< that were due
  int64_t failed = 0;
  IngestTotals ingested;
  int64_t next = 0;      ///< when the next one is due; 0: none ever
};

/// One round over all feeds due at `now`. An error is one of the store or of the program's own data; feeds that fail are reported.
Result<PollTotals> PollFeeds(const Pipeline& pipeline, Store& store, const PollOptions& options, int64_t now);

}  // namespace lapwing
