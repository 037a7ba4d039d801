// SPDX-License-Identifier: Apache-2.0
/// Mends the mistakes that programs make when they write JSON.
#pragma once

#include <string>
#include <string_view>

namespace lapwing {

/// Inside strings: raw control characters become blanks, lone surrogate escapes become U+FFFD, unknown
/// escapes lose their backslash. Outside: NaN and Infinity become null. Anything else is left alone.
std::string RepairJson(std::string_view json);

/// Titles that were escaped twice: "Biden\\u2019s", "Fern\\xE1ndez" as they stand in the value become "Biden’s", "Fernández". Surrogates are left alone.
std::string Unescape(std::string_view value);

}  // namespace lapwing
