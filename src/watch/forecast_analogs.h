// SPDX-License-Identifier: Apache-2.0
/// What came after, wherever and whenever things stood as they stand now: for a level of violence today, how much more or less
/// there was `lead` months later in all past country-months of about that level. One table for one origin and lead.
///
/// A past month s of a series is a pair: its level a (log of 1 + a decayed mean), a slower level b, and the growth
/// log(1 + y[s + lead]) - a. For a level a* the growths of pairs near it are weighed by a triangular kernel; their quantiles are
/// the forecast's. Levels are worked out on a grid and interpolated. Method of analogs (Lorenz 1969), pooled over countries
/// as in kernel conditional quantile estimation (Yu and Jones 1998).
///
/// Cost  one pass over the pairs (134 series x 400 months: a millisecond), then one sort a grid cell asked for.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace lapwing::watch {

struct AnalogShape {
  double width = 0.75;        ///< reach of the kernel in a, log units
  double quiet = 0.25;        ///< below this level a series is quiet: all quiet pairs count alike
  bool slow = false;          ///< whether the slower level must be near too (reach 1, doubled until 40 pairs are near)
};

class Analogs {
 public:
  static constexpr size_t kQuantiles = 39;
  using Quantiles = std::array<double, kQuantiles>;  ///< of growth, at (i + 0.5) / 39
  struct Pair {
    double level = 0, slow = 0, growth = 0;
  };

  Analogs(std::vector<Pair> pairs, AnalogShape shape);
  /// Growth expected at these levels; false where the past has too few pairs to say.
  bool At(double level, double slow, Quantiles& growth) const;

 private:
  struct Cell {
    bool known = false;
    Quantiles growth{};
  };
  const Cell& CellAt(size_t i, size_t j) const;

  std::vector<Pair> pairs_;
  AnalogShape shape_;
  std::vector<std::vector<size_t>> near_;                          ///< pairs by grid level
  mutable std::map<std::pair<size_t, size_t>, Cell> cells_;        ///< filled as asked for: not for several threads
};

}  // namespace lapwing::watch
