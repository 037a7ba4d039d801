// SPDX-License-Identifier: Apache-2.0
/// Clauses, as the days of events ask for them.
#pragma once

#include "base/tree.h"

namespace lapwing {

/// The clause a token belongs to: nearest verbal (or root) ancestor.
int ClauseOf(const Tree& tree, int token);

/// "has asked", "had asked".
bool Perfect(const Tree& tree, int verb);

/// "has suspended its aid, banned flights and held back the money": done by now, like the verb it stands beside.
bool SharesPerfect(const Tree& tree, int verb);

/// Its subject, or that of the verb it stands beside: "called them reckless and said"; -1.
int SubjectShared(const Tree& tree, int verb);

/// The verb that tells what stands in the trigger's clause: "Gorshkov said there would be consequences"; -1.
int TellerOf(const Tree& tree, int trigger);

/// No comma before it: "men who had fled".
bool Restrictive(const Tree& tree, int clause);

}  // namespace lapwing
