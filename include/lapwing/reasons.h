// SPDX-License-Identifier: Apache-2.0
/// Reasons of mentions (Mention::reason) that later stages act on; all others are for people to read.
#pragma once

#include <string_view>

namespace lapwing {

/// A person who died long before the report: what they did is history.
inline constexpr std::string_view kLongDead = "name of somebody long dead";

}  // namespace lapwing
