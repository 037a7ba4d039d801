// SPDX-License-Identifier: Apache-2.0
/// The part of RepairTree (tree_repair.h) that finds the subject of a verb that has none, or has two.
///
///   "Acting on a plea from Freetown, Nigeria sent", "In 1969 Honduras fought", "..., the commander told reporters"   right before the verb, behind a comma or a day, or in a circumstance that
///                                                                                                                   is no time and has no preposition
///   "The two later talked"                                                                                          a number with an article is somebody
///   "author of the plan the presidents signed, pleaded"                                                             of two subjects side by side the second has its own verb, or names the first
#pragma once

#include <vector>

#include "lapwing/sentence.h"

namespace lapwing {

void RepairSubjects(std::vector<Token>& tokens);

}  // namespace lapwing
