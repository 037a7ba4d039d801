// SPDX-License-Identifier: Apache-2.0
/// Is it said to have happened, and who says so? Auxiliaries, negation, conditionals and the words that govern the event
/// (operators.txt) decide; conventions are those of the project's coding guide: asserted, claimed, denied, planned,
/// hypothetical, negated, historical.
#pragma once

#include "base/tree.h"
#include "code/codebook.h"
#include "code/sides.h"
#include "lapwing/event.h"

namespace lapwing {

struct Factuality {
  EventStatus status = EventStatus::kAsserted;
  bool will = false;         ///< lies ahead by will/shall/plan, whatever the final status
  bool purpose = false;      ///< lies ahead only as the purpose of something else ("moves to stifle")
  bool duty = false;         ///< what its doer should, must or ought to do
  bool will_not = false;     ///< its doer will not do it
  bool may = false;          ///< hypothetical by "may", "might", "could" or "would"
  int speaker = -1;          ///< head of the phrase that vouches for it, or -1
  bool reported = false;     ///< content of a reporting or claiming word
  bool commemorated = false; ///< "the anniversary of"
  bool claimed_word = false; ///< "allegedly", "accused of", "believed to"
  int decided_by = -1;       ///< token that decided, for explanations
};

/// `trigger` is the event's word.  Cost  climbs to the root once.
Factuality FindFactuality(const Tree& tree, const Codebook& codebook, int trigger);

}  // namespace lapwing
