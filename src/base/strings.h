// SPDX-License-Identifier: Apache-2.0
/// Small string helpers, ASCII unless said otherwise; never locale dependent.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace lapwing {

std::string_view Trim(std::string_view text);
/// Pieces between separators, trimmed; empty pieces are dropped.
std::vector<std::string_view> SplitTrim(std::string_view text, char separator);
/// Words between runs of blanks.
std::vector<std::string_view> SplitWords(std::string_view text);
std::string LowerAscii(std::string_view text);
inline bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAlpha(char c) { return IsUpper(c) || IsLower(c); }
inline bool OneOf(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }
/// True when it has a capital letter and no lower-case one ("USA", "U.S.").
bool AllCaps(std::string_view text);

/// Form under which names are compared: lower case, diacritics and hyphens gone ("Élysée" -> "elysee").
/// Full Unicode case folding and decomposition for non-ASCII input.
std::string FoldName(std::string_view text);

/// Edit distance, for "did you mean".
int EditDistance(std::string_view a, std::string_view b);

}  // namespace lapwing
