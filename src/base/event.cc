// SPDX-License-Identifier: Apache-2.0
#include "lapwing/event.h"

namespace lapwing {

const char* ToString(EventStatus status) {
  switch (status) {
    case EventStatus::kAsserted: return "asserted";
    case EventStatus::kClaimed: return "claimed";
    case EventStatus::kDenied: return "denied";
    case EventStatus::kPlanned: return "planned";
    case EventStatus::kHypothetical: return "hypothetical";
    case EventStatus::kNegated: return "negated";
    case EventStatus::kHistorical: return "historical";
  }
  return "asserted";
}

int QuadNumber(std::string_view quad) {
  for (int number = 1; number <= 4; ++number) {
    if (quad == QuadName(number)) return number;
  }
  return 0;
}

const char* QuadName(int number) {
  constexpr const char* kNames[] = {"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};
  return kNames[number >= 1 && number <= 4 ? number : 0];
}

std::optional<EventStatus> EventStatusOf(std::string_view name) {
  for (EventStatus status : {EventStatus::kAsserted, EventStatus::kClaimed, EventStatus::kDenied, EventStatus::kPlanned, EventStatus::kHypothetical,
                             EventStatus::kNegated, EventStatus::kHistorical}) {
    if (name == ToString(status)) return status;
  }
  return std::nullopt;
}

}  // namespace lapwing
