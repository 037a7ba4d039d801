// SPDX-License-Identifier: Apache-2.0
#include "parse/text_blocks.h"

#include <algorithm>

#include "base/strings.h"
#include "parse/chars.h"

namespace lapwing::parse {

bool IsBulletSign(std::string_view form) {
  static constexpr std::string_view kSigns[] = {
      "\u2022", "\u2023", "\u2043", "\u25A0", "\u25AA", "\u25BA", "\u25CB", "\u25CF", "\u25E6", "\u27A4"};
  return std::find(std::begin(kSigns), std::end(kSigns), form) != std::end(kSigns);
}

namespace {

struct Line {
  Span span;  ///< without white space at its ends
};

std::string_view Trim(std::string_view text, Span& span) {
  while (span.begin < span.end && IsSpace(static_cast<unsigned char>(text[span.begin]))) ++span.begin;
  while (span.end > span.begin && IsSpace(static_cast<unsigned char>(text[span.end - 1]))) --span.end;
  return Slice(text, span);
}

/// "1. ", "12) ", "(3) ", "a) ", "(b) ", "iv) ".
bool IsNumbered(std::string_view line) {
  bool bracket = line.starts_with('(');
  size_t begin = bracket ? 1 : 0;
  size_t end = begin;
  while (end < line.size() && IsAsciiDigit(line[end])) ++end;
  bool digits = end > begin && end - begin <= 2;
  if (end == begin) {
    while (end < line.size() && std::string_view("ivx").find(line[end]) != std::string_view::npos) ++end;
    if (end == begin && end < line.size() && IsAsciiLower(line[end])) ++end;
  }
  if (end == begin || end - begin > 4 || end + 2 >= line.size() || line[end + 1] != ' ') return false;
  return line[end] == ')' || (line[end] == '.' && digits && !bracket);
}

bool IsBullet(std::string_view line) {
  if (line.size() < 3) return false;
  if ((line[0] == '*' || line[0] == '-' || line[0] == '+') && line[1] == ' ') return true;
  CodePoint first = Decode(line, 0);
  if (IsBulletSign(line.substr(0, first.length))) return true;
  // A dash may also go on with the line above; before a capital it opens an item.
  bool dash = first.value == 0x2013 || first.value == 0x2014 || first.value == 0xB7;
  if (dash && line.size() > first.length + 1 && line[first.length] == ' ') return StartsUpper(line.substr(first.length + 1));
  return IsNumbered(line);
}

bool EndsLikeSentence(std::string_view line) {
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')')) line.remove_suffix(1);
  return !line.empty() && std::string_view(".!?:").find(line.back()) != std::string_view::npos;
}

/// A line that stands by itself: all capitals, or clearly shorter than its fellows and without an end mark.
bool IsHeadline(std::string_view line, size_t longest) {
  if (line.empty() || EndsLikeSentence(line) || line.back() == ',' || line.back() == '-') return false;
  bool capitals = HasLetter(line) && !HasLower(line);
  return capitals || line.size() * 3 < longest * 2;
}

bool BreaksBetween(std::string_view line, std::string_view next, size_t longest) {
  if (IsBullet(next) || next.starts_with("--")) return true;
  bool next_capitals = HasLetter(next) && !HasLower(next) && next.size() > 12;
  if (next_capitals && HasLower(line)) return true;
  return IsHeadline(line, longest) && (StartsUpper(next) || next[0] == '"' || IsAsciiDigit(next[0]));
}

}  // namespace

std::vector<TextBlock> FindBlocks(std::string_view text) {
  std::vector<TextBlock> blocks;
  int paragraph = -1;
  std::vector<Line> lines;
  auto flush = [&] {
    if (lines.empty()) return;
    ++paragraph;
    size_t longest = 0;
    for (const auto& line : lines) longest = std::max<size_t>(longest, line.span.end - line.span.begin);
    Span block = lines[0].span;
    for (size_t i = 1; i < lines.size(); ++i) {
      if (BreaksBetween(Slice(text, lines[i - 1].span), Slice(text, lines[i].span), longest)) {
        blocks.push_back({block, paragraph});
        block = lines[i].span;
      }
      block.end = lines[i].span.end;
    }
    blocks.push_back({block, paragraph});
    lines.clear();
  };
  for (size_t pos = 0; pos < text.size();) {
    size_t end = std::min(text.find('\n', pos), text.size());
    Span span{static_cast<uint32_t>(pos), static_cast<uint32_t>(end)};
    if (Trim(text, span).empty()) {
      flush();
    } else {
      lines.push_back({span});
    }
    pos = end + 1;
  }
  flush();
  return blocks;
}

}  // namespace lapwing::parse
