// SPDX-License-Identifier: Apache-2.0
/// Which of several offices a text means.
#pragma once

#include <cstdint>
#include <string_view>

#include "lapwing/date.h"
#include "lapwing/event.h"
#include "resolve/knowledge.h"

namespace lapwing {

/// Days after a death in which the news still tells of it, and of what the dead did, as news.
inline constexpr int64_t kMourning = 60;

/// Who holds several offices at the date is meant in the one that the text names: "Senator McCain" of a candidate. Changes country
/// and sector when one of them has all words of the title.
void TakeOffice(const Knowledge& knowledge, const Date& date, std::string_view title, Actor& actor);

}  // namespace lapwing
