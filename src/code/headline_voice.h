// SPDX-License-Identifier: Apache-2.0
/// Headlines leave out "is" and "was": "Paris Urged to Free Envoys", "Minister Censured for Remarks". Parsers take the participle for
/// a past tense; but headlines tell of the past in the present tense, so a past form that lacks the object its frames ask for is a passive.
///
/// Cost  one pass over a title; text is never copied.
#pragma once

#include "code/codebook.h"
#include "lapwing/sentence.h"

namespace lapwing {

/// True when the title holds such a participle; `mended` is then the title with the subjects of these words called passive ones.
bool MendHeadlineVoice(const Codebook& codebook, const Sentence& title, Sentence& mended);

}  // namespace lapwing
