// SPDX-License-Identifier: Apache-2.0
// From what writers and page makers put into text to what a reader of words needs.
#include "base/utf8.h"
#include "base/utf8_tables.h"

namespace lapwing {
namespace {

bool Invisible(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;  // controls; tab and newline are kept before
  if (c == 0x00AD || c == 0x034F || c == 0x061C || c == 0xFEFF) return true;
  if (c >= 0x200B && c <= 0x200F) return true;    // zero width, direction marks
  if (c >= 0x202A && c <= 0x202E) return true;    // bidirectional embeddings
  if (c >= 0x2060 && c <= 0x206F) return true;    // joiners, isolates
  if (c >= 0xFE00 && c <= 0xFE0F) return true;    // variation selectors
  if (c >= 0xE000 && c <= 0xF8FF) return true;    // private use: icon fonts
  if (c >= 0xE0000 && c <= 0xE01EF) return true;  // tags
  return c >= 0xF0000 || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

bool Space(char32_t c) {
  return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Plain spelling of one character, or nullptr to keep it.
const char* Plain(char32_t c) {
  switch (c) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
    case 0x301D:
    case 0x301E:
    case 0xFF02: return "\"";
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case 0x00B4:
    case 0x2039:
    case 0x203A:
    case 0x0060:
    case 0xFF07: return "'";
    case 0x2010:
    case 0x2011:
    case 0x2212:
    case 0xFE63:
    case 0xFF0D: return "-";
    case 0x2012: return "\u2013";
    case 0x2015: return "\u2014";
    case 0x2026: return "...";
    case 0x2028:
    case 0x0085: return "\n";
    case 0x2029: return "\n\n";
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    default: return nullptr;
  }
}

// The byte that Windows-1252 shows as this character, or -1.
int ByteIn1252(char32_t c) {
  if (c >= 0xA0 && c <= 0xFF) return static_cast<int>(c);
  for (int i = 0; i < 32; ++i) {
    if (kWindows1252[i] == c && c != kReplacement) return 0x80 + i;
  }
  return c >= 0x80 && c < 0xA0 ? static_cast<int>(c) : -1;  // the unassigned bytes survive as C1 controls
}

// UTF-8 that was read as Windows-1252 and written as UTF-8 again: "â€™" for a quote, "Ã©" for "é",
// "Â " for a no-break space. Only leads that no word has before such a character are tried. `c` was read
// from in front of `pos`; on success `pos` is behind the sequence.
bool Twice(std::string_view text, char32_t c, size_t& pos, char32_t& original) {
  int lead = c < 0x80 ? -1 : ByteIn1252(c);
  if (lead != 0xC2 && lead != 0xC3 && lead != 0xE2) return false;
  std::string bytes(1, static_cast<char>(lead));
  size_t at = pos;
  while (bytes.size() < (lead == 0xE2 ? 3u : 2u)) {
    if (at == text.size()) return false;
    int byte = ByteIn1252(NextCodepoint(text, at));
    if (byte < 0x80 || byte > 0xBF) return false;
    bytes += static_cast<char>(byte);
  }
  if (lead == 0xE2 && bytes[1] != '\x80') return false;  // only general punctuation
  size_t read = 0;
  original = NextCodepoint(bytes, read);
  if (read != bytes.size() || original == kReplacement) return false;
  pos = at;
  return true;
}

void AppendClean(std::string& out, char32_t c) {
  if (c == '\t' || c == '\n') {
    out += static_cast<char>(c);
  } else if (c == '\f' || c == '\v') {
    out += '\n';
  } else if (Space(c)) {
    out += ' ';
  } else if (const char* plain = Plain(c)) {
    out += plain;
  } else if (!Invisible(c)) {
    AppendUtf8(out, c);
  }
}

// ''like this'' and, after single quotes became plain, ``like this'': two quotes are one double quote.
void JoinQuotes(std::string& text) {
  size_t to = 0;
  for (size_t from = 0; from < text.size(); ++from) {
    bool pair = text[from] == '\'' && from + 1 < text.size() && text[from + 1] == '\'';
    text[to++] = pair ? '"' : text[from];
    if (pair) ++from;
  }
  text.resize(to);
}

}  // namespace

std::string CleanText(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    char32_t original = 0;
    char32_t c = NextCodepoint(text, i);
    if (c >= 0x20 && c < 0x7F && c != '`') {
      out += static_cast<char>(c);
    } else if (c == '\r') {
      if (i == text.size() || text[i] != '\n') out += '\n';
    } else {
      AppendClean(out, Twice(text, c, i, original) ? original : c);
    }
  }
  JoinQuotes(out);
  return Nfc(out);
}

}  // namespace lapwing
