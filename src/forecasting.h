// SPDX-License-Identifier: Apache-2.0
/// What the coming days may bring between two sides of a store, and how well such forecasts came out before.
///
/// Counted is as in series: events on their day, each once. A rare pair leans on the rate of all pairs of the store. Windows
/// begin on the day after the last report. The record beside a forecast is of the same series: every window of that length
/// that is over, forecast from its own past alone.
///
/// Cost  all pairs of the store are read once; then some milliseconds a year, kind and horizon
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dyad_series.h"
#include "lapwing/result.h"
#include "store/store.h"

namespace lapwing {

struct ForecastQuery {
  std::vector<Member> sources, targets;
  bool either_way = false;
  std::vector<int> horizons = {7, 14, 30};  ///< days; with `next_month` as many as the month after the last report has, too
  bool next_month = true;
  std::vector<std::string> types;           ///< these types besides all events and the four quad classes
};

struct ForecastLine {
  std::string kind;      ///< "all", "verbal cooperation" ..., or a type
  int days = 0;
  int64_t from = 0, to = 0;  ///< the window
  double chance = 0;     ///< of at least one event
  double expected = 0;   ///< events
  double low = 0, high = 0;  ///< counts that nine in ten outcomes lie between
  int64_t past = 0;      ///< windows that are over
  double base = 0;       ///< share of them that had an event
  double said = 0;       ///< mean chance that was given
  double brier = 0;      ///< of the forecasts
  double brier_base = 0; ///< of always saying the share of the year before: what any forecast must beat
};

Result<std::vector<ForecastLine>> ForecastStore(Store& store, const ForecastQuery& query);

}  // namespace lapwing
