// SPDX-License-Identifier: Apache-2.0
#include "watch/forecast_panel.h"

#include <algorithm>
#include <cmath>

#include "watch/forecast_math.h"

namespace lapwing::watch {
namespace {

// Chosen on the months to the end of 2017 of UCDP's country-months (docs/forecasts.md).
constexpr double kLevelHalfLife = 1;
constexpr double kSlowHalfLife = 6;
constexpr double kOwnHalfLife = 3;
constexpr size_t kOwnMonths = 60;
constexpr size_t kWarmUp = 12;  // months before a level means something
constexpr AnalogShape kFast{0.75, 0.25, false};
constexpr AnalogShape kSlow{1.0, 0.15, true};

/// Decayed mean of log(1 + count) up to each month.
std::vector<double> Levels(const std::vector<double>& counts, double half_life) {
  double kept = Forgetting(half_life), sum = 0, months = 0;
  std::vector<double> levels;
  for (double count : counts) {
    sum = sum * kept + Log(1 + count);
    months = months * kept + 1;
    levels.push_back(sum / months);
  }
  return levels;
}

CountDistribution OwnPast(const std::vector<double>& counts, size_t month) {
  CountDistribution own;
  double weight = 1, kept = Forgetting(kOwnHalfLife);
  for (size_t age = 0; age <= month && age < kOwnMonths; ++age) {
    own.Add(counts[month - age], weight);
    weight *= kept;
  }
  own.Finish();
  return own;
}

}  // namespace

PanelForecaster::PanelForecaster(const Panel& counts) : counts_(counts), occurrence_(counts) {
  for (const std::vector<double>& series : counts_) {
    level_.push_back(Levels(series, kLevelHalfLife));
    slow_.push_back(Levels(series, kSlowHalfLife));
  }
}

Analogs PanelForecaster::Fit(size_t month, size_t lead, AnalogShape shape) const {
  std::vector<Analogs::Pair> pairs;
  for (size_t s = 0; s < counts_.size(); ++s) {
    for (size_t t = kWarmUp; t + lead <= month; ++t) {
      pairs.push_back({level_[s][t], slow_[s][t], Log(1 + counts_[s][t + lead]) - level_[s][t]});
    }
  }
  return Analogs(std::move(pairs), shape);
}

std::vector<CountDistribution> PanelForecaster::Forecast(size_t month, size_t lead) const {
  std::vector<Analogs> both;
  both.push_back(Fit(month, lead, kFast));
  both.push_back(Fit(month, lead, kSlow));
  Occurrence::Table occurrence = occurrence_.Fit(month, lead);
  std::vector<CountDistribution> forecasts;
  for (size_t s = 0; s < counts_.size(); ++s) {
    CountDistribution forecast;
    forecast.AddAll(OwnPast(counts_[s], month), 1);
    Analogs::Quantiles growth;
    for (const Analogs& analogs : both) {
      double level = level_[s][month];
      if (!analogs.At(level, slow_[s][month], growth)) continue;
      for (double g : growth) forecast.Add(std::round(Exp(std::max(level + g, 0.0)) - 1), 1.0 / Analogs::kQuantiles);
    }
    forecast.Finish();
    forecast.SetChanceOfAny(occurrence.Chance(occurrence_.RecordOf(s, month), forecast.AtLeast(1)));
    forecasts.push_back(std::move(forecast));
  }
  return forecasts;
}

}  // namespace lapwing::watch
