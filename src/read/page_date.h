// SPDX-License-Identifier: Apache-2.0
/// Dates as pages, feeds and data sets write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lapwing {

/// How "01/02/2024" is meant.
enum class DayOrder { kUnknown, kDayFirst, kMonthFirst };

/// A day within a text.
struct WrittenDay {
  size_t begin = 0;  ///< bytes of the text
  size_t end = 0;
  std::string day;  ///< "2024-01-17"
};

/// "2024-01-17" or "2024-01-17T10:15:00+09:00" from a value that should be a date: ISO 8601 in its
/// variants, "20240117", RFC 822, "January 17, 2024 3:04 PM", "17 Jan. 2024", "17.01.2024", Unix seconds or
/// milliseconds. The clock time is kept for ISO 8601 only. Nothing for impossible dates, for years outside
/// 1800-2100, and where day and month cannot be told apart ("01/02/2024").
std::optional<std::string> ParsePageDate(std::string_view value);

/// The date of a line that is only a date line ("Published: January 17, 2024 at 3:04 pm EST", "Wed 17 Jan
/// 2024 | 10.15 GMT"); nothing when the line says anything else.
std::optional<std::string> DateLine(std::string_view line);

/// All full dates of a text in their order, with the month's name ("17 Jan. 2024", "January 17th, 2024", "2024 Jan 17") or in numbers
/// ("17.01.2024", "2024-01-17", "1/17/24"). Numbers that `order` does not decide are left out.
std::vector<WrittenDay> WrittenDays(std::string_view text, DayOrder order);

/// The date in a path such as ".../2024/01/17/...", ".../2024-01-17-..." or ".../20240117...".
std::optional<std::string> DateInUrl(std::string_view url);

}  // namespace lapwing
