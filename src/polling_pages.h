// SPDX-License-Identifier: Apache-2.0
/// The pages that entries of feeds link to, taken for their text.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "feeds/courier.h"
#include "lapwing/article.h"
#include "polling_visit.h"
#include "read/debris.h"

namespace lapwing {

struct PageWishes {
  bool all = false;                 ///< of every feed, not only of those for which pages are wanted
  size_t most = 500;                ///< no more are asked for; the rest waits for the next time
  std::function<bool()> stopped;    ///< the round ends here: what did not come is nobody's fault
};

/// Asks for the pages of new entries. Those whose page is still to come (PageMayCome, not at the last chance) are taken out of their
/// visit and counted as waiting. Returns how many were asked for.
size_t TakePages(const std::vector<Visit*>& visits, Courier& courier, const Debris& debris, const PageWishes& wishes);

/// It was trouble that passes: no answer, 5xx, 429.
bool PageMayCome(const Fetched& got);

/// Gives the entry the text of its page, where that reads as an article and has more of it; the entry keeps its id, address, title and
/// date (the page's own where it has none). What the page does not give, and why, is in `reason`; without any text it is the status too.
/// Pages that reserve text mining (TDM-Reservation) or forbid keeping (X-Robots-Tag) are not taken.
void TakePage(Article& entry, const Fetched& got, const Debris& debris);

}  // namespace lapwing
