// SPDX-License-Identifier: Apache-2.0
/// Where the first sentence of a report happened when it names no place: where the report was written. A pure function of the sentence.
#pragma once

#include "base/tree.h"
#include "lapwing/mention.h"

namespace lapwing {

/// "TUNIS (AFP) - Police fired tear gas at protesters outside the ministry": done where it was written, where nothing but people of that state, or people who
/// meet, take part and no other place is named. What a state does or says, it does from its capital, or nowhere.
Place UnderDateline(const Tree& tree, const SentenceMentions& mentions, int trigger);

}  // namespace lapwing
