// SPDX-License-Identifier: Apache-2.0
/// What a dyad's past said each period would bring, for pictures: nine in ten periods like those before lie between `low` and `high`.
///
/// The rate and scatter of expectation.h, as they stood before the period's first day: half a year half forgotten, taught no more by a
/// crisis than the watcher is. A day on which nothing was read brings nothing and teaches nothing. No weekdays, no answer to the volume
/// of reporting and no budget as the watcher has: an alarm is not "outside the band".
///
/// Cost  O(1) a day; of a period as many steps as its largest likely count
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "watch/series.h"

namespace lapwing::watch {

struct UsualBand {
  double mean = 0;
  int64_t low = 0, high = 0;  ///< 5 and 95 of a hundred
};

/// One band for every period of `unit` from `from` to `to`; nullopt where fewer than 60 days with reports lie before it. `days` is the
/// series by day, beginning before `from` and without gaps.
std::vector<std::optional<UsualBand>> UsualBands(std::span<const SeriesPeriod> days, SeriesUnit unit, int64_t from, int64_t to);

/// How many days before a picture's first its history should begin: what is older weighs a sixteenth.
inline constexpr int64_t kBandHistory = 720;

}  // namespace lapwing::watch
