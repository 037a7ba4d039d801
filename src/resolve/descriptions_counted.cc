// SPDX-License-Identifier: Apache-2.0
// Descriptions of several at once, and of one of several: "the two countries", "both sides", "his counterparts", "the latter".
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "base/strings.h"
#include "resolve/descriptions.h"
#include "resolve/lists.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// "the two countries", "both sides", "the three allies": how many, or 0.
int CountWord(std::string_view lemma) {
  static constexpr std::string_view kNumbers[] = {"two", "three", "four", "five", "six", "seven"};
  for (size_t i = 0; i < std::size(kNumbers); ++i) {
    if (lemma == kNumbers[i]) return static_cast<int>(i) + 2;
  }
  return OneOf(lemma, {"both", "either", "neither", "pair", "duo"}) ? 2 : lemma == "trio" ? 3 : lemma == "quartet" || lemma == "foursome" ? 4 : 0;
}

/// "the pair", "the quartet": so many of whatever was told of.
bool Band(std::string_view lemma) { return OneOf(lemma, {"pair", "duo", "trio", "quartet", "foursome"}); }

bool Persons(std::string_view lemma) {
  return OneOf(lemma, {"leader", "minister", "president", "premier", "man", "woman", "envoy", "diplomat", "official", "general", "negotiator", "chief", "pair", "trio", "statesman",
                       "colleague", "counterpart", "ambassador", "spokesman"});
}

/// What a host or mediator does with two others.
bool BringsTogether(std::string_view lemma) { return OneOf(lemma, {"host", "mediate", "broker", "carry", "convene", "facilitate", "sponsor", "bring", "arrange", "shuttle", "chair", "bridge"}); }

/// Who does something to the phrase, and whom he does something to beside it: "X denounced Y and urged the two countries" means
/// neither. Countries.
std::set<std::string> Outside(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  std::set<std::string> outside;
  int at = token;
  // "solidarity with the two countries": an object's complement is as good as an object; "carried the paper between the two sides", "hosted rounds
  // between them": who only brings together is no side.
  // "pulled the two men's hands together"
  if (tree.Rel(at) == Deprel::nmod_poss && tree.Head(at) >= 0) at = tree.Head(at);
  while (tree.Rel(at) == Deprel::nmod && tree.Head(at) >= 0 && OneOf(tree.Preposition(at), {"with", "to", "on", "for", "against", "between", "of"})) {
    const int noun = tree.Head(at), above = tree.Head(noun);
    if (OneOf(tree.Preposition(at), {"between", "of"}) && (above < 0 || !BringsTogether(tree.Lemma(above)))) break;
    at = noun;
  }
  const Deprel rel = tree.Rel(at);
  const std::string preposition = tree.Preposition(at);
  const bool reached = rel == Deprel::obj || rel == Deprel::iobj || (rel == Deprel::obl && OneOf(preposition, {"with", "to", "on", "upon", "for", "against"})) ||
                       (rel == Deprel::obl && preposition == "between" && tree.Head(at) >= 0 && BringsTogether(tree.Lemma(tree.Head(at))));
  auto add = [&](int argument) {
    const Mention* mention = argument < 0 ? nullptr : view.out.At(argument);
    if (mention == nullptr) return;
    for (const Actor& actor : mention->actors) outside.insert(actor.country);
  };
  // "its two neighbours"
  if (OneOf(tree.Lemma(token), {"neighbor", "neighbour", "ally", "partner", "rival", "enemy", "foe", "adversary", "friend"})) add(tree.Child(token, Deprel::nmod_poss));
  // "The four accuse Doha": whom they do something to is none of them.
  if (rel == Deprel::nsubj && tree.Head(at) >= 0 && tree.IsVerbal(tree.Head(at))) {
    const int object = tree.Child(tree.Head(at), Deprel::obj);
    const Mention* whom = object < 0 ? nullptr : view.out.At(object);
    if (whom != nullptr && whom->actors.size() == 1 && whom->kind != MentionKind::kPronoun && !whom->place_use) add(object);
  }
  if (!reached) return outside;
  int verb = tree.Head(at);
  if (verb < 0 || !tree.IsVerbal(verb)) return outside;
  const int subject = tree.Child(verb, Deprel::nsubj);
  add(subject);
  // "Panetta is expected to press both governments"
  if (subject < 0 && tree.Rel(verb) == Deprel::xcomp) add(UnderstoodSubject(tree, verb));
  // "Iraq and Oman, which had hosted the two sides"
  if (subject >= 0 && tree[subject].upos == Upos::PRON && tree.Rel(verb) == Deprel::acl_relcl) {
    add(tree.Head(verb));
    for (int child : tree.Children(tree.Head(verb))) {
      if (tree.Rel(child) == Deprel::conj) add(child);
    }
    if (tree.Rel(tree.Head(verb)) == Deprel::conj) add(tree.Head(tree.Head(verb)));
  }
  for (; tree.Rel(verb) == Deprel::conj && tree.Head(verb) >= 0; verb = tree.Head(verb)) {
    if (tree.Child(verb, Deprel::nsubj) >= 0) break;
    add(tree.Child(tree.Head(verb), Deprel::nsubj));
    add(tree.Child(tree.Head(verb), Deprel::obj));
  }
  return outside;
}

/// Who does something to the phrase, however deep it hangs: "Esper came out in support of both allies". A state, or nobody.
std::set<std::string> AboveIn(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  std::set<std::string> doer;
  int at = token;
  while (tree.Rel(at) == Deprel::nmod && tree.Head(at) >= 0 && tree.Preposition(at) != "between") at = tree.Head(at);
  const int verb = tree.Head(at);
  if (IsSubject(tree.Rel(at)) || verb < 0 || !tree.IsVerbal(verb)) return doer;
  int subject = tree.Child(verb, Deprel::nsubj);
  if (subject < 0) subject = UnderstoodSubject(tree, verb);
  const Mention* mention = subject < 0 ? nullptr : view.out.At(subject);
  if (mention != nullptr && mention->actors.size() == 1 && view.knowledge.ByCode(mention->actors[0].country) >= 0) doer.insert(mention->actors[0].country);
  return doer;
}

/// The first of every state: "the King and the Crown Prince of Jordan" speak for one.
std::vector<Actor> OneOfEach(const std::vector<Actor>& actors) {
  std::vector<Actor> heads;
  for (const Actor& actor : actors) {
    if (std::none_of(heads.begin(), heads.end(), [&](const Actor& a) { return a.country == actor.country; })) heads.push_back(actor);
  }
  return heads;
}

/// "A U.S. carrier pulled into the South Korean port, and the two allies start their drills": the states named before in the sentence, in any form.
std::vector<Actor> BothNamedHere(const SentenceView& view, int token) {
  std::vector<Actor> states, visited;
  for (const Mention& m : view.out.mentions) {
    if (m.last >= token || m.kind == MentionKind::kPronoun) continue;
    const bool place = m.kind == MentionKind::kCapital && OneOf(view.tree.Preposition(m.head), {"in", "at"});
    for (const Actor& actor : m.actors) {
      const int entity = view.knowledge.ByCode(actor.country);
      std::vector<Actor>& to = place ? visited : states;
      const bool known = std::any_of(to.begin(), to.end(), [&](const Actor& a) { return a.country == actor.country; });
      if (entity >= 0 && !known) to.push_back(EntityActor(view.knowledge, entity, "", ""));
    }
  }
  // "was in Beijing, and the two sides revived"; but where two are named, a place in which they meet is no third.
  for (const Actor& actor : visited) {
    const bool known = std::any_of(states.begin(), states.end(), [&](const Actor& a) { return a.country == actor.country; });
    if (states.size() < 2 && !known) states.push_back(actor);
  }
  return states;
}

/// Are people of two states, and of no third, spoken of just before? Then "the ministers" are theirs.
bool OnlyPair(const SentenceView& view, int token) {
  std::set<std::string> states;
  for (const Recent& r : RecentEntities(view, token, 3, [](const Recent& r) { return r.human && !r.pronoun; })) {
    for (const Actor& actor : r.actors) states.insert(actor.country);
  }
  return states.size() == 2;
}

/// "the two presidents" are none who was called a minister or an ambassador. The United Nations has neither ministers nor armies.
bool MayBeCalled(const SentenceView& view, const Actor& actor, std::string_view lemma) {
  if (!OneOf(lemma, {"minister", "president", "premier", "general", "army", "military"})) return true;
  if (actor.country == "UNO") return false;
  const auto titles = view.context.titles.find(actor.name);
  if (!OneOf(lemma, {"minister", "president"}) || actor.name.empty() || titles == view.context.titles.end() || titles->second.count(std::string(lemma)) != 0) return true;
  return std::none_of(titles->second.begin(), titles->second.end(), [](const std::string& title) { return OneOf(title, {"minister", "president", "ambassador", "king"}); });
}

/// The two sides of a war or a quarrel at home, by their leaders: "both men" after "Dagalo would not sit down with General Burhan".
std::vector<Actor> RivalsAtHome(const SentenceView& view, int token, const std::set<std::string>& outside) {
  auto defies = [](const Actor& a) { return OneOf(a.sector, {"REB", "UAF", "PRE", "OPP"}); };
  std::vector<Actor> two;
  for (const Recent& r : RecentEntities(view, token, 1, [&](const Recent& r) { return r.human && r.actors.size() == 1 && !r.actors[0].name.empty() && outside.count(r.actors[0].country) == 0; })) two.push_back(r.actors[0]);
  if (two.size() != 2 || two[0].country != two[1].country || defies(two[0]) == defies(two[1])) return {};
  return two;
}

/// "Germany and the United Kingdom abstained. After the vote she called upon both parties": named in passing, where the report tells of two others all along.
bool Bystanders(const SentenceView& view, const std::vector<Actor>& actors, const std::set<std::string>& outside) {
  constexpr int kOften = 3;  // times as often
  int told = 0;
  for (const Actor& actor : actors) {
    const auto times = view.context.countries.find(actor.country);
    told = std::max(told, times == view.context.countries.end() ? 0 : times->second);
  }
  int others = 0;
  for (const auto& [country, times] : view.context.countries) {
    const bool one_of_them = std::any_of(actors.begin(), actors.end(), [&country = country](const Actor& a) { return a.country == country; });
    others += !one_of_them && outside.count(country) == 0 && view.knowledge.ByCode(country) >= 0 && country != "UNO" && times >= kOften * told ? 1 : 0;
  }
  return others >= 2;
}

/// The two states of which the report tells far more than of any third: who quarrels in it.
std::vector<Actor> MostTold(const SentenceView& view, const std::function<bool(const Actor&)>& accept) {
  std::vector<std::pair<int, std::string>> told;
  for (const auto& [country, times] : view.context.countries) {
    const int entity = view.knowledge.ByCode(country);
    if (entity >= 0 && accept(EntityActor(view.knowledge, entity, "", ""))) told.emplace_back(times, country);
  }
  std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (told.size() < 2 || (told.size() > 2 && 2 * told[1].first < 3 * told[2].first)) return {};
  std::vector<Actor> two;
  for (size_t i = 0; i < 2; ++i) two.push_back(EntityActor(view.knowledge, view.knowledge.ByCode(told[i].second), "", ""));
  return two;
}

/// "both men", "either country", "neither side".
bool TakesAll(const Tree& tree, int token) {
  return std::any_of(tree.Children(token).begin(), tree.Children(token).end(), [&](int child) { return OneOf(tree.Lemma(child), {"both", "either", "neither", "all"}); });
}

}  // namespace

std::vector<Actor> Foremost(const SentenceView& view, int token, size_t wanted, const std::function<bool(const Recent&, const Actor&)>& accept) {
  struct Weighed {
    double weight = 0;
    double best = 0;  ///< of one mention
    Actor actor;
    int order = 0;
  };
  std::map<std::string, Weighed> states;
  int order = 0;
  constexpr int kReach = 12;            // sentences
  constexpr double kFade = 0.9;        // a sentence
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

bool AddCounted(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  std::string_view lemma = tree.Lemma(token);
  bool bare = tree[token].upos == Upos::NUM;  // "the two agreed"
  bool noun = bare || Band(lemma) ||
              OneOf(lemma, {"country", "nation", "side", "state", "leader", "ally", "neighbor", "neighbour", "government", "minister", "president", "premier", "party",
                            "capital", "power", "partner", "man", "woman", "envoy", "rival", "enemy", "foe", "adversary", "army", "republic", "foreign", "military", "general", "chief", "friend",
                            "official", "diplomat", "negotiator", "statesman", "colleague", "counterpart", "belligerent", "combatant", "signatory", "giant", "superpower", "brother", "delegation"});
  if (!noun) return false;
  int count = bare || Band(lemma) ? CountWord(lemma) : 0;
  for (int child : tree.Children(token)) {
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::nummod || rel == Deprel::det || rel == Deprel::det_predet || rel == Deprel::cc_preconj) count = std::max(count, CountWord(tree.Lemma(child)));
    if (rel == Deprel::nmod && tree.Preposition(child) == "of") return false;
  }
  const bool told_of = Definite(tree, token) || tree.Child(token, Deprel::nmod_poss) >= 0 || TakesAll(tree, token);
  for (int child : tree.Children(token)) {
    // "three other countries", "two Frontier Corps men", "the five states that signed": told of for the first time.
    const Deprel rel = tree.Rel(child);
    if (rel == Deprel::amod && OneOf(tree.Lemma(child), {"other", "more", "further", "foreign"})) return false;
    // "both NATO allies" are members of it.
    const Mention* whose = rel == Deprel::compound && child < token ? view.out.At(child) : nullptr;
    if (whose != nullptr && !whose->actors.empty() && !OneOf(whose->actors[0].country, {"IGO", "EUR"})) return false;
    if (rel == Deprel::acl_relcl && count > 2) return false;
  }
  // "five-nation Contact Group"; "a delegation of five presidents", "six states abstained": any so many.
  if (count > 1 && !bare && tree[token].xpos == XposFrom("NN") && !TakesAll(tree, token) && !Band(lemma)) return false;
  if (!told_of && !bare && count > 0 && (count > 2 || Persons(lemma))) return false;
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
                            "side", "belligerent", "combatant", "superpower"});
  if (open) count = 2;
  if (count == 0 || ((bare || Band(lemma)) && !Definite(tree, token))) return false;
  if (bare && !(tree.Rel(token) == Deprel::nsubj || tree.Rel(token) == Deprel::nsubj_pass || tree.Rel(token) == Deprel::obj || tree.Rel(token) == Deprel::iobj || tree.Rel(token) == Deprel::obl ||
                tree.Rel(token) == Deprel::nmod || tree.Rel(token) == Deprel::nmod_poss)) {
    return false;
  }
  bool persons = Persons(lemma);
  auto wanted = static_cast<size_t>(count);
  // The Union is a party, but no country; the United Nations is on nobody's side.
  const bool countries = OneOf(lemma, {"country", "nation", "state", "republic", "kingdom", "power", "neighbor", "neighbour", "giant", "superpower", "brother"});
  const bool soldiers = OneOf(lemma, {"general", "army", "military"});
  const std::set<std::string> outside = open ? std::set<std::string>() : Outside(view, token);
  // "Esper came out in support of both allies": of whoever does something to them.
  const std::set<std::string> friends = lemma == "ally" && !open ? AboveIn(view, token) : std::set<std::string>();
  auto state = [&](const Actor& a) {
    if (outside.count(a.country) != 0 || (countries && a.country == "EUR") || (!persons && !bare && a.country == "UNO")) return false;
    if (std::any_of(friends.begin(), friends.end(), [&](const std::string& of) { return of == a.country || !Allied(of, a.country); })) return false;
    return a.country.size() == 3 && !OneOf(a.country, {"IGO", "NGO", "IMG", "MNC"}) && MayBeCalled(view, a, lemma);
  };
  // "the five Central American presidents", "the three Gulf neighbours": only states of that part of the world.
  const std::vector<const std::set<std::string>*> traits = TraitsOf(view, token);
  auto fits_traits = [&](const Actor& a) { return std::all_of(traits.begin(), traits.end(), [&](const std::set<std::string>* trait) { return trait->count(a.country) != 0; }); };
  const bool allies = lemma == "ally" && friends.empty();
  const bool done_to = !IsSubject(tree.Rel(token));
  Seek seek;
  seek.token = token;
  seek.forbid_clause = false;
  seek.reach = 7;
  bool just_now = false;
  seek.fit = [&](const Recent& r) {
    const std::vector<Actor> heads = OneOfEach(r.actors);
    if (just_now && r.sentence < view.context.sentence && (!r.subject || r.pronoun)) return 0.0;
    if (!std::all_of(heads.begin(), heads.end(), fits_traits) || (allies && !MayBeAllied(heads))) return 0.0;
    if (heads.size() != wanted || !std::all_of(heads.begin(), heads.end(), state)) return 0.0;
    if (wanted == 2 && done_to && r.sentence < view.context.sentence && Bystanders(view, heads, outside)) return 0.0;
    size_t named = 0;
    for (const Actor& a : heads) named += !a.sector.empty() && !a.name.empty() ? 1U : 0U;
    if (persons || bare) return named == wanted ? 1.0 : 0.35;
    return (named == 0 ? 1.0 : 0.8);
  };
  if (OneOf(lemma, {"side", "party", "belligerent", "combatant"}) && wanted == 2) {
    Antecedent both = StateAndRebels(view, token);
    if (!both && (Definite(tree, token) || TakesAll(tree, token))) both = StateAndRebelsToldOf(view);
    if (both) {
      PutDescription(view, token, both, "a government and its rebels", true, false);
      return true;
    }
  }
  if (wanted == 2 && !open && (bare || Band(lemma) || OneOf(lemma, {"man", "woman", "leader", "general", "rival", "enemy", "foe", "adversary"}))) {
    if (std::vector<Actor> rivals = RivalsAtHome(view, token, outside); !rivals.empty()) {
      PutDescription(view, token, {rivals, 0.6}, "counted group", true, false);
      return true;
    }
  }
  Antecedent found;
  if (wanted == 2 && !persons && !bare) {
    // Put together in the same sentence; else the two that the title names.
    const std::vector<Actor>& pair = view.context.title_pair;
    const bool titled = !pair.empty() && std::all_of(pair.begin(), pair.end(), state) && std::all_of(pair.begin(), pair.end(), fits_traits) && !(allies && !MayBeAllied(pair));
    // "Turkey and Hungary have yet to vote. Both countries get on with Moscow": who did something together just now does the next.
    seek.reach = titled ? (done_to ? 0 : 1) : seek.reach;
    just_now = titled;
    found = FindAntecedent(view, seek);
    just_now = false;
    if (std::vector<Actor> here = BothNamedHere(view, token); !found && here.size() == 2 && std::all_of(here.begin(), here.end(), state) && std::all_of(here.begin(), here.end(), fits_traits) && !(allies && !MayBeAllied(here))) found = {here, 0.65};
    if (!found && titled) found = {pair, 0.7};
  } else {
    // Two people put together just now; else of the two states that the title names.
    const std::vector<Actor>& pair = view.context.title_pair;
    const bool titled = wanted == 2 && persons && !open && !pair.empty() && std::all_of(pair.begin(), pair.end(), state);
    seek.reach = titled ? 3 : seek.reach;
    found = FindAntecedent(view, seek);
    if (!found && titled) {
      // By name, where both were named as people.
      found.actors = Foremost(view, token, wanted, [&](const Recent& r, const Actor& a) {
        return r.human && !a.name.empty() && std::any_of(pair.begin(), pair.end(), [&](const Actor& of) { return of.country == a.country; });
      });
      if (found.actors.size() != wanted) found.actors = pair;
      found.confidence = 0.65;
    }
  }
  if (!found && wanted > 2) found = PutTogetherBefore(view, token, seek);
  if (!found && wanted == 2 && done_to && !open) {
    found.actors = MostTold(view, [&](const Actor& a) { return state(a) && fits_traits(a); });
    found.confidence = 0.6;
    if (persons && found) {
      // By name, where both were named as people.
      std::vector<Actor> named = Foremost(view, token, wanted, [&](const Recent& r, const Actor& a) {
        return r.human && !a.name.empty() && MayBeCalled(view, a, lemma) && std::any_of(found.actors.begin(), found.actors.end(), [&](const Actor& of) { return of.country == a.country; });
      });
      if (named.size() == wanted) found.actors = named;
    }
    if (found.actors.size() != wanted || (allies && !MayBeAllied(found.actors))) found = {};
  }
  found.actors = OneOfEach(found.actors);
  // Who fights is told, or nobody is meant.
  if (!found && OneOf(lemma, {"belligerent", "combatant"})) return false;
  if (!found && open && !(persons && OnlyPair(view, token))) return false;
  if (!found) {
    // The states the text is most about, people first where people are meant.
    for (bool human : {persons, false}) {
      found.actors = Foremost(view, token, wanted, [&](const Recent& r, const Actor& a) {
        // "Cairo applauded the three": governments, no judge and no doctor.
        if (bare && OneOf(a.sector, {"JUD", "MED", "HLH", "JRN", "BUS", "CVL", "EDU", "REL", "LAB", "AGR"})) return false;
        return !r.thing && (!human || r.human) && state(a) && fits_traits(a) && (!(soldiers && persons) || OneOf(a.sector, {"MIL", "REB"}));
      });
      if (found.actors.size() == wanted) break;
    }
    if (found.actors.size() != wanted || (allies && !MayBeAllied(found.actors))) return false;
    found.confidence = 0.6;
  }
  if (persons) NameThem(view, token, found.actors);
  bool government = persons || OneOf(lemma, {"government", "capital", "delegation"});
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

}  // namespace lapwing
