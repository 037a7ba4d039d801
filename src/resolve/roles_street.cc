// SPDX-License-Identifier: Apache-2.0
// Whose the crowds are that no word calls anybody's: "Demonstrators stormed the French embassy in Kinshasa" are of where they stand.
#include <algorithm>

#include "base/strings.h"
#include "resolve/discourse.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// People who are in the news for taking to the streets.
bool Crowd(std::string_view lemma) { return OneOf(lemma, {"protester", "protestor", "demonstrator", "rioter", "mob", "crowd", "marcher", "picketer", "looter", "arsonist"}); }

/// People of all kinds, who are a crowd where they do what crowds do.
bool MayGather(std::string_view lemma) {
  return OneOf(lemma, {"student", "monk", "resident", "villager", "worker", "supporter", "people", "person", "citizen", "youth", "woman", "farmer", "miner", "settler", "worshipper", "mourner", "tribesman", "activist", "nun", "teacher", "lawyer", "opponent"});
}

bool TakesToStreets(std::string_view lemma) {
  return OneOf(lemma, {"march", "rally", "demonstrate", "protest", "picket", "chant", "burn", "storm", "besiege", "pelt", "hurl", "throng", "converge", "torch", "ransack", "riot", "boo", "blockade", "loot", "set", "stone", "jeer", "trample"});
}

/// "in the Kyrgyz capital", "in Kinshasa": the state in which something is said to happen, or "".
std::string StandsIn(const SentenceView& view, const Mention& m) {
  const Tree& tree = view.tree;
  const int town = m.kind == MentionKind::kAdjective && m.actors.size() == 1 && tree.Rel(m.head) == Deprel::amod ? tree.Head(m.head) : -1;
  if (town >= 0 && OneOf(tree.Lemma(town), {"capital", "city", "town", "port"}) && tree.Preposition(town) == "in") return m.actors[0].country;
  const bool place = m.kind == MentionKind::kCapital || m.kind == MentionKind::kState || m.kind == MentionKind::kPlace;
  if (!place || m.place.name.empty() || m.place.country.size() != 3 || !OneOf(tree.Preposition(m.head), {"in", "at", "across", "around", "outside", "through"})) return {};
  return m.place.country;
}

}  // namespace

std::string StreetOf(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  const std::string_view noun = tree.Lemma(hit.last);
  int subject = hit.head;
  while (tree.Rel(subject) == Deprel::conj && tree.Head(subject) >= 0) subject = tree.Head(subject);
  const int verb = tree.Head(subject);
  const bool acts = IsSubject(tree.Rel(subject)) && verb >= 0 && TakesToStreets(tree.Lemma(verb));
  if (!Crowd(noun) && !(acts && MayGather(noun))) return {};
  std::string country;
  for (const Mention& m : view.out.mentions) {
    const std::string here = StandsIn(view, m);
    if (here.empty() || here == country) continue;
    if (!country.empty()) return {};
    country = here;
  }
  if (country.empty() && acts) country = view.context.home;
  return view.knowledge.ByCode(country) >= 0 ? country : std::string();
}

}  // namespace lapwing
