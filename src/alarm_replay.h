// SPDX-License-Identifier: Apache-2.0
/// A year of counts put through a watcher, in its own order or another, with or without bursts added.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "alarm_series.h"
#include "base/random.h"
#include "watch/watcher.h"

namespace lapwing {

using DayOrder = std::vector<size_t>;

/// Days in another order, each weekday's among themselves.
DayOrder ShuffledDays(const AlarmSeries& series, Random& random);

/// `more` events on each of `days` days from day `at` on, of a dyad's first kind.
struct Burst {
  size_t dyad;
  size_t at;
  size_t days;
  int64_t more;
};

using LookAtDay = std::function<void(size_t, const std::vector<watch::StreamDay>&)>;

/// All alerts of one run; `look` sees every day of every stream, dyads in the order of the series.
std::vector<watch::Alert> Replay(const AlarmSeries& series, const DayOrder& order, const std::vector<Burst>& bursts, double budget, const watch::CalmTable& table,
                                 const LookAtDay& look = {});

/// "0.350 [0.310, 0.400]": `count` events in so many years, with Byar's 95 % interval of a Poisson count.
std::string RateWithInterval(double count, double years);
/// "0.54 [0.50, 0.58]": a share with Wilson's 95 % interval.
std::string ShareWithInterval(double hits, double n);

}  // namespace lapwing
