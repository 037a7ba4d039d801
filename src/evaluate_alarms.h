// SPDX-License-Identifier: Apache-2.0
/// Does the watcher keep its promise, and what does it find? Three experiments on real counts.
///
/// 1. Null: the days of a year are put into another order, each weekday's among themselves, all dyads and the volume together.
///    What alarms then is false. Counted per dyad-year beside the budget; also how uniform the randomised p-values of days are.
/// 2. Injected bursts: in such an order, `k` standard deviations of the dyad's own days are added on each of `n` days, at two
///    seeded places a dyad; found = an alarm within seven days of the first. Rules of others get the one threshold at which they
///    raise as many false alarms in the null as the budget allows, since they have no nominal rate.
/// 3. The real order, for what it is worth: nobody has said which of its alarms are right.
#pragma once

#include <cstdint>
#include <string>

#include "alarm_series.h"
#include "watch/calm_table.h"

namespace lapwing {

struct AlarmExperiment {
  int seeds = 10;          ///< orders of the days for the null
  int burst_seeds = 5;     ///< of which so many have bursts injected
  size_t from_day = 60;    ///< alarms are counted from here on
  bool list = false;       ///< only the alerts of the real order, a line each
  double list_budget = 1;
};

/// What one order is counted over.
double DyadYears(const AlarmSeries& series, const AlarmExperiment& experiment);

/// The report as text.
std::string EvaluateAlarms(const AlarmSeries& series, const watch::CalmTable& table, const AlarmExperiment& experiment);

}  // namespace lapwing
