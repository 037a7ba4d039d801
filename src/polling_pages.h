// SPDX-License-Identifier: Apache-2.0
/// The page that an entry of a feed links to, taken for its text.
#pragma once

#include <string>

#include "feeds/courier.h"
#include "lapwing/article.h"
#include "read/debris.h"

namespace lapwing {

Errand PageErrand(const std::string& url);

/// It was trouble that passes: no answer, 5xx, 429.
bool PageMayCome(const Fetched& got);

/// Gives the entry the text of its page, where that reads as an article and has more of it; the entry keeps its id, address, title and
/// date (the page's own where it has none). What the page does not give, and why, is in `reason`; without any text it is the status too.
/// Pages that reserve text mining (TDM-Reservation) or forbid keeping (X-Robots-Tag) are not taken.
void TakePage(Article& entry, const Fetched& got, const Debris& debris);

}  // namespace lapwing
