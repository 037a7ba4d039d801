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

namespace {

/// "ally", "neighbour": what one state is to another.
bool StatesRelation(std::string_view lemma) {
  return OneOf(lemma, {"ally", "neighbour", "neighbor", "rival", "foe", "enemy", "arch-enemy", "archenemy", "archfoe", "arch-foe", "archrival", "arch-rival", "nemesis", "adversary", "partner", "patron", "backer",
                       "protector", "opponent", "friend", "comrade", "protege", "accuser", "attacker"});
}

/// "rival", "comrade": what one person may be to another.
bool PeoplesRelation(std::string_view lemma) { return OneOf(lemma, {"rival", "foe", "enemy", "friend", "comrade", "opponent", "accuser", "adversary", "patron", "protector", "nemesis", "critic", "protege"}); }

/// "the other side": of the one who speaks or acts.
bool SaidToBeOther(const Tree& tree, int token) {
  const std::span<const int> children = tree.Children(token);
  return std::none_of(children.begin(), children.end(), [&](int child) { return tree.Rel(child) == Deprel::nmod; }) &&
         std::any_of(children.begin(), children.end(), [&](int child) { return tree.Rel(child) == Deprel::amod && tree.Lemma(child) == "other"; });
}

/// Whose relation it is: the possessor, else the subject of the clause: "Kinshasa accuses the smaller neighbour", "Misri said the neighbour had". Or -1.
int WhoseRelation(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (const int owner = tree.Child(token, Deprel::nmod_poss); owner >= 0) return owner;
  if (!Definite(tree, token) || (Specified(view, token, false) && !SaidToBeOther(tree, token))) return -1;
  for (int t = tree.Head(token); t >= 0; t = tree.Head(t)) {
    for (Deprel rel : {Deprel::nsubj, Deprel::nsubj_pass}) {
      const int subject = tree.Child(t, rel);
      if (subject < 0 || tree.Under(token, subject)) continue;
      const Mention* m = view.out.At(subject);
      if (m != nullptr && m->actors.size() == 1 && view.knowledge.ByCode(m->actors[0].country) >= 0) return subject;
    }
  }
  return -1;
}

/// "Papua New Guinea, its nearest neighbour", "helped by China, its old friend, and others": the name that stands before the comma, or -1.
int NamedBeside(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (tree.Rel(token) == Deprel::appos) return tree.Head(token);
  const int first = tree.Leftmost(token);
  if (first < 2 || tree[first - 1].form != "," || tree.Child(token, Deprel::nmod_poss) < 0 || IsSubject(tree.Rel(token))) return -1;
  const Mention* m = view.out.At(first - 2);
  return m != nullptr && m->last == first - 2 && m->kind == MentionKind::kState && !OneOf(tree.Preposition(m->head), {"in", "at"}) ? first - 2 : -1;
}

/// The other of the two states that the title names.
Antecedent OtherOfTitle(const SentenceView& view, const std::vector<Actor>& owners) {
  const std::vector<Actor>& pair = view.context.title_pair;
  if (pair.size() != 2 || owners.size() != 1) return {};
  for (size_t i = 0; i < 2; ++i) {
    if (pair[i].country == owners[0].country) return {{pair[1 - i]}, 0.7};
  }
  return {};
}

/// "His hosts had held an autopsy", "the affairs of his hosts": the government of where the report is written, if it is another than the guest's.
bool AddHosts(SentenceView& view, int token, const Mention& guest) {
  const std::string& home = view.context.home;
  const int state = home.empty() ? -1 : view.knowledge.ByCode(home);
  if (state < 0 || guest.actors.size() != 1 || guest.actors[0].country == home || guest.actors[0].country.empty()) return false;
  PutDescription(view, token, {{EntityActor(view.knowledge, state, "GOV", "")}, 0.6}, "hosts, where the report is written", false, false);
  return true;
}

}  // namespace

bool AddRelated(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  std::string_view lemma = tree.Lemma(token);
  bool human = OneOf(lemma, {"guest", "host", "boss", "colleague", "visitor", "predecessor", "successor", "interlocutor"});
  const bool other_side = lemma == "side" && tree[token].xpos == XposFrom("NN") && Definite(tree, token) && SaidToBeOther(tree, token);
  const bool state = StatesRelation(lemma) || other_side;
  if (AddFoe(view, token)) return true;
  if ((!human && !state) || tree[token].upos != Upos::NOUN || tree.Child(token, Deprel::cop) >= 0) return false;
  if (human && tree[token].xpos != XposFrom("NNS")) {
    if (const Mention* beside = PersonBeside(view, token, token, token)) {
      PutDescription(view, token, {beside->actors, beside->confidence}, "apposition", false, true);
      return true;
    }
  }
  // "Papua New Guinea, its nearest neighbour"
  if (const int named = state && tree[token].xpos == XposFrom("NN") ? NamedBeside(view, token) : -1; named >= 0) {
    const Mention* beside = view.out.At(named);
    bool one = beside != nullptr && beside->actors.size() == 1 && (beside->kind == MentionKind::kState || beside->kind == MentionKind::kCapital || beside->kind == MentionKind::kPerson);
    if (one) {
      PutDescription(view, token, {beside->actors, 0.8}, "apposition", false, beside->kind == MentionKind::kPerson);
      return true;
    }
  }
  const int owner = human ? tree.Child(token, Deprel::nmod_poss) : WhoseRelation(view, token);
  const Mention* mention = owner < 0 ? nullptr : view.out.At(owner);
  if (mention == nullptr || mention->actors.empty() || mention->actors[0].country.empty()) return false;
  if (tree[token].xpos == XposFrom("NNS")) return lemma == "host" && AddHosts(view, token, *mention);
  for (int child : tree.Children(token)) {
    if (tree.Rel(child) == Deprel::appos || tree.Rel(child) == Deprel::flat || (tree[child].upos == Upos::PROPN && tree.Rel(child) == Deprel::compound)) return false;
  }
  const std::vector<Actor> owners = mention->actors;
  auto owns = [&](const Actor& actor) {
    return std::any_of(owners.begin(), owners.end(), [&](const Actor& a) { return a.country == actor.country; });
  };
  auto same_person = [&](const Actor& actor) {
    return std::any_of(owners.begin(), owners.end(), [&](const Actor& a) { return a.country == actor.country && (a.name == actor.name || actor.name.empty()); });
  };
  if (lemma == "colleague") return false;
  // A boss is of one's own state, a guest of another, a host of the one where the report is written.
  const bool kin = lemma == "boss" || lemma == "predecessor" || lemma == "successor";
  const bool host = lemma == "host", guest = lemma == "guest" || lemma == "visitor";
  const std::vector<const std::set<std::string>*> traits = TraitsOf(view, token);
  auto has_traits = [&](const std::string& country) { return std::all_of(traits.begin(), traits.end(), [&](const std::set<std::string>* trait) { return trait->count(country) != 0; }); };
  const std::string of = StateBeforeNoun(view, token);
  const bool once = std::any_of(tree.Children(token).begin(), tree.Children(token).end(), [&](int child) { return OneOf(tree.Lemma(child), {"former", "erstwhile", "one-time", "potential"}); });
  const bool ally = OneOf(lemma, {"ally", "protector"}) && !once;
  auto told = [&](const Actor& a) { return (of.empty() ? has_traits(a.country) : a.country == of) && (!ally || owners.size() > 1 || MayBeAllied({owners[0], a})); };
  Seek seek;
  seek.token = token;
  seek.reach = human ? 4 : 2;
  seek.forbid_clause = !human;
  seek.fit = [&](const Recent& r) {
    if (r.actors.size() != 1 || (owns(r.actors[0]) && !kin) || !told(r.actors[0])) return 0.0;
    if (kin) return r.human && owns(r.actors[0]) && !same_person(r.actors[0]) ? 1.0 : 0.0;
    if (host || guest) return r.human ? AtHome(view, r, host) : 0.0;
    if (ally && IsState(r) && owners.size() == 1) return Allied(owners[0].country, r.actors[0].country) ? 1.0 : 0.5;
    return human ? (r.human ? 1.0 : 0.0) : IsState(r) ? 1.0 : 0.0;
  };
  Antecedent found;
  // "his old enemy", "her rival": of people other people, of his own state too.
  const bool person = mention->human || mention->kind == MentionKind::kPerson;
  if (state && person && owners.size() == 1 && PeoplesRelation(lemma)) {
    Seek people = seek;
    people.reach = 5;
    people.fit = [&](const Recent& r) { return r.human && r.actors.size() == 1 && !r.actors[0].name.empty() && !same_person(r.actors[0]) && told(r.actors[0]) ? 1.0 : 0.0; };
    found = FindAntecedent(view, people);
    human = static_cast<bool>(found);
  }
  // "its Soviet ally", however far away the state was named
  if (const int named = of.empty() || person ? -1 : view.knowledge.ByCode(of); state && named >= 0 && told(EntityActor(view.knowledge, named, "", ""))) found = {{EntityActor(view.knowledge, named, "", "")}, 0.75};
  if (!found && state) found = OtherOfTitle(view, owners);
  if (found && !told(found.actors[0])) found = {};
  if (!found) found = FindAntecedent(view, seek);
  if (!human && (!found || found.confidence < 0.56)) {
    // The state that stands out beside the owner's.
    for (bool by_treaty : {ally && owners.size() == 1, false}) {
      std::vector<Actor> other = Foremost(view, token, 1, [&](const Recent& r, const Actor& a) {
        return !r.thing && !r.human && IsState(r) && !owns(a) && told(a) && (!by_treaty || Allied(owners[0].country, a.country));
      });
      if (other.empty()) continue;
      found = {other, 0.6};
      break;
    }
  }
  if (!found || found.confidence < (human ? 0.5 : 0.56)) return false;
  found.confidence -= 0.1;
  if (!human) {
    for (Actor& actor : found.actors) {
      if (const int entity = view.knowledge.ByCode(actor.country); entity >= 0) actor = EntityActor(view.knowledge, entity, "", "");
    }
  }
  PutDescription(view, token, found, "somebody related", false, human);
  return true;
}

}  // namespace lapwing
