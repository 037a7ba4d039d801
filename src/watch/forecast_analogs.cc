// SPDX-License-Identifier: Apache-2.0
#include "watch/forecast_analogs.h"

#include <algorithm>
#include <cmath>

namespace lapwing::watch {
namespace {

constexpr double kStep = 0.5;      // grid of the level
constexpr double kSlowStep = 1.0;  // grid of the slower level
constexpr size_t kLevels = 25;     // up to e^12 events a month
constexpr size_t kSlowLevels = 13;
constexpr size_t kEnough = 40;     // pairs under which the slow kernel is widened
constexpr size_t kFewest = 10;     // pairs under which nothing is said

/// Weighted quantiles at (i + 0.5) / 39.
Analogs::Quantiles WeightedQuantiles(std::vector<std::pair<double, double>>& growths) {
  std::sort(growths.begin(), growths.end());
  double total = 0;
  for (const auto& [growth, weight] : growths) total += weight;
  Analogs::Quantiles quantiles{};
  size_t at = 0;
  double sum = growths[0].second;
  for (size_t q = 0; q < quantiles.size(); ++q) {
    double wanted = (static_cast<double>(q) + 0.5) / static_cast<double>(quantiles.size()) * total;
    while (sum < wanted && at + 1 < growths.size()) sum += growths[++at].second;
    quantiles[q] = growths[at].first;
  }
  return quantiles;
}

}  // namespace

Analogs::Analogs(std::vector<Pair> pairs, AnalogShape shape) : pairs_(std::move(pairs)), shape_(shape), near_(kLevels) {
  for (size_t p = 0; p < pairs_.size(); ++p) {
    double level = pairs_[p].level;
    if (level < shape_.quiet) near_[0].push_back(p);
    size_t from = static_cast<size_t>(std::max(1.0, std::ceil((level - shape_.width) / kStep)));
    size_t to = static_cast<size_t>(std::max(0.0, (level + shape_.width) / kStep));
    for (size_t i = from; i <= to && i < kLevels; ++i) near_[i].push_back(p);
  }
}

const Analogs::Cell& Analogs::CellAt(size_t i, size_t j) const {
  auto [found, fresh] = cells_.try_emplace({i, j});
  if (!fresh) return found->second;
  std::vector<std::pair<double, double>> growths;
  for (double reach = 1; growths.size() < kEnough && reach < 20; reach *= 2) {
    growths.clear();
    for (size_t p : near_[i]) {
      const Pair& pair = pairs_[p];
      double weight = i == 0 ? 1 : 1 - std::abs(pair.level - static_cast<double>(i) * kStep) / shape_.width;
      if (shape_.slow) weight *= std::max(0.0, 1 - std::abs(pair.slow - static_cast<double>(j) * kSlowStep) / reach);
      if (weight > 0) growths.emplace_back(pair.growth, weight);
    }
    if (!shape_.slow) break;
  }
  Cell cell;
  if (growths.size() >= kFewest) {
    cell.known = true;
    cell.growth = WeightedQuantiles(growths);
  } else if (i > 0) {
    cell = CellAt(i - 1, j);  // worse than ever seen: grows as the worst that was
  }
  return cells_[{i, j}] = cell;
}

bool Analogs::At(double level, double slow, Quantiles& growth) const {
  double x = std::min(level / kStep, static_cast<double>(kLevels - 1) - 0.001);
  double y = shape_.slow ? std::min(slow / kSlowStep, static_cast<double>(kSlowLevels - 1) - 0.001) : 0;
  size_t i = static_cast<size_t>(x), j = static_cast<size_t>(y);
  double right = x - static_cast<double>(i), up = y - static_cast<double>(j);
  growth.fill(0);
  double known = 0;
  for (size_t di = 0; di < 2; ++di) {
    for (size_t dj = 0; dj < (shape_.slow ? size_t{2} : size_t{1}); ++dj) {
      double weight = (di == 1 ? right : 1 - right) * (dj == 1 ? up : 1 - up);
      if (!(weight > 0)) continue;
      const Cell& cell = CellAt(i + di, j + dj);
      if (!cell.known) continue;
      known += weight;
      for (size_t q = 0; q < kQuantiles; ++q) growth[q] += weight * cell.growth[q];
    }
  }
  if (!(known > 0)) return false;
  for (double& value : growth) value /= known;
  return true;
}

}  // namespace lapwing::watch
