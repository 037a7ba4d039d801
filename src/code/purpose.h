// SPDX-License-Identifier: Apache-2.0
/// What a sentence does not say was done: purposes of something else, and what is only asked.
#pragma once

#include <string>

#include "base/tree.h"

namespace lapwing {

/// "to leave", "for Peru to leave": a clause without a tense, which by itself tells no fact.
bool IsInfinitive(const Tree& tree, int verb);

/// Lemma of the verb whose purpose the word is: "call" for "thank" in "called the emir to thank him"; "" when it is none.
std::string PurposeOf(const Tree& tree, int token);

/// "the first country", "one of the few governments", "the last": who acts and not for what, so that "to recognise it" is done. "The only way" is none.
bool IsFirstToAct(const Tree& tree, int noun);

/// "Did they attack?", "is the President consulting ...?": asks whether, and so says nothing. Who, when and why take the act for granted.
bool AsksWhether(const Tree& tree);

/// The word is part of what such a question asks: not "before he flies" nor "the talks that he will join" in "Will he call Lima before he flies to the talks that he will join?".
bool Asked(const Tree& tree, int token);

}  // namespace lapwing
