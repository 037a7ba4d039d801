// SPDX-License-Identifier: Apache-2.0
/// What a user types into a search, made safe for FTS5: every word and every "phrase" becomes a quoted string, so that AND, NEAR,
/// brackets and colons are words like any other. A word that ends in * finds all that begin so. Memory and time: of the text.
#pragma once

#include <string>
#include <string_view>

namespace lapwing {

/// `sanctions "oil tanker" embarg*` -> `"sanctions" "oil tanker" "embarg"*`. All must be found.
std::string MatchText(std::string_view words);

}  // namespace lapwing
