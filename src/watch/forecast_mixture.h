// SPDX-License-Identifier: Apache-2.0
/// How much each model is believed, from how it has done so far: a model's weight grows with the chance it gave to what then
/// happened, and every day a little of all weight is shared out evenly, so that no model is ever lost and the world may change
/// (fixed share: Herbster and Warmuth 1998; a mixture by likelihood is Bayes' rule when nothing is shared).
#pragma once

#include <span>
#include <vector>

namespace lapwing::watch {

class MixtureWeights {
 public:
  /// `rate`: power of the likelihood that counts; below 1 where forecasts overlap (each window is scored on every day it has).
  /// `share`: part of all weight shared out at each step.
  MixtureWeights(size_t models, double rate, double share);
  /// The chances that the models once gave to something, and whether it happened.
  void Learn(std::span<const double> chances, bool happened);
  std::span<const double> weights() const { return weights_; }
  double Mix(std::span<const double> values) const;

 private:
  std::vector<double> weights_;
  double rate_;
  double share_;
};

}  // namespace lapwing::watch
