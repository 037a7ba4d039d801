// SPDX-License-Identifier: Apache-2.0
// Bare descriptions of somebody named before: "the country", "the minister", "the two leaders", "the latter".
#include <algorithm>
#include <set>

#include "base/strings.h"
#include "resolve/descriptions.h"
#include "resolve/rank.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

bool IsOrganisation(const Recent& r) {
  return !r.human && !r.plural && r.actors.size() == 1 && OneOf(r.actors[0].country, {"IGO", "UNO", "EUR", "NGO"});
}

bool IsArmedGroup(const Recent& r) {
  if (r.human || r.actors.size() != 1) return false;
  return OneOf(r.actors[0].sector, {"REB", "UAF", "OPP", "PRM", "IMG"}) || r.actors[0].country == "IMG" || r.kind == MentionKind::kGroup;
}

constexpr int kSpokesmanReach = 12;  // sentences: a statement is told at length

/// Somebody who is held or tried, or whose age is all that is told: "the detainee", "the 41-year-old".
bool Held(std::string_view lemma) {
  return OneOf(lemma, {"detainee", "prisoner", "captive", "hostage", "suspect", "defendant", "inmate", "fugitive", "dissident", "convict"}) || lemma.ends_with("year-old");
}

/// "the fund", "the lender", "the bank": only an organisation that has the word in its name.
bool OwnNoun(std::string_view lemma) { return OneOf(lemma, {"fund", "bank", "forum", "league", "organization", "organisation", "tribunal", "community"}); }

bool HasIn(std::string_view name, std::string_view word) { return LowerAscii(name).find(word) != std::string::npos; }

/// What sort of actor a bare noun stands for.
enum class Sort { kNone, kState, kGroup, kOrganisation, kPerson, kSpokesman };

Sort SortOf(std::string_view lemma) {
  if (OneOf(lemma, {"country", "nation", "kingdom", "republic", "emirate", "sultanate", "monarchy", "superpower", "homeland", "motherland", "fatherland"})) return Sort::kState;
  if (OneOf(lemma, {"group", "movement", "militia", "faction", "insurgency", "organisation", "organization"})) return Sort::kGroup;
  if (OneOf(lemma, {"bloc", "alliance", "agency", "watchdog", "body", "union", "institution", "grouping", "pact", "council", "commission"}) || OwnNoun(lemma)) return Sort::kOrganisation;
  if (OneOf(lemma, {"man", "woman", "politician", "visitor", "guest", "host", "statesman", "veteran"}) || Held(lemma)) return Sort::kPerson;
  if (OneOf(lemma, {"spokesman", "spokeswoman", "spokesperson"})) return Sort::kSpokesman;
  return Sort::kNone;
}

/// "France, which has 250 soldiers in the country", "Japan has firms in the country": what one has or sends somewhere is not at home. Its state, or "".
std::string KeeperAbroad(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (!OneOf(tree.Preposition(token), {"in", "to", "into", "inside"})) return {};
  int verb = tree.Head(token);
  while (verb >= 0 && !tree.IsVerbal(verb) && (tree.Rel(verb) == Deprel::obj || tree.Rel(verb) == Deprel::nmod)) verb = tree.Head(verb);
  if (verb < 0 || !OneOf(tree.Lemma(verb), {"have", "keep", "send", "station", "maintain", "deploy", "base", "invade", "dispatch", "return", "sell", "export", "supply"})) return {};
  int subject = tree.Child(verb, Deprel::nsubj);
  if (subject >= 0 && tree[subject].upos == Upos::PRON && tree.Rel(verb) == Deprel::acl_relcl) subject = tree.Head(verb);
  const Mention* keeper = subject < 0 ? nullptr : view.out.At(subject);
  return keeper != nullptr && keeper->actors.size() == 1 ? keeper->actors[0].country : std::string();
}

/// "a house in the capital": of the state the text is about; nobody who acts.
bool AddTheCapital(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (tree.Lemma(token) != "capital" || !Definite(tree, token) || Specified(view, token) || view.out.At(token) != nullptr) return false;
  if (!OneOf(tree.Preposition(token), {"in", "near", "outside", "around", "from", "to", "into", "of", "inside"})) return false;
  Seek seek;
  seek.token = token;
  seek.forbid_clause = false;
  seek.fit = [](const Recent& r) { return IsState(r) ? 1.0 : 0.0; };
  Antecedent found = FindAntecedent(view, seek);
  int state = found ? view.knowledge.ByCode(found.actors[0].country) : -1;
  if (state < 0 || found.confidence < 0.55) return false;
  const Entity& entity = view.knowledge.entities[static_cast<size_t>(state)];
  if (entity.capital.empty()) return false;
  Mention mention;
  mention.kind = MentionKind::kCapital;
  mention.first = mention.last = mention.head = token;
  mention.place.name = entity.capital;
  mention.place.country = entity.code;
  mention.confidence = found.confidence;
  mention.reason = "capital of the state the text is about";
  view.Add(std::move(mention));
  return true;
}

}  // namespace

std::string StateBeforeNoun(const SentenceView& view, int token) {
  for (int child : view.tree.Children(token)) {
    const Mention* m = child < token ? view.out.At(child) : nullptr;
    if (m != nullptr && m->kind == MentionKind::kAdjective && m->actors.size() == 1) return m->actors[0].country;
  }
  return {};
}

std::vector<const std::set<std::string>*> TraitsOf(const SentenceView& view, int noun) {
  const Tree& tree = view.tree;
  std::vector<const std::set<std::string>*> traits;
  std::string before;
  for (int t = noun; t >= 0 && (t == noun || tree.Under(t, noun)); --t) {
    std::string word = FoldName(tree[t].lemma);
    const std::set<std::string>* pair = before.empty() ? nullptr : view.knowledge.Trait(word + " " + before);
    if (pair != nullptr) traits.back() = pair;
    else if (const std::set<std::string>* one = view.knowledge.Trait(word)) traits.push_back(one);
    else if (t != noun) break;
    before = view.knowledge.Trait(word) != nullptr ? word : "";
  }
  return traits;
}

bool Definite(const Tree& tree, int token) {
  int det = tree.Child(token, Deprel::det);
  return det >= 0 && OneOf(tree.Lemma(det), {"the", "this", "that", "these", "those"});
}

/// "accuse the country of it", "reminded the group of its word": what the verb says of whom, wherever the tree hangs it.
static bool OfWhich(const Tree& tree, int token) {
  const int verb = tree.Head(token);
  return verb >= 0 && tree.Rel(token) == Deprel::obj && OneOf(tree.Lemma(verb), {"accuse", "suspect", "remind", "warn", "inform", "assure", "strip", "rob", "deprive", "convict", "rid"});
}

bool Specified(const SentenceView& view, int token, bool adjective) {
  const Tree& tree = view.tree;
  for (int child : tree.Children(token)) {
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::nmod && tree.Preposition(child) == "of" && !OfWhich(tree, token)) return true;
    if (rel == Deprel::nmod_poss || rel == Deprel::acl_relcl || rel == Deprel::nummod) return true;
    if (adjective && (rel == Deprel::amod || rel == Deprel::compound) && view.knowledge.Trait(FoldName(tree[child].lemma)) == nullptr && view.out.At(child) != nullptr && view.out.At(child)->kind == MentionKind::kAdjective) return true;
    if (rel == Deprel::amod && OneOf(tree.Lemma(child), {"other", "third", "another", "foreign", "neighbouring", "neighboring", "same"})) return true;
  }
  return false;
}

bool AddNamesakes(SentenceView& view, int token) {
  const std::string& form = view.tree[token].form;
  if (view.out.At(token) != nullptr || !IsUpper(form[0])) return false;
  const std::set<std::string>* codes = view.knowledge.Together(form);
  if (codes == nullptr) return false;
  Antecedent found;
  for (const std::string& code : *codes) {
    int entity = view.knowledge.ByCode(code);
    if (entity >= 0) found.actors.push_back(EntityActor(view.knowledge, entity, "", ""));
  }
  found.confidence = 0.9;
  if (found.actors.size() < 2) return false;
  PutDescription(view, token, found, "all states of the name", true, false);
  return true;
}

bool AddDescription(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (AddNational(view, token)) return true;
  const Mention* have = view.out.At(token);
  if (have != nullptr && have->kind != MentionKind::kSector && !have->actors.empty() && !have->actors[0].country.empty()) return false;
  if (AddCounted(view, token) || AddCounterparts(view, token) || AddFormerLatter(view, token) || AddOwnCountry(view, token) || AddTheCapital(view, token) || AddRelated(view, token) || AddPersonDescribed(view, token)) return true;
  std::string_view lemma = tree.Lemma(token);
  // "the 41-year-old", which the core cuts at its hyphens
  const bool aged = lemma == "old" && token > 1 && tree[token - 1].form == "-" && tree.Lemma(token - 2) == "year" && Definite(tree, token);
  if (aged) lemma = "year-old";
  // "the Lee group", "the Wagner organisation": a name of its own.
  const bool named = lemma == "group" && std::any_of(tree.Children(token).begin(), tree.Children(token).end(), [&](int child) {
    return child < token && tree.Rel(child) == Deprel::compound && tree[child].upos == Upos::PROPN && view.out.At(child) == nullptr;
  });
  if (named) return false;
  // "a mountain guide", named, and then "the guide"
  if (auto known = view.context.called.find(std::string(lemma)); known != view.context.called.end() && tree[token].upos == Upos::NOUN && Definite(tree, token) && !Specified(view, token)) {
    PutDescription(view, token, {{known->second}, 0.7}, "called so before", false, true);
    return true;
  }
  const bool groups = SortOf(lemma) == Sort::kGroup || SortOf(lemma) == Sort::kOrganisation || SortOf(lemma) == Sort::kPerson;
  if ((tree[token].upos != Upos::NOUN && !aged) || !Definite(tree, token) || Specified(view, token, !groups)) return false;
  std::vector<const std::set<std::string>*> traits = TraitsOf(view, token);
  bool described = !traits.empty() && tree[token].xpos != XposFrom("NNS") && OneOf(lemma, {"state", "island", "power", "neighbour", "neighbor", "archipelago", "principality", "federation", "sheikhdom", "member", "giant"});
  Sort sort = described ? Sort::kState : SortOf(lemma);
  if (sort == Sort::kNone) return false;
  if (sort == Sort::kSpokesman) {
    if (view.context.spokesman_sentence < 0 || view.context.sentence - view.context.spokesman_sentence > kSpokesmanReach) return false;
    PutDescription(view, token, {{view.context.spokesman}, 0.7}, "spokesman named before", false, true);
    return true;
  }
  Seek seek;
  seek.token = token;
  auto has_traits = [&](const std::string& country) {
    return std::all_of(traits.begin(), traits.end(), [&](const std::set<std::string>* trait) { return trait->count(country) != 0; });
  };
  const std::string of = groups ? StateBeforeNoun(view, token) : std::string();
  switch (sort) {
    case Sort::kState: seek.fit = [&](const Recent& r) { return IsState(r) && has_traits(r.actors[0].country) ? (r.plural ? 0.5 : 1.0) : 0.0; }; break;
    case Sort::kGroup: seek.fit = [](const Recent& r) { return IsArmedGroup(r) ? (NamedGroup(r.actors[0]) ? 1.0 : 0.5) : IsOrganisation(r) ? 0.6 : 0.0; }; break;
    case Sort::kOrganisation:
      if (OwnNoun(lemma)) {
        seek.fit = [&](const Recent& r) { return IsOrganisation(r) && (HasIn(r.actors[0].name, lemma) || (lemma == "tribunal" && HasIn(r.actors[0].name, "court"))) ? 1.0 : 0.0; };
        break;
      }
      seek.fit = [](const Recent& r) { return IsOrganisation(r) ? 1.0 : r.kind == MentionKind::kBody && !r.human ? 0.4 : 0.0; };
      break;
    default:
      seek.fit = [&](const Recent& r) {
        if (r.human && Held(lemma) && r.actors.size() == 1) return OneOf(r.actors[0].sector, {"CVL", "ELI", "OPP", "REB", "JRN", "BUS"}) ? 1.0 : lemma.ends_with("year-old") ? 0.6 : 0.3;
        bool here = lemma == "host", from_abroad = lemma == "guest" || lemma == "visitor";
        return !r.human ? 0.0 : here || from_abroad ? AtHome(view, r, here) : 1.0;
      };
      break;
  }
  seek.sex = lemma == "man" ? 'm' : lemma == "woman" ? 'f' : '\0';
  seek.reach = 5;
  if (!of.empty()) {
    seek.fit = [&, any = seek.fit](const Recent& r) { return r.actors.size() == 1 && r.actors[0].country == of ? any(r) : 0.0; };
  }
  if (const std::string elsewhere = sort == Sort::kState ? KeeperAbroad(view, token) : std::string(); !elsewhere.empty()) {
    seek.fit = [&, elsewhere, any = seek.fit](const Recent& r) { return r.actors.size() == 1 && r.actors[0].country == elsewhere ? 0.0 : any(r); };
  }
  if (OneOf(lemma, {"visitor", "guest"}) && tree[token].xpos == XposFrom("NN")) {
    if (std::vector<Actor> visitor = ForeignVisitor(view); !visitor.empty()) {
      PutDescription(view, token, {visitor, 0.7}, "the one from abroad whom the report is about", false, true);
      return true;
    }
  }
  Antecedent found = sort == Sort::kState ? RankAntecedents(view, seek, PronounClass::kCountry) : FindAntecedent(view, seek);
  if (!found && sort == Sort::kState) found = FindAntecedent(view, seek);
  if (!found && (sort == Sort::kGroup || sort == Sort::kOrganisation)) {
    // The only one of the article, however long ago.
    std::vector<Recent> all = RecentEntities(view, token, kWholeArticle, [&](const Recent& r) { return seek.fit(r) >= 1.0; });
    if (all.size() == 1) found = {all[0].actors, 0.6};
  }
  if (!found && sort == Sort::kState && !traits.empty()) {
    // The only state of the article that fits, however far away; or the one that is told of more than all others that fit.
    int most = 0, second = 0;
    for (const std::string& country : view.context.spoken) {
      if (!has_traits(country)) continue;
      auto told = view.context.countries.find(country);
      const int times = 1 + 2 * (told == view.context.countries.end() ? 0 : told->second);
      second = std::max(second, std::min(times, most));
      if (times <= most) continue;
      most = times;
      Actor actor;
      actor.country = country;
      found = {{actor}, 0.6};
    }
    if (found && 2 * second > most) return false;
  }
  if (!found && lemma == "council" && view.context.spoken.count("UNO") != 0) {
    // Where the United Nations are spoken of, the council is theirs.
    Actor actor;
    actor.country = "UNO";
    actor.name = "United Nations Security Council";
    found = {{actor}, 0.6};
  }
  if (!found) return false;
  if (sort == Sort::kState) {
    for (Actor& actor : found.actors) {
      const Knowledge& k = view.knowledge;
      int entity = k.ByCode(actor.country);
      if (entity >= 0) actor = EntityActor(k, entity, "", "");
    }
  }
  PutDescription(view, token, found, "description", false, sort == Sort::kPerson);
  return true;
}

}  // namespace lapwing
