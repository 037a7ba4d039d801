// SPDX-License-Identifier: Apache-2.0
#include "watch/count_distribution.h"

#include <algorithm>
#include <cmath>

#include "watch/forecast_math.h"

namespace lapwing::watch {

void CountDistribution::Add(double value, double weight) {
  if (weight > 0) values_.emplace_back(value, weight);
}

void CountDistribution::AddAll(const CountDistribution& other, double weight) {
  for (const auto& [value, chance] : other.values_) Add(value, chance * weight);
}

void CountDistribution::Finish() {
  if (values_.empty()) values_.emplace_back(0.0, 1.0);
  // By weight too, so that sums are the same whatever the order of adding.
  std::sort(values_.begin(), values_.end());
  size_t kept = 0;
  double total = 0;
  for (size_t i = 0; i < values_.size(); ++i) {
    total += values_[i].second;
    if (kept > 0 && values_[kept - 1].first == values_[i].first) values_[kept - 1].second += values_[i].second;
    else values_[kept++] = values_[i];
  }
  values_.resize(kept);
  for (auto& [value, weight] : values_) weight /= total;
}

void CountDistribution::SetChanceOfAny(double chance) {
  double any = AtLeast(1);
  CountDistribution scaled;
  for (const auto& [value, weight] : values_) {
    if (value >= 1) scaled.Add(value, weight / any * chance);
  }
  if (!(any > 0)) scaled.Add(1, chance);
  scaled.Add(0, 1 - chance);
  scaled.Finish();
  *this = std::move(scaled);
}

CountDistribution CountDistribution::Point(double value) {
  CountDistribution point;
  point.Add(value, 1);
  point.Finish();
  return point;
}

CountDistribution CountDistribution::FromChances(std::span<const double> chances) {
  CountDistribution distribution;
  for (size_t k = 0; k < chances.size(); ++k) distribution.Add(static_cast<double>(k), chances[k]);
  distribution.Finish();
  return distribution;
}

CountDistribution CountDistribution::Poisson(double mean) {
  if (!(mean > 0)) return Point(0);
  if (mean > 1e6) return Point(std::round(mean));  // known to a thousandth
  // From the likeliest count outwards: e^-mean itself is zero for large means.
  double mode = std::floor(mean), chance = 1;
  CountDistribution distribution;
  for (double k = mode; chance > 1e-12; ++k) {
    distribution.Add(k, chance);
    chance *= mean / (k + 1);
  }
  chance = mode / mean;
  for (double k = mode - 1; k >= 0 && chance > 1e-12; --k) {
    distribution.Add(k, chance);
    chance *= k / mean;
  }
  distribution.Finish();
  return distribution;
}

double CountDistribution::AtLeast(double threshold) const {
  double sum = 0;
  for (const auto& [value, chance] : values_) sum += value >= threshold ? chance : 0;
  return std::min(1.0, sum);
}

double CountDistribution::Mean() const {
  double sum = 0;
  for (const auto& [value, chance] : values_) sum += value * chance;
  return sum;
}

double CountDistribution::Quantile(double q) const {
  double sum = 0;
  for (const auto& [value, chance] : values_) {
    sum += chance;
    if (sum >= q - 1e-12) return value;
  }
  return values_.empty() ? 0 : values_.back().first;
}

double CountDistribution::Crps(double y) const {
  // E|X - y| - E|X - X'| / 2, the second as the area under F (1 - F).
  double error = 0, spread = 0, below = 0;
  for (size_t i = 0; i < values_.size(); ++i) {
    error += values_[i].second * std::abs(values_[i].first - y);
    below += values_[i].second;
    if (i + 1 < values_.size()) spread += (values_[i + 1].first - values_[i].first) * below * (1 - below);
  }
  return error - spread;
}

double CountDistribution::Pit(double y, double u) const {
  double below = 0, at = 0;
  for (const auto& [value, chance] : values_) {
    if (value < y) below += chance;
    else if (value == y) at = chance;
  }
  return std::min(1.0, below + u * at);
}

}  // namespace lapwing::watch
