// SPDX-License-Identifier: Apache-2.0
#include "code/whose_people.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
/// The one state of the sentence, places included, beside `known`; "" when there is none, "?" when there are several.
std::string WhosePeople::OtherState(std::string_view known) const {
  std::string other;
  auto take = [&](const std::string& code) {
    if (!IsState(code) || code == known || code == other) return;
    other = other.empty() ? code : "?";
  };
  for (const Mention& mention : mentions_.mentions) {
    if (Mission(mention.head)) continue;
    for (const Actor& actor : mention.actors) {
      if (actor.sector != "JRN") take(actor.country);
    }
    if (mention.actors.empty()) take(mention.place.country);
    if (other == "?") break;
  }
  return other;
}

/// An embassy, consulate or base: it stands in another state than its own.
bool WhosePeople::Mission(int token) const {
  auto mission = [&](int t) {
    return t >= 0 && OneOf(tree_.Lemma(t), {"embassy", "consulate", "consulate-general", "consulate_general", "legation", "mission", "base"});
  };
  // "the Japanese embassy": the nationality before it is the mission's as well.
  return mission(token) || ((tree_.Rel(token) == Deprel::amod || tree_.Rel(token) == Deprel::nmod_poss) && mission(tree_.Head(token)));
}

void WhosePeople::Domesticate(std::vector<Side>& sides, const std::vector<Side>& others, bool acts) const {
  auto known = std::find_if(others.begin(), others.end(), [](const Side& side) { return side.Known(); });
  if (known == others.end() || !IsState(known->actor.country)) return;
  std::string other;
  for (Side& side : sides) {
    if (side.Known() || side.kind != MentionKind::kSector || side.actor.sector.empty() || side.thing) continue;
    if (other.empty()) other = OtherState(known->actor.country);
    if (other == "?") return;
    if (!other.empty() && acts) side.actor.country = other;
    else if (other.empty() && Mission(known->token)) side.actor.country = mentions_.home == known->actor.country ? "" : mentions_.home;
    else if (other.empty() && side.actor.sector != "MIL") side.actor.country = known->actor.country;
  }
}

}  // namespace lapwing
