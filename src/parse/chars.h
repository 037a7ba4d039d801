// SPDX-License-Identifier: Apache-2.0
/// Characters of clean UTF-8 text: what they are and how they fold. Input is valid UTF-8; stray bytes are read as one
/// unknown character each, so nothing here can run past the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lapwing::parse {

/// Code point at `pos` and its length in bytes (1 for a stray byte, which reads as U+FFFD).
struct CodePoint {
  char32_t value = 0;
  uint32_t length = 0;
};
CodePoint Decode(std::string_view text, size_t pos);

bool IsSpace(char32_t c);  ///< includes no-break and thin spaces
bool IsUpper(char32_t c);
bool IsLower(char32_t c);
bool IsDigit(char32_t c);  ///< ASCII digits only: others take no part in number rules
bool IsWordChar(char32_t c);  ///< letters, marks and numbers of any script

inline bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }

bool StartsUpper(std::string_view word);
bool HasLower(std::string_view word);
bool HasUpper(std::string_view word);
bool HasLetter(std::string_view word);
bool HasDigit(std::string_view word);

std::string Lower(std::string_view text);
/// First letter upper, the rest lower.
std::string Capitalize(std::string_view text);
/// Typographic quotes and apostrophes (’ ‘ “ ” ` ´) become ' and ".
std::string PlainQuotes(std::string_view text);
/// "Xxxx-00" with runs cut at `run`: Xx-00 for run 2.
std::string Shape(std::string_view word, int run);

}  // namespace lapwing::parse
