// SPDX-License-Identifier: Apache-2.0
// What encoding are these bytes in? Charset labels lie, so the bytes themselves are asked first.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "base/utf8_tables.h"

namespace lapwing {
namespace {

// Bytes that Windows-1252 leaves undefined, and controls that no text has.
bool UndefinedIn1252(unsigned char c) {
  return c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D ||
         (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
}

bool AsciiLetter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Western European text: mostly ASCII letters, a few high bytes between them. Cyrillic, Greek or CJK
// bytes are mostly high and come in runs.
bool Plausible1252(std::string_view bytes) {
  size_t high = 0, letters = 0, undefined = 0, long_run = 0, run = 0;
  for (char byte : bytes) {
    auto c = static_cast<unsigned char>(byte);
    if (UndefinedIn1252(c)) ++undefined;
    if (AsciiLetter(c)) ++letters;
    if (c >= 0xC0) {
      long_run = std::max(long_run, ++run);
    } else {
      run = 0;
    }
    if (c >= 0x80) ++high;
  }
  return undefined == 0 && long_run <= 3 && high * 4 <= letters + 4;
}

std::string DecodeUtf16(std::string_view bytes, bool big_endian, size_t& replaced) {
  std::string out;
  auto unit = [&](size_t i) {
    auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? (a << 8 | b) : (b << 8 | a));
  };
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    }
    if (c >= 0xD800 && c < 0xE000) ++replaced;
    AppendUtf8(out, c);
  }
  return out;
}

}  // namespace

Decoded DecodeText(std::string_view bytes) {
  Decoded decoded;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    decoded.encoding = Encoding::kUtf16;
    decoded.text = DecodeUtf16(bytes.substr(2), bytes[0] == '\xFE', decoded.replaced);
    return decoded;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (ValidUtf8(bytes)) {
    decoded.text = bytes;
    return decoded;
  }
  size_t whole = 0;
  decoded.text.reserve(bytes.size());
  for (size_t i = 0; i < bytes.size();) {
    size_t start = i;
    char32_t c = NextCodepoint(bytes, i);
    bool broken = c == kReplacement && bytes.substr(start, i - start) != "\xEF\xBF\xBD";
    if (broken) ++decoded.replaced;
    if (!broken && i - start > 1) ++whole;
    AppendUtf8(decoded.text, c);
  }
  // Text in a one-byte encoding has next to no well-formed sequences by chance.
  if (whole > decoded.replaced) {
    decoded.encoding = Encoding::kDamagedUtf8;
  } else if (Plausible1252(bytes)) {
    decoded = {DecodeWindows1252(bytes), Encoding::kWindows1252, 0};
  } else {
    decoded.encoding = Encoding::kUnknown;
  }
  return decoded;
}

std::string DecodeWindows1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (char byte : bytes) {
    auto c = static_cast<unsigned char>(byte);
    AppendUtf8(out, c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80] : c);
  }
  return out;
}

bool LooksBinary(std::string_view bytes) {
  static constexpr std::array<std::string_view, 12> kSignatures = {"\x89PNG",
                                                                   "GIF8",
                                                                   "\xFF\xD8\xFF",
                                                                   "%PDF-",
                                                                   "PK\x03\x04",
                                                                   "\x7F"
                                                                   "ELF",
                                                                   "\xD0\xCF\x11\xE0",
                                                                   "BZh",
                                                                   "\xFD"
                                                                   "7zXZ",
                                                                   "\x28\xB5\x2F\xFD",
                                                                   "SQLite format 3",
                                                                   "Rar!"};
  for (std::string_view signature : kSignatures) {
    if (bytes.starts_with(signature)) return true;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return false;  // UTF-16
  bytes = bytes.substr(0, 4096);
  auto controls = static_cast<size_t>(std::count_if(bytes.begin(), bytes.end(), [](char byte) {
    auto c = static_cast<unsigned char>(byte);
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B) || c == 0x7F;
  }));
  // A stray NUL or two is dirt in a text; more than one byte in fifty is not text.
  return controls > 2 && controls * 50 > bytes.size();
}

}  // namespace lapwing
