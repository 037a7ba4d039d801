// SPDX-License-Identifier: Apache-2.0
/// To whom an act is done that names nobody: "Tehran rejected the charge" answers who made it, "the envoy promised help" his
/// host. The other party is found in what the article has told before.
///
/// Source  answers and promises are one half of a pair of turns (Schegloff and Sacks 1973); the last turn tells the other half
/// Cost    a few events back for every event without a recipient
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/tree.h"
#include "code/codebook.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"

namespace lapwing {

/// Whether acts of this type are often told without naming to whom.
bool NamesNobody(const std::string& type);

/// Gives events of directed types without a recipient the other party, and lowers their confidence:
///   blame of a bare deed ("condemned the raid")     its doer, as told before
///   praise or refusal of a bare agreement           its parties
///   a denial                                        whoever vouches for what is denied
///   opposition to a bare deed                       its doer
///   threats, some demands, and all else             the other side of the nearest act before in which the doer takes part
///   and if there is none                            the one party that nearly all of the doer's acts in the report are about
/// and events without a doer theirs (told_doers.h).
/// Whether these or somebody else, or nobody, weigh the weights of the codebook (absent_party.h); `explain`: the choices go to the events' reasons.
/// Two sentences back, somewhat further where a bare noun says what is meant; not across fields. `events` in text order.
/// Returns the indices of the events that were completed: their ids are no longer right. `signs`, of every event: how sure its other side is, for report_standing.h.
std::vector<size_t> FillOtherParty(const Codebook& codebook, std::vector<Event>& events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions, bool explain,
                                   std::vector<std::vector<std::string>>& signs);

/// The event is done to somebody whom its sentence does not name: FillOtherParty will look for him.
bool Directed(const Event& event);

}  // namespace lapwing
