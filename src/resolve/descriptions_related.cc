// SPDX-License-Identifier: Apache-2.0
// Descriptions of somebody by what they are to somebody else: "his country", "its ally", "their host".
#include <algorithm>

#include "base/strings.h"
#include "resolve/descriptions.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// "driven the enemy from its last foothold", "relations with the aggressor": the teller's foe.
bool AddFoe(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (!OneOf(tree.Lemma(token), {"enemy", "aggressor"}) || tree[token].xpos == XposFrom("NNS") || !Definite(tree, token) || Specified(view, token)) return false;
  const int state = view.knowledge.ByCode(FoeOfTeller(view, token));
  if (state < 0) return false;
  PutDescription(view, token, {{EntityActor(view.knowledge, state, "", "")}, 0.6}, "whom the teller calls so", false, false);
  return true;
}

}  // namespace

bool IsState(const Recent& r) {
  if (r.human || r.thing || r.actors.size() != 1) return false;
  const std::string& country = r.actors[0].country;
  bool state = country.size() == 3 && !OneOf(country, {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"});
  return state && (r.actors[0].sector.empty() || r.actors[0].sector == "GOV");
}

double AtHome(const SentenceView& view, const Recent& r, bool host) {
  if (view.context.home.empty() || r.actors[0].country.empty()) return 1.0;
  return (r.actors[0].country == view.context.home) == host ? 1.0 : 0.15;
}

void PutDescription(SentenceView& view, int token, const Antecedent& found, std::string_view reason, bool plural, bool human) {
  if (int16_t at = view.out.at[static_cast<size_t>(token)]; at >= 0) {
    Mention& mention = view.out.mentions[static_cast<size_t>(at)];
    mention.actors = found.actors;
    mention.kind = MentionKind::kPronoun;
    mention.confidence = found.confidence;
    mention.reason = reason;
    mention.plural = plural;
    mention.human = human;
    return;
  }
  Mention mention;
  mention.kind = MentionKind::kPronoun;
  mention.first = mention.last = mention.head = token;
  mention.actors = found.actors;
  mention.confidence = found.confidence;
  mention.plural = plural;
  mention.human = human;
  mention.reason = reason;
  view.Add(std::move(mention));
}

bool AddOwnCountry(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (!OneOf(tree.Lemma(token), {"country", "nation", "homeland", "kingdom", "republic"})) return false;
  int owner = tree.Child(token, Deprel::nmod_poss);
  const Mention* mention = owner < 0 ? nullptr : view.out.At(owner);
  if (mention == nullptr || mention->actors.empty() || mention->actors[0].country.empty()) return false;
  Antecedent found;
  for (const Actor& actor : mention->actors) {
    int entity = view.knowledge.ByCode(actor.country);
    if (entity >= 0) found.actors.push_back(EntityActor(view.knowledge, entity, "", ""));
  }
  if (!found) return false;
  found.confidence = mention->confidence;
  PutDescription(view, token, found, "country of somebody named before", found.actors.size() > 1, false);
  return true;
}

bool AddRelated(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  std::string_view lemma = tree.Lemma(token);
  bool human = OneOf(lemma, {"guest", "host", "boss", "colleague", "visitor", "predecessor", "successor", "interlocutor"});
  bool state = OneOf(lemma, {"ally", "neighbour", "neighbor", "rival", "foe", "enemy", "arch-enemy", "archenemy", "archfoe", "arch-foe", "archrival", "arch-rival", "nemesis", "adversary", "partner", "patron", "backer", "protector", "opponent"});
  if (AddFoe(view, token)) return true;
  if (!human && !state) return false;
  if (human && tree[token].xpos != XposFrom("NNS")) {
    if (const Mention* beside = PersonBeside(view, token, token, token)) {
      PutDescription(view, token, {beside->actors, beside->confidence}, "apposition", false, true);
      return true;
    }
  }
  // "Papua New Guinea, its nearest neighbour"
  if (state && tree.Rel(token) == Deprel::appos) {
    const Mention* beside = view.out.At(tree.Head(token));
    bool one = beside != nullptr && beside->actors.size() == 1 && beside->kind == MentionKind::kState;
    if (one) {
      PutDescription(view, token, {beside->actors, 0.8}, "apposition", false, false);
      return true;
    }
  }
  int owner = tree.Child(token, Deprel::nmod_poss);
  const Mention* mention = owner < 0 ? nullptr : view.out.At(owner);
  if (mention == nullptr || mention->actors.empty() || tree[token].xpos == XposFrom("NNS")) return false;
  for (int child : tree.Children(token)) {
    if (tree.Rel(child) == Deprel::appos || tree.Rel(child) == Deprel::flat || (tree[child].upos == Upos::PROPN && tree.Rel(child) == Deprel::compound)) return false;
  }
  auto owns = [&](const Actor& actor) {
    return std::any_of(mention->actors.begin(), mention->actors.end(), [&](const Actor& a) { return a.country == actor.country; });
  };
  if (lemma == "colleague") return false;
  // A boss is of one's own state, a guest of another, a host of the one where the report is written.
  const bool kin = lemma == "boss" || lemma == "predecessor" || lemma == "successor";
  const bool host = lemma == "host", guest = lemma == "guest" || lemma == "visitor";
  Seek seek;
  seek.token = token;
  seek.reach = human ? 4 : 2;
  seek.forbid_clause = !human;
  seek.fit = [&](const Recent& r) {
    if (r.actors.size() != 1 || (owns(r.actors[0]) && !kin)) return 0.0;
    if (kin) return r.human && owns(r.actors[0]) && std::none_of(mention->actors.begin(), mention->actors.end(), [&](const Actor& a) { return a.name == r.actors[0].name; }) ? 1.0 : 0.0;
    if (host || guest) return r.human ? AtHome(view, r, host) : 0.0;
    return human ? (r.human ? 1.0 : 0.0) : IsState(r) ? 1.0 : 0.0;
  };
  Antecedent found = FindAntecedent(view, seek);
  if (!found || found.confidence < 0.56) return false;
  found.confidence -= 0.1;
  PutDescription(view, token, found, "somebody related", false, human);
  return true;
}

}  // namespace lapwing
