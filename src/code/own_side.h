// SPDX-License-Identifier: Apache-2.0
/// Who among those a deed is done to is nobody else than its doer. Pure functions of their arguments; any thread; linear in the sides.
#pragma once

#include <vector>

#include "base/tree.h"
#include "code/sides.h"
#include "lapwing/event.h"

namespace lapwing {

/// Takes out of `others` the state or capital of a doer that is a government, a firm, or (beside another state) a force, court or
/// parliament of it. `both`: all sides are doers, and nothing is taken out. `force`: states act with force against their own, too; with words and
/// measures not against their own ministers, forces and press.
void DropOwnState(const Tree& tree, bool both, bool force, const std::vector<Side>& doers, std::vector<Side>& others);

/// Takes out of `recipients` whoever is the same party as an actor. A state and those of it who fight or oppose it are two.
/// `others`: how they stand; `force`: an army or police may strike at ground of its own state.
void DropOwnParty(const std::vector<Actor>& actors, const std::vector<Side>& others, bool force, std::vector<Actor>& recipients);

/// "The president is grateful to the nurses": a government praises or thanks people of its own state.
bool PraiseAtHome(const Event& event);

}  // namespace lapwing
