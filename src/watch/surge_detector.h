// SPDX-License-Identifier: Apache-2.0
/// More than usual, of one stream: one number a day for bursts of one day up to slow build-ups.
///
///     scan     max over windows w of 1, 2, 3, 5, 7 days ending today of  -ln P(Y_w >= y_w) + bonus_w
///     CUSUM    S = max(0, S + r ln((r + mu) / (r + kappa mu)) + y ln(kappa (r + mu) / (r + kappa mu))),  kappa = 1 + 0.7 sd / mu
///     surprise = max(scan, S + bonus)
///
/// The scan is a generalised likelihood ratio over when a burst began (scan statistics: Kulldorff 2001; negative binomial CUSUM:
/// Hohle & Paul 2008); a window's tail uses scatter that averages out over its days and ignorance of the rate that does not. The
/// bonuses say how much less evidence a longer window asks for, since overlapping windows give fewer chances of a false alarm.
/// CUSUM's last zero dates the beginning of a build-up. O(1) a day; nothing is judged on a day without events.
///
/// A surprise is not yet a false-alarm rate: what it is worth depends on how rare the stream is (calm_table.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "watch/expectation.h"

namespace lapwing::watch {

struct Surprise {
  double value = 0;      ///< nats; 0 = nothing to say
  bool build_up = false; ///< CUSUM's, else a window's
  int days = 1;          ///< today and the days before it that it speaks of
  double count = 0;      ///< events on these days
  double expected = 0;
  double log_p = 0;      ///< ln of the chance that as many fall on these days
};

class SurgeDetector {
 public:
  /// `day` is one more each call.
  Surprise Observe(int64_t day, double count, const Predicted& predicted);
  /// After an alarm: build-up begins anew.
  void Restart();

  template <typename Visit>
  void Fields(Visit&& visit) {
    for (double& value : counts_) visit(value);
    for (double& value : means_) visit(value);
    for (double* value : {&sum_, &run_days_, &run_count_, &run_mean_}) visit(*value);
  }

 private:
  static constexpr size_t kLongest = 7;
  Surprise Scan(int64_t day, const Predicted& predicted) const;

  std::array<double, kLongest> counts_{}, means_{};     ///< of the last days, each at its day modulo seven
  double sum_ = 0;                                      ///< S
  double run_days_ = 0, run_count_ = 0, run_mean_ = 0;  ///< since the last zero of S
};

}  // namespace lapwing::watch
