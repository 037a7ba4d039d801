// SPDX-License-Identifier: Apache-2.0
/// What any forecast must beat, each understood in one line. All are counts of a window; the chance of an event is that of
/// at least one.
///
///   of days (window of h days)                             of months
///   zeros             nothing will happen                  the same
///   last value        the last h days again                the last month again
///   last-12           the last 12 windows of h days, one   the last 12 months, each as likely ("conflictology")
///                     after the other, each as likely
///   historical mean   Poisson, mean rate since the start   all months so far, each as likely
///   trailing year     Poisson, rate of the last 365 days   Poisson, mean of the last 12 months
///   ewma-30           Poisson, rate forgetting half in     (none)
///                     30 days
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "watch/count_distribution.h"

namespace lapwing::watch {

using NamedForecasts = std::vector<std::pair<std::string, CountDistribution>>;

/// Of one series of daily counts; the same names in the same order at every call.
class DailyBaselines {
 public:
  void Observe(double count);
  NamedForecasts Forecast(int horizon) const;

 private:
  double Sum(size_t from, size_t to) const { return before_[to] - before_[from]; }  ///< counts of the days [from, to)
  std::vector<double> before_{0.0};                                                 ///< counts before each day
  double rate_ = 0, days_ = 0;                                                      ///< decayed
};

/// Of one series of monthly counts, `past` being the months known.
NamedForecasts MonthlyBaselines(std::span<const double> past);

}  // namespace lapwing::watch
