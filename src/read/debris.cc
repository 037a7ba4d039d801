// SPDX-License-Identifier: Apache-2.0
#include "read/debris.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace lapwing {
namespace {

constexpr size_t kLongestLine = 600;
constexpr size_t kGap = 6;            // words a "*" may stand for
constexpr size_t kLongestStart = 30;  // words of a line that a `start` pattern may condemn
constexpr size_t kLongestPart = 35;   // the same for `part`: a longer line is prose that mentions the phrase
constexpr size_t kLongestBreadcrumb = 14;

bool WordFits(std::string_view pattern, std::string_view word) {
  if (pattern != "N") return pattern == word;
  return word.find_first_not_of("0123456789") == std::string_view::npos;
}

struct Kind {
  std::string_view name;
  DebrisKind kind;
};

constexpr Kind kKinds[] = {{"line", DebrisKind::kLine},       {"start", DebrisKind::kLine},
                           {"part", DebrisKind::kLine},       {"link", DebrisKind::kLink},
                           {"linkstart", DebrisKind::kLink},  {"foot", DebrisKind::kFoot},
                           {"footstart", DebrisKind::kFoot},  {"consent", DebrisKind::kConsent},
                           {"paywall", DebrisKind::kPaywall}, {"missing", DebrisKind::kMissing}};

// "StoryWorld" -> "Story World": labels glued together when a page was saved as text.
std::string Unglued(std::string_view line) {
  std::string out;
  for (size_t i = 0; i < line.size(); ++i) {
    if (i > 0 && IsUpper(line[i]) && IsLower(line[i - 1])) out += ' ';
    out += line[i];
  }
  return out;
}

}  // namespace

std::vector<std::string> PlainWords(std::string_view line) {
  std::vector<std::string> words;
  words.reserve(line.size() / 6 + 1);
  EachPlainWord(line, [&](std::string& word) { words.push_back(std::move(word)); });
  return words;
}

Result<Debris> Debris::Load(const std::string& path) {
  Result<std::string> text = ReadFile(path);
  if (!text) return Error{Errc::kBadData, text.error().message, path};
  return Parse(*text, path);
}

Result<Debris> Debris::Parse(std::string_view text, const std::string& path) {
  Debris debris;
  int number = 0;
  while (!text.empty()) {
    size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.starts_with('#')) continue;
    line = Trim(line.substr(0, line.find("  #")));
    if (line.empty()) continue;
    size_t space = line.find(' ');
    std::string where = fmt::format("{}:{}", path, number);
    if (space == std::string_view::npos) return Error{Errc::kBadData, "a kind without a pattern", where};
    for (std::string_view pattern : SplitTrim(line.substr(space), '|')) {
      if (Status added = debris.Add(line.substr(0, space), pattern, where); !added) return added.error();
    }
  }
  return debris;
}

Status Debris::Add(std::string_view kind, std::string_view text, const std::string& where) {
  if (kind == "section") {
    for (std::string& word : PlainWords(text)) sections_.insert(std::move(word));
    return Ok{};
  }
  const auto* known = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const Kind& k) { return k.name == kind; });
  if (known == std::end(kKinds)) return Error{Errc::kBadData, fmt::format("unknown kind '{}'", kind), where};
  Pattern pattern;
  pattern.kind = known->kind;
  for (std::string_view piece : SplitWords(text)) {
    if (piece == "*" || piece == "N") {
      pattern.words.emplace_back(piece);
    } else {
      for (std::string& word : PlainWords(piece)) pattern.words.push_back(std::move(word));
    }
  }
  if (pattern.words.empty() || pattern.words.front() == "*") {
    return Error{Errc::kBadData, "a pattern must begin with a word", where};
  }
  if (kind.ends_with("start")) pattern.place = Place::kStart;
  if (kind == "part" || kind == "consent" || kind == "paywall" || kind == "missing") pattern.place = Place::kAnywhere;
  by_first_word_[pattern.words.front()].push_back(patterns_.size());
  patterns_.push_back(std::move(pattern));
  return Ok{};
}

// Patterns are short and have one "*" at most in practice; trying each length of the gap is cheap.
bool Debris::Matches(const Pattern& pattern, const std::vector<std::string>& words, size_t from) const {
  size_t at = from;
  for (size_t i = 0; i < pattern.words.size(); ++i) {
    if (pattern.words[i] == "*") {
      if (i + 1 == pattern.words.size()) {
        at = std::min(at + kGap, words.size());
        break;
      }
      size_t limit = std::min(at + kGap, words.size());
      while (at < limit && !WordFits(pattern.words[i + 1], words[at])) ++at;
      continue;
    }
    if (at == words.size() || !WordFits(pattern.words[i], words[at])) return false;
    ++at;
  }
  return pattern.place != Place::kWhole || at == words.size();
}

DebrisKind Debris::Tell(std::string_view line) const { return line.size() > kLongestLine ? DebrisKind::kNone : Tell(line, PlainWords(line)); }

DebrisKind Debris::Tell(std::string_view line, const std::vector<std::string>& words) const {
  if (line.size() > kLongestLine) return DebrisKind::kNone;
  if (words.empty() || words.size() > kLongestPart) return DebrisKind::kNone;
  // "Comments from both sides suggest a deal." is prose; "Comments (12)" and "Read more: ..." are not.
  size_t last = line.find_last_not_of("\"')] ");
  bool prose = words.size() >= 7 && last != std::string_view::npos && line[last] == '.' &&
               line.substr(0, 24).find(':') == std::string_view::npos;
  // What tells about the whole page is worth more than that the line is debris.
  auto telling = [](DebrisKind kind) {
    return kind == DebrisKind::kConsent || kind == DebrisKind::kPaywall || kind == DebrisKind::kMissing;
  };
  auto try_at = [&](const std::string& key, size_t from) {
    auto found = by_first_word_.find(key);
    DebrisKind best = DebrisKind::kNone;
    if (found == by_first_word_.end()) return best;
    for (size_t index : found->second) {
      const Pattern& pattern = patterns_[index];
      if (from > 0 && pattern.place != Place::kAnywhere) continue;
      if (pattern.place == Place::kStart && words.size() > kLongestStart) continue;
      if (pattern.place == Place::kStart && prose && pattern.kind != DebrisKind::kLine) continue;
      if ((best == DebrisKind::kNone || telling(pattern.kind)) && Matches(pattern, words, from)) best = pattern.kind;
    }
    return best;
  };
  DebrisKind first = DebrisKind::kNone;
  for (size_t from = 0; from < words.size(); ++from) {
    DebrisKind kind = try_at(words[from], from);
    if (kind == DebrisKind::kNone && IsDigit(words[from].front())) kind = try_at("N", from);
    if (telling(kind)) return kind;
    if (first == DebrisKind::kNone) first = kind;
  }
  return first;
}

bool Debris::SectionsOnly(std::string_view line) const {
  if (line.size() > 160 || line.find_first_of(".?!\"") != std::string_view::npos) return false;
  std::vector<std::string> words = PlainWords(Unglued(line));
  if (words.empty() || words.size() > kLongestBreadcrumb) return false;
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return sections_.contains(word); });
}

}  // namespace lapwing
