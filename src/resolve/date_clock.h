// SPDX-License-Identifier: Apache-2.0
/// Times of day: clocks and parts of the day.
#pragma once

#include <string>

#include "resolve/date_scan.h"

namespace lapwing {

/// A clock time "10 a.m.", "nine o'clock", "10:30 GMT", "noon": index after it, or t when there is none.
int AfterClock(const DateScan& scan, int t);
/// What may follow a day: "morning", "at 9 a.m.", "local time": index after it.
int AfterDayPart(const DateScan& scan, int t);
/// The time of day said in these tokens as TimeML writes it: "T22:00", "T12:00" for noon, "TMO", "TAF", "TEV", "TNI"; "" for none.
std::string TimeOfDay(const DateScan& scan, int first, int last);

}  // namespace lapwing
