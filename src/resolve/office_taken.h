// SPDX-License-Identifier: Apache-2.0
/// Which of several offices a text means.
#pragma once

#include <string_view>

#include "lapwing/date.h"
#include "lapwing/event.h"
#include "resolve/knowledge.h"

namespace lapwing {

/// Who holds several offices at the date is meant in the one that the text names: "Senator McCain" of a candidate. Changes country
/// and sector when one of them has all words of the title.
void TakeOffice(const Knowledge& knowledge, const Date& date, std::string_view title, Actor& actor);

}  // namespace lapwing
