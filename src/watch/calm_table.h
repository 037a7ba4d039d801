// SPDX-License-Identifier: Apache-2.0
/// How often a year chance alone brings a surprise: from the detector's nats to false alarms a year, for a stream of a given rate
/// and scatter. So a user states false alarms and never a threshold.
///
/// Counts are whole numbers and windows overlap, so no formula gives this; it was measured once on simulated streams that have
/// no bursts (calm_simulation.h; `lapwing train alarms` makes `models/alarms.txt` anew, the same bytes each time): logarithms of
/// episodes a year, with seven days of rest after each, over a grid. Between grid points it is linear in ln rate, dispersion,
/// surprise and ln episodes; beyond the grid's ends the nearest holds, and beyond the largest surprise its slope of -0.9.
///
/// Text: a line `rates R...`, a line `dispersions D...`, a line `surprises FIRST STEP COUNT`, then for each dispersion and each
/// rate a line of COUNT logarithms; `#` begins a comment line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing::watch {

class CalmTable {
 public:
  CalmTable() = default;
  CalmTable(std::vector<double> rates, std::vector<double> dispersions, double first, double step, size_t count, std::vector<double> cells);
  /// kBadData, with the line, when it is not such a table.
  static Result<CalmTable> Parse(std::string_view text);
  std::string ToString() const;

  /// False alarms a year, at most 1e6.
  double Yearly(double surprise, double rate, double dispersion) const;

 private:
  double Cell(size_t dispersion, size_t rate, double surprise) const;

  std::vector<double> rates_, dispersions_;
  double first_ = 0, step_ = 1;
  size_t count_ = 0;
  std::vector<double> cells_;
};

}  // namespace lapwing::watch
