// SPDX-License-Identifier: Apache-2.0
/// What a time expression means: a Date, and TimeML's value, which can also say weeks, quarters, seasons and decades.
/// All of it is arithmetic on the calendar; nothing here knows of texts.
#pragma once

#include <cstdint>
#include <string>

#include "lapwing/date.h"

namespace lapwing {

struct TimeMeaning {
  Date date;          ///< never finer than the words
  std::string value;  ///< "" when unknown

  TimeMeaning() = default;
  TimeMeaning(const Date& day) : date(day), value(day.ToString()) {}  // NOLINT: a date is a meaning
  TimeMeaning(const Date& day, std::string text) : date(day), value(std::move(text)) {}
};

/// The day, or none where the month has no such day.
Date SafeDay(int year, int month, int day);
Date AddMonths(int year, int month, int count);
/// Days of the Monday of the same week.
int64_t MondayOf(const Date& day);
Date EasterOf(int year);

/// "1998-W03" and the month its days share, if they share one.
TimeMeaning WeekOf(const Date& day);
/// "1998-W03-WE" of the week of this day.
TimeMeaning WeekendOf(const Date& day);
/// "1998-Q2".
TimeMeaning QuarterOf(int year, int number);
/// The quarter `count` quarters after this day's.
TimeMeaning QuarterAfter(const Date& day, int count);
/// "1998-SU", by the season's first month: 3, 6, 9, 12.
TimeMeaning SeasonOf(int year, int month);

}  // namespace lapwing
