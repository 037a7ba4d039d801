// SPDX-License-Identifier: Apache-2.0
/// An analyst's word over the coder's: applied when events are read and counted, never written into them.
#pragma once

#include <span>
#include <string>

#include "lapwing/event_record.h"
#include "lapwing/result.h"

namespace lapwing {

/// What an analyst says of an event.
struct Correction {
  std::string event;    ///< id
  std::string action;   ///< "reject", "amend", "restore" (takes back what was said before)
  std::string changes;  ///< of "amend": JSON with those of type, mode, quad, score, date, status, actors, recipients that change
  std::string analyst;
  std::string note;
  std::string made_at;  ///< as the caller says; "2024-01-17T10:00:00Z"
};

/// Changes of an amendment, as JSON: "type", "mode", "quad", "score", "date", "status" (as in the event line), "actors" and
/// "recipients" (lists of country codes). kBadInput in words for anything else.
Status CheckChanges(const std::string& changes);

/// Applies them to an event; what cannot be read is left out (CheckChanges has refused it before it was stored).
void ApplyChanges(const std::string& changes, Event& event);

/// Applies all that was said of an event, in the order it was said; false when the last word rejects it.
bool ApplyCorrections(std::span<const Correction> corrections, Event& event);

}  // namespace lapwing
