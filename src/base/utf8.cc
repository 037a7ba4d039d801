// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <cstring>
#include <cstdint>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace lapwing {
namespace {

bool Ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Length of a well-formed sequence that starts with `lead`, and the range of its second byte
// (Unicode 15, table 3-7); length 0 for bytes that start nothing.
struct Lead {
  int length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

Lead LeadOf(unsigned char c) {
  if (c < 0x80) return {1};
  if (c >= 0xC2 && c <= 0xDF) return {2};
  if (c >= 0xE0 && c <= 0xEF) {
    return {3, static_cast<unsigned char>(c == 0xE0 ? 0xA0 : 0x80),
            static_cast<unsigned char>(c == 0xED ? 0x9F : 0xBF)};
  }
  if (c >= 0xF0 && c <= 0xF4) {
    return {4, static_cast<unsigned char>(c == 0xF0 ? 0x90 : 0x80),
            static_cast<unsigned char>(c == 0xF4 ? 0x8F : 0xBF)};
  }
  return {0};
}

// Letters that do not decompose but that people type as plain ones.
const char* PlainLetter(char32_t c) {
  switch (c) {
    case 0x00DF: return "ss";
    case 0x00E6: return "ae";
    case 0x0153: return "oe";
    case 0x00F8: return "o";
    case 0x0111:
    case 0x00F0: return "d";
    case 0x0142: return "l";
    case 0x0131: return "i";
    case 0x00FE: return "th";
    case 0x0127: return "h";
    default: return nullptr;
  }
}

}  // namespace

char32_t NextCodepoint(std::string_view text, size_t& pos) {
  auto first = static_cast<unsigned char>(text[pos++]);
  Lead lead = LeadOf(first);
  if (lead.length == 1) return first;
  if (lead.length == 0) return kReplacement;
  char32_t value = first & (0x7Fu >> lead.length);
  for (int i = 1; i < lead.length; ++i) {
    if (pos == text.size()) return kReplacement;
    auto next = static_cast<unsigned char>(text[pos]);
    unsigned char low = i == 1 ? lead.low : static_cast<unsigned char>(0x80);
    unsigned char high = i == 1 ? lead.high : static_cast<unsigned char>(0xBF);
    if (next < low || next > high) return kReplacement;
    value = (value << 6) | (next & 0x3Fu);
    ++pos;
  }
  return value;
}

bool ValidUtf8(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    // Most of a page is ASCII: eight bytes at a time.
    for (uint64_t eight = 0; i + sizeof eight <= bytes.size(); i += sizeof eight) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080U) != 0) break;
    }
    if (i == bytes.size()) break;
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    size_t start = i;
    // U+FFFD itself may be written in the text; then three bytes were read.
    if (NextCodepoint(bytes, i) == kReplacement && bytes.substr(start, i - start) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

void AppendUtf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

std::string Nfc(std::string_view text) {
  if (Ascii(text)) return std::string(text);
  utf8proc_uint8_t* mapped = nullptr;
  utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return std::string(text);
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<size_t>(length));
}

std::string FoldCase(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    char32_t c = NextCodepoint(text, i);
    if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      continue;
    }
    utf8proc_int32_t parts[16];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, 16,
                                static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
    for (utf8proc_ssize_t k = 0; k < std::min<utf8proc_ssize_t>(count, 16); ++k) {
      if (utf8proc_category(parts[k]) == UTF8PROC_CATEGORY_MN) continue;
      auto lower = static_cast<char32_t>(utf8proc_tolower(parts[k]));
      if (const char* plain = PlainLetter(lower)) {
        out += plain;
      } else {
        AppendUtf8(out, lower);
      }
    }
  }
  return out;
}

bool IsUpper(char32_t c) {
  auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool IsLetter(char32_t c) {
  auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool IsDigit(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND; }

}  // namespace lapwing
