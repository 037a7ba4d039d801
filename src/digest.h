// SPDX-License-Identifier: Apache-2.0
/// What happened between states in some days, to be read in some minutes: alarms first, then pair by pair the few sentences that
/// matter, and what has changed since the days before. Every sentence is one of the reports', word for word, with its source.
///
///   Result<Digest> digest = MakeDigest(store, {.from = ..., .to = ...});
///   WriteText(*digest)   WriteMarkdown(*digest)   WriteHtml(*digest)
///
/// Pairs are ordered by how much there is of them against the span of equal length before, then by events; of a pair the
/// sentences that are surest and furthest from neutral are shown, one a story and none twice.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "actor_names.h"
#include "lapwing/result.h"
#include "store/store.h"
#include "watch/groupings.h"

namespace lapwing {

struct DigestQuery {
  int64_t from = 0, to = 0;       ///< days of reports
  std::vector<Member> region;     ///< pairs with a side in it; empty: all
  size_t pairs = 12;
  size_t sentences = 3;           ///< of a pair
  ActorNames names = {};          ///< a code without a name stands for itself
};

struct DigestSentence {
  std::string text, type, status, day;   ///< day of the report
  std::string attribution;               ///< who vouches for it, "" for the outlet itself
  std::string publisher, url, event;
};

struct DigestPair {
  std::string left, right;               ///< codes, in order of the alphabet
  std::string left_name, right_name;
  int events = 0, before = 0;            ///< in these days, and in as many before
  std::array<int, 4> quads{};
  std::vector<std::string> first_of;     ///< types that the days before had none of
  std::vector<DigestSentence> sentences;
};

struct Digest {
  int64_t from = 0, to = 0;
  int64_t articles = 0, articles_before = 0;
  std::vector<std::string> alarms;       ///< sentences of the watcher
  std::vector<DigestPair> pairs;
  size_t other_pairs = 0;                ///< left out for room
  std::vector<std::string> gone;         ///< pairs that were busy before and are silent now, "North Korea - South Korea (7 before)"
};

/// The days a digest is of where `since` or `until` is left open: a week, up to the last day of the store. Where nothing in the store has a
/// day and none is named, last < first.
Result<std::pair<int64_t, int64_t>> DigestDays(Store& store, std::optional<int64_t> since, std::optional<int64_t> until);

Result<Digest> MakeDigest(Store& store, const DigestQuery& query);

std::string WriteText(const Digest& digest);
std::string WriteMarkdown(const Digest& digest);
/// A page by itself: no scripts, nothing loaded from anywhere, fit for print and mail.
std::string WriteHtml(const Digest& digest);

}  // namespace lapwing
