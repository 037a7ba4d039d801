// SPDX-License-Identifier: Apache-2.0
/// Calendar dates that may know only their month or year. Proleptic Gregorian, no time zones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lapwing {

enum class Precision : uint8_t { kNone, kYear, kMonth, kDay };
const char* ToString(Precision precision);  ///< "", "year", "month", "day"

struct Date {
  int year = 0;
  int month = 0;  ///< 1-12; 1 when precision is coarser
  int day = 0;    ///< 1-31; 1 when precision is coarser
  Precision precision = Precision::kNone;

  explicit operator bool() const { return precision != Precision::kNone; }
  bool operator==(const Date&) const = default;

  /// "2024-01-16", "2024-01", "2024"; "" for none.
  std::string ToString() const;
  /// Days since 1970-01-01 of the first day covered.
  int64_t Days() const;
  /// 0 = Monday ... 6 = Sunday, of the first day covered.
  int Weekday() const;
  static Date FromDays(int64_t days);
  static Date Day(int year, int month, int day) { return {year, month, day, Precision::kDay}; }
  static Date Month(int year, int month) { return {year, month, 1, Precision::kMonth}; }
  static Date Year(int year) { return {year, 1, 1, Precision::kYear}; }
  /// Reads "2024", "2024-01", "2024-01-16", "2024-01-16T10:00:00Z", "20240116".
  /// Impossible dates ("2024-02-30", year outside 1000-2999) give nullopt.
  static std::optional<Date> Parse(std::string_view text);
};

}  // namespace lapwing
