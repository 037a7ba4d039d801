// SPDX-License-Identifier: Apache-2.0
/// What a backtest found, for people (tables of fixed width) and for programs (one JSON object).
///
/// A table a horizon: Brier, log score, CRPS, average precision beside the base rate, calibration error of every model; the
/// difference to each baseline with its interval; reliability with the number of forecasts in each bin; years. Two or more
/// horizons of months are also given as one, as VIEWS does.
#pragma once

#include <string>
#include <vector>

#include "watch/backtest.h"

namespace lapwing::watch {

std::string BacktestReport(const CountTable& table, const BacktestOptions& options, const std::vector<HorizonResult>& results);
std::string BacktestJson(const CountTable& table, const BacktestOptions& options, const std::vector<HorizonResult>& results);

}  // namespace lapwing::watch
