// SPDX-License-Identifier: Apache-2.0
/// Base forms of rare verbs. What the language core never saw in training it cuts by its ending ("extradited" to "extradit", "crippled" to "crippl",
/// "leaned" to "learn"); a regular form of a verb that the codebook knows is that verb.
#pragma once

#include "code/codebook.h"
#include "lapwing/sentence.h"

namespace lapwing {

/// Gives verbs the lemma that the codebook has, where theirs means nothing to it. A lemma that it knows stays.
///
/// Cost  two look-ups for a verb that it knows.
void MendVerbLemmas(const Codebook& codebook, Sentence& sentence);

}  // namespace lapwing
