// SPDX-License-Identifier: Apache-2.0
/// The part of RepairTree (tree_repair.h) that knows words:
///
///   1. "said that it was ready": ready, willing and able is somebody; "it" is a subject, not the empty one of "it is easy".
///   2. "called home its envoy": what stands behind the particle of a verb without an object is the object, not a complement.
///   3. "offered Israel and Syria money": the second of two receivers hangs on the first, not on the noun behind it.
///   4. "is due to host talks": before an infinitive "due" is the predicate, no preposition, and the "noun" behind it the verb.
///   5. "closed the border crossing with Belarus": a crossing behind its border is the object, no clause.
///   6. "rejected accusations that it sent men": a clause with a subject of its own behind a marker "that" tells what the noun says; it is no
///      relative clause, whose "that" would be one of its arguments.
///   7. "opened fire without warning on a boat": a warning that is given without is a noun, and what follows belongs to the verb above.
///   8. "told visiting Foreign Minister X": the guest is who is told, and visiting is what he is.
///   9. "said on Monday he would fly": a day that stands before the subject of what is said is the day of saying.
///  10. "have in recent weeks detained": an auxiliary has nothing of its own; what hangs on it is the verb's.
///  11. "said after talks with the premier that the border was safe": nothing of a clause stands before the "that" which opens it.
///  12. "The decision to recognise Kosovo angered Serbia": who stands behind the infinitive is its object, and the finite verb is the sentence's.
#pragma once

#include "lapwing/sentence.h"

namespace lapwing {

void RepairByWords(Sentence& sentence);

}  // namespace lapwing
