// SPDX-License-Identifier: Apache-2.0
#include "watch/expectation.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "watch/exact_math.h"

namespace lapwing::watch {
namespace {

// A stream's own scatter is believed against its group's only after some fifteen events: estimated from few it is too low as
// often as too high, and too low means false alarms (docs/watch.md has the measurement).
constexpr double kDispersionWeight = 15;

}  // namespace

double KeepOf(double half_life) { return Exp(-0.69314718055994531 / half_life); }

double Predicted::SizeOf(double sum) const { return 1 / ((dispersion - 1) / std::max(sum, 1e-12) + 1 / certainty); }

double Capped(double count, const Predicted& predicted) {
  return std::min(count, predicted.mean + 3 * std::sqrt(predicted.dispersion * predicted.mean) + 1);
}

Predicted Expectation::Predict(double day_exposure, const Prior& prior) const {
  Predicted predicted;
  predicted.certainty = events + prior.weight * prior.mean;
  predicted.rate = predicted.certainty / (exposure + prior.weight);
  predicted.mean = predicted.rate * day_exposure;
  predicted.dispersion = std::max(1.0, (squares + kDispersionWeight * prior.dispersion) / (means + kDispersionWeight));
  predicted.size = predicted.SizeOf(predicted.mean);
  return predicted;
}

void Expectation::Observe(int64_t day, double count, double day_exposure, const Prior& prior, double keep) {
  size_t place = static_cast<size_t>((day % 7 + 7) % 7);
  std::swap(count, waiting_counts[place]);
  std::swap(day_exposure, waiting_exposures[place]);
  // What was expected of that day by the days before it: nothing later has been learned yet.
  Predicted predicted = Predict(day_exposure, prior);
  // Scatter is learned with a wider cap than the rate: cut at 3 sd it would never see the tail it has to describe.
  double wide = std::min(count, predicted.mean + 6 * std::sqrt(predicted.dispersion * predicted.mean) + 1);
  squares = keep * squares + (wide - predicted.mean) * (wide - predicted.mean);
  means = keep * means + predicted.mean;
  events = keep * events + Capped(count, predicted);
  exposure = keep * exposure + day_exposure;
}

}  // namespace lapwing::watch
