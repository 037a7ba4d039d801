// SPDX-License-Identifier: Apache-2.0
#include "watch/forecast_mixture.h"

#include "watch/forecast_math.h"
#include "watch/scores.h"

namespace lapwing::watch {

MixtureWeights::MixtureWeights(size_t models, double rate, double share)
    : weights_(models, 1.0 / static_cast<double>(models)), rate_(rate), share_(share) {}

void MixtureWeights::Learn(std::span<const double> chances, bool happened) {
  double total = 0;
  for (size_t i = 0; i < weights_.size(); ++i) {
    weights_[i] *= Exp(-rate_ * LogScoreOf(chances[i], happened));
    total += weights_[i];
  }
  double even = share_ / static_cast<double>(weights_.size());
  for (double& weight : weights_) weight = (1 - share_) * weight / total + even;
}

double MixtureWeights::Mix(std::span<const double> values) const {
  double sum = 0;
  for (size_t i = 0; i < weights_.size(); ++i) sum += weights_[i] * values[i];
  return sum;
}

}  // namespace lapwing::watch
