// SPDX-License-Identifier: Apache-2.0
#include "watch/forecast_recalibration.h"

#include <algorithm>

#include "watch/forecast_math.h"

namespace lapwing::watch {
namespace {

constexpr double kPrecision = 100;     // a standard deviation of 0.1
constexpr double kKept = 0.9995;       // a step's forgetting: half in 1386 steps, four years of days
constexpr double kCut = 1e-3;          // logits beyond tell nothing more

double Cut(double chance) { return std::clamp(chance, kCut, 1 - kCut); }

}  // namespace

void Recalibration::Learn(double chance, bool happened) {
  double x = Logit(Cut(chance));
  double said = Logistic(a_ + b_ * x);
  double weight = information_ * said * (1 - said);
  double back = (1 - kKept) * kPrecision;  // what is forgotten is filled up from the first belief
  aa_ = kKept * aa_ + back + weight;
  ab_ = kKept * ab_ + weight * x;
  bb_ = kKept * bb_ + back + weight * x * x;
  double surprise = information_ * ((happened ? 1 : 0) - said);
  double step_a = surprise + back * (0 - a_), step_b = surprise * x + back * (1 - b_);
  double determinant = aa_ * bb_ - ab_ * ab_;
  a_ += (bb_ * step_a - ab_ * step_b) / determinant;
  b_ += (aa_ * step_b - ab_ * step_a) / determinant;
}

double Recalibration::Mend(double chance) const { return Logistic(a_ + b_ * Logit(Cut(chance))); }

}  // namespace lapwing::watch
