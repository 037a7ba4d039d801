// SPDX-License-Identifier: Apache-2.0
/// What the streams of one kind share: the week, the answer of counts to the volume of reporting, the usual rate, the scatter.
///
///     exposure of a day = week[weekday] * (N / usual N of that weekday)^rho
///
/// `week` and `rho` are estimated together with the streams (docs/watch.md): half the reports bring neither half the events nor
/// all of them. The prior of the rate is by moments: k = m / (s^2 - m / T), m and s^2 the mean and variance of the streams'
/// rates, T their days; pooled fully where the rates differ less than chance would make them.
#pragma once

#include <array>
#include <vector>

#include "watch/expectation.h"

namespace lapwing::watch {

/// The reports read a day, usual for each weekday.
struct Volume {
  std::array<double, 7> reports{};  ///< discounted sums
  std::array<double, 7> days{};

  double Usual(int weekday) const;  ///< 0 while nothing is known
  /// ln(N / usual), cut to [-1.5, 1.5]; 0 where either is unknown.
  double Excess(int weekday, double volume) const;
  void Observe(int weekday, double volume, double keep);
};

class Group {
 public:
  double Exposure(int weekday, double excess) const;
  const Prior& prior() const { return prior_; }
  double rho() const;
  double Week(int weekday) const;  ///< mean of the seven is 1
  /// Discounted days so far: what a stream that has been silent until now has behind it.
  double exposure() const { return exposure_; }

  /// One stream's day.
  void Observe(double count, const Predicted& predicted);
  /// After the last stream: `rates` are events / exposure of every stream.
  void EndDay(int weekday, double excess, double day_exposure, double keep, const std::vector<double>& rates);

  /// Everything learned, for saving (values are visited in a fixed order).
  template <typename Visit>
  void Fields(Visit&& visit) {
    for (double* value : {&prior_.mean, &prior_.weight, &prior_.dispersion, &exposure_, &squares_, &means_, &answer_, &information_}) visit(*value);
    for (double& value : week_events_) visit(value);
    for (double& value : week_means_) visit(value);
  }

 private:
  Prior prior_;
  double exposure_ = 0;
  double squares_ = 0, means_ = 0;
  double answer_ = 0, information_ = 0;  ///< of rho, as in a regression: sum of x y and of x x
  std::array<double, 7> week_events_{}, week_means_{};
  double day_events_ = 0, day_means_ = 0, day_squares_ = 0;  ///< of the day in progress
};

}  // namespace lapwing::watch
