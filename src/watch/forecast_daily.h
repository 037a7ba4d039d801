// SPDX-License-Identifier: Apache-2.0
/// Forecasts of one series of daily counts: within the next so many days, will anything happen, and how much?
///
///   DailyForecaster forecaster({14, 30});
///   for (each day up to today) forecaster.Observe(day, count);
///   DailyForecast f = forecaster.Forecast(0);      // the 14 days after the last day seen
///   f.chance, f.counts.Quantile(0.9)
///
/// Resolution rule: the window of a forecast made at the end of day t is t+1 ... t+h; "something happens" is a count above
/// zero on one of these days. Every window is resolved once its last day has been seen; none is left out.
///
/// How       28 simple models (forecast_members.h) are mixed by how well they did (forecast_mixture.h), the chance is
///           mended by how past chances came out (forecast_recalibration.h); counts are active days times the size of an
///           active day, which is geometric with a decayed mean. Nothing but the past enters: forecasts made on day t learn
///           from windows that ended by t.
/// Rare series are pulled to the rate of their group, which the caller may give with each day.
/// Cost      tens of microseconds a day and horizon, 100 KiB a series with two horizons.
/// Threads   one forecaster is for one thread.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "watch/count_distribution.h"
#include "watch/forecast_members.h"
#include "watch/forecast_mixture.h"
#include "watch/forecast_recalibration.h"

namespace lapwing::watch {

struct DailyForecast {
  double chance = 0;     ///< of at least one event
  double unmended = 0;   ///< the same before recalibration
  CountDistribution counts;  ///< events in the window; chance == counts.AtLeast(1)
};

/// What all series of a group have done so far; the rate that a rare one is pulled to.
struct GroupRate {
  double active = 0;  ///< active days of all series
  double days = 0;    ///< days of all series
  double size = 0;    ///< events on those active days
  double Rate() const { return days > 0 ? active / days : 0; }
  double Size() const { return active > 0 ? size / active : 1; }
};

class DailyForecaster {
 public:
  /// Horizons in days, 1 to 366.
  explicit DailyForecaster(std::vector<int> horizons);
  /// The next day (days since 1970-01-01) and its count. REQUIRES: days follow one another, a gap is days with 0.
  /// Without `group` the series is its own group.
  void Observe(int64_t day, double count, const GroupRate* group = nullptr);
  /// For the windows after the last day seen. REQUIRES: at least one day was seen.
  DailyForecast Forecast(size_t horizon_index) const;
  /// Its chance alone, without the distribution of the count: a thousandth of the work.
  double Chance(size_t horizon_index) const;
  std::span<const int> horizons() const { return horizons_; }
  /// Models and their weights in the mixture of one horizon.
  const std::vector<std::string>& model_names() const { return members_.names(); }
  std::span<const double> weights(size_t horizon_index) const { return states_[horizon_index].weights.weights(); }

 private:
  struct State {
    MixtureWeights weights;
    Recalibration recalibration;
    std::vector<MemberForecast> now;
    std::vector<double> chances;               ///< of the members, now
    std::deque<std::vector<double>> pending;   ///< of the windows that are not over
    std::deque<double> pending_mixed;
  };
  std::vector<int> horizons_;
  Members members_;
  std::vector<State> states_;
  GroupRate own_;
  std::optional<int64_t> last_active_;
  int64_t day_ = 0;
  double sizes_ = 0, active_ = 0;  ///< decayed: events on active days, active days
  double group_size_ = 1;
};

}  // namespace lapwing::watch
