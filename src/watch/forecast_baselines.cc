// SPDX-License-Identifier: Apache-2.0
#include "watch/forecast_baselines.h"

#include <algorithm>
#include <cmath>

#include "watch/forecast_math.h"

namespace lapwing::watch {
namespace {

constexpr double kHalfLife = 30;
constexpr size_t kWindows = 12;

CountDistribution Ensemble(std::span<const double> counts) {
  CountDistribution ensemble;
  for (double count : counts) ensemble.Add(count, 1);
  ensemble.Finish();
  return ensemble;
}

}  // namespace

void DailyBaselines::Observe(double count) {
  static const double kept = Forgetting(kHalfLife);
  before_.push_back(before_.back() + count);
  rate_ = rate_ * kept + count;
  days_ = days_ * kept + 1;
}

NamedForecasts DailyBaselines::Forecast(int horizon) const {
  size_t seen = before_.size() - 1, h = static_cast<size_t>(horizon);
  std::vector<double> windows;
  for (size_t end = seen; windows.size() < kWindows && end >= h; end -= h) windows.push_back(Sum(end - h, end));
  auto poisson = [h](double events, double days) { return CountDistribution::Poisson(days > 0 ? events / days * static_cast<double>(h) : 0); };
  size_t year = std::min<size_t>(365, seen);
  return {{"zeros", CountDistribution::Point(0)},
          {"last value", CountDistribution::Point(Sum(seen - std::min(h, seen), seen))},
          {"last-12", Ensemble(windows)},
          {"historical mean", poisson(before_.back(), static_cast<double>(seen))},
          {"trailing year", poisson(Sum(seen - year, seen), static_cast<double>(year))},
          {"ewma-30", poisson(rate_, days_)}};
}

NamedForecasts MonthlyBaselines(std::span<const double> past) {
  std::span<const double> year = past.last(std::min(past.size(), kWindows));
  double sum = 0;
  for (double count : year) sum += count;
  return {{"zeros", CountDistribution::Point(0)},
          {"last value", CountDistribution::Point(past.empty() ? 0 : past.back())},
          {"last-12", Ensemble(year)},
          {"historical mean", Ensemble(past)},
          {"trailing year", CountDistribution::Poisson(year.empty() ? 0 : sum / static_cast<double>(year.size()))}};
}

}  // namespace lapwing::watch
