// SPDX-License-Identifier: Apache-2.0
/// Text as Lapwing keeps it: valid UTF-8 in NFC, plain quotes, plain spaces, no invisible characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lapwing {

inline constexpr char32_t kReplacement = 0xFFFD;

bool ValidUtf8(std::string_view bytes);

/// The code point at `pos`, and moves `pos` behind it. A broken sequence gives U+FFFD and moves one
/// byte at least (the longest broken prefix, as the Unicode standard advises). Needs pos < size.
char32_t NextCodepoint(std::string_view text, size_t& pos);

/// Appends a code point; surrogates and values above U+10FFFF are written as U+FFFD.
void AppendUtf8(std::string& out, char32_t codepoint);

/// Canonical composition (NFC) of valid UTF-8; pure ASCII is returned as it is.
std::string Nfc(std::string_view text);

/// For comparing names: lower case, without accents, ligatures and letters with strokes spelled out
/// ("Łukasz Ørsted" -> "lukasz orsted").
std::string FoldCase(std::string_view text);

bool IsUpper(char32_t c);   ///< capital or title-case letter of any script
bool IsLetter(char32_t c);  ///< letter of any script
bool IsDigit(char32_t c);   ///< decimal digit of any script

enum class Encoding { kUtf8, kUtf16, kWindows1252, kDamagedUtf8, kUnknown };

/// `text` is valid UTF-8 whatever came in.
struct Decoded {
  std::string text;
  Encoding encoding = Encoding::kUtf8;
  size_t replaced = 0;  ///< broken sequences that became U+FFFD
};

/// Finds out what the bytes are. A byte-order mark wins; then valid UTF-8; then UTF-8 with a few broken
/// bytes (kDamagedUtf8, they become U+FFFD); then Windows-1252, if what it gives looks like text of a
/// Latin alphabet. What is none of these is kUnknown. O(n), no state.
Decoded DecodeText(std::string_view bytes);

/// As DecodeText for bytes that a page or a header says are Windows-1252 or ISO-8859-1.
std::string DecodeWindows1252(std::string_view bytes);

/// True for bytes that are no text in any encoding: known file signatures, many control characters.
/// Looks at the first 4,096 bytes.
bool LooksBinary(std::string_view bytes);

/// Valid UTF-8 -> text for reading. Typographic quotes, primes and LaTeX ``...'' become " and ';
/// no-break and other spaces become ' '; zero-width characters, soft hyphens, controls, bidirectional
/// marks and byte-order marks vanish; hyphens of every kind become '-', while en and em dashes stay;
/// "…" becomes "..."; text that was decoded twice ("â€™") is put right; line ends become "\n"; NFC.
std::string CleanText(std::string_view text);

}  // namespace lapwing
