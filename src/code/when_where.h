// SPDX-License-Identifier: Apache-2.0
/// The event's own day and place, as far as its sentence tells.
#pragma once

#include <string>

#include "base/tree.h"
#include "code/matcher.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"

namespace lapwing {

struct EventDate {
  Date date;
  std::string basis;        ///< "text", "dateline", "published", ""
  bool past_state = false;  ///< "has long", "since 2006"
  bool ahead = false;       ///< lies after the report's own day: "next week", "on Friday" in a report of Thursday
};

/// The time expression nearest to the trigger inside its clause; else, for acts told in the simple past or present, the
/// day of publication; else none. `verbal`: words, visits and meetings, which are news of the day in any tense.
EventDate FindEventDate(const Tree& tree, const SentenceMentions& mentions, const Match& match, EventStatus status, const Date& published, bool verbal);

/// The place named with the trigger ("in", "at", "near", "off"); for visits the place visited.
Place FindEventPlace(const Tree& tree, const SentenceMentions& mentions, const Match& match);

}  // namespace lapwing
