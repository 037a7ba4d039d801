// SPDX-License-Identifier: Apache-2.0
/// The words pages put around an article: menus, share bars, newsletter requests, links to other stories.
/// They are data (knowledge/debris.txt), matched on lower-case words; this file only knows how.
///
/// Threads: const after Load, may be shared. Cost: linear in the words of the line.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "lapwing/result.h"

namespace lapwing {

/// What a line is known to be.
enum class DebrisKind {
  kNone,
  kLine,     ///< never part of an article
  kLink,     ///< introduces headlines of other articles ("Next Article")
  kFoot,     ///< what follows the article begins here ("Most read")
  kConsent,  ///< cookie and consent dialogues
  kPaywall,  ///< asks for money or a login to read on
  kMissing,  ///< says that the page is not there
};

class Debris {
 public:
  /// Reads the file. Errors: as ReadFile; kBadData with file:line for an unknown kind or an empty pattern.
  static Result<Debris> Load(const std::string& path);
  static Result<Debris> Parse(std::string_view text, const std::string& path);

  DebrisKind Tell(std::string_view line) const;
  /// The same where its PlainWords are known.
  DebrisKind Tell(std::string_view line, const std::vector<std::string>& words) const;

  /// A line of section names only, as menus and breadcrumbs have ("Home > World", "Top StoryWorld").
  bool SectionsOnly(std::string_view line) const;

  size_t size() const { return patterns_.size(); }

 private:
  enum class Place { kWhole, kStart, kAnywhere };
  struct Pattern {
    std::vector<std::string> words;  ///< "*" stands for up to kGap words, "N" for a number
    Place place = Place::kWhole;
    DebrisKind kind = DebrisKind::kLine;
  };

  Status Add(std::string_view kind, std::string_view pattern, const std::string& where);
  bool Matches(const Pattern& pattern, const std::vector<std::string>& words, size_t from) const;

  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::vector<size_t>> by_first_word_;  ///< looked up, never walked
  std::unordered_set<std::string> sections_;
};

/// Lower-case words of a line: letters and digits of any script, apostrophes dropped ("Don't" -> "dont").
std::vector<std::string> PlainWords(std::string_view line);

/// The same words one by one, without keeping them: `take(word)` may move the word away.
template <typename Take>
void EachPlainWord(std::string_view line, Take take) {
  std::string word;
  for (size_t i = 0; i < line.size();) {
    size_t end = i;
    while (end < line.size() && (IsAlpha(line[end]) || IsDigit(line[end]))) ++end;
    if (end > i) {
      for (; i < end; ++i) word += static_cast<char>(IsUpper(line[i]) ? line[i] + 32 : line[i]);
      continue;
    }
    char32_t c = NextCodepoint(line, i);
    if (c >= 0x80 && (IsLetter(c) || IsDigit(c))) {
      AppendUtf8(word, c);
    } else if (c != '\'' && !word.empty()) {
      take(word);
      word.clear();
    }
  }
  if (!word.empty()) take(word);
}

}  // namespace lapwing
