// SPDX-License-Identifier: Apache-2.0
/// A stream that has fallen silent: the chance of a gap this long, at the rate and scatter it had when the gap began.
///
///     P(gap) = (1 + M / r)^(-r),  M events expected since the last one,  1 / r = (phi - 1) / M + 1 / (a + k m)
///
/// The Poisson form is the exponential gap test; days without reporting expect nothing, so they make no silence. A stream that
/// begins a gap on 365 (1 - P0) days a year gives that many times P(gap) false alarms a year: the rate is known in closed form.
#pragma once

#include "watch/expectation.h"

namespace lapwing::watch {

struct Gap {
  double days = 0;      ///< since the last event, today included
  double expected = 0;  ///< events these days would have brought
  double log_p = 0;
  double yearly = 1e9;  ///< how often a year such a gap comes by chance
};

class SilenceDetector {
 public:
  Gap Observe(double count, double day_exposure, const Predicted& predicted);

  template <typename Visit>
  void Fields(Visit&& visit) {
    for (double* value : {&days_, &exposure_, &rate_, &certainty_, &dispersion_}) visit(*value);
  }

 private:
  double days_ = 0, exposure_ = 0;                      ///< of the gap
  double rate_ = 0, certainty_ = 1, dispersion_ = 1;    ///< when it began; rate 0 = no event yet
};

}  // namespace lapwing::watch
