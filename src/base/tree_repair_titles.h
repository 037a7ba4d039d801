// SPDX-License-Identifier: Apache-2.0
/// The part of RepairTree (tree_repair.h) for headlines, whose grammar is their own: "to" is the future, a comma is "and", verbs look like nouns.
///
///   1. "Israel, Jordan leaders to meet": behind who is named, "to" and a verb are the sentence, no ornament of a noun that could be a plan.
///   2. "Thai PM to see Hun Sen": who stands before "to" is the subject.
///   3. "Vietnam, U.S. to upgrade ties": of two names with a comma the second is no other name of the first.
///   4. "EU, Russia trade accusations": right behind two names, before a noun, a word that can be a verb is one.
///   5. "U.S. and S. Korea stage exercises": "S." and "N." belong to "Korea", and what stands before "and" is the other name.
#pragma once

#include "lapwing/sentence.h"

namespace lapwing {

void RepairTitle(Sentence& title);

}  // namespace lapwing
