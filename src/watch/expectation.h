// SPDX-License-Identifier: Apache-2.0
/// What one stream of daily counts is expected to bring: a rate that follows the stream slowly and leans on its group while the
/// stream is rare, and how much its days scatter. O(1) a day, eighteen numbers a stream.
///
/// The rate is Gamma with forgetting (the discounted Gamma-Poisson filter of West & Harrison, Bayesian Forecasting and Dynamic
/// Models, 1997, ch. 10; discounts: Smith 1979): a = g a + y, b = g b + e, g = 2^(-1 / half life), and
///
///     rate = (a + k m) / (b + k)        m, k: the group's mean rate and its weight in days (empirical Bayes)
///     count of the day ~ NB(mean = rate e, 1 / size = (phi - 1) / mean + 1 / (a + k m))
///
/// The first part of 1 / size is over-dispersion (variance / mean of a day, shrunk to the group's), the second what is not
/// known of the rate. A day teaches at most mean + 3 sd + 1, so that one crisis does not blind the months after it, and only when
/// it is seven days old, so that a burst is not held against what its own first days have taught (EARS C2 waits two).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lapwing::watch {

/// What streams of one kind have in common (learned by Group).
struct Prior {
  double mean = 0.1;        ///< events a day at exposure 1
  double weight = 20;       ///< how many days of a stream's own history it is worth
  double dispersion = 1.5;  ///< variance / mean of a day's count, >= 1
};

/// A day's count before it is seen.
struct Predicted {
  double mean = 0;        ///< at this day's exposure
  double size = 1;        ///< of the negative binomial
  double rate = 0;        ///< events a day at exposure 1
  double dispersion = 1;  ///< phi
  double certainty = 1;   ///< a + k m: the events that the rate rests on

  /// The size for a sum of days expected to bring `mean` together: scatter averages out over days, ignorance of the rate does not.
  double SizeOf(double mean) const;
};

/// The count as far as it teaches.
double Capped(double count, const Predicted& predicted);

struct Expectation {
  double events = 0;    ///< a
  double exposure = 0;  ///< b, days
  double squares = 0;   ///< discounted sum of (y - mean)^2
  double means = 0;     ///< discounted sum of means

  std::array<double, 7> waiting_counts{}, waiting_exposures{};  ///< days too young to teach, each at its day modulo seven

  Predicted Predict(double day_exposure, const Prior& prior) const;
  /// `day` is one more each call; `keep` is g, the share of the past that is left after a day.
  void Observe(int64_t day, double count, double day_exposure, const Prior& prior, double keep);
};

/// g for a half life in days.
double KeepOf(double half_life);

}  // namespace lapwing::watch
