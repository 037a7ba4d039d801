// SPDX-License-Identifier: Apache-2.0
/// Dates as pages, feeds and data sets write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lapwing {

/// "2024-01-17" or "2024-01-17T10:15:00+09:00" from a value that should be a date: ISO 8601 in its
/// variants, "20240117", RFC 822, "January 17, 2024 3:04 PM", "17 Jan. 2024", "17.01.2024", Unix seconds or
/// milliseconds. The clock time is kept for ISO 8601 only. Nothing for impossible dates, for years outside
/// 1800-2100, and where day and month cannot be told apart ("01/02/2024").
std::optional<std::string> ParsePageDate(std::string_view value);

/// The date of a line that is only a date line ("Published: January 17, 2024 at 3:04 pm EST", "Wed 17 Jan
/// 2024 | 10.15 GMT"); nothing when the line says anything else.
std::optional<std::string> DateLine(std::string_view line);

/// The first full date written with the month's name in the text.
std::optional<std::string> FirstWrittenDate(std::string_view text);

/// The date in a path such as ".../2024/01/17/...", ".../2024-01-17-..." or ".../20240117...".
std::optional<std::string> DateInUrl(std::string_view url);

}  // namespace lapwing
