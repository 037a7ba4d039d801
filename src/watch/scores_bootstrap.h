// SPDX-License-Identifier: Apache-2.0
/// Is one forecaster better than another, or was it luck? The mean difference of their scores with an interval, from drawing
/// whole blocks again and again (Künsch 1989): forecasts whose windows overlap, or of one country, are no independent proofs.
/// Differences are paired, since both forecasters faced the same days.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lapwing::watch {

struct Difference {
  double mean = 0;       ///< mean of a - b; below 0: a is better, scores being errors
  double low = 0;        ///< ends of the interval
  double high = 0;
  size_t blocks = 0;     ///< what the interval rests on; fewer than 10 say little
};

/// `blocks[i]` names the block of forecast i. Deterministic by `seed`. Cost: draws x blocks.
Difference PairedBootstrap(std::span<const double> a, std::span<const double> b, std::span<const uint32_t> blocks, size_t draws = 2000,
                           double level = 0.95, uint64_t seed = 1);

}  // namespace lapwing::watch
