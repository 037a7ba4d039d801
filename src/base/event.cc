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

}  // namespace lapwing
