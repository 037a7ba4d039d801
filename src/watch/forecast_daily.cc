// SPDX-License-Identifier: Apache-2.0
#include "watch/forecast_daily.h"

#include <algorithm>
#include <cmath>

#include "watch/forecast_math.h"

namespace lapwing::watch {
namespace {

// Windows of h days overlap, so each outcome is seen h times; shared among them, a window counts 0.3 for the weights, since
// even windows that do not overlap are no independent proofs within one crisis.
constexpr double kLearning = 0.3;
constexpr double kShare = 0.01;         // a day; the weights look back some hundred days
constexpr double kSizeHalfLife = 365;   // days
constexpr double kSizePull = 5;         // active days of the group's size
constexpr size_t kMostEvents = 5000;    // of a window; the tail beyond is counted as this

/// Events in the window when `days` of it are active with these chances and an active day has a geometric number with mean
/// `size`: n active days have n + NB(n, 1/size) events. Large numbers are told in steps of a thousandth of the most expected.
CountDistribution Compound(const std::vector<double>& days, double size) {
  if (size <= 1 + 1e-9) return CountDistribution::FromChances(days);
  double step = std::max(1.0, std::floor(size * static_cast<double>(days.size()) / 1000));
  double q = step / size;
  std::vector<double> events(1, days[0]);
  for (size_t n = 1; n < days.size(); ++n) {
    if (days[n] < 1e-12) continue;
    double chance = days[n] * Power(q, static_cast<double>(n)), left = days[n];
    for (size_t k = n; left > 1e-10 * days[n]; ++k) {
      if (events.size() <= k) events.resize(k + 1, 0.0);
      if (k == kMostEvents) chance = left;
      events[k] += chance;
      left -= chance;
      if (k == kMostEvents) break;
      chance *= static_cast<double>(k) / static_cast<double>(k - n + 1) * (1 - q);
    }
  }
  CountDistribution counts;
  for (size_t k = 0; k < events.size(); ++k) counts.Add(static_cast<double>(k) * step, events[k]);
  counts.Finish();
  return counts;
}

}  // namespace

DailyForecaster::DailyForecaster(std::vector<int> horizons) : horizons_(std::move(horizons)) {
  for (int& horizon : horizons_) {
    horizon = std::clamp(horizon, 1, 366);
    states_.push_back({MixtureWeights(members_.names().size(), kLearning / horizon, kShare), Recalibration(1.0 / horizon), {}, {}, {}, {}});
  }
}

void DailyForecaster::Observe(int64_t day, double count, const GroupRate* group) {
  static const double kept = Forgetting(kSizeHalfLife);
  bool active = count > 0;
  own_.days += 1;
  sizes_ *= kept;
  active_ *= kept;
  if (active) {
    own_.active += 1;
    own_.size += count;
    sizes_ += count;
    active_ += 1;
    last_active_ = day;
  }
  const GroupRate& all = group != nullptr ? *group : own_;
  group_size_ = std::max(1.0, all.Size());
  members_.Observe(day, active, all.Rate());
  day_ = day;
  for (size_t i = 0; i < states_.size(); ++i) {
    State& state = states_[i];
    int horizon = horizons_[i];
    if (state.pending.size() == static_cast<size_t>(horizon)) {
      // The window that began `horizon` days ago is over today.
      bool happened = last_active_ && *last_active_ > day - horizon;
      state.recalibration.Learn(state.pending_mixed.front(), happened);
      state.weights.Learn(state.pending.front(), happened);
      state.pending.pop_front();
      state.pending_mixed.pop_front();
    }
    state.now = members_.Forecast(horizon);
    state.chances.clear();
    for (const MemberForecast& forecast : state.now) state.chances.push_back(1 - forecast.none);
    state.pending.push_back(state.chances);
    state.pending_mixed.push_back(state.weights.Mix(state.chances));
  }
}

double DailyForecaster::Chance(size_t horizon_index) const {
  const State& state = states_[horizon_index];
  return state.recalibration.Mend(state.weights.Mix(state.chances));
}

DailyForecast DailyForecaster::Forecast(size_t horizon_index) const {
  const State& state = states_[horizon_index];
  DailyForecast forecast;
  forecast.unmended = state.weights.Mix(state.chances);
  forecast.chance = Chance(horizon_index);
  std::vector<double> days(static_cast<size_t>(horizons_[horizon_index]) + 1, 0.0);
  for (size_t i = 0; i < state.now.size(); ++i) {
    MemberForecast member = state.now[i];
    if (member.shape < 0) member.shape = ShapeOf(member.none, member.mean);
    AddActiveDays(member, state.weights.weights()[i], days);
  }
  double some = 0;
  for (size_t n = 1; n < days.size(); ++n) some += days[n];
  for (size_t n = 1; n < days.size(); ++n) days[n] *= some > 0 ? forecast.chance / some : 0;
  days[0] = 1 - forecast.chance;
  double size = (sizes_ + kSizePull * group_size_) / (active_ + kSizePull);
  forecast.counts = Compound(days, size);
  return forecast;
}

}  // namespace lapwing::watch
