// SPDX-License-Identifier: Apache-2.0
/// Clauses, as the days of events ask for them.
#pragma once

#include "base/tree.h"

namespace lapwing {

/// The clause a token belongs to: nearest verbal (or root) ancestor.
int ClauseOf(const Tree& tree, int token);

/// "has asked", "had asked".
bool Perfect(const Tree& tree, int verb);

}  // namespace lapwing
