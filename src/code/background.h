// SPDX-License-Identifier: Apache-2.0
/// When an act is history to its report: sixty days, as the annotation guide has it ("background more than about 60 days before publication").
#pragma once

#include <cstdint>

#include "lapwing/date.h"

namespace lapwing {

inline constexpr int64_t kBackgroundDays = 60;

/// The last day that a date may mean: of a year Dec. 31, of a month some thirty days on.
inline int64_t LastDay(const Date& date) {
  switch (date.precision) {
    case Precision::kYear: return Date::Day(date.year, 12, 31).Days();
    case Precision::kMonth: return date.Days() + 30;
    default: return date.Days();
  }
}

/// Nothing is known to be history where a day is missing.
inline bool IsBackground(const Date& date, const Date& published) { return published && date && published.Days() - LastDay(date) > kBackgroundDays; }

}  // namespace lapwing
