// SPDX-License-Identifier: Apache-2.0
#include "watch/calm_simulation.h"

#include <algorithm>

#include "base/random.h"
#include "watch/exact_math.h"
#include "watch/negative_binomial.h"
#include "watch/surge_detector.h"

namespace lapwing::watch {
namespace {

constexpr double kFirst = 3, kStep = 0.5;
constexpr size_t kCount = 27;  // to 16 nats
constexpr int kUnwatched = 60, kYear = 365, kRest = 7;
constexpr double kHalfLife = 180;
constexpr double kUsualDispersion = 1.5;
constexpr double kFewEpisodes = 20, kSlope = -0.9;

/// A negative binomial count, by inversion from its smallest value up.
class Days {
 public:
  Days(double mean, double dispersion) : mean_(mean), size_(dispersion > 1 ? mean / (dispersion - 1) : 1e9), none_(Exp(-SilenceSurprise(mean_, size_))) {}
  double Draw(Random& random) const {
    double left = static_cast<double>(random.Next() >> 11) * 0x1p-53;
    double q = mean_ / (size_ + mean_), chance = none_, k = 0;
    for (; left >= chance && k < 100000; k += 1) {
      left -= chance;
      chance *= (size_ + k) / (k + 1) * q;
      if (chance < 1e-18 && k > mean_) break;
    }
    return k;
  }

 private:
  double mean_, size_, none_;
};

std::vector<double> Episodes(double rate, double dispersion, int64_t days, Random& random) {
  Days law(rate, dispersion);
  // A group is usually like its streams, but scatters as streams usually do: half way between.
  Prior prior{rate, 10, (dispersion + kUsualDispersion) / 2};
  double keep = KeepOf(kHalfLife);
  std::vector<double> episodes(kCount, 0);
  double years = 0;
  for (int64_t done = 0; done < days; done += kUnwatched + kYear, years += 1) {
    Expectation expectation;
    SurgeDetector detector;
    std::vector<int> last(kCount, -kRest);
    for (int day = 0; day < kUnwatched + kYear; ++day) {
      Predicted predicted = expectation.Predict(1, prior);
      double count = law.Draw(random);
      Surprise surprise = detector.Observe(day, count, predicted);
      expectation.Observe(day, count, 1, prior, keep);
      for (size_t i = 0; day >= kUnwatched && i < kCount && surprise.value > kFirst + kStep * static_cast<double>(i); ++i) {
        if (day - last[i] < kRest) continue;
        episodes[i] += 1;
        last[i] = day;
      }
    }
  }
  std::vector<double> logs;
  for (size_t i = 0; i < kCount; ++i) {
    // Where too few episodes were seen the straight line that the others follow goes on.
    double seen = Log(std::max(episodes[i], 1e-9) / years);
    logs.push_back(i > 0 && episodes[i] < kFewEpisodes ? logs[i - 1] + kSlope * kStep : seen);
  }
  return logs;
}

}  // namespace

CalmTable SimulateCalm(int64_t days, uint64_t seed) {
  std::vector<double> rates = {0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 20};
  std::vector<double> dispersions = {1, 1.2, 1.5, 2, 3};
  std::vector<double> cells;
  Random random(seed);
  for (double dispersion : dispersions) {
    for (double rate : rates) {
      std::vector<double> logs = Episodes(rate, dispersion, days, random);
      cells.insert(cells.end(), logs.begin(), logs.end());
    }
  }
  return CalmTable(rates, dispersions, kFirst, kStep, kCount, cells);
}

}  // namespace lapwing::watch
