// SPDX-License-Identifier: Apache-2.0
// Bare descriptions of somebody named before: "the country", "the minister", "the two leaders", "the latter".
#include <algorithm>
#include <cmath>
#include <map>
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

/// What sort of actor a bare noun stands for.
enum class Sort { kNone, kState, kGroup, kOrganisation, kPerson, kSpokesman };

Sort SortOf(std::string_view lemma) {
  if (OneOf(lemma, {"country", "nation", "kingdom", "republic", "emirate", "sultanate", "monarchy", "superpower", "homeland", "motherland", "fatherland"})) return Sort::kState;
  if (OneOf(lemma, {"group", "movement", "militia", "faction", "insurgency", "organisation", "organization"})) return Sort::kGroup;
  if (OneOf(lemma, {"bloc", "alliance", "agency", "watchdog", "body", "union", "institution", "grouping", "pact", "council", "commission"})) return Sort::kOrganisation;
  if (OneOf(lemma, {"man", "woman", "politician", "visitor", "guest", "host", "statesman", "veteran"})) return Sort::kPerson;
  if (OneOf(lemma, {"spokesman", "spokeswoman", "spokesperson"})) return Sort::kSpokesman;
  return Sort::kNone;
}

/// What the words before a noun, and the noun, tell of a state: "the west african nation", "the island kingdom".
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

/// "the two countries", "both sides", "the three allies": how many, or 0.
int CountWord(std::string_view lemma) {
  static constexpr std::string_view kNumbers[] = {"two", "three", "four", "five", "six", "seven"};
  for (size_t i = 0; i < std::size(kNumbers); ++i) {
    if (lemma == kNumbers[i]) return static_cast<int>(i) + 2;
  }
  return lemma == "both" || lemma == "either" || lemma == "neither" ? 2 : lemma == "pair" ? 2 : lemma == "trio" ? 3 : 0;
}

bool Definite(const Tree& tree, int token) {
  int det = tree.Child(token, Deprel::det);
  return det >= 0 && OneOf(tree.Lemma(det), {"the", "this", "that", "these", "those"});
}

/// Says itself whose or which it is: "the country of X", "Iran's group", "the Nordic country" may be, "the group that" is not.
/// `adjective`: that of a state says it, too.
bool Specified(const SentenceView& view, int token, bool adjective = true) {
  const Tree& tree = view.tree;
  for (int child : tree.Children(token)) {
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::nmod && tree.Preposition(child) == "of") return true;
    if (rel == Deprel::nmod_poss || rel == Deprel::acl_relcl || rel == Deprel::nummod) return true;
    if (adjective && (rel == Deprel::amod || rel == Deprel::compound) && view.knowledge.Trait(FoldName(tree[child].lemma)) == nullptr && view.out.At(child) != nullptr && view.out.At(child)->kind == MentionKind::kAdjective) return true;
    if (rel == Deprel::amod && OneOf(tree.Lemma(child), {"other", "third", "another", "foreign", "neighbouring", "neighboring", "same"})) return true;
  }
  return false;
}

/// The state whose adjective stands before the noun: "the Palestinian movement"; or "".
std::string StateBeforeNoun(const SentenceView& view, int token) {
  for (int child : view.tree.Children(token)) {
    const Mention* m = child < token ? view.out.At(child) : nullptr;
    if (m != nullptr && m->kind == MentionKind::kAdjective && m->actors.size() == 1) return m->actors[0].country;
  }
  return {};
}

bool Persons(std::string_view lemma) {
  return OneOf(lemma, {"leader", "minister", "president", "premier", "man", "woman", "envoy", "diplomat", "official", "general", "negotiator", "chief", "pair", "trio", "statesman",
                       "colleague", "counterpart", "ambassador", "spokesman"});
}

/// Who does something to the phrase, and whom he does something to beside it: "X denounced Y and urged the two countries" means
/// neither. Countries.
std::set<std::string> Outside(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  std::set<std::string> outside;
  int at = token;
  Deprel rel = tree.Rel(at);
  // "solidarity with the two countries": an object's complement is as good as an object.
  if (rel == Deprel::nmod && tree.Head(at) >= 0 && tree.Rel(tree.Head(at)) == Deprel::obj && OneOf(tree.Preposition(at), {"with", "to", "on", "for", "against"})) at = tree.Head(at);
  else if (!(rel == Deprel::obj || rel == Deprel::iobj || (rel == Deprel::obl && OneOf(tree.Preposition(at), {"with", "to", "on", "upon", "for", "against"})))) return outside;
  auto add = [&](int argument) {
    const Mention* mention = argument < 0 ? nullptr : view.out.At(argument);
    if (mention == nullptr) return;
    for (const Actor& actor : mention->actors) outside.insert(actor.country);
  };
  int verb = tree.Head(at);
  if (verb < 0 || !tree.IsVerbal(verb)) return outside;
  add(tree.Child(verb, Deprel::nsubj));
  for (; tree.Rel(verb) == Deprel::conj && tree.Head(verb) >= 0; verb = tree.Head(verb)) {
    if (tree.Child(verb, Deprel::nsubj) >= 0) break;
    add(tree.Child(tree.Head(verb), Deprel::nsubj));
    add(tree.Child(tree.Head(verb), Deprel::obj));
  }
  return outside;
}

/// So many of different states as stand out in the last sentences: by role and nearness, and by being in the title.
std::vector<Actor> Foremost(const SentenceView& view, int token, size_t wanted, const std::function<bool(const Recent&, const Actor&)>& accept) {
  struct Weighed {
    double weight = 0;
    double best = 0;  ///< of one mention
    Actor actor;
    int order = 0;
  };
  std::map<std::string, Weighed> states;
  int order = 0;
  constexpr int kReach = 8;            // sentences
  constexpr double kFade = 0.6;        // a sentence
  constexpr double kMentioned = 0.25;  // how much being told of often counts beside one good mention
  std::vector<Recent> recent;
  for (const Mention& m : view.out.mentions) {
    if (m.last < token && !m.actors.empty() && m.kind != MentionKind::kAdjective) recent.push_back(AsRecent(view, m));
  }
  std::stable_sort(recent.begin(), recent.end(), [](const Recent& a, const Recent& b) { return a.last > b.last; });
  recent.insert(recent.end(), view.context.recent.begin(), view.context.recent.end());
  for (const Recent& r : recent) {
    const int back = view.context.sentence - r.sentence;
    if (back > kReach) continue;
    for (const Actor& a : r.actors) {
      if (!accept(r, a)) continue;
      Weighed& state = states[a.country];
      if (state.weight == 0) state.actor = a, state.order = ++order;
      const double weight = r.weight * std::pow(kFade, back);
      state.best = std::max(state.best, weight);
      state.weight += weight;
    }
  }
  for (auto& [country, state] : states) state.weight = state.best + kMentioned * state.weight;
  std::vector<Weighed> all;
  for (const auto& [country, state] : states) all.push_back(state);
  std::stable_sort(all.begin(), all.end(), [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
  if (all.size() < wanted) return {};
  all.resize(wanted);
  std::stable_sort(all.begin(), all.end(), [](const Weighed& a, const Weighed& b) { return a.order > b.order; });
  std::vector<Actor> actors;
  for (const Weighed& one : all) actors.push_back(one.actor);
  return actors;
}

/// "the two leaders": a pair the text has put together, else the last so many of the kind.
bool AddCounted(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  std::string_view lemma = tree.Lemma(token);
  bool bare = tree[token].upos == Upos::NUM;  // "the two agreed"
  bool noun = bare || lemma == "pair" || lemma == "trio" ||
              OneOf(lemma, {"country", "nation", "side", "state", "leader", "ally", "neighbor", "neighbour", "government", "minister", "president", "premier", "party",
                            "capital", "power", "partner", "man", "woman", "envoy", "rival", "enemy", "foe", "adversary", "army", "republic", "foreign", "military", "general", "chief", "friend",
                            "official", "diplomat", "negotiator", "statesman", "colleague", "counterpart"});
  if (!noun) return false;
  int count = bare || lemma == "pair" || lemma == "trio" ? CountWord(lemma) : 0;
  for (int child : tree.Children(token)) {
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::nummod || rel == Deprel::det || rel == Deprel::det_predet || rel == Deprel::cc_preconj) count = std::max(count, CountWord(tree.Lemma(child)));
    if (rel == Deprel::nmod && tree.Preposition(child) == "of") return false;
  }
  // "two Iranian diplomats" are just any two; "the three officials", "his two counterparts" are told of before.
  if (OneOf(lemma, {"official", "diplomat", "negotiator", "statesman", "colleague", "counterpart"})) {
    const int det = tree.Child(token, Deprel::det);
    const bool both = det >= 0 && tree.Lemma(det) == "both";
    if (!both && !Definite(tree, token) && tree.Child(token, Deprel::nmod_poss) < 0) return false;
    for (int child : tree.Children(token)) {
      if (child < token && view.out.At(child) != nullptr && view.out.At(child)->kind == MentionKind::kAdjective) return false;
    }
  }
  // "The presidents", "the allies": as many as the text has put together.
  bool open = count == 0 && tree[token].xpos == XposFrom("NNS") && Definite(tree, token) && !Specified(view, token) &&
              OneOf(lemma, {"president", "leader", "premier", "minister", "ally", "enemy", "rival", "neighbour", "neighbor", "country", "nation", "government", "partner", "foe", "chief",
                            "side"});
  if (open) count = 2;
  if (count == 0 || ((bare || lemma == "pair") && !Definite(tree, token))) return false;
  if (bare && !(tree.Rel(token) == Deprel::nsubj || tree.Rel(token) == Deprel::nsubj_pass || tree.Rel(token) == Deprel::obj || tree.Rel(token) == Deprel::iobj || tree.Rel(token) == Deprel::obl ||
                tree.Rel(token) == Deprel::nmod || tree.Rel(token) == Deprel::nmod_poss)) {
    return false;
  }
  bool persons = Persons(lemma);
  auto wanted = static_cast<size_t>(count);
  auto distinct = [](const std::vector<Actor>& actors) {
    for (size_t i = 0; i < actors.size(); ++i) {
      for (size_t k = 0; k < i; ++k) {
        if (actors[i].country == actors[k].country) return false;
      }
    }
    return true;
  };
  // The Union is a party, but no country.
  const bool countries = OneOf(lemma, {"country", "nation", "state", "republic", "kingdom"});
  const std::set<std::string> outside = open ? std::set<std::string>() : Outside(view, token);
  auto state = [&](const Actor& a) {
    if (outside.count(a.country) != 0 || (countries && (a.country == "EUR" || a.country == "UNO"))) return false;
    return a.country.size() == 3 && !OneOf(a.country, {"IGO", "NGO", "IMG", "MNC"});
  };
  Seek seek;
  seek.token = token;
  seek.forbid_clause = false;
  seek.reach = 7;
  seek.fit = [&](const Recent& r) {
    if (r.actors.size() != wanted || !distinct(r.actors) || !std::all_of(r.actors.begin(), r.actors.end(), state)) return 0.0;
    size_t named = 0;
    for (const Actor& a : r.actors) named += !a.sector.empty() && !a.name.empty() ? 1U : 0U;
    if (persons || bare) return named == wanted ? 1.0 : 0.35;
    return named == 0 ? 1.0 : 0.8;
  };
  Antecedent found = FindAntecedent(view, seek);
  if (!found && open) return false;
  if (!found) {
    // The states the text is most about, people first where people are meant.
    for (bool human : {persons, false}) {
      found.actors = Foremost(view, token, wanted, [&](const Recent& r, const Actor& a) { return !r.thing && (!human || r.human) && state(a); });
      if (found.actors.size() == wanted) break;
    }
    if (found.actors.size() != wanted) return false;
    found.confidence = 0.6;
  }
  bool government = persons || OneOf(lemma, {"government", "capital"});
  for (Actor& actor : found.actors) {
    bool named = !actor.sector.empty() && !actor.name.empty() && (persons || bare);
    if (named) continue;
    actor.name.clear();
    actor.wikidata.clear();
    actor.sector = government ? "GOV" : OneOf(lemma, {"army", "military"}) ? "MIL" : bare ? actor.sector : "";
  }
  PutDescription(view, token, found, "counted group", true, false);
  return true;
}

/// "Biden and his counterparts": those the text has put together with the one whose counterparts they are.
bool AddCounterparts(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (!OneOf(tree.Lemma(token), {"counterpart", "colleague"}) || tree[token].xpos != XposFrom("NNS")) return false;
  int owner = -1;
  for (int child : tree.Children(token)) {
    const Deprel rel = tree.Rel(child);
    if (rel == Deprel::nmod_poss) owner = child;
    else if (rel == Deprel::amod || rel == Deprel::nmod || rel == Deprel::nummod || rel == Deprel::compound || rel == Deprel::appos) return false;
  }
  const Mention* whose = owner < 0 ? nullptr : view.out.At(owner);
  if (whose == nullptr || whose->actors.size() != 1) return false;
  const std::string own = whose->actors[0].country;
  Seek seek;
  seek.token = token;
  seek.forbid_clause = false;
  seek.reach = 7;
  seek.fit = [&](const Recent& r) {
    const bool with_owner = std::any_of(r.actors.begin(), r.actors.end(), [&](const Actor& a) { return a.country == own; });
    const bool official = std::all_of(r.actors.begin(), r.actors.end(), [](const Actor& a) { return a.country.size() == 3 && !a.sector.empty(); });
    return r.actors.size() >= 3 && with_owner && official ? 1.0 : 0.0;
  };
  Antecedent found = FindAntecedent(view, seek);
  if (!found) return false;
  std::erase_if(found.actors, [&](const Actor& a) { return a.country == own; });
  if (found.actors.size() < 2) return false;
  PutDescription(view, token, found, "counterparts of one of a group", true, false);
  return true;
}

/// "the former ... the latter": the first and the second of the last two named.
bool AddFormerLatter(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  std::string_view lemma = tree.Lemma(token);
  if ((lemma != "former" && lemma != "latter") || !Definite(tree, token)) return false;
  Deprel rel = tree.Rel(token);
  if (rel == Deprel::amod || rel == Deprel::compound) return false;
  std::vector<Recent> last = RecentEntities(view, token, 1, [](const Recent& r) { return r.actors.size() == 1 && !r.plural && !r.thing; });
  // "Guyana and Venezuela agreed ... the former's": a list of two; else two subjects of one sort; else the last two.
  std::vector<Recent> lists = RecentEntities(view, token, 1, [](const Recent& r) { return r.plural && r.actors.size() == 2 && r.kind == MentionKind::kState; });
  if (!lists.empty()) {
    std::vector<Actor> meant = {lists[0].actors[lemma == "former" ? 0 : 1]};
    PutDescription(view, token, {meant, 0.6}, "the former, the latter", false, !meant[0].name.empty() && !meant[0].sector.empty());
    return true;
  }
  std::vector<Recent> subjects;
  for (const Recent& r : last) {
    if (r.subject && (subjects.empty() || r.human == subjects[0].human)) subjects.push_back(r);
  }
  if (subjects.size() >= 2) last = subjects;
  if (last.size() < 2) return false;
  std::vector<Recent> two = {last[0], last[1]};
  std::stable_sort(two.begin(), two.end(), [](const Recent& a, const Recent& b) {
    return a.sentence != b.sentence ? a.sentence < b.sentence : a.last < b.last;
  });
  const Recent& meant = two[lemma == "former" ? 0 : 1];
  PutDescription(view, token, {meant.actors, 0.6}, "the former, the latter", false, meant.human);
  return true;
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

Antecedent ForemostPair(const SentenceView& view, int token) {
  const std::set<std::string> outside = Outside(view, token);
  Antecedent found;
  found.actors = Foremost(view, token, 2, [&](const Recent& r, const Actor& a) {
    return !r.thing && !r.human && outside.count(a.country) == 0 && view.knowledge.ByCode(a.country) >= 0 && !OneOf(a.country, {"IGO", "NGO", "IMG", "MNC", "EUR", "UNO"});
  });
  for (Actor& actor : found.actors) actor = EntityActor(view.knowledge, view.knowledge.ByCode(actor.country), "", "");
  found.confidence = found.actors.empty() ? 0 : 0.55;
  return found;
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
  const Mention* have = view.out.At(token);
  if (have != nullptr && have->kind != MentionKind::kSector && !have->actors.empty() && !have->actors[0].country.empty()) return false;
  if (AddCounted(view, token) || AddCounterparts(view, token) || AddFormerLatter(view, token) || AddOwnCountry(view, token) || AddTheCapital(view, token) || AddRelated(view, token)) return true;
  std::string_view lemma = tree.Lemma(token);
  const bool groups = SortOf(lemma) == Sort::kGroup || SortOf(lemma) == Sort::kOrganisation || SortOf(lemma) == Sort::kPerson;
  if (tree[token].upos != Upos::NOUN || !Definite(tree, token) || Specified(view, token, !groups)) return false;
  std::vector<const std::set<std::string>*> traits = TraitsOf(view, token);
  bool described = !traits.empty() && OneOf(lemma, {"state", "island", "power", "neighbour", "neighbor", "archipelago", "principality", "federation", "sheikhdom", "member", "giant"});
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
      seek.fit = [](const Recent& r) { return IsOrganisation(r) ? 1.0 : r.kind == MentionKind::kBody && !r.human ? 0.4 : 0.0; };
      break;
    default:
      seek.fit = [&](const Recent& r) {
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
  Antecedent found = sort == Sort::kState ? RankAntecedents(view, seek, PronounClass::kThing) : FindAntecedent(view, seek);
  if (!found && sort == Sort::kState) found = FindAntecedent(view, seek);
  if (!found && (sort == Sort::kGroup || sort == Sort::kOrganisation)) {
    // The only one of the article, however long ago.
    std::vector<Recent> all = RecentEntities(view, token, kWholeArticle, [&](const Recent& r) { return seek.fit(r) >= 1.0; });
    if (all.size() == 1) found = {all[0].actors, 0.6};
  }
  if (!found && sort == Sort::kState && !traits.empty()) {
    // The only state of the article that fits, however far away.
    for (const std::string& country : view.context.spoken) {
      if (!has_traits(country)) continue;
      if (found) return false;
      Actor actor;
      actor.country = country;
      found = {{actor}, 0.6};
    }
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
