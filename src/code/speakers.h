// SPDX-License-Identifier: Apache-2.0
/// Who speaks in a word of saying, and whether it says something of its own.
#pragma once

#include "base/tree.h"

namespace lapwing {

/// Head of the phrase whose word it is: the subject, the agent, or that of the clause it leans on; -1 when nobody is told.
int SpeakerOf(const Tree& tree, int verb);

/// Whose report or claim a noun is: "Moscow's allegation", "media reports"; -1 when it is nobody's.
int HolderOf(const Tree& tree, int noun);

/// "..., junta warns of swift response": a statement beside, which vouches for its own content only.
bool HasContent(const Tree& tree, int verb);

}  // namespace lapwing
