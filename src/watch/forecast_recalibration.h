// SPDX-License-Identifier: Apache-2.0
/// Mends chances that are regularly too high or too low, from how past forecasts came out: logit p' = a + b logit p (Platt
/// 1999), a and b learned forecast by forecast as a Bayesian logistic regression (online Laplace: Spiegelhalter and Lauritzen
/// 1990) with forgetting. The belief to start with is a = 0, b = 1, each to within a tenth: a hundred independent windows are needed to move
/// it, since the mending of a short past does more harm than good (docs/forecasts.md has the figures).
#pragma once

namespace lapwing::watch {

class Recalibration {
 public:
  /// `information`: how much one outcome counts; below 1 where windows overlap.
  explicit Recalibration(double information) : information_(information) {}
  void Learn(double chance, bool happened);
  double Mend(double chance) const;
  double intercept() const { return a_; }
  double slope() const { return b_; }

 private:
  double information_;
  double a_ = 0, b_ = 1;
  double aa_ = 100, ab_ = 0, bb_ = 100;  ///< precision matrix
};

}  // namespace lapwing::watch
