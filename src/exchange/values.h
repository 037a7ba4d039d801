// SPDX-License-Identifier: Apache-2.0
/// Single values as event files write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/date.h"

namespace lapwing {

/// Nothing, in any of the ways tables say it: "", NA, N/A, None, NULL, nan, ---, \N.
bool IsMissing(std::string_view text);

/// ISO dates, 20240117, 2024/01/17, and month/day/year as ICEWS 2017 has it; a time behind is dropped.
std::optional<Date> ReadDay(std::string_view text);

/// A finite number and nothing else.
std::optional<double> ReadNumber(std::string_view text);
std::optional<uint32_t> ReadOffset(std::string_view text);

/// 1 to 4 of "3", "3.0", "Q3", "verbal conflict"; 0 for anything else.
int ReadQuad(std::string_view text);

/// The shortest form that reads back the same, with a point: "-4.0", "3.4".
std::string NumberText(double value);
std::string RoundedText(double value, int decimals);

/// Several values in one cell: joined by '|'; '|' and '\' of a value have a '\' before them. One value that is empty is "".
std::string JoinValues(const std::vector<std::string>& values);
std::vector<std::string> SplitValues(std::string_view cell);

/// A cell that a spreadsheet would take for a formula has an apostrophe before it, and one that has such apostrophes already one
/// more: Unguard(Guard(x)) == x.
std::string Guard(std::string_view text);
std::string_view Unguard(std::string_view text);

}  // namespace lapwing
