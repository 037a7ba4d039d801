// SPDX-License-Identifier: Apache-2.0
#include "read/json_repair.h"

#include <array>
#include <charconv>

#include "base/utf8.h"

namespace lapwing {
namespace {

// The value of the four digits of a \u escape at `at` (which is the backslash), or -1.
int EscapedUnit(std::string_view json, size_t at) {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return -1;
  int value = 0;
  const char* begin = json.data() + at + 2;
  auto [end, error] = std::from_chars(begin, begin + 4, value, 16);
  return error == std::errc() && end == begin + 4 ? value : -1;
}

bool HighSurrogate(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool LowSurrogate(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Copies the escape at `i` mended and returns how many bytes of it were read.
size_t CopyEscape(std::string_view json, size_t i, std::string& out) {
  static constexpr std::string_view kKnown = "\"\\/bfnrt";
  int unit = EscapedUnit(json, i);
  if (HighSurrogate(unit) && LowSurrogate(EscapedUnit(json, i + 6))) {
    out += json.substr(i, 12);
    return 12;
  }
  if (HighSurrogate(unit) || LowSurrogate(unit)) {
    out += "\\uFFFD";
    return 6;
  }
  if (unit >= 0) {
    out += json.substr(i, 6);
    return 6;
  }
  if (i + 1 < json.size() && kKnown.find(json[i + 1]) != std::string_view::npos) {
    out += json.substr(i, 2);
    return 2;
  }
  return 1;  // a backslash before anything else is dropped
}

}  // namespace

std::string RepairJson(std::string_view json) {
  static constexpr std::array<std::string_view, 3> kNotNumbers = {"NaN", "-Infinity", "Infinity"};
  std::string out;
  out.reserve(json.size());
  bool in_string = false;
  for (size_t i = 0; i < json.size();) {
    char c = json[i];
    if (in_string && c == '\\') {
      i += CopyEscape(json, i, out);
      continue;
    }
    if (c == '"') in_string = !in_string;
    bool replaced = false;
    for (std::string_view word : kNotNumbers) {
      if (in_string || replaced || json.substr(i, word.size()) != word) continue;
      out += "null";
      i += word.size();
      replaced = true;
    }
    if (replaced) continue;
    out += in_string && static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    ++i;
  }
  return out;
}

std::string Unescape(std::string_view value) {
  std::string out;
  for (size_t i = 0; i < value.size();) {
    const size_t digits = value[i] == '\\' && i + 1 < value.size() ? (value[i + 1] == 'u' ? 4 : value[i + 1] == 'x' ? 2 : 0) : 0;
    int unit = -1;
    if (digits > 0 && i + 2 + digits <= value.size()) {
      const char* begin = value.data() + i + 2;
      auto [end, error] = std::from_chars(begin, begin + digits, unit, 16);
      if (error != std::errc() || end != begin + digits) unit = -1;
    }
    // Below U+00A0 stand controls and ASCII, which nobody escapes this way: such a backslash is one.
    if (unit < 0xA0 || HighSurrogate(unit) || LowSurrogate(unit)) {
      out += value[i++];
      continue;
    }
    AppendUtf8(out, static_cast<char32_t>(unit));
    i += 2 + digits;
  }
  return out;
}

}  // namespace lapwing
