// SPDX-License-Identifier: Apache-2.0
/// Mends trees that contradict their own tags: a greedy parser cannot go back, but what it did can be seen afterwards.
///
///   1. A punctuation mark governs nothing: its dependents go to its governor.
///   2. A finite verb is no reduced relative: "The minister resigned on Thursday" with "resigned" (past tense) hung under
///      "minister" gets the verb for its root and the noun for its subject.
///   3. "has long condemned" with "has" as the main verb: the participle is the verb, "has" its auxiliary.
///   4. Two objects of one verb: the first is the indirect one ("gave Ukraine tanks").
///   5. A finite verb without a passive auxiliary is active ("stood by Ukraine"); so is the participle at the root of a
///      whole sentence that has no finite verb ("Guards fired on migrants.").
///   6. "violence by troops against families": what follows the doer of an action noun belongs to the noun.
///   7. "helped Pakistan evacuate", "made Syria pay": who stands before an open clause is the object of the verb above.
///   8. "gave Azerbaijan assurances": a name between a verb of giving and a bare noun is the receiver.
///   9. "There were sailors arrested by X on Thursday": what follows the participle is its own.
///  10. "secretary-general" with both halves in the same place: the second is the head of the first.
///  11. "The bridge was, it said, hit by missiles": a copula of a participle is the auxiliary of its passive.
///  12. "signed with India a deal": an oblique noun without a preposition, after a verb without an object, is the object.
///  13. "Not only Iran but also Iraq condemned": a second subject with a conjunction of its own is a conjunct of the first.
///  14. "Sudan accuses Chad of raids, Chad denies charge": two sentences side by side, not one said in the other.
/// and by words of which only one reading makes sense (tree_repair_words.h), by phrases of news (tree_repair_phrases.h), and in headlines by theirs
/// (tree_repair_titles.h).
///
/// Invariant  the result is a tree again; a tree without these faults is left as it is.
#pragma once

#include "lapwing/sentence.h"

namespace lapwing {

void RepairTree(Sentence& sentence);

}  // namespace lapwing
