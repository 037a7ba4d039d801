// SPDX-License-Identifier: Apache-2.0
/// The second experiment of evaluate_alarms.h: how many injected bursts are found, beside the rules of others.
#pragma once

#include "alarm_replay.h"
#include "evaluate_alarms.h"

namespace lapwing {

/// The report as text; `orders` are the null, of which the first `burst_seeds` have bursts injected.
std::string InjectedBursts(const AlarmSeries& series, const watch::CalmTable& table, const std::vector<DayOrder>& orders, const AlarmExperiment& setup);

}  // namespace lapwing
