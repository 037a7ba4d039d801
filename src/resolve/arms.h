// SPDX-License-Identifier: Apache-2.0
/// Weapons with names of their own, where a state or an armed group is said to have them: "Thai F-16s" are Thailand's military.
#pragma once

#include "resolve/interpret.h"

namespace lapwing {

/// Adds a mention of the owner for every weapon of the sentence that nobody has spoken for.
void AddArms(SentenceView& view);

}  // namespace lapwing
