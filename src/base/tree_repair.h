// SPDX-License-Identifier: Apache-2.0
/// Mends trees that contradict their own tags: a greedy parser cannot go back, but what it did can be seen afterwards.
///
///   1. A punctuation mark governs nothing: its dependents go to its governor.
///   2. A finite verb is no reduced relative: "The minister resigned on Thursday" with "resigned" (past tense) hung under
///      "minister" gets the verb for its root and the noun for its subject.
///   3. "has long condemned" with "has" as the main verb: the participle is the verb, "has" its auxiliary.
///   4. Two objects of one verb: the first is the indirect one ("gave Ukraine tanks").
///   5. A finite verb without a passive auxiliary is active ("stood by Ukraine").
///
/// Invariant  the result is a tree again; a tree without these faults is left as it is.
#pragma once

#include "lapwing/sentence.h"

namespace lapwing {

void RepairTree(Sentence& sentence);

}  // namespace lapwing
