// SPDX-License-Identifier: Apache-2.0
#include "code/grievances.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {

bool IsGrievance(const Tree& tree, const Match& match, const Event& event, std::string_view type) {
  if (match.pattern->pos != Upos::NOUN || !event.actors.empty() || !OneOf(type, {"ASSAULT", "COERCE", "SANCTION"})) return false;
  // "a rebel assault" tells who did it, though not whose they are; "a naval attack" does not.
  if (std::any_of(match.actor_tokens.begin(), match.actor_tokens.end(), [&](int token) { return tree[token].upos != Upos::ADJ; })) return false;
  // "the burning of a Koran" is done to no party, "the arrest of a captain" is.
  if (type == "ASSAULT" && event.recipients.empty() && !match.recipient_tokens.empty()) return false;
  return OneOf(tree.Preposition(match.trigger), {"over", "for", "about"});
}

bool Grieve(const Event& act, Event& deed) {
  if (act.reciprocal || act.actors.size() != 1 || act.recipients.size() != 1) return false;
  // "Rebuffed a demand for compensation over the detention", "apologised for the raid": the doer speaks of his own deed.
  const bool own = OneOf(act.type, {"REJECT", "CONCEDE"});
  if (!own && !OneOf(act.type, {"ACCUSE", "SANCTION", "REQUEST", "PROTEST", "THREATEN"})) return false;
  const std::vector<Actor>& doers = own ? act.actors : act.recipients;
  const std::vector<Actor>& others = own ? act.recipients : act.actors;
  if (std::any_of(deed.recipients.begin(), deed.recipients.end(), [&](const Actor& r) { return r.country == doers[0].country; })) return false;
  deed.actors = doers;
  if (deed.recipients.empty()) deed.recipients = others;
  return true;
}

}  // namespace lapwing
