// SPDX-License-Identifier: Apache-2.0
#include "resolve/date_value.h"

#include <fmt/format.h>

namespace lapwing {
namespace {

bool Leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int DaysIn(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && Leap(year) ? 29 : kDays[month - 1];
}

/// The month, where all days [first, last] share one.
Date SharedMonth(int64_t first, int64_t last) {
  Date a = Date::FromDays(first), b = Date::FromDays(last);
  return a.month == b.month && a.year == b.year ? Date::Month(a.year, a.month) : Date{};
}

/// ISO 8601: a week belongs to the year of its Thursday.
std::string WeekName(int64_t monday) {
  Date thursday = Date::FromDays(monday + 3);
  int64_t week = (thursday.Days() - Date::Day(thursday.year, 1, 1).Days()) / 7 + 1;
  return fmt::format("{:04}-W{:02}", thursday.year, week);
}

}  // namespace

Date SafeDay(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > DaysIn(year, month)) return {};
  return Date::Day(year, month, day);
}

Date AddMonths(int year, int month, int count) {
  int index = year * 12 + month - 1 + count;
  return Date::Month(index / 12, index % 12 + 1);
}

int64_t MondayOf(const Date& day) { return day.Days() - day.Weekday(); }

/// Gauss's rule as given by Meeus, Astronomical Algorithms, chapter 8.
Date EasterOf(int year) {
  int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return Date::Day(year, n / 31, n % 31 + 1);
}

TimeMeaning WeekOf(const Date& day) {
  int64_t monday = MondayOf(day);
  return {SharedMonth(monday, monday + 6), WeekName(monday)};
}

TimeMeaning WeekendOf(const Date& day) {
  int64_t monday = MondayOf(day);
  return {SharedMonth(monday + 5, monday + 6), WeekName(monday) + "-WE"};
}

TimeMeaning QuarterOf(int year, int number) { return {Date::Year(year), fmt::format("{:04}-Q{}", year, number)}; }

TimeMeaning QuarterAfter(const Date& day, int count) {
  Date month = AddMonths(day.year, (day.month - 1) / 3 * 3 + 1, 3 * count);
  return QuarterOf(month.year, (month.month - 1) / 3 + 1);
}

TimeMeaning SeasonOf(int year, int month) {
  static constexpr const char* kNames[] = {"SP", "SU", "FA", "WI"};
  return {Date::Year(year), fmt::format("{:04}-{}", year, kNames[(month / 3 + 3) % 4])};
}

}  // namespace lapwing
