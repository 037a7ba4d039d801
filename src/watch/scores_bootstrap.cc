// SPDX-License-Identifier: Apache-2.0
#include "watch/scores_bootstrap.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/random.h"

namespace lapwing::watch {

Difference PairedBootstrap(std::span<const double> a, std::span<const double> b, std::span<const uint32_t> blocks, size_t draws, double level,
                           uint64_t seed) {
  struct Sum {
    double difference = 0, n = 0;
  };
  std::map<uint32_t, Sum> by_block;
  Sum all;
  for (size_t i = 0; i < blocks.size(); ++i) {
    Sum& sum = by_block[blocks[i]];
    sum.difference += a[i] - b[i];
    sum.n += 1;
    all.difference += a[i] - b[i];
    all.n += 1;
  }
  Difference result;
  result.blocks = by_block.size();
  if (by_block.empty()) return result;
  result.mean = all.difference / all.n;
  std::vector<Sum> sums;
  for (const auto& [block, sum] : by_block) sums.push_back(sum);
  Random random(seed);
  std::vector<double> means;
  for (size_t draw = 0; draw < draws; ++draw) {
    Sum drawn;
    for (size_t i = 0; i < sums.size(); ++i) {
      const Sum& sum = sums[random.Below(sums.size())];
      drawn.difference += sum.difference;
      drawn.n += sum.n;
    }
    means.push_back(drawn.difference / drawn.n);
  }
  std::sort(means.begin(), means.end());
  double tail = (1 - level) / 2;
  auto at = [&](double q) { return means.empty() ? result.mean : means[std::min(means.size() - 1, static_cast<size_t>(q * static_cast<double>(means.size())))]; };
  result.low = at(tail);
  result.high = at(1 - tail);
  return result;
}

}  // namespace lapwing::watch
