// SPDX-License-Identifier: Apache-2.0
/// Rules that others alarm by, for comparison only: a statistic a day, to be held against one threshold.
///
/// Welford: z-score against mean and standard deviation of all days before (from ten days on). EARS C2: the day against mean and
/// sd (1 at least) of seven days that end three days before; C3: sum over three days of C2's excess over 1, as published
/// (Hutwagner et al. 2003).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lapwing::watch {

std::vector<double> WelfordStatistic(const std::vector<int64_t>& counts);
std::vector<double> EarsC2Statistic(const std::vector<int64_t>& counts);
std::vector<double> EarsC3Statistic(const std::vector<int64_t>& counts);

/// Times the statistic exceeds the threshold from day `from` on, with seven days of rest after each.
int Episodes(const std::vector<double>& statistic, double threshold, size_t from);

}  // namespace lapwing::watch
