// SPDX-License-Identifier: Apache-2.0
/// What a name means that a state shares with a place elsewhere, a person or a thing: knowledge/ambiguous.txt lists the readings and
/// the words that speak for each (docs/knowledge.md).
///
///   const NameReading* other = readings.Decide("Georgia", "GEO", article, {begin, end}, sentence);
///   if (other != nullptr) ...   // "Voters in Georgia elected a Democrat": the place in USA, not the state
///
/// Source  one sense a discourse and words in the neighbourhood (Gale, Church and Yarowsky 1992; Lesk 1986), with words a person listed
/// Cost    for names on the list only: each of their words sought in the text once
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"
#include "lapwing/text.h"

namespace lapwing {

struct NameReading {
  std::string kind;  ///< state, place, person, org, group, thing
  std::string code;  ///< "" where there is none
  std::vector<std::string> words;
};

class NameReadings {
 public:
  /// A missing file is an empty list; lines that are none are left to the linter.
  static Result<std::shared_ptr<const NameReadings>> Load(const std::string& path);

  /// The reading meant instead of the state `code`, or null when nothing speaks against the state. A word that holds the name itself
  /// ("Michael Jordan", "Jordan River") decides at once; else the other reading needs a word in the sentence where the state has none,
  /// and more words in the article than the state has.
  const NameReading* Decide(std::string_view name, std::string_view code, std::string_view text, Span hit, Span sentence) const;

  /// People bear the name, too: "Chad" of Chad Smith, "Jordan" of Michael Jordan.
  bool BorneByPeople(std::string_view name) const;

 private:
  struct Name {
    std::vector<NameReading> readings;
    std::vector<std::string> longer;
    NameReading within{"thing", "", {}};  ///< of a longer name
  };
  std::map<std::string, Name, std::less<>> names_;
};

}  // namespace lapwing
