// SPDX-License-Identifier: Apache-2.0
/// Actors named together: "Russia and China", "Poland, Lithuania and Latvia". Plural pronouns lean on them.
#pragma once

#include <vector>

#include "base/tree.h"
#include "lapwing/mention.h"

namespace lapwing {

struct MentionList {
  std::vector<Actor> actors;
  int head = 0;  ///< of the first member
  int last = 0;  ///< last token
};

/// Lists of at least two different actors, in text order. Read off the words between the mentions (commas and an
/// "and"), because parsers attach the members of long lists in many ways.
std::vector<MentionList> FindLists(const Tree& tree, const std::vector<Mention>& mentions);

}  // namespace lapwing
