// SPDX-License-Identifier: Apache-2.0
/// Moments as feeds write them: RFC 822 with every known misspelling, W3CDTF and ISO 8601, Unix seconds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lapwing {

/// "2024-01-17T23:30:00-05:00": day, clock and zone as written; without a zone where none that is known is told, only the day where
/// no clock is told. The weekday is not believed. Two-digit years are 19xx from 70 on. Months may be English, German, French,
/// Spanish, Italian, Portuguese or Dutch. A clock that cannot be ("25:61") is left out. Nothing for what is no date, for years
/// outside 1970-2100 and for days that can be read in two ways ("01/02/2024").
std::optional<std::string> ParseFeedDate(std::string_view value);

}  // namespace lapwing
