// SPDX-License-Identifier: Apache-2.0
/// Deeds told only as what a protest, a penalty or a plea is about: "protested to Russia over the seizure of a boat", "cut ties with Iran over a
/// cyberattack". Whoever is protested to did it, to whoever protests. Pure functions; any thread.
#pragma once

#include <string_view>

#include "base/tree.h"
#include "code/matcher.h"
#include "lapwing/event.h"

namespace lapwing {

/// A noun of a deed without its doer, hung where a grievance hangs ("over the seizure", "for the raid"). `event` has the sides known so far.
bool IsGrievance(const Tree& tree, const Match& match, const Event& event, std::string_view type);

/// Gives the deed the sides that `act`, in whose clause it hangs, tells; false where it tells none.
bool Grieve(const Event& act, Event& deed);

}  // namespace lapwing
