// SPDX-License-Identifier: Apache-2.0
/// A time expression as the words give it, before anything is said about which day it means.
#pragma once

#include <optional>

#include "resolve/date_words.h"

namespace lapwing {

enum class TimeKind : uint8_t {
  kVague,      ///< "recently", "9 a.m.", "two days before the summit": a time, but none we can name
  kCalendar,   ///< any of weekday, day, month, year: "Friday", "Jan. 17", "July 2023"
  kDayNumber,  ///< "the 16th", "the 17th of this month"
  kHoliday,    ///< "Christmas"
  kUnit,       ///< ref and unit: "last week", "this year", "the following month"
  kOffset,     ///< count (signed) and unit: "yesterday", "two days ago", "a week later"
  kPart,       ///< season, quarter or half of a year; `month` is its first month
  kPeriod,     ///< "the latest quarter", "the year-ago period": the quarter spoken of, of `year` or `year_offset`
  kDecade,     ///< "the 1990s"
  kCentury,    ///< "the 19th century": `year` is 1800
  kState,      ///< "long", "for decades", "in recent years"
  kEra,        ///< "World War II", "colonial rule": `year` is its last one; no value
  kDuration,   ///< "for three days", "24-hour"
};

enum class TimeRef : uint8_t { kNone, kLast, kThis, kNext };

/// What the words say. Numbers that are not given are 0 (weekday -1).
/// Invariant  first <= last are token indices.
struct TimeExpression {
  TimeKind kind = TimeKind::kVague;
  int first = 0;
  int last = 0;
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = -1;
  TimeRef ref = TimeRef::kNone;     ///< "last" of last Friday, last March, last week
  TimeUnit unit = TimeUnit::kNone;
  int count = 0;                    ///< of units; below zero for the past
  bool anaphoric = false;           ///< counts from the day spoken of before: "the next day", "a week later"
  bool narrative = false;           ///< "earlier", "previous": from the day spoken of before if there is one, else from publication
  const Holiday* holiday = nullptr;
  TimeUnit to_the = TimeUnit::kNone;  ///< "ten years ago today", "ten years ago this month": how finely the years are counted
  std::optional<int> year_offset;   ///< "Jan. 17 last year": -1
  std::optional<int> month_offset;  ///< "the 5th of next month": +1
  std::optional<int> week_offset;   ///< "Friday last week": -1
  int weeks_off = 0;                ///< "a week ago Tuesday": -1, "a week from Monday", "Saturday week": +1
  bool day_first = false;           ///< "17/01/2024": the numbers tell the order
  bool either_order = false;        ///< "03/04/2024": day and month may be the other way round
  bool week_of = false;             ///< "the week of March 3"
  bool stretch = false;             ///< "for the year": lasts, though it has a value
  bool from_next = false;           ///< "two days after ...": count and unit from what is named next
  bool that_year = false;           ///< "in June of that year"
  std::string_view reference = {};  ///< "now", "recently", "the future": PRESENT_REF, PAST_REF, FUTURE_REF
};

}  // namespace lapwing
