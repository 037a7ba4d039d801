// SPDX-License-Identifier: Apache-2.0
/// Scores of probabilities against what happened, as the literature of forecasting defines them (Gneiting and Raftery 2007;
/// Murphy 1973). Those of counts are in count_distribution.h, the uncertainty of a difference in scores_bootstrap.h.
///
/// Input   one probability and one outcome (did it happen?) a forecast, in the same order
/// Output  means over all forecasts; 0 where there is none
/// Cost    linear, AveragePrecision sorts
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lapwing::watch {

using Outcomes = std::span<const uint8_t>;  ///< 1 happened, 0 did not

/// Logarithms are cut here, so that a forecast of "never" that fails costs 9.2 and not everything.
inline constexpr double kSmallestChance = 1e-4;

double BaseRate(Outcomes happened);

/// Mean squared difference: 0 perfect, 0.25 for always saying one half. Brier 1950.
double Brier(std::span<const double> chances, Outcomes happened);

/// Mean of -ln(chance given to what happened), in nats: 0 perfect, 0.693 for always saying one half.
double LogScore(std::span<const double> chances, Outcomes happened);
double LogScoreOf(double chance, bool happened);

/// Area under precision over recall as a step function; equal chances are ranked as one. Read it beside the base rate, which
/// is what chance ranking gets.
double AveragePrecision(std::span<const double> chances, Outcomes happened);

/// Forecasts of about the same chance: how many, what they said on average, how often it happened.
struct ReliabilityBin {
  double from = 0, to = 0;
  size_t n = 0;
  double said = 0;
  double happened = 0;
};
/// Bins of equal width over [0, 1]; empty ones are kept.
std::vector<ReliabilityBin> Reliability(std::span<const double> chances, Outcomes happened, size_t bins = 10);
/// Expected calibration error: mean of |said - happened| over the bins, weighted by their n.
double CalibrationError(std::span<const ReliabilityBin> bins);

/// Murphy's split: brier = reliability - resolution + uncertainty + residual. Small reliability: says what happens. Large
/// resolution: tells one day from another. Uncertainty: of the events themselves. Residual: what the bins hide.
struct MurphySplit {
  double reliability = 0, resolution = 0, uncertainty = 0, residual = 0;
};
MurphySplit Murphy(std::span<const double> chances, Outcomes happened, size_t bins = 10);

}  // namespace lapwing::watch
