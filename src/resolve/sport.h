// SPDX-License-Identifier: Apache-2.0
/// "Iran beat the United States 2-1 in Lyon", "India won the cup": teams go by their states' names, and act for nobody.
///
/// Input   a tree and the head of a state's or capital's name in it
/// Output  whether the name stands for a team: it plays by its verb, and the sentence speaks of a game
/// Cost    one pass over the words of a sentence, for names that play
#pragma once

#include "base/tree.h"

namespace lapwing {

bool StandsForTeam(const Tree& tree, int name);

}  // namespace lapwing
