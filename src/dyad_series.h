// SPDX-License-Identifier: Apache-2.0
/// Series of a store: who towards whom, over time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lapwing/result.h"
#include "store/store.h"
#include "watch/groupings.h"
#include "watch/series.h"

namespace lapwing {

struct DyadSeriesQuery {
  std::vector<Member> sources, targets;
  bool either_way = false;             ///< both directions together
  SeriesUnit unit = SeriesUnit::kMonth;
  int64_t from = 0, to = 0;
  bool by_report = false;              ///< count an event on the day it was reported, not the day it happened
  std::vector<std::string> statuses;   ///< empty: asserted and claimed
};

/// Every period from `from` to `to`. Cost: the rows of the dyad in that time, read in the order they lie.
Result<std::vector<SeriesPeriod>> ReadSeries(Store& store, const DyadSeriesQuery& query);

}  // namespace lapwing
