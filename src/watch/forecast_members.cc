// SPDX-License-Identifier: Apache-2.0
#include "watch/forecast_members.h"

#include <fmt/format.h>

#include <algorithm>

#include "watch/forecast_math.h"

namespace lapwing::watch {
namespace {

// Round numbers that span what is plausible; none was fitted. The mixture finds out which of them hold.
constexpr double kRateHalfLives[] = {15, 30, 60, 120, 365};
constexpr double kBackgroundHalfLives[] = {180, 730};
constexpr double kExcitementHalfLives[] = {10, 20, 40};
constexpr double kBranching[] = {0.3, 0.6, 0.85};
constexpr double kPriorDays = 10;            // k of the rates
constexpr double kBackgroundPriorDays = 20;  // k of the backgrounds
constexpr double kOwnHalfLife = 730;
constexpr double kGroupDays = 30;          // how much of the group's rate is in the series' own
constexpr double kSmallestRate = 1e-4;     // a day in 27 years: nothing is impossible

}  // namespace

double ShapeOf(double none, double mean) {
  // Negative binomial: ln none = -r ln(1 + mean / r), between 0 (r = 0) and -mean (Poisson, r without end). Bisection in ln r.
  double target = -Log(std::max(none, 1e-300));
  if (target >= mean * (1 - 1e-9)) return 0;
  double low = -20, high = 20;
  for (int i = 0; i < 60; ++i) {
    double middle = (low + high) / 2, r = Exp(middle);
    (r * Log(1 + mean / r) < target ? low : high) = middle;
  }
  return Exp((low + high) / 2);
}

void AddActiveDays(const MemberForecast& forecast, double weight, std::vector<double>& sum) {
  size_t most = sum.size() - 1;
  double left = 1, chance = forecast.none;
  double shape = forecast.shape;
  for (size_t n = 0; n < most; ++n) {
    sum[n] += weight * chance;
    left -= chance;
    double next = static_cast<double>(n + 1);
    // Poisson where there is no shape.
    chance *= shape > 0 ? (shape + static_cast<double>(n)) / next * (forecast.mean / (shape + forecast.mean)) : forecast.mean / next;
  }
  sum[most] += weight * std::max(0.0, left);
}

Members::Members() {
  auto memory = [](double half_life) { return Decayed{half_life, Forgetting(half_life), 0, 0}; };
  for (double half_life : kRateHalfLives) rates_.push_back(memory(half_life));
  for (double half_life : kBackgroundHalfLives) backgrounds_.push_back(memory(half_life));
  for (double half_life : kExcitementHalfLives) excitements_.push_back(memory(half_life));
  own_ = memory(kOwnHalfLife);
  prior_ = kSmallestRate;
  for (double half_life : kRateHalfLives) {
    names_.push_back(fmt::format("gamma-poisson {:.0f}", half_life));
    names_.push_back(fmt::format("seasonal {:.0f}", half_life));
  }
  for (double background : kBackgroundHalfLives) {
    for (double excitement : kExcitementHalfLives) {
      for (double branching : kBranching) names_.push_back(fmt::format("hawkes {:.0f}/{:.0f}/{}", background, excitement, branching));
    }
  }
}

void Members::Observe(int64_t day, bool active, double group_rate) {
  auto add = [active](Decayed& memory) {
    memory.active = memory.active * memory.kept + (active ? 1 : 0);
    memory.days = memory.days * memory.kept + 1;
  };
  for (Decayed& memory : rates_) add(memory);
  for (Decayed& memory : backgrounds_) add(memory);
  for (Decayed& memory : excitements_) add(memory);
  add(own_);
  prior_ = std::max(kSmallestRate, Rate(own_, kGroupDays, group_rate));
  season_.Observe(day, active ? 1 : 0);
  day_ = day;
}

std::vector<MemberForecast> Members::Forecast(int horizon) const {
  std::vector<MemberForecast> forecasts;
  double plain = horizon, seasonal = season_.Exposure(day_, horizon);
  for (const Decayed& memory : rates_) {
    double a = memory.active + kPriorDays * prior_, b = memory.days + kPriorDays;
    for (double exposure : {plain, seasonal}) forecasts.push_back({Power(b / (b + exposure), a), a / b * exposure, a});
  }
  for (const Decayed& memory : backgrounds_) {
    double background = Rate(memory, kBackgroundPriorDays, prior_);
    for (const Decayed& excitement : excitements_) {
      for (double branching : kBranching) {
        double kept = excitement.kept, base = (1 - branching) * background;
        double excited = branching * (1 - kept) * excitement.active;  // of the first day to come
        MemberForecast forecast;
        forecast.none = Exp(-(horizon * base + excited * (1 - Power(kept, horizon)) / (1 - kept)));
        for (int i = 0; i < horizon; ++i) {
          double rate = base + excited;
          forecast.mean += rate;
          excited = kept * excited + branching * (1 - kept) * rate;
        }
        forecast.shape = -1;  // worked out only when asked for: see DailyForecaster
        forecasts.push_back(forecast);
      }
    }
  }
  return forecasts;
}

}  // namespace lapwing::watch
