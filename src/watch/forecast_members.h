// SPDX-License-Identifier: Apache-2.0
/// The simple models of one series of days that the forecast is mixed from. Each says how many of the next days will be
/// active (have an event), by its mean and its chance of none; each explains itself in one sentence.
///
///   gamma-poisson H    "the rate of late, forgetting half of it every H days": the rate is Gamma(a, b) with a = forgotten
///                      active days + k m, b = forgotten days + k; the days to come are negative binomial
///   seasonal H         the same, a day counting by its day of week and year (forecast_season.h)
///   hawkes B/H/n       "one test brings the next": rate = (1 - n) x rate with half-life B + excitement that each active
///                      day adds and that halves in H days; n of all active days are answers to others. While nothing
///                      happens excitement only fades, so the chance of none is exact
///
/// m is the rate that rare series are pulled to (k days' worth): the series' own of two years, itself pulled to its group's.
/// Sources: Gamma-Poisson with forgetting, Harvey and Fernandes 1989; discrete Hawkes, Mohler et al. 2011.
///
/// Cost  some 40 exponentials a horizon and day.
#pragma once

#include <string>
#include <vector>

#include "watch/forecast_season.h"

namespace lapwing::watch {

/// Active days within the horizon as one member sees them.
struct MemberForecast {
  double none = 1;   ///< chance of no active day
  double mean = 0;   ///< expected active days
  double shape = 0;  ///< of the negative binomial that has this mean and this chance of none; 0 where it is Poisson
};

/// REQUIRES: none is at least e^-mean, as for all mixtures of Poissons.
double ShapeOf(double none, double mean);

/// Chances of 0, 1, ... `most` active days, added to `sum` with the weight; what lies beyond is counted as `most`.
void AddActiveDays(const MemberForecast& forecast, double weight, std::vector<double>& sum);

class Members {
 public:
  Members();
  /// One more day: active or not, and the rate of the group so far (active days a day and series).
  void Observe(int64_t day, bool active, double group_rate);
  /// One forecast a member, for the `horizon` days after the last day seen.
  std::vector<MemberForecast> Forecast(int horizon) const;
  const std::vector<std::string>& names() const { return names_; }

 private:
  struct Decayed {
    double half_life = 0, kept = 0;
    double active = 0, days = 0;
  };
  double Rate(const Decayed& memory, double pull, double towards) const { return (memory.active + pull * towards) / (memory.days + pull); }

  std::vector<Decayed> rates_, backgrounds_, excitements_;
  Decayed own_;
  std::vector<std::string> names_;
  Season season_;
  int64_t day_ = 0;
  double prior_ = 0;
};

}  // namespace lapwing::watch
