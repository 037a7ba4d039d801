// SPDX-License-Identifier: Apache-2.0
#include "watch/surge_detector.h"

#include <algorithm>
#include <cmath>

#include "watch/exact_math.h"
#include "watch/negative_binomial.h"

namespace lapwing::watch {
namespace {

struct Window {
  int days;
  double bonus;
};
// Chosen on day-shuffled counts so that bursts of one, three and five days are found about equally well (docs/watch.md).
constexpr Window kWindows[] = {{1, 0.0}, {2, 0.5}, {3, 1.0}, {5, 1.7}, {7, 2.0}};
// Tuned to slow shifts: short ones are the windows' business.
constexpr double kShift = 0.7, kBuildUpBonus = 1.0;

size_t Place(int64_t day) { return static_cast<size_t>((day % 7 + 7) % 7); }

}  // namespace

Surprise SurgeDetector::Scan(int64_t day, const Predicted& predicted) const {
  Surprise best;
  double count = 0, expected = 0;
  int days = 0;
  for (const Window& window : kWindows) {
    double first = 0;
    for (; days < window.days; ++days) {
      size_t place = Place(day - days);
      first = counts_[place];
      count += first;
      expected += means_[place];
    }
    if (first <= 0 || count <= expected) continue;  // a window begins with an event, or a shorter one says it better
    double log_p = LogTail(count, expected, predicted.SizeOf(expected));
    if (-log_p + window.bonus > best.value) best = {-log_p + window.bonus, false, window.days, count, expected, log_p};
  }
  return best;
}

Surprise SurgeDetector::Observe(int64_t day, double count, const Predicted& predicted) {
  counts_[Place(day)] = count;
  means_[Place(day)] = predicted.mean;
  double mu = predicted.mean;
  if (mu <= 0) return {};
  if (sum_ <= 0) run_days_ = run_count_ = run_mean_ = 0;
  double r = std::min(predicted.size, 1e9);
  double kappa = 1 + kShift * std::sqrt(predicted.dispersion * mu) / mu;
  double log_ratio = Log((r + mu) / (r + kappa * mu));
  sum_ = std::max(0.0, sum_ + r * log_ratio + count * (Log(kappa) + log_ratio));
  run_days_ += 1;
  run_count_ += count;
  run_mean_ += mu;
  if (count <= 0) return {};
  Surprise surprise = Scan(day, predicted);
  if (sum_ + kBuildUpBonus > surprise.value && sum_ > 0 && run_count_ > run_mean_) {
    surprise = {sum_ + kBuildUpBonus, true, static_cast<int>(std::min(run_days_, 1e6)), run_count_, run_mean_,
                LogTail(run_count_, run_mean_, predicted.SizeOf(run_mean_))};
  }
  return surprise;
}

void SurgeDetector::Restart() { sum_ = 0; }

}  // namespace lapwing::watch
