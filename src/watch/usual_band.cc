// SPDX-License-Identifier: Apache-2.0
#include "watch/usual_band.h"

#include <algorithm>

#include "watch/exact_math.h"
#include "watch/expectation.h"

namespace lapwing::watch {
namespace {

constexpr double kHalfLife = 180;  // as the watcher's
constexpr int kWarmUp = 60;        // days with reports
constexpr int64_t kMostCount = 100000;
constexpr Prior kNothingKnown{0.01, 10, 1.5};  // almost no events, and easily taught better

/// Smallest counts that are not exceeded with chances 0.05 and 0.95; negative binomial with this mean and size.
std::pair<int64_t, int64_t> Between(double mean, double size) {
  if (mean <= 0) return {0, 0};
  double step = mean / (size + mean);
  double chance = Exp(-size * Log(1 + mean / size)), below = chance;
  std::pair<int64_t, int64_t> ends{-1, -1};
  for (int64_t count = 0;; ++count) {
    if (ends.first < 0 && below >= 0.05) ends.first = count;
    if (below >= 0.95 || count == kMostCount) return {std::max<int64_t>(0, ends.first), count};
    chance *= step * (size + static_cast<double>(count)) / static_cast<double>(count + 1);
    below += chance;
  }
}

}  // namespace

std::vector<std::optional<UsualBand>> UsualBands(std::span<const SeriesPeriod> days, SeriesUnit unit, int64_t from, int64_t to) {
  std::vector<std::optional<UsualBand>> bands;
  const double keep = KeepOf(kHalfLife);
  Expectation expectation;
  int taught = 0;
  size_t next = 0;
  auto read = [&](size_t i) { return days[i].reports > 0 || days[i].events > 0; };
  for (int64_t period = PeriodOf(from, unit); period <= to; period = NextPeriod(period, unit)) {
    for (; next < days.size() && days[next].first_day < period; ++next) {
      if (!read(next)) continue;
      expectation.Observe(days[next].first_day, days[next].events, 1, kNothingKnown, keep);
      ++taught;
    }
    // A period cut off by `from` or `to` is expected to bring what its days that are shown do.
    int64_t end = NextPeriod(period, unit);
    double exposure = 0;
    for (size_t i = next; i < days.size() && days[i].first_day < end; ++i) exposure += days[i].first_day >= from && read(i) ? 1 : 0;
    if (taught < kWarmUp) {
      bands.emplace_back();
      continue;
    }
    Predicted predicted = expectation.Predict(exposure, kNothingKnown);
    auto [low, high] = Between(predicted.mean, predicted.SizeOf(predicted.mean));
    bands.push_back(UsualBand{predicted.mean, low, high});
  }
  return bands;
}

}  // namespace lapwing::watch
