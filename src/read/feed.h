// SPDX-License-Identifier: Apache-2.0
/// Feeds as they are published: RSS 0.9 to 2.0 (RDF too), Atom 0.3 and 1.0, JSON Feed 1 and 1.1, well-formed or not.
///
///   Result<Feed> feed = ParseFeed(bytes, {.url = "https://news.example/rss"});
///   for (const FeedEntry& entry : feed->entries) ...
///
/// Output   entries in the order of the feed; texts are valid UTF-8, still with their markup, titles without
/// Errors   kBadInput: "an HTML page, not a feed", "no feed" ...; a feed that breaks off is none: it has `broken_off`
/// Safety   no network, no entities but HTML's characters, no document types; at most kMaxFeedEntries entries are kept
/// Cost     linear in the bytes
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

inline constexpr size_t kMaxFeedEntries = 10'000;

struct FeedEntry {
  std::string key;             ///< guid, atom:id, id; else rdf:about; "" where none is told. Whatever it looks like, it is no address
  std::string url;             ///< absolute where the feed's address is known; "" where none is told
  std::string title;           ///< one line
  std::string text;            ///< the content, else the summary
  bool markup = false;         ///< `text` is HTML, else plain
  std::string published;       ///< as ParseFeedDate writes it; "" where none is told or understood
  bool only_updated = false;   ///< `published` is when the entry was changed last; when it was published is not told
  std::string author;          ///< names as written, ", " between several; "" where none is told
  std::string publisher;       ///< of the feed it was taken over from, "" for the feed's own
  std::string language;
  std::string odd_date;        ///< a date that was not understood, as written
};

struct Feed {
  std::string format;          ///< "RSS 2.0", "Atom 1.0", "JSON Feed 1.1" ...
  std::string title;
  std::string home;            ///< the page it belongs to
  std::string language;
  std::vector<FeedEntry> entries;
  size_t left_out = 0;         ///< entries over kMaxFeedEntries
  bool broken_off = false;     ///< the bytes end before the feed does: the last entry may lack its end
  // What the publisher asks of those who fetch it again; 0 where nothing is asked.
  int64_t wait_seconds = 0;    ///< ttl, sy:updatePeriod
  uint32_t skip_hours = 0;     ///< bit n: hour n of Greenwich
  uint32_t skip_days = 0;      ///< bit 0: Monday ... bit 6: Sunday
};

struct FeedContext {
  std::string url;             ///< where it was fetched, for relative links; "" for files
  std::string charset;         ///< as the server named it
};

Result<Feed> ParseFeed(std::string_view bytes, const FeedContext& context);

/// The address of the feed that an HTML page names (`<link rel="alternate" type="application/rss+xml" href=...>`), absolute; "" for none.
std::string FeedLinkOf(std::string_view page, const std::string& url);

/// `reference` seen from `base` (RFC 3986); "" where that is no address that can be kept.
std::string ResolveLink(const std::string& reference, const std::string& base);

}  // namespace lapwing
