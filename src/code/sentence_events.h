// SPDX-License-Identifier: Apache-2.0
/// What may stand among the events of one sentence, and what of them remains.
#pragma once

#include <vector>

#include "base/tree.h"
#include "lapwing/event.h"

namespace lapwing {

/// "The President consulted his budget office": offices of one government are no two sides when they agree.
bool WithinOneBody(const Event& event);

/// Companies among themselves, or alone, are business news, no event (annotation guide: a state on at least one side).
bool OnlyBusiness(const Event& event);
/// "... - SOURCES", "... - PAPER": the headline says whose word it is.
bool EndsInItsSource(const Tree& tree);

/// The same act twice counts once; a letter that carries an appeal is the appeal; deployments inside attacks are part of them.
void SettleSentence(std::vector<Event>& events);

}  // namespace lapwing
