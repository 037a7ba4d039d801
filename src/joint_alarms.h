// SPDX-License-Identifier: Apache-2.0
/// One happening is one alarm, however many pairs and kinds of events it moves.
///
/// A meeting of three states makes three pairs busy; a day of war raises a pair's words and its deeds. A reader wants to be told once. Of the alarms
/// that one day of reports raises (silence apart), the rarest by chance speaks; one of the same pair, or one whose events the speaker's events all
/// contain, is told with it. Each stays an alarm of its own pair in the store, where the pair is looked at.
#pragma once

#include <vector>

#include "watching.h"

namespace lapwing {

/// Fills `told_with` and `also` of one day's alarms; their order stays. Quadratic in the alarms of a day, which are few.
void JoinAlarms(std::vector<AlarmReport>& day);

}  // namespace lapwing
