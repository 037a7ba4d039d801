// SPDX-License-Identifier: Apache-2.0
/// What the resolver found in a sentence: who is named where, and which times are meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/date.h"
#include "lapwing/event.h"
#include "lapwing/text.h"

namespace lapwing {

/// How an actor is named; the coder trusts some kinds more than others.
enum class MentionKind : uint8_t {
  kState,      ///< "Russia", "the Russians"
  kAdjective,  ///< "Russian" before a noun: nobody by itself, but gives its noun a country
  kCapital,    ///< "Pyongyang" (a place, or the government there)
  kSeat,       ///< "the Kremlin"
  kBody,       ///< "the Pentagon", "the Duma"
  kOrg,        ///< "NATO"
  kGroup,      ///< "Hamas"
  kPerson,     ///< "Vladimir Putin"
  kRole,       ///< "the Russian foreign minister", "Thai troops": a common noun with a state
  kSector,     ///< a role whose state is not known: "protesters", "police"
  kPronoun,    ///< "he", "its", "the two countries"
  kPlace,      ///< a place that is no actor: "Vladivostok"
};
/// Name as written in records: "state", "organisation", "nameless" (kSector) ...
const char* ToString(MentionKind kind);

/// A noun phrase that names one or more actors.
///
/// Invariant  first <= head <= last are token indices of the sentence.
struct Mention {
  MentionKind kind = MentionKind::kState;
  int head = 0;
  int first = 0;
  int last = 0;
  std::vector<Actor> actors;  ///< one, or several for "the two countries", "Russian and Chinese presidents"
  double confidence = 1.0;
  std::string_view reason = "name";  ///< why these actors, a fixed text: "name", "surname of an office holder", "pronoun"
  bool place_use = false;  ///< stands where a place stands: "in Moscow", "to Pyongyang"
  bool thing = false;      ///< an instrument ("Russian missiles"), not a person or body
  bool human = false;      ///< a role of one person ("the minister"), not of a body ("the ministry")
  char sex = 0;            ///< 'm' or 'f' where a pronoun has told it
  bool plural = false;     ///< "troops", "the two leaders", "presidents"
  Place place;             ///< for states, capitals, seats, places: where it is; name empty when unknown
};

/// A time expression with its meaning.
struct DateMention {
  int first = 0;  ///< token range, inclusive
  int last = 0;
  Date date;               ///< resolved against publication; none when only vague ("recently")
  /// The same as TimeML writes it, which says more than a Date where it can: "2024-W03", "2024-Q1", "2024-SU", "199",
  /// "2024-01-17TNI", "PRESENT_REF". "" when unknown.
  std::string value;
  std::string basis;       ///< "text" or "dateline"
  bool past_state = false; ///< "long", "for decades", "since 2006": a standing past state of affairs
  bool duration = false;   ///< "for three days", "three-day": no point in time
  int counted = 0;         ///< "two days after [they agreed]": days, months or years from what the next clause tells; below zero: before
  Precision counted_in = Precision::kNone;
  Date counted_from;  ///< the day told in the sentence before, for "The strike came two days after they agreed"
  bool counted_to_the_day = false;  ///< "two years to the day after": the same day of another year
};

/// Everything resolved in one sentence. `at[token]` is an index into mentions or -1; every token of a
/// name points to its mention, other tokens only when they head one.
struct SentenceMentions {
  std::vector<Mention> mentions;
  std::vector<int16_t> at;
  std::vector<DateMention> dates;
  std::string home;  ///< country of the report's dateline ("SEOUL, Jan 17 --"), or ""

  const Mention* At(int token) const {
    int i = token >= 0 && token < static_cast<int>(at.size()) ? at[static_cast<size_t>(token)] : -1;
    return i < 0 ? nullptr : &mentions[static_cast<size_t>(i)];
  }
};

}  // namespace lapwing
