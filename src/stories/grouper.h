// SPDX-License-Identifier: Apache-2.0
/// Gives every article its story: the happening it tells, with all others that tell it. Online: an article is placed once, when it comes,
/// among those before it.
///
///   Result<Grouper> grouper = Grouper::Load({});
///   Placement place = grouper->Add(article);   // in the order of the input
///
/// An article whose text is that of an earlier one (kinship.h) is of its story. Any other joins the story whose members (the three most
/// like it, within `days` of it) it resembles by kSameStory or more in the cosine of its telling words; else it begins a story of its own.
/// The id of a story is made of that of its first article.
///
/// Repeats  the same articles in the same order give the same stories; a new Grouper that is given the last `capacity` articles of another
///          with their stories (Restore) goes on as that one would
/// Memory   window.h; does not grow with the input
/// Threads  one Grouper, one thread
/// Cost     O(words x articles that share them); docs/stories.md has figures
#pragma once

#include <memory>
#include <string>

#include "lapwing/article.h"
#include "lapwing/result.h"
#include "stories/kinship.h"
#include "stories/window.h"

namespace lapwing {

struct StoryOptions {
  size_t capacity = 20'000;  ///< articles that are remembered
  int days = 4;              ///< between an article and those whose story it may join
};

struct Placement {
  std::string story;         ///< never empty
  Retelling relation = Retelling::kFirst;
  std::string of;            ///< id of the article that it is a copy of, or most like; "" for the first of a story
  std::string agency;        ///< credited in the text; "" where none is
  double likeness = 0;       ///< 0 to 1: shared phrases of the shorter text; for kStory the cosine
  std::string why;           ///< one sentence for people
};

class Grouper {
 public:
  /// Errors: kNotFound, kBadData where the shipped names and counts are missing or unfit.
  static Result<Grouper> Load(StoryOptions options);

  /// A story that the article has already stays. The same id a second time is placed where it was.
  Placement Add(const Article& article);
  /// As Add, for an article that was placed before; only its story is asked.
  void Restore(const Article& article);
  size_t held() const { return window_.size(); }
  size_t capacity() const { return options_.capacity; }

 private:
  Grouper(StoryOptions options, Agencies agencies, WordWeights weights);
  Placement PlaceByText(const Report& report, const Signature& signature, const std::vector<Neighbour>& nearest) const;
  Placement PlaceByWords(const Report& report, const std::vector<Neighbour>& nearest) const;

  StoryOptions options_;
  Agencies agencies_;
  WordWeights weights_;
  Window window_;
};

/// One line of JSON: id, story, relation, of, agency, likeness, why, url, publisher, published, title (docs/formats.md).
std::string ToJson(const Article& article, const Placement& placement);

}  // namespace lapwing
