// SPDX-License-Identifier: Apache-2.0
/// How far a day stands from an act in its sentence, and whether it is another act's: that of a noun ("its November 21 launch"), of a clause beside or
/// below ("after police fired on Wednesday"), of a paper ("the 1961 treaty"), a deadline.
#pragma once

#include "base/tree.h"
#include "code/matcher.h"

namespace lapwing {

inline constexpr int kBorrowed = 18;     ///< cost of another clause's day; dearer than any of its own
inline constexpr int kAnothers = 1000;   ///< cost of a day that is not the act's

/// Cost of reading a day (or place) at `token` with the trigger. `coarse`: a month or a year.
int Remoteness(const Tree& tree, int token, const Match& match, bool coarse = false);

/// "days after Malawi moved tanks", "because the court would not hear him", "but has balked": a clause that does not share the day of the one above it.
bool KeepsNoDayOfAbove(const Tree& tree, int clause);

/// "minutes after the board had declared him the winner": a clause that has the day of the one above it, however that is told.
bool HoursAfter(const Tree& tree, int clause);

/// "rebuffed an appeal on Monday", "met on Friday at its request", "protested on Thursday over the closure of the centre": a noun that tells only what is
/// answered, or the ground, was no act of that day.
bool NamedAsGround(const Tree& tree, int trigger);

}  // namespace lapwing
