// SPDX-License-Identifier: Apache-2.0
// Roles whose own phrase does not say whose they are: by what the article has told before.
#include <algorithm>

#include "base/strings.h"
#include "resolve/discourse.h"
#include "resolve/role_choice.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// Of several states that had a body of this name, the one the text is about.
Antecedent NamedSame(const SentenceView& view, int token, std::string_view sector, const std::map<std::string, int>& states, bool strictly) {
  Seek seek;
  seek.token = token;
  seek.reach = 4;
  seek.forbid_clause = false;
  seek.fit = [&](const Recent& r) {
    if (r.actors.size() != 1 || r.thing || states.count(r.actors[0].country) == 0) return 0.0;
    return r.actors[0].sector == sector && !r.human ? 1.0 : strictly ? 0.0 : 0.5;
  };
  return FindAntecedent(view, seek);
}

/// Words only for the soldiers of somebody else: "the invaders", "occupation forces", "enemy aircraft".
bool Hostile(const Tree& tree, const NameHit& hit) {
  if (OneOf(tree.Lemma(hit.last), {"invader", "occupier", "aggressor"})) return true;
  for (int t = std::max(0, hit.first - 1); t <= hit.last; ++t) {
    const bool part = t >= hit.first || (tree.Head(t) == hit.head && (tree.Rel(t) == Deprel::compound || tree.Rel(t) == Deprel::amod));
    if (part && t != hit.head && OneOf(LowerAscii(tree[t].form), {"occupation", "occupying", "enemy", "invading"})) return true;
  }
  return false;
}

/// The state of the person in whose words or deeds a body stands: "the president dissolved parliament", "he said the army would".
/// Armies, courts, police and parliaments only: the government one speaks of is often another's.
std::string StateOfActor(const SentenceView& view, int noun, std::string_view sector) {
  const Tree& tree = view.tree;
  bool own = tree.Lemma(noun) == "administration" || tree.Lemma(noun) == "cabinet";
  if (sector != "MIL" && sector != "LEG" && sector != "COP" && !own) return {};
  for (int t = tree.Head(noun); t >= 0; t = tree.Head(t)) {
    for (int child : tree.Children(t)) {
      Deprel rel = tree.Rel(child);
      if ((rel != Deprel::nsubj && rel != Deprel::nsubj_pass) || tree.Under(noun, child)) continue;
      const Mention* m = view.out.At(child);
      if (m == nullptr || m->actors.size() != 1 || m->actors[0].country.size() != 3 || view.knowledge.ByCode(m->actors[0].country) < 0) return {};
      const Actor& actor = m->actors[0];
      bool official = (m->human || m->kind == MentionKind::kPerson) && (actor.sector == "GOV" || actor.sector == sector);
      bool organisation = actor.country == "IGO" || actor.country == "UNO" || actor.country == "EUR" || actor.country == "NGO" || actor.country == "IMG";
      return official && !organisation ? actor.country : std::string();
    }
  }
  return {};
}

constexpr double kFromContext = 0.6;
constexpr double kDefinite = 0.5, kIndefinite = 0.8;  // chances from which a choice is believed

/// Who acts for a state; of all others ("the paper", "the trawler") only what was called so before has one.
bool ActsForState(std::string_view sector) { return OneOf(sector, {"GOV", "MIL", "LEG", "COP", "REB", "SPY", "JUD"}); }

/// A role without a state, and what is told of it.
struct Bare {
  const SentenceView& view;
  const NameHit& hit;
  const std::string& sector;
  bool title;     ///< of one person
  bool nameless;  ///< no proper name stands with it
  std::string not_of;  ///< a state that it is not of

  std::string Key() const { return TitleKey(view.tree, hit.first, hit.last); }
};

/// Whose it is, and why; nobody's where `actors` is empty.
struct Whose {
  std::vector<Actor> actors = {};
  double confidence = kFromContext;
  std::string_view reason = "role";
};

Whose OfState(const Bare& role, std::string_view country, std::string_view reason, double confidence = kFromContext) {
  if (country.empty()) return {};
  Actor actor;
  actor.country = country;
  actor.sector = role.sector;
  return {{actor}, confidence, reason};
}

/// "The President", "the Navy", "the administration" on a page that a government publishes itself: its own.
Whose ByHouse(const Bare& role) {
  const ArticleContext& context = role.view.context;
  if (context.house.empty() || !role.nameless) return {};
  const Tree& tree = role.view.tree;
  const bool capital = IsUpper(tree[role.hit.first].form[0]) && IsUpper(tree[role.hit.last].form[0]) && !role.view.shouting;
  if (!role.title) return capital || tree.Lemma(role.hit.last) == "administration" ? OfState(role, context.house, "the house whose page it is", 0.7) : Whose{};
  if (!capital) return {};
  std::vector<Actor> named = FindTitled(role.view, role.hit.head, role.Key(), context.house);
  if (!named.empty()) return {named, 0.7, "title of somebody named before"};
  const int person = HolderOf(role.view, context.house, role.Key());
  if (person < 0) return OneOf(role.Key(), {"vice president", "first lady"}) ? OfState(role, context.house, "the house whose page it is", 0.7) : Whose{};
  return {{PersonActor(role.view.knowledge, person, context.published)}, 0.7, "holder of the office in the house whose page it is"};
}

/// Whom the article called by that title, or who holds an office of it.
Whose ByTitle(const Bare& role) {
  if (!role.title || !role.nameless) return {};
  std::vector<Actor> named = FindTitled(role.view, role.hit.head, role.Key(), "");
  if (!named.empty()) return {named, kFromContext, "title of somebody named before"};
  const std::map<std::string, Actor>& titles = role.view.context.by_title;
  auto called = titles.find(role.Key());
  // "Canada's ambassador ... the envoy": words for one calling.
  const std::string_view noun = role.view.tree.Lemma(role.hit.last);
  constexpr std::string_view kEnvoys[] = {"ambassador", "envoy", "diplomat", "emissary"};
  if (called == titles.end() && role.hit.first == role.hit.last && std::find(std::begin(kEnvoys), std::end(kEnvoys), noun) != std::end(kEnvoys)) {
    for (std::string_view word : kEnvoys) {
      if (called == titles.end()) called = titles.find(std::string(word));
    }
  }
  if (called == titles.end()) return {};
  return {{called->second}, kFromContext, "title of somebody named before"};
}

/// "In Seoul the government said"
Whose ByPlaceNamed(const Bare& role) {
  const Tree& tree = role.view.tree;
  if (!role.nameless) return {};
  // "had misjudged the junta in Buenos Aires", wherever the tree hangs the city
  const Mention* seat = role.hit.last + 2 < tree.size() && tree[role.hit.last + 1].form == "in" ? role.view.out.At(role.hit.last + 2) : nullptr;
  const bool rulers = OneOf(tree.Lemma(role.hit.last), {"government", "junta", "regime", "ministry", "authority", "leadership", "ruler", "parliament"});
  if (rulers && seat != nullptr && seat->actors.size() == 1 && (seat->kind == MentionKind::kCapital || seat->kind == MentionKind::kState)) {
    return OfState(role, seat->actors[0].country, "the place named with it", 0.7);
  }
  std::string country;
  for (const Mention& m : role.view.out.mentions) {
    bool there = (m.kind == MentionKind::kCapital || m.kind == MentionKind::kState) && !m.actors.empty() && tree.Preposition(m.head) == "in";
    if (there && m.last < role.hit.first && tree.Head(m.head) == tree.Head(role.hit.head)) country = m.actors[0].country;
  }
  return OfState(role, country, "the place named with it");
}

/// "Riot police in Seattle", "police in Kyoto detained": those who keep order, judge or heal somewhere are of there. Soldiers may be anybody's.
Whose ByPlaceOfWork(const Bare& role) {
  if (role.title || !role.nameless || !OneOf(role.sector, {"COP", "JUD", "HLH", "EDU", "CVL"})) return {};
  const Tree& tree = role.view.tree;
  std::string country;
  for (const Mention& m : role.view.out.mentions) {
    // "In the Russian capital, riot police raided"
    const int town = m.kind == MentionKind::kAdjective && m.actors.size() == 1 && tree.Rel(m.head) == Deprel::amod ? tree.Head(m.head) : -1;
    if (town >= 0 && role.sector == "COP" && NamedThing(tree, town) && tree.Preposition(town) == "in" && tree.Head(town) >= 0 && tree.Head(town) == tree.Head(role.hit.head)) {
      return OfState(role, m.actors[0].country, "the place where they work", 0.65);
    }
    if (m.place.country.size() != 3 || m.place.name.empty() || tree.Preposition(m.head) != "in") continue;
    const bool beside = tree.Head(m.head) == role.hit.head || (role.sector == "COP" && tree.Head(m.head) >= 0 && tree.Head(m.head) == tree.Head(role.hit.head) && IsSubject(tree.Rel(role.hit.head)));
    if (!beside) continue;
    if (!country.empty() && country != m.place.country) return {};
    country = m.place.country;
  }
  return OfState(role, country, "the place where they work", 0.65);
}

/// "the rebels", "the group": the armed group the text is about, under its name.
Whose ByGroupNamed(const Bare& role) {
  if (role.sector != "REB" || !role.nameless) return {};
  Seek seek;
  seek.token = role.hit.head;
  seek.reach = 8;
  seek.forbid_clause = false;
  seek.fit = [](const Recent& r) { return r.actors.size() == 1 && !r.human && NamedGroup(r.actors[0]) ? 1.0 : 0.0; };
  Antecedent found = FindAntecedent(role.view, seek);
  if (!found) {
    // The only one of the article, however long ago.
    std::vector<Recent> all = RecentEntities(role.view, role.hit.head, kWholeArticle, [&](const Recent& r) { return seek.fit(r) > 0; });
    if (all.size() == 1) return {all[0].actors, kFromContext, "group named before"};
  }
  if (!found || found.confidence < 0.6) return {};
  return {found.actors, found.confidence - 0.1, "group named before"};
}

/// "The U.S. Congress ... the lawmakers": of the force, court or parliament just spoken of.
Whose ByBodyNamed(const Bare& role) {
  auto known = role.view.context.by_sector.find(role.sector);
  if (known == role.view.context.by_sector.end() || !role.nameless || role.title || !OneOf(role.sector, {"MIL", "LEG", "COP", "JUD"})) return {};
  std::map<std::string, int> states;
  for (const std::string& country : known->second.countries) states[country] = 0;
  Antecedent found = NamedSame(role.view, role.hit.head, role.sector, states, true);
  if (!found || found.confidence < 0.6) return {};
  return OfState(role, found.actors[0].country, "whom the text is about", std::min(0.7, found.confidence));
}

/// "The Thai army ... the army": called so before, of one state only, or of the one the text is about.
Whose ByNoun(const Bare& role) {
  auto noun = role.view.context.by_noun.find(role.Key());
  if (noun == role.view.context.by_noun.end() || role.title || !role.nameless) return {};
  const std::map<std::string, int>& of = noun->second;
  if (of.size() == 1) return OfState(role, of.begin()->first, "called so before", 0.7);
  if (!ActsForState(role.sector) || role.Key().starts_with("puppet")) return {};
  Antecedent found = NamedSame(role.view, role.hit.head, role.sector, of, false);
  return found ? OfState(role, found.actors[0].country, "called so before", std::min(0.7, found.confidence)) : Whose{};
}

/// "He told parliament that the army would answer": of the state of whoever speaks or acts.
Whose BySpeaker(const Bare& role) {
  if (role.title || !role.nameless) return {};
  return OfState(role, StateOfActor(role.view, role.hit.head, role.sector), "of the one who speaks of it");
}

/// "The general", "the guerrilla chief": the one officer, or the one rebel, whom the last sentences named.
Whose ByRank(const Bare& role) {
  if (!role.title || !role.nameless || !OneOf(role.sector, {"MIL", "REB"}) || !DefiniteNoun(role.view.tree, role.hit.head)) return {};
  std::vector<Recent> people = RecentEntities(role.view, role.hit.head, 5, [&](const Recent& r) {
    return r.human && r.actors.size() == 1 && r.actors[0].sector == role.sector && !r.actors[0].name.empty();
  });
  if (people.size() != 1) return {};
  return {people[0].actors, kFromContext, "the one of that calling named before"};
}

/// "Kenya has offered 1,000 police", "Brazil moved troops to the border": of the state that has them to give.
Whose ByGiver(const Bare& role) {
  const Tree& tree = role.view.tree;
  const int head = role.hit.head;
  const int verb = tree.Head(head);
  // "Tokyo sent a senior diplomat to Beijing"
  const bool sent = verb >= 0 && role.nameless && OneOf(tree.Lemma(verb), {"send", "dispatch", "despatch"}) && OneOf(tree.Lemma(role.hit.last), {"envoy", "diplomat", "emissary", "delegation", "mission", "negotiator", "delegate"});
  if ((role.title && !sent) || verb < 0 || tree.Rel(head) != Deprel::obj || !(OneOf(role.sector, {"MIL", "COP"}) || sent)) return {};
  if (!OneOf(tree.Lemma(verb), {"have", "send", "offer", "move", "deploy", "dispatch", "mobilize", "mobilise", "withdraw", "station", "keep", "contribute", "commit", "provide", "pledge", "muster",
                                "mass", "amass", "rotate", "lose", "order", "pull", "bring", "despatch"})) {
    return {};
  }
  const int subject = tree.Child(verb, Deprel::nsubj);
  const Mention* giver = subject < 0 ? nullptr : role.view.out.At(subject);
  if (giver == nullptr || giver->actors.size() != 1 || !OneOf(giver->actors[0].sector, {"", "GOV"}) || role.view.knowledge.ByCode(giver->actors[0].country) < 0) return {};
  if (OneOf(giver->actors[0].country, {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC"})) return {};
  return OfState(role, giver->actors[0].country, "of the state that has them", 0.7);
}

Whose ByOnlyState(const Bare& role) {
  const ArticleContext& context = role.view.context;
  // "The army surrounded the prime minister's house": one state, and it has one prime minister. "The president of the firm" is none of its,
  // and "the President" may be the house's that prints it.
  const bool small = role.nameless && !IsUpper(role.view.tree[role.hit.first].form[0]) && role.view.tree.Child(role.hit.head, Deprel::nmod) < 0;
  const bool head = small && OneOf(role.Key(), {"president", "prime minister", "premier", "emir", "sultan", "king", "queen", "crown prince"});
  if ((role.title && !head) || role.sector == "REB") return {};
  if (context.named.size() == 1 && context.spoken.size() == 1) return OfState(role, *context.spoken.begin(), "the only state of the article");
  if (context.spoken.empty() && context.countries.size() == 1) return OfState(role, context.countries.begin()->first, "the only state of the article");
  return {};
}

/// Told of half as often as the state that is told of most.
bool MuchToldOf(const ArticleContext& context, const std::string& country) {
  int most = 1;
  for (const auto& [code, times] : context.countries) most = std::max(most, times);
  auto told = context.countries.find(country);
  return told != context.countries.end() && 2 * told->second >= most;
}

/// "the peacekeepers would leave" where the United Nations were spoken of: theirs, of whatever nation.
Whose ByPeace(const Bare& role) {
  const bool peace = OneOf(role.view.tree.Lemma(role.hit.last), {"peacekeeper", "peacekeepers"}) && role.nameless;
  const std::vector<Mention>& here = role.view.out.mentions;
  const bool told = role.view.context.countries.count("UNO") != 0 || std::any_of(here.begin(), here.end(), [](const Mention& m) { return m.actors.size() == 1 && m.actors[0].country == "UNO"; });
  return peace && told ? OfState(role, "UNO", "peacekeepers of the United Nations", 0.65) : Whose{};
}

/// The only one the article knows in that sector, or whoever of that sector acted just now.
Whose BySector(const Bare& role) {
  auto known = role.view.context.by_sector.find(role.sector);
  if (known == role.view.context.by_sector.end()) return {};
  const SectorActor& last = known->second;
  // The only one of its sort, and of a state that the report is about: one American soldier makes no American army of "the army".
  bool only = last.countries.size() == 1 && MuchToldOf(role.view.context, last.country);
  bool acted = role.nameless && last.subject && last.sentence + 1 >= role.view.context.sentence;
  // "the President" is not whoever has a government: a person must have been spoken of.
  if ((role.title && !last.person) || !(only || acted)) return {};
  return OfState(role, last.country, "whoever of the sector acted before");
}

/// "SEOUL, Jan 17 -- ... the government said it would answer": the state of the dateline, where it is one of those the text is about.
Whose ByHome(const Bare& role) {
  const ArticleContext& context = role.view.context;
  if (context.home.empty() || role.sector == "REB" || context.countries.count(context.home) == 0) return {};
  // "Ministry spokeswoman Helene Wallner": those of other states are introduced with their state.
  // A minister named in Brussels is no minister of the Union.
  const bool state = !OneOf(context.home, {"EUR", "UNO", "IGO"});
  if (!role.nameless) return role.title && state ? OfState(role, context.home, "dateline", 0.5) : Whose{};
  if (role.title) return {};
  if (!OneOf(role.view.tree.Lemma(role.hit.last), {"government", "military", "parliament", "ministry", "office", "army", "assembly", "police", "authority"})) return {};
  return OfState(role, context.home, "dateline", 0.6);
}

/// "SEOUL, Jan 17 -- The military said": the country the report is written in, if no other has come up.
Whose ByDateline(const Bare& role) {
  if (role.view.context.by_sector.count(role.sector) != 0) return {};
  return OfState(role, role.view.context.home, "dateline", 0.5);
}

/// Whoever of that sector, or whichever state, the text is about just now, if one stands out. Nobody is called by a bare title who has
/// not been introduced.
Whose ByTopic(const Bare& role) {
  if (!role.nameless || role.title) return {};
  const bool armed = role.sector == "REB";
  Seek seek;
  seek.token = role.hit.head;
  seek.reach = 3;
  seek.forbid_clause = false;  // "the president dissolved the assembly": both may be of one state
  seek.fit = [&](const Recent& r) {
    if (r.actors.size() != 1 || r.thing) return 0.0;
    const Actor& a = r.actors[0];
    if (!role.not_of.empty() && a.country == role.not_of) return 0.0;
    if (a.sector == role.sector && !r.human) return 1.0;
    bool state = !armed && role.view.knowledge.ByCode(a.country) >= 0 && (a.sector.empty() || a.sector == "GOV");
    return state ? (r.human ? 0.4 : 0.7) : 0.0;
  };
  Antecedent found = FindAntecedent(role.view, seek);
  if (!found || found.confidence < 0.6) return {};
  // "the rebels" after the name of their group.
  if (armed && found.actors[0].sector == role.sector) return {found.actors, found.confidence - 0.15, "whom the text is about"};
  return OfState(role, found.actors[0].country, "whom the text is about", found.confidence - 0.15);
}

/// "the puppet prosecution", "the puppet group": so the press of the North calls whatever is the South's.
Whose ByReviler(const Bare& role) {
  const bool northern = role.view.context.press == "PRK" || (role.view.context.spoken.count("PRK") != 0 && role.view.context.spoken.count("KOR") != 0);
  const bool reviled = LowerAscii(role.view.tree[role.hit.first].form) == "puppet" || (role.hit.first > 0 && LowerAscii(role.view.tree[role.hit.first - 1].form) == "puppet");
  return reviled && northern ? OfState(role, "KOR", "whom the press of the North calls so", 0.75) : Whose{};
}

/// "Sen. David Ostrander", "Rep. Ed Jones": so short the press of America writes its own, where it or nobody is spoken of.
Whose ByAmericanTitle(const Bare& role) {
  const ArticleContext& context = role.view.context;
  if (!role.title || role.hit.first != role.hit.last || !OneOf(role.view.tree[role.hit.first].form, {"Sen.", "Rep.", "Congressman", "Congresswoman"})) return {};
  const std::vector<Mention>& here = role.view.out.mentions;  // "Idaho Republican Sen. X"
  const bool place = std::any_of(here.begin(), here.end(), [](const Mention& m) { return m.kind == MentionKind::kPlace && m.place.country == "USA"; });
  return place || context.spoken.empty() || context.spoken.count("USA") != 0 || context.home == "USA" ? OfState(role, "USA", "as America calls its lawmakers", 0.7) : Whose{};
}

/// "Demonstrators stormed the French embassy in Kinshasa"
Whose ByStreet(const Bare& role) { return role.title ? Whose{} : OfState(role, StreetOf(role.view, role.hit), "where the crowd stands", 0.65); }

/// A war at home has two sides: "the RSF overran the army's last garrison", "the army drove the rebels out of several towns", "Rebels enter Kigali".
Whose ByWarAtHome(const Bare& role) {
  if (role.title || !role.nameless) return {};
  const SentenceView& view = role.view;
  if (role.sector == "REB") {
    if (std::string struck = StruckBy(view, role.hit.head); !struck.empty()) return OfState(role, struck, "where they strike", 0.65);
    return OfState(role, ForcesOver(view, role.hit.head), "whom the forces at home fight", 0.6);
  }
  if (!OneOf(role.sector, {"MIL", "COP"})) return {};
  return OfState(role, FoughtAtHome(view, role.hit.head), "whom the rebels at home fight", 0.65);
}

/// "taken captive by the invaders", "drove the occupiers out".
Whose ByFoe(const Bare& role) {
  if (!Hostile(role.view.tree, role.hit)) return {};
  return OfState(role, FoeOfTeller(role.view, role.hit.head), "whom the teller calls so", 0.65);
}

}  // namespace

void AddFromContext(SentenceView& view, const NameHit& hit, const NameEntry& entry, const std::string& sector, bool nameless, bool definite, Mention& mention) {
  // Whose puppets they are the reviler has said before, or nobody knows: hardly his own state's.
  const bool reviled = LowerAscii(view.tree[hit.first].form) == "puppet";
  const bool official = !mention.thing && !reviled && ActsForState(sector);
  if (OfUnknownBody(view, hit) || OfRegion(view, hit)) return;
  mention.confidence = kFromContext;
  const bool title = entry.kind == NameKind::kTitle && !mention.plural;
  // No minister denounces his own government.
  const std::string giver = GiverTo(view, hit.head);
  const std::string not_of = !giver.empty() ? giver : sector == "GOV" ? OtherParty(view, hit.head) : std::string();
  const Bare role{view, hit, sector, title, nameless, not_of};
  const auto fits = [&](const Whose& found) { return !found.actors.empty() && (not_of.empty() || found.actors[0].country != not_of); };
  const auto take = [&mention](Whose found) {
    mention.actors = std::move(found.actors);
    mention.confidence = found.confidence;
    mention.reason = found.reason;
  };
  // A paper, a trawler, a firm is only whose the text has said that it is. No side calls its own men invaders.
  const bool hostile = Hostile(view.tree, hit);
  // What the words themselves or their house tell, the surest first; then whoever was called so.
  for (auto whose : {&ByReviler, &ByFoe, &ByPeace, &ByStreet, &ByAmericanTitle, &ByHouse, &ByTitle, &ByRank, &ByGroupNamed, &ByWarAtHome}) {
    if (!definite || (!official && whose != &ByStreet) || (hostile && whose != &ByFoe)) continue;
    if (Whose found = whose(role); fits(found)) return take(std::move(found));
  }
  if (hostile) return;
  if (!official) {
    if (Whose found = definite ? ByNoun(role) : Whose{}; fits(found)) take(std::move(found));
    return;
  }
  // Of the rest each is right half the time: what they propose is weighed with where the states stand.
  struct Rule {
    Whose (*whose)(const Bare&);
    RoleFeature feature;
  };
  constexpr Rule kRules[] = {{&ByGiver, kByGiver},         {&ByPlaceNamed, kByPlaceNamed}, {&ByPlaceOfWork, kByPlaceOfWork}, {&ByBodyNamed, kByBodyNamed}, {&ByNoun, kByNoun},   {&BySpeaker, kBySpeaker},
                             {&ByOnlyState, kByOnlyState}, {&ByHome, kByHome},             {&BySector, kBySector},           {&ByDateline, kByDateline},   {&ByTopic, kByTopic}};
  BareRole bare{hit.first, hit.last, hit.head, sector, title, !nameless, definite, not_of, {}};
  Whose armed;
  std::map<std::string, Whose> told;
  for (const Rule& rule : kRules) {
    Whose found = rule.whose(role);
    if (!fits(found)) continue;
    // A group goes by its name, whatever its state.
    if (sector == "REB" && armed.actors.empty()) armed = found;
    if (told.find(found.actors[0].country) == told.end()) told[found.actors[0].country] = found;
    bare.proposals.emplace_back(rule.feature, found.actors[0].country);
  }
  if (sector == "REB") {
    if (definite && !armed.actors.empty()) take(std::move(armed));
    return;
  }
  if (definite && !bare.proposals.empty()) return take(told[bare.proposals[0].second]);
  if (const RoleChoice chosen = ChooseState(view, bare); !chosen.country.empty() && !(title && nameless) && chosen.chance > (definite ? kDefinite : kIndefinite)) take(OfState(role, chosen.country, "whom the text is about", 0.55));
}

bool Given(const SentenceView& view, const NameHit& hit, const NameEntry& entry, const std::string& sector) {
  const bool title = entry.kind == NameKind::kTitle && view.tree[hit.last].xpos != XposFrom("NNS");
  const Bare role{view, hit, sector, title, true, ""};
  return !ByGiver(role).actors.empty() || !ByPlaceOfWork(role).actors.empty() || !ByStreet(role).actors.empty() || !ByWarAtHome(role).actors.empty() || !ByAmericanTitle(role).actors.empty();
}

}  // namespace lapwing
