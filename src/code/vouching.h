// SPDX-License-Identifier: Apache-2.0
/// Who vouches for an event, and what that makes of it.
#pragma once

#include <string_view>

#include "base/tree.h"
#include "code/matcher.h"
#include "code/sides.h"
#include "code/status.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"

namespace lapwing {

/// Sets the event's attribution, and whether what is told on another's word is asserted (a side tells of its own act) or claimed.
/// `text` is the article field the sentence stands in; `cooperative`: the host's word is good for a guest's act.
void Attribute(const Tree& tree, const Sides& sides, std::string_view text, bool cooperative, int trigger, const Factuality& fact, Event& event);

/// "Paris said it would withdraw", "said it was ready to help": who announces or wills an act of his own does it with these
/// words, and is the doer, not a witness. Who tells of his country's plan vouches for it.
bool OwnWords(const Event& event, std::string_view type);

/// "Flights from Chad are banned, the Sudanese ministry said": the authority that announces a measure against another state takes
/// it. "Chile blamed Peru for the cyberattack": who blames somebody for one was its target.
void Announce(const SentenceMentions& mentions, std::string_view type, const Match& match, Event& event);

}  // namespace lapwing
