// SPDX-License-Identifier: Apache-2.0
#include "parse/splitter.h"

#include <algorithm>
#include <iterator>

#include "parse/abbreviations.h"
#include "parse/chars.h"
#include "parse/hash.h"

namespace lapwing::parse {
namespace {

constexpr uint64_t kSplitterSeed = 0x5E47;
constexpr size_t kFar = 200;  ///< tokens looked back for open quotes: time stays linear

struct Line {
  Span span;  ///< without white space at its ends
};

std::string_view Trim(std::string_view text, Span& span) {
  while (span.begin < span.end && IsSpace(static_cast<unsigned char>(text[span.begin]))) ++span.begin;
  while (span.end > span.begin && IsSpace(static_cast<unsigned char>(text[span.end - 1]))) --span.end;
  return Slice(text, span);
}

bool IsBullet(std::string_view line) {
  if (line.size() < 3) return false;
  if ((line[0] == '*' || line[0] == '-' || line[0] == '+') && line[1] == ' ') return true;
  if (line.starts_with("\u2022") || line.starts_with("\u25AA") || line.starts_with("\u25CF") || line.starts_with("\u2023")) return true;
  size_t digits = 0;
  while (digits < line.size() && IsAsciiDigit(line[digits])) ++digits;
  return digits > 0 && digits <= 2 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
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

bool EndsWithStop(const Token& token) { return token.form.back() == '.' && token.form.size() > 1 && HasLetter(token.form); }

bool IsEndMark(std::string_view form) {
  char c = form.back();
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || form == "\u2026";
}

bool IsCloser(std::string_view form) { return form == "\"" || form == "'" || form == ")" || form == "]" || form == "''"; }

constexpr size_t kLongestDateline = 16;
bool IsDash(std::string_view form) { return form == "--" || form == "-" || form == "\u2014" || form == "\u2013"; }

class Keys {
 public:
  explicit Keys(std::vector<uint64_t>& out) : out_(out) { out_.clear(); }
  template <typename... Values>
  void Add(Values... values) {
    uint64_t h = Mix(kSplitterSeed + ++number_);
    ((h = Combine(h, static_cast<uint64_t>(values))), ...);
    out_.push_back(h);
  }

 private:
  std::vector<uint64_t>& out_;
  uint64_t number_ = 0;
};

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

size_t DatelineLength(std::span<const Token> tokens) {
  if (tokens.empty() || tokens[0].form.size() < 3 || !HasLetter(tokens[0].form) || HasLower(tokens[0].form)) return 0;
  size_t dash = 1;
  for (; dash < tokens.size() && !IsDash(tokens[dash].form); ++dash) {
    if (dash == kLongestDateline || IsLower(Decode(tokens[dash].form, 0).value) || IsEndMark(tokens[dash].form) != EndsWithStop(tokens[dash])) return 0;
  }
  bool hyphen = dash < tokens.size() && tokens[dash].form == "-" && !tokens[dash - 1].space_after;
  if (dash + 1 >= tokens.size() || hyphen) return 0;
  // "NATO - the alliance - said": a pair of dashes encloses an insertion.
  for (size_t i = dash + 1; dash == 1 && i < tokens.size() && !IsEndMark(tokens[i].form); ++i) {
    if (tokens[i].form == tokens[dash].form && tokens[i - 1].space_after) return 0;
  }
  return dash + 1;
}

Gap GapKind(std::span<const Token> tokens, size_t i) {
  const Token& token = tokens[i];
  const Token& next = tokens[i + 1];
  bool space = token.space_after;
  if (i < kLongestDateline && IsDash(token.form) && DatelineLength(tokens) == i + 1) return Gap::kNever;
  if (token.form == "." && !space && StartsUpper(next.form)) return Gap::kAlways;
  if (!space && !IsEndMark(token.form) && !IsCloser(token.form)) return Gap::kNever;
  if (IsEndMark(next.form) && next.form.size() == 1) return Gap::kNever;
  if (EndsWithStop(token)) {
    std::string word = Lower(std::string_view(token.form).substr(0, token.form.size() - 1));
    if (word.size() > 1 && OpensSentence(next.form)) return Gap::kAlways;
    // "W." and "Gen." stand before a name; so does "No." before its number.
    if (AbbreviationOf(word) == Abbreviation::kTitle || AbbreviatesBeforeNumber(word)) return Gap::kNever;
    if (!StartsUpper(next.form) && HasLetter(next.form)) return Gap::kNever;
  }
  bool mark = IsEndMark(token.form) || IsCloser(token.form);
  bool fresh = StartsUpper(next.form) || !HasLetter(next.form);
  return mark || fresh ? Gap::kAsk : Gap::kNever;
}

void GapFeatures(std::span<const Token> tokens, size_t i, size_t start, const WordTable& words, std::vector<uint64_t>& out) {
  auto form = [&](ptrdiff_t offset) -> std::string_view {
    auto pos = static_cast<ptrdiff_t>(i) + offset;
    if (pos < static_cast<ptrdiff_t>(start) || pos >= static_cast<ptrdiff_t>(tokens.size())) return {};
    return tokens[static_cast<size_t>(pos)].form;
  };
  auto word = [](std::string_view text) { return HashBytes(WordTable::Normalize(text)); };
  auto shape = [](std::string_view text) { return HashBytes(Shape(text, 2)); };
  std::string_view before = form(-1), here = form(0), after = form(1), after2 = form(2);
  uint64_t w0 = word(here), w1 = word(after), p1 = word(before);
  uint64_t s0 = shape(here), s1 = shape(after), sp = shape(before), s2 = shape(after2);
  const WordInfo& next = words.Find(w1);
  uint64_t habit = static_cast<uint64_t>(next.habit);
  uint64_t space = tokens[i].space_after;
  uint64_t length = std::min<size_t>((i + 1 - start) / 3, 8);
  uint64_t upper_next = StartsUpper(after);
  int quotes = 0;
  int parens = 0;
  for (size_t k = std::max(start, i < kFar ? 0 : i - kFar); k <= i; ++k) {
    quotes ^= tokens[k].form == "\"";
    parens += tokens[k].form == "(";
    parens -= tokens[k].form == ")";
  }
  uint64_t inside = static_cast<uint64_t>(quotes) * 2 + (parens > 0);

  Keys keys(out);
  keys.Add();
  keys.Add(w0);
  keys.Add(w1);
  keys.Add(p1);
  keys.Add(s0, s1);
  keys.Add(s0, s1, s2);
  keys.Add(w0, s1);
  keys.Add(w0, w1);
  keys.Add(s0, w1);
  keys.Add(sp, w0, s1);
  keys.Add(p1, w0);
  keys.Add(p1, w0, upper_next);
  keys.Add(w0, habit, upper_next);
  keys.Add(s0, habit, upper_next, space);
  keys.Add(w0, space, upper_next);
  keys.Add(w0, length);
  keys.Add(s0, length, upper_next);
  keys.Add(w0, inside, upper_next);
  keys.Add(w0, inside, s1, space);
  keys.Add(words.Prefix(next.cluster, 8), w0);
  keys.Add(words.Prefix(next.cluster, 8), s0, upper_next);
  keys.Add(word(after2), w1);
  keys.Add(words.Prefix(words.Find(p1).cluster, 6), w0, upper_next);
  keys.Add(sp, s0, s1, length);
}

std::vector<size_t> Splitter::SentenceEnds(std::span<const Token> tokens, const WordTable& words) const {
  thread_local std::vector<uint64_t> keys;
  int32_t scores[2];
  std::vector<size_t> ends;
  size_t start = 0;
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    Gap kind = GapKind(tokens, i);
    if (kind == Gap::kNever) continue;
    if (kind == Gap::kAsk) {
      GapFeatures(tokens, i, start, words, keys);
      model_.Score(keys, scores);
      if (scores[1] <= scores[0]) continue;
    }
    ends.push_back(i);
    start = i + 1;
  }
  if (!tokens.empty()) ends.push_back(tokens.size() - 1);
  return ends;
}

}  // namespace lapwing::parse
