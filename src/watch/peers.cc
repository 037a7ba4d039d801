// SPDX-License-Identifier: Apache-2.0
#include "watch/peers.h"

#include <algorithm>
#include <cmath>

namespace lapwing::watch {

std::vector<double> WelfordStatistic(const std::vector<int64_t>& counts) {
  std::vector<double> z(counts.size(), 0);
  double n = 0, mean = 0, squares = 0;
  for (size_t t = 0; t < counts.size(); ++t) {
    double y = static_cast<double>(counts[t]);
    if (n >= 10) {
      double sd = std::sqrt(squares / (n - 1));
      if (sd > 0) z[t] = (y - mean) / sd;
      else z[t] = y > mean ? 99 : 0;
    }
    n += 1;
    double step = y - mean;
    mean += step / n;
    squares += step * (y - mean);
  }
  return z;
}

std::vector<double> EarsC2Statistic(const std::vector<int64_t>& counts) {
  std::vector<double> c2(counts.size(), 0);
  for (size_t t = 9; t < counts.size(); ++t) {
    double sum = 0, squares = 0;
    for (size_t i = t - 9; i < t - 2; ++i) sum += static_cast<double>(counts[i]);
    for (size_t i = t - 9; i < t - 2; ++i) squares += (static_cast<double>(counts[i]) - sum / 7) * (static_cast<double>(counts[i]) - sum / 7);
    c2[t] = (static_cast<double>(counts[t]) - sum / 7) / std::max(1.0, std::sqrt(squares / 6));
  }
  return c2;
}

std::vector<double> EarsC3Statistic(const std::vector<int64_t>& counts) {
  std::vector<double> c2 = EarsC2Statistic(counts), c3(counts.size(), 0);
  for (size_t t = 2; t < counts.size(); ++t) c3[t] = std::max(0.0, c2[t] - 1) + std::max(0.0, c2[t - 1] - 1) + std::max(0.0, c2[t - 2] - 1);
  return c3;
}

int Episodes(const std::vector<double>& statistic, double threshold, size_t from) {
  int episodes = 0;
  size_t rest_until = 0;
  for (size_t t = from; t < statistic.size(); ++t) {
    if (statistic[t] <= threshold || t < rest_until) continue;
    ++episodes;
    rest_until = t + 7;
  }
  return episodes;
}

}  // namespace lapwing::watch
