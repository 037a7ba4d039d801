// SPDX-License-Identifier: Apache-2.0
/// An analyst's word over the coder's: applied when events are read and counted, never written into them.
#pragma once

#include <string>

#include "lapwing/event_record.h"
#include "lapwing/result.h"

namespace lapwing {

/// Changes of an amendment, as JSON: "type", "mode", "quad", "score", "date", "status" (as in the event line), "actors" and
/// "recipients" (lists of country codes). kBadInput in words for anything else.
Status CheckChanges(const std::string& changes);

/// Applies them to an event; what cannot be read is left out (CheckChanges has refused it before it was stored).
void ApplyChanges(const std::string& changes, Event& event);

}  // namespace lapwing
