// SPDX-License-Identifier: Apache-2.0
/// Readers of one kind of time expression each. All look at token `t` and what follows, and answer with the longest
/// expression of their kind that starts there. What only looks like a time is refused here: "may" and "march" as verbs,
/// names ("Theresa May", "Sunday Times"), numbers that are no years.
#pragma once

#include <optional>

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
/// "2018", "fiscal 2024"; "the 1990s", "the late nineties".
TimeMatch MatchYear(const DateScan& scan, int t);
/// "Christmas Eve".
TimeMatch MatchHoliday(const DateScan& scan, int t);
/// "yesterday", "last night", "this morning", "overnight".
TimeMatch MatchNamedDay(const DateScan& scan, int t);
/// "last week", "this year", "the same day", "the following month".
TimeMatch MatchUnit(const DateScan& scan, int t);
/// "two days ago", "a week later", "the day before"; without a direction a duration: "three days", "24-hour".
TimeMatch MatchCount(const DateScan& scan, int t);
/// "last summer", "the third quarter", "the first half of 2024", "Q3 2023".
TimeMatch MatchPart(const DateScan& scan, int t);
/// "long", "for decades", "in recent years", "over the past decade".
TimeMatch MatchState(const DateScan& scan, int t);
/// "now", "recently", "soon".
TimeMatch MatchVague(const DateScan& scan, int t);

/// A clock time "10 a.m.", "10:30 GMT", "noon": index after it, or t when there is none.
int AfterClock(const DateScan& scan, int t);
/// What may follow a day: "morning", "at 9 a.m.", "local time": index after it.
int AfterDayPart(const DateScan& scan, int t);
/// "last", "next", "this" and their like; kNone for none.
TimeRef RefFrom(std::string_view word);

}  // namespace lapwing
