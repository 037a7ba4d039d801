// SPDX-License-Identifier: Apache-2.0
/// Forecasts of many series of monthly counts at once: how many events (deaths, clashes) in each, so many months ahead.
///
///   PanelForecaster forecaster(counts);                       // counts[series][month]
///   forecaster.Forecast(t, 1)[s].Quantile(0.9)                // of series s in month t + 1, knowing months 0 ... t
///   forecaster.Forecast(t, 1)[s].AtLeast(25)                  // chance of 25 or more
///
/// One third each of
///   own past     the last 60 months of the series, a month counting half after three
///   analogs      what came after like levels anywhere (forecast_analogs.h), level: logs decayed with half-life 1 month
///   slow analogs the same where a slower level (6 months) was alike too: whether it is flaring up or dying down
/// pooled as they stand, since averages of few good forecasts are hard to beat by learned weights (Clemen 1989). Where the
/// past is too short for analogs the own past speaks alone. How likely any event is at all is told by forecast_occurrence.h, and the
/// pooled counts are scaled to it.
///
/// Only months up to t enter Forecast(t, ...). Threads: one forecaster is for one thread. Cost: 10 ms for 134 series of 400 months.
#pragma once

#include <cstddef>
#include <vector>

#include "watch/count_distribution.h"
#include "watch/forecast_analogs.h"
#include "watch/forecast_occurrence.h"

namespace lapwing::watch {

class PanelForecaster {
 public:
  /// REQUIRES: counts are finite and not negative; the panel outlives the forecaster.
  explicit PanelForecaster(const Panel& counts);
  /// One distribution a series. REQUIRES: month < months in the panel; lead >= 1.
  std::vector<CountDistribution> Forecast(size_t month, size_t lead) const;

 private:
  Analogs Fit(size_t month, size_t lead, AnalogShape shape) const;

  const Panel& counts_;
  Panel level_, slow_;  ///< each month's from the months up to it
  Occurrence occurrence_;
};

}  // namespace lapwing::watch
