// SPDX-License-Identifier: Apache-2.0
/// Who did what the report tells without a doer, from what it has told before: the raid that killed them, the statement that accused, the
/// government that mostly acts against them. The counterpart of other_party.h, which looks for whom an act is done to.
///
/// Cost  a few events back for every event without a doer
#pragma once

#include <span>
#include <vector>

#include "base/tree.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"

namespace lapwing {

/// "The attack killed five soldiers": the verb's doer is a deed that the report may have told before, with whose it was.
bool DoneByToldDeed(const Tree& tree, int trigger);

/// "The statement accused Japan": a paper speaks for whoever issued it, which the report may have told before.
bool SaidByPaper(const Tree& tree, int trigger);

/// Completes events in text order: "the attack killed five soldiers" (the doer of the attack told before), "the statement accused Japan" (whoever
/// issued it), "all trade with India is suspended" (whoever mostly acts against that state in the report). Adds the indices of those it has changed to `filled`.
void FillToldDoers(std::vector<Event>& events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions, std::vector<size_t>& filled);

}  // namespace lapwing
