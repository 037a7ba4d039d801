// SPDX-License-Identifier: Apache-2.0
/// Readers of one kind of time expression each. All look at token `t` and what follows, and answer with the longest
/// expression of their kind that starts there. What only looks like a time is refused here: "may" and "march" as verbs,
/// names ("Theresa May", "Sunday Times"), numbers that are no years.
#pragma once

#include <optional>

#include "resolve/date_clock.h"
#include "resolve/date_expression.h"
#include "resolve/date_scan.h"

namespace lapwing {

using TimeMatch = std::optional<TimeExpression>;

/// "Friday", "last Friday", "Friday last week", "Tuesday, Jan. 16, 2024", "17 January", "the 12th of June", "July 2023", "May".
TimeMatch MatchCalendar(const DateScan& scan, int t);
/// "17/01/2024", "2024-01-16", "16.01.2024", "19980108".
TimeMatch MatchNumeric(const DateScan& scan, int t);
/// "the 16th", "the 17th of this month".
TimeMatch MatchDayNumber(const DateScan& scan, int t);
/// "2018", "fiscal 2024"; "the 1990s", "the late nineties"; "the 19th century".
TimeMatch MatchYear(const DateScan& scan, int t);
/// "for the year", "the full year", "the rest of the year": a stretch of the year we are in.
TimeMatch MatchRunningYear(const DateScan& scan, int t);
/// "year-end", "year's end".
TimeMatch MatchYearEnd(const DateScan& scan, int t);
/// "Christmas Eve".
TimeMatch MatchHoliday(const DateScan& scan, int t);
/// "Finland's Independence Day", "Double Tenth Day".
TimeMatch MatchNationalDay(const DateScan& scan, int t);
/// "World War II" of "in World War II", "colonial rule" of "under Japanese colonial rule": history, once it is over.
TimeMatch MatchEra(const DateScan& scan, int t);
/// "yesterday", "last night", "this morning", "overnight".
TimeMatch MatchNamedDay(const DateScan& scan, int t);
/// "last week", "this year", "the same day", "the following month".
TimeMatch MatchUnit(const DateScan& scan, int t);
/// "two days ago", "a week later", "the day before"; without a direction a duration: "three days", "24-hour".
TimeMatch MatchCount(const DateScan& scan, int t);
/// "last summer", "the winter of 2015".
TimeMatch MatchSeason(const DateScan& scan, int t);
/// "the third quarter", "next year's first half", "Q3 2023"; "the latest quarter", "the year-ago period", "the 1988 quarter".
TimeMatch MatchQuarter(const DateScan& scan, int t);
/// "long", "for decades", "in recent years", "over the past decade".
TimeMatch MatchState(const DateScan& scan, int t);
/// "now", "recently", "the future"; "9 a.m." without a day.
TimeMatch MatchVague(const DateScan& scan, int t);

/// A year in figures or as it is spoken, "1996", "nineteen ninety-six", and "'96" where `short_too`. `next` is the index after it.
struct YearWords {
  int year = 0;  ///< 0 for none
  int next = 0;
};
YearWords YearAt(const DateScan& scan, int t, bool short_too = false);
/// "last", "next", "this" and their like; kNone for none.
TimeRef RefFrom(std::string_view word);
/// The year after a season, quarter or half, "of 2024", "last year", "of that year": index after it, or j.
int AfterPartYear(const DateScan& scan, int j, TimeExpression& e);

}  // namespace lapwing
