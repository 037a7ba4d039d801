// SPDX-License-Identifier: Apache-2.0
/// What the model of acts sees of a word: does it tell what one side does to another, and of which type?
///
/// Frames know phrases; most words of news that no frame fits are common ones in a new phrase ("took the matter to the council", "the five got home"). What the annotated
/// reports have taught of words and of what stands around them (`lapwing train acts`) proposes a type for such a word; sides, status and day are found as for every other event,
/// and standing.h refuses what seldom turned out right.
///
///   if (MayTellAct(tree, t)) chances = model.acts()->Chances(FindActSigns(tree, codebook, mentions, title, t), Voice::kPractice);
///
/// Cost  some forty signs and seven groups of words a word
#pragma once

#include "base/tree.h"
#include "code/codebook.h"
#include "code/pair_features.h"
#include "lapwing/mention.h"

namespace lapwing {

/// A verb, or a noun that is no actor itself.
bool MayTellAct(const Tree& tree, const SentenceMentions& mentions, int token);

/// Word groups: its own lemma is the predicate, what it takes the object, its prepositional phrases the path, who acts the source, its clause the trigger, its adjectives the target.
PairFeatures FindActSigns(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, bool title, int token);

}  // namespace lapwing
