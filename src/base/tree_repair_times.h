// SPDX-License-Identifier: Apache-2.0
/// The part of RepairTree (tree_repair.h) that tells times and datelines from what stands beside them.
///
///   "Taipei, Jan. 15 (CNA) Taiwan terminated"                                    place, day and agency before a report are no subject, and nothing of it hangs on them
///   "pardoned 3,522 prisoners days before the visit", "a cease-fire Monday night"  a noun before a stretch of time is no part of its name
#pragma once

#include <string_view>
#include <vector>

#include "lapwing/sentence.h"

namespace lapwing {

bool IsWeekday(std::string_view form);
bool IsMonth(std::string_view form);
/// "dawn", "week": the lemma of a part of the day or a length of time.
bool IsHour(std::string_view lemma);
/// "1969", "Friday", "the same day": when, not who.
bool IsTime(const Token& token);

void RepairTimes(std::vector<Token>& tokens);

}  // namespace lapwing
