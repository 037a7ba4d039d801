// SPDX-License-Identifier: Apache-2.0
#include "code/own_side.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {

namespace {

/// "told reporters", "withheld aid to the armed forces", "expressed its opposition": words and measures of a government that are not turned against its own
/// ministers, forces and press, unless these are told to oppose it.
bool Within(const Tree& tree, const Side& doer, const Side& other) {
  if (!doer.Known() || doer.actor.country != other.actor.country || !(doer.actor.sector.empty() || doer.actor.sector == "GOV")) return false;
  if (other.kind == MentionKind::kPerson) return false;  // "the leader of the house accused Banda of keeping it in the dark"
  if (OneOf(other.actor.sector, {"GOV", "MIL", "COP", "SPY", "JRN"})) return true;
  if (other.token < 0) return false;
  // "appealed to all parties": those to a quarrel. "The Kurdish parties" are parties at home.
  return tree.Child(other.token, Deprel::compound) < 0 && (tree.Child(other.token, Deprel::amod) < 0 || tree.Lemma(other.token) == "opposition") && OneOf(tree.Lemma(other.token), {"party", "opposition"}) && other.kind != MentionKind::kOrg;
}

}  // namespace

void DropOwnState(const Tree& tree, bool both, bool force, const std::vector<Side>& doers, std::vector<Side>& others) {
  const std::vector<Side> all = others;  // as they were, while some are taken out
  // A government is nobody else than its state: "The president refused to tow it away" is done to no second party, whatever "it" is.
  std::erase_if(others, [&](const Side& s) {
    // "Ankara warned that Turkish missiles could reach the coast", "closed its base at the bay": its own arms and bases are what it acts with.
    const bool arms = s.thing && std::any_of(doers.begin(), doers.end(), [&](const Side& d) { return d.Known() && d.actor.country == s.actor.country && (d.actor.sector.empty() || OneOf(d.actor.sector, {"GOV", "MIL"})); });
    if (arms && !both) return true;
    if (!force && !both && std::any_of(doers.begin(), doers.end(), [&](const Side& d) { return Within(tree, d, s); })) return true;
    const bool state = s.kind == MentionKind::kState || s.kind == MentionKind::kCapital || (s.kind == MentionKind::kPronoun && s.token >= 0 && tree.Lemma(s.token) == "it");
    if (!state || both || !(s.actor.sector.empty() || s.actor.sector == "GOV")) return false;
    // "Egyptian police shut the Cairo office of a Turkish agency": where it stood, beside whose it is. An airline flies from its own capital.
    const bool beside = std::any_of(all.begin(), all.end(), [&](const Side& o) { return o.Known() && IsState(o.actor.country) && o.actor.country != s.actor.country; });
    return std::any_of(doers.begin(), doers.end(), [&](const Side& d) {
      return d.Known() && d.actor.country == s.actor.country &&
             (d.actor.sector.empty() || OneOf(d.actor.sector, {"GOV", "BUS"}) || (beside && OneOf(d.actor.sector, {"COP", "MIL", "JUD", "LEG"})));
    });
  });
}

void DropOwnParty(const std::vector<Actor>& actors, const std::vector<Side>& others, bool force, std::vector<Actor>& recipients) {
  std::erase_if(recipients, [&](const Actor& r) {
    // "Forces of the north shelled the outskirts of Aden": ground at home, and whoever holds it.
    const bool ground = force && std::any_of(others.begin(), others.end(), [&](const Side& s) { return s.kind == MentionKind::kPlace && s.actor.country == r.country && s.actor.text == r.text; });
    return std::any_of(actors.begin(), actors.end(), [&](const Actor& a) {
      if (a.country != r.country) return false;
      if (ground && OneOf(a.sector, {"MIL", "COP"})) return false;
      // "Colombia suspended talks with the ELN", "rebels seized Goma".
      const auto fights = [](const Actor& x) { return OneOf(x.sector, {"REB", "PRE", "UAF", "CRM"}); };
      if (fights(a) != fights(r) || r.sector == "OPP") return false;
      if (a.sector.empty() || r.sector.empty()) return true;
      return a.sector == r.sector && (a.name.empty() || r.name.empty() || a.name == r.name);
    });
  });
}

bool PraiseAtHome(const Event& event) {
  if (event.reciprocal || event.actors.empty() || event.recipients.empty()) return false;
  const std::string& state = event.actors[0].country;
  return std::all_of(event.actors.begin(), event.actors.end(), [&](const Actor& a) { return a.country == state && OneOf(a.sector, {"GOV", "ELI", "LEG"}); }) &&
         std::all_of(event.recipients.begin(), event.recipients.end(), [&](const Actor& a) { return a.country == state && OneOf(a.sector, {"CVL", "MED"}); });
}

}  // namespace lapwing
