// SPDX-License-Identifier: Apache-2.0
/// When something was reported, and whether it was news then.
#pragma once

#include <cstdint>
#include <optional>

#include "lapwing/event_record.h"

namespace lapwing {

/// An event told longer after its day than this is background: an old war retold.
inline constexpr int64_t kNewsDays = 14;

/// Day of publication; none where it is unknown or known by month only.
std::optional<int64_t> ReportDay(const Article& article);

/// True when both days are known and the event lay more than kNewsDays back.
bool OldNews(const EventRecord& record);

}  // namespace lapwing
