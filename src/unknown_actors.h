// SPDX-License-Identifier: Apache-2.0
/// Names that articles give and the knowledge lacks: so that nobody vanishes silently, and the files can be mended.
///
///   UnknownActors unknown;
///   for (...) unknown.Note(pipeline->Resolve(article), knowledge);
///   for (const UnknownActor& actor : unknown.Ranked()) ...
///
/// Persons whose title tells state and sector ("Thai army chief Somchai Rak") are coded all the same, under the name the text
/// gives; those whose words tell nothing are not, and stand here without a country.
/// Invariant  the same articles give the same list in the same order, in whatever order they were noted
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline.h"

namespace lapwing {

struct UnknownActor {
  std::string name;
  std::string country;   ///< "" when no word tells
  std::string sector;
  std::string words;     ///< the phrase at its first mention: "Thai army chief Somchai Rak"
  std::string article;   ///< where that was
  std::string from;      ///< publication of the earliest and of the latest article that has the name, "" where none is dated
  std::string until;
  int mentions = 0;
  int articles = 0;
};

class UnknownActors {
 public:
  void Note(const CodedArticle& coded, const Knowledge& knowledge);
  /// Most articles first, then most mentions, then by name.
  std::vector<UnknownActor> Ranked() const;

 private:
  std::map<std::string, UnknownActor> found_;  ///< by folded name, country and sector
};

/// The actor as a block for an actor file, with the office its words tell and the time it was seen.
std::string AsActorFile(const UnknownActor& actor);

}  // namespace lapwing
