// SPDX-License-Identifier: Apache-2.0
/// The figures of one horizon of a backtest: what BacktestReport prints and BacktestJson writes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "watch/backtest.h"
#include "watch/scores.h"
#include "watch/scores_bootstrap.h"

namespace lapwing::watch {

struct ModelFigures {
  std::string name;
  bool baseline = false;
  double brier = 0, log = 0, crps = 0, average_precision = 0, calibration_error = 0;
  MurphySplit split;
  std::vector<ReliabilityBin> bins;
  std::vector<double> pit;                 ///< shares of ten equal parts, 0.1 each when counts are forecast rightly
  Difference brier_lead, log_lead, crps_lead;  ///< baselines only: Lapwing's score minus this one's, below 0 is better
  std::vector<std::pair<int, std::pair<double, double>>> years;  ///< Brier and CRPS of each year
};

struct HorizonFigures {
  int horizon = 0;
  size_t n = 0, blocks = 0;
  double base_rate = 0;
  std::vector<ModelFigures> models;
  size_t best_brier = 0, best_crps = 0;  ///< the baseline with the lowest score
};

HorizonFigures Figures(const HorizonResult& result);

}  // namespace lapwing::watch
