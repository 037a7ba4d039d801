// SPDX-License-Identifier: Apache-2.0
#include "base/markup.h"

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// U+202A-202E and U+2066-2069 are E2 80 AA-AE and E2 81 A6-A9.
bool TurnsDirection(std::string_view rest) {
  if (rest.size() < 3 || rest[0] != '\xE2') return false;
  unsigned char second = static_cast<unsigned char>(rest[1]), third = static_cast<unsigned char>(rest[2]);
  return (second == 0x80 && third >= 0xAA && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

}  // namespace

std::string EscapeMarkup(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(text[i]);
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) out += kReplacement;
    else if (TurnsDirection(text.substr(i))) {
      out += kReplacement;
      i += 2;
    } else out += text[i];
  }
  return out;
}

std::string SafeLink(std::string_view url) {
  std::string lower = LowerAscii(url.substr(0, 8));
  if (!lower.starts_with("http://") && !lower.starts_with("https://")) return "";
  for (char c : url) {
    if (static_cast<unsigned char>(c) <= 0x20) return "";
  }
  return std::string(url);
}

}  // namespace lapwing
