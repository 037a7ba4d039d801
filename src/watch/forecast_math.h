// SPDX-License-Identifier: Apache-2.0
/// What forecasts need beside exact_math.h.
#pragma once

#include "watch/exact_math.h"

namespace lapwing::watch {

inline double Power(double base, double exponent) { return Exp(exponent * Log(base)); }
inline double Logistic(double x) { return 1.0 / (1.0 + Exp(-x)); }
inline double Logit(double p) { return Log(p / (1.0 - p)); }
/// What is left of a weight after one step when half is left after `half_life` steps.
inline double Forgetting(double half_life) { return Exp(-0.6931471805599453 / half_life); }

}  // namespace lapwing::watch
