// SPDX-License-Identifier: Apache-2.0
/// An article tells one event several times: headline, lead, then in full. Each telling is coded; the later ones point to the
/// first, so that the event counts once.
#pragma once

#include <vector>

#include "lapwing/event.h"

namespace lapwing {

/// Sets `same_as` of every event that retells an earlier one: the same type and states on each side, modes that do not differ (but between a headline and its lead), days
/// that can be the same, both real or both of one status. `events` in text order, ids final.
void LinkRetellings(std::vector<Event>& events);

}  // namespace lapwing
