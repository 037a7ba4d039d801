// SPDX-License-Identifier: Apache-2.0
#include "parse/chars.h"

#include <utf8proc.h>

#include <algorithm>

namespace lapwing::parse {
namespace {

utf8proc_category_t Category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

template <typename Predicate>
bool AnyOf(std::string_view word, Predicate predicate) {
  for (size_t i = 0; i < word.size();) {
    CodePoint c = Decode(word, i);
    if (predicate(c.value)) return true;
    i += c.length;
  }
  return false;
}

void Append(std::string& out, char32_t c) {
  utf8proc_uint8_t bytes[4];
  auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes);
  for (utf8proc_ssize_t i = 0; i < n; ++i) out.push_back(static_cast<char>(bytes[i]));
}

}  // namespace

CodePoint Decode(std::string_view text, size_t pos) {
  auto lead = static_cast<unsigned char>(text[pos]);
  if (lead < 0x80) return {lead, 1};
  utf8proc_int32_t value = 0;
  auto left = static_cast<utf8proc_ssize_t>(std::min<size_t>(text.size() - pos, 4));
  auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + pos), left, &value);
  if (n <= 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(value), static_cast<uint32_t>(n)};
}

bool IsSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool IsUpper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  auto category = Category(c);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool IsLower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return Category(c) == UTF8PROC_CATEGORY_LL;
}

bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

bool IsWordChar(char32_t c) {
  if (c < 0x80) return IsDigit(c) || IsUpper(c) || IsLower(c);
  auto category = Category(c);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) && c != 0xFFFD;
}

bool StartsUpper(std::string_view word) { return !word.empty() && IsUpper(Decode(word, 0).value); }
bool HasLower(std::string_view word) { return AnyOf(word, IsLower); }
bool HasUpper(std::string_view word) { return AnyOf(word, IsUpper); }
bool HasDigit(std::string_view word) { return std::any_of(word.begin(), word.end(), IsAsciiDigit); }
bool HasLetter(std::string_view word) {
  return AnyOf(word, [](char32_t c) { return !IsDigit(c) && IsWordChar(c); });
}

std::string Lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    char byte = text[i];
    if (static_cast<unsigned char>(byte) < 0x80) {
      out.push_back(IsAsciiUpper(byte) ? static_cast<char>(byte + 32) : byte);
      ++i;
      continue;
    }
    CodePoint c = Decode(text, i);
    if (c.value == 0xFFFD) {
      out.append(text.substr(i, c.length));
    } else {
      Append(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value))));
    }
    i += c.length;
  }
  return out;
}

std::string Capitalize(std::string_view text) {
  if (text.empty()) return {};
  CodePoint first = Decode(text, 0);
  std::string out;
  if (first.value == 0xFFFD) {
    out.append(text.substr(0, first.length));
  } else {
    Append(out, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(first.value))));
  }
  return out + Lower(text.substr(first.length));
}

std::string PlainQuotes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    CodePoint c = Decode(text, i);
    switch (c.value) {
      case 0x2018: case 0x2019: case 0x201B: case 0x02BC: case '`': case 0xB4: out.push_back('\''); break;
      case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: out.push_back('"'); break;
      default: out.append(text.substr(i, c.length));
    }
    i += c.length;
  }
  return out;
}

std::string Shape(std::string_view word, int run) {
  std::string out;
  char last = 0;
  int length = 0;
  for (size_t i = 0; i < word.size();) {
    CodePoint c = Decode(word, i);
    char kind = IsUpper(c.value) ? 'X' : IsLower(c.value) ? 'x' : IsDigit(c.value) ? '0' : c.value < 0x80 ? static_cast<char>(c.value) : 'u';
    length = kind == last ? length + 1 : 1;
    last = kind;
    if (length <= run) out.push_back(kind);
    i += c.length;
  }
  return out;
}

}  // namespace lapwing::parse
