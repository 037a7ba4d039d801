// SPDX-License-Identifier: Apache-2.0
#include "watch/scores.h"

#include <algorithm>
#include <cmath>

#include "watch/forecast_math.h"

namespace lapwing::watch {
namespace {

double Mean(double sum, size_t n) { return n == 0 ? 0 : sum / static_cast<double>(n); }

}  // namespace

double BaseRate(Outcomes happened) {
  double sum = 0;
  for (uint8_t h : happened) sum += h;
  return Mean(sum, happened.size());
}

double Brier(std::span<const double> chances, Outcomes happened) {
  double sum = 0;
  for (size_t i = 0; i < happened.size(); ++i) sum += (chances[i] - happened[i]) * (chances[i] - happened[i]);
  return Mean(sum, happened.size());
}

double LogScoreOf(double chance, bool happened) {
  double given = happened ? chance : 1 - chance;
  return -Log(std::max(given, kSmallestChance));
}

double LogScore(std::span<const double> chances, Outcomes happened) {
  double sum = 0;
  for (size_t i = 0; i < happened.size(); ++i) sum += LogScoreOf(chances[i], happened[i] != 0);
  return Mean(sum, happened.size());
}

double AveragePrecision(std::span<const double> chances, Outcomes happened) {
  std::vector<size_t> order(happened.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return chances[a] > chances[b]; });
  size_t hits = 0, hits_before = 0;
  double area = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    hits += happened[order[i]];
    bool tied = i + 1 < order.size() && chances[order[i + 1]] == chances[order[i]];
    if (tied) continue;
    area += static_cast<double>(hits - hits_before) * static_cast<double>(hits) / static_cast<double>(i + 1);
    hits_before = hits;
  }
  return Mean(area, hits);
}

std::vector<ReliabilityBin> Reliability(std::span<const double> chances, Outcomes happened, size_t bins) {
  std::vector<ReliabilityBin> table(bins);
  double width = 1.0 / static_cast<double>(bins);
  for (size_t b = 0; b < bins; ++b) {
    table[b].from = static_cast<double>(b) * width;
    table[b].to = static_cast<double>(b + 1) * width;
  }
  for (size_t i = 0; i < happened.size(); ++i) {
    size_t b = std::min(bins - 1, static_cast<size_t>(chances[i] * static_cast<double>(bins)));
    ++table[b].n;
    table[b].said += chances[i];
    table[b].happened += happened[i];
  }
  for (ReliabilityBin& bin : table) {
    bin.said = Mean(bin.said, bin.n);
    bin.happened = Mean(bin.happened, bin.n);
  }
  return table;
}

double CalibrationError(std::span<const ReliabilityBin> bins) {
  size_t n = 0;
  double sum = 0;
  for (const ReliabilityBin& bin : bins) {
    n += bin.n;
    sum += static_cast<double>(bin.n) * std::abs(bin.said - bin.happened);
  }
  return Mean(sum, n);
}

MurphySplit Murphy(std::span<const double> chances, Outcomes happened, size_t bins) {
  MurphySplit split;
  double base = BaseRate(happened);
  for (const ReliabilityBin& bin : Reliability(chances, happened, bins)) {
    double share = Mean(static_cast<double>(bin.n), happened.size());
    split.reliability += share * (bin.said - bin.happened) * (bin.said - bin.happened);
    split.resolution += share * (bin.happened - base) * (bin.happened - base);
  }
  split.uncertainty = base * (1 - base);
  split.residual = Brier(chances, happened) - (split.reliability - split.resolution + split.uncertainty);
  return split;
}

}  // namespace lapwing::watch
