// SPDX-License-Identifier: Apache-2.0
/// Trees around the adjectives of small states. The core knows "Vietnamese" from its treebanks, but "Swazi", "Malagasy" and "Bruneian" are
/// names to it, and in "Swazi King Mswati III asked" it makes the adjective the subject. Knowledge says that the word is an adjective; the
/// run of capitalised words behind it is then built as the core builds "Vietnamese Prime Minister Pham Minh Chinh": the name governs,
/// the title describes it, the adjective modifies the title.
///
/// Input      a parsed sentence
/// Output     the same with such runs rebuilt; a tree without them is left as it is
/// Invariant  the result is a tree
/// Cost       one look-up for every proper noun that is followed by a capitalised word
#pragma once

#include "lapwing/sentence.h"
#include "resolve/knowledge.h"

namespace lapwing {

void MendDemonyms(const Knowledge& knowledge, Sentence& sentence);

}  // namespace lapwing
