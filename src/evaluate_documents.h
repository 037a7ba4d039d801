// SPDX-License-Identifier: Apache-2.0
/// Scores whole coded articles against reports annotated by hand (tests/sets/documents_*.txt).
///
///   event TYPE | ACTORS > RECIPIENTS | STATUS | DATE | BY | trigger words      one line a mention of an event, in text order
///   same  I J                                                                  event I retells event J
///
/// A coded event is right when its type and its sides are those of an annotated event of the report not yet taken, one in the
/// same sentence first; a mutual act has all parties on one side. Status, date and attribution are scored on the right ones.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/case_file.h"
#include "evaluate_sets.h"
#include "pipeline.h"

namespace lapwing {

struct DocumentScore {
  int annotated = 0;
  int coded = 0;
  int right = 0;        ///< type and sides
  int right_type = 0;   ///< type, and at least one country on each annotated side
  int sentences = 0;
  int two_states = 0;   ///< sentences that name two states or more: where false events arise
  int documents = 0;
  Share status, date, by, same;
  std::map<std::string, std::array<int, 3>> types;  ///< annotated, coded, right

  static double F1(int right, int annotated, int coded) { return annotated + coded == 0 ? 0 : 2.0 * right / (annotated + coded); }
  std::string Report() const;
};

void ScoreDocument(const Pipeline& pipeline, const Case& c, DocumentScore& score, std::vector<std::string>* faults);

}  // namespace lapwing
