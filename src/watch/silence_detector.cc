// SPDX-License-Identifier: Apache-2.0
#include "watch/silence_detector.h"

#include "watch/exact_math.h"
#include "watch/negative_binomial.h"

namespace lapwing::watch {

Gap SilenceDetector::Observe(double count, double day_exposure, const Predicted& predicted) {
  if (count > 0) {
    days_ = exposure_ = 0;
    rate_ = predicted.rate;
    certainty_ = predicted.certainty;
    dispersion_ = predicted.dispersion;
    return {};
  }
  if (rate_ <= 0) return {};
  days_ += 1;
  exposure_ += day_exposure;
  Gap gap;
  gap.days = days_;
  gap.expected = rate_ * exposure_;
  Predicted then;
  then.dispersion = dispersion_;
  then.certainty = certainty_;
  gap.log_p = -SilenceSurprise(gap.expected, then.SizeOf(gap.expected));
  double busy_days = 365 * (1 - Exp(-SilenceSurprise(rate_, then.SizeOf(rate_))));
  gap.yearly = busy_days * Exp(gap.log_p);
  return gap;
}

}  // namespace lapwing::watch
