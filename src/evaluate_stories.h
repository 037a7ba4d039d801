// SPDX-License-Identifier: Apache-2.0
/// Scores stories and near-duplicates against an annotated set (tests/sets/stories_dev.txt): one case an article, in the order they came,
/// with `story KEY`, `same KEY` where it shares its text with others, and `relation` to an earlier one.
///
/// Duplicates   pairs of articles: precision, recall, F1. An article belongs with the one it is a copy of, and with the others that are
/// Stories      B-cubed over articles (Bagga and Baldwin 1998)
#pragma once

#include <string>
#include <vector>

#include "base/case_file.h"
#include "stories/grouper.h"

namespace lapwing {

struct StoryScores {
  int articles = 0, stories = 0, stories_found = 0;
  int pairs = 0, pairs_found = 0, pairs_right = 0;
  double precision_sum = 0, recall_sum = 0;  ///< B-cubed
  int relations_right = 0;
  std::string Report() const;
  double PairF1() const;
  double StoryF1() const;
};

/// `faults` gets a line for every article whose story or relation is wrong, when it is not null.
StoryScores ScoreStories(Grouper& grouper, const std::vector<Case>& cases, std::vector<std::string>* faults);

}  // namespace lapwing
