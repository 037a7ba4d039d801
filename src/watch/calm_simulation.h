// SPDX-License-Identifier: Apache-2.0
/// Makes the calm table: years of negative binomial days without any burst, watched by the very detector, alarms counted.
///
/// Every simulated stream lives 60 days unwatched and then a year, so that what is not known of its rate and scatter counts too.
/// `days` a grid point decide the precision: 1e6 days are 2,350 such years. Some two minutes on one core; seeded, the same
/// table each time.
#pragma once

#include <cstdint>

#include "watch/calm_table.h"

namespace lapwing::watch {

CalmTable SimulateCalm(int64_t days, uint64_t seed);

}  // namespace lapwing::watch
