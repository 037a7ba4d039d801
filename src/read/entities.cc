// SPDX-License-Identifier: Apache-2.0
#include "read/entities.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace lapwing {
namespace {

struct Named {
  std::string_view name;
  char32_t codepoint;
};

// The ones that occur in news text; sorted by name.
constexpr std::array<Named, 60> kNamed = {{
    {"Aacute", 0xC1},   {"Eacute", 0xC9},  {"Ouml", 0xD6},    {"Uuml", 0xDC},    {"aacute", 0xE1},  {"acirc", 0xE2},
    {"acute", 0xB4},    {"aelig", 0xE6},   {"agrave", 0xE0},  {"amp", '&'},      {"apos", '\''},    {"aring", 0xE5},
    {"atilde", 0xE3},   {"auml", 0xE4},    {"bdquo", 0x201E}, {"bull", 0x2022},  {"ccedil", 0xE7},  {"cent", 0xA2},
    {"copy", 0xA9},     {"deg", 0xB0},     {"eacute", 0xE9},  {"ecirc", 0xEA},   {"egrave", 0xE8},  {"emsp", 0x2003},
    {"ensp", 0x2002},   {"euml", 0xEB},    {"euro", 0x20AC},  {"frac12", 0xBD},  {"gt", '>'},       {"hellip", 0x2026},
    {"iacute", 0xED},   {"iuml", 0xEF},    {"laquo", 0xAB},   {"ldquo", 0x201C}, {"lsquo", 0x2018}, {"lt", '<'},
    {"mdash", 0x2014},  {"middot", 0xB7},  {"nbsp", 0xA0},    {"ndash", 0x2013}, {"ntilde", 0xF1},  {"oacute", 0xF3},
    {"ocirc", 0xF4},    {"oslash", 0xF8},  {"ouml", 0xF6},    {"pound", 0xA3},   {"quot", '"'},     {"raquo", 0xBB},
    {"rdquo", 0x201D},  {"reg", 0xAE},     {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"shy", 0xAD},     {"szlig", 0xDF},
    {"thinsp", 0x2009}, {"trade", 0x2122}, {"uacute", 0xFA},  {"uuml", 0xFC},    {"yen", 0xA5},     {"zwnj", 0x200C},
}};

std::string DecodeOnce(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    size_t amp = std::min(text.find('&', i), text.size());
    out += text.substr(i, amp - i);
    if (amp == text.size()) break;
    size_t end = text.substr(amp, 12).find(';');
    char32_t c = end == std::string_view::npos ? 0 : ReferencedCharacter(text.substr(amp + 1, end - 1));
    if (c == 0) {
      out += '&';
      i = amp + 1;
    } else {
      AppendUtf8(out, c);
      i = amp + end + 1;
    }
  }
  return out;
}

}  // namespace

char32_t ReferencedCharacter(std::string_view body) {
  if (body.starts_with('#')) {
    body.remove_prefix(1);
    int base = 10;
    if (body.starts_with('x') || body.starts_with('X')) {
      body.remove_prefix(1);
      base = 16;
    }
    uint32_t value = 0;
    auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), value, base);
    if (error != std::errc() || end != body.data() + body.size() || value > 0x10FFFF) return 0;
    if (value >= 0x80 && value < 0xA0) {  // browsers read these as Windows-1252; so do page makers
      std::string shown = DecodeWindows1252(std::string(1, static_cast<char>(value)));
      size_t pos = 0;
      return NextCodepoint(shown, pos);
    }
    return value;
  }
  const auto* it = std::lower_bound(kNamed.begin(), kNamed.end(), body,
                                    [](const Named& named, std::string_view name) { return named.name < name; });
  return it != kNamed.end() && it->name == body ? it->codepoint : 0;
}

std::string DecodeEntities(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string once = DecodeOnce(text);
  return text.find("&amp;") == std::string_view::npos ? once : DecodeOnce(once);
}

}  // namespace lapwing
