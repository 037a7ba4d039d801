// SPDX-License-Identifier: Apache-2.0
// Common nouns that act for a state: the noun gives the sector, its modifiers give the state.
#include <algorithm>

#include "base/strings.h"
#include "resolve/discourse.h"
#include "resolve/office_taken.h"
#include "resolve/roles.h"
#include "resolve/lists.h"

namespace lapwing {
namespace {

bool IsRole(const NameEntry& entry) {
  return entry.kind == NameKind::kTitle || entry.kind == NameKind::kNoun || entry.kind == NameKind::kThing;
}

bool Contains(const std::vector<Actor>& actors, std::string_view country) {
  return std::any_of(actors.begin(), actors.end(), [&](const Actor& a) { return a.country == country; });
}

/// Words of the phrase: from its first modifier that belongs to the name to its last name word.
void CoreSpan(const SentenceView& view, Mention& mention) {
  const Tree& tree = view.tree;
  int first = mention.first, last = mention.last;
  for (int child : tree.Children(mention.head)) {
    switch (tree.Rel(child)) {
      case Deprel::amod:
      case Deprel::compound:
      case Deprel::nmod_desc:
      case Deprel::nmod_poss: first = std::min(first, tree.Leftmost(child)); break;
      case Deprel::flat: last = std::max(last, child); break;
      default: break;
    }
  }
  // Trees reach too far at times: a comma ends the phrase on either side, and no phrase begins with "and" or "when".
  for (int t = mention.first - 1; t >= first; --t) {
    if (tree[t].upos == Upos::PUNCT && tree[t].form != "-" && tree[t].form != "." && tree[t].form != "'") first = t + 1;
  }
  for (int t = mention.last + 1; t <= last; ++t) {
    if (tree[t].upos == Upos::PUNCT && tree[t].form != "-" && tree[t].form != "." && tree[t].form != "'") last = t - 1;
  }
  auto opens = [&](int t) {
    Upos tag = tree[t].upos;
    return tag == Upos::CCONJ || tag == Upos::SCONJ || tag == Upos::PUNCT || tag == Upos::ADP || tag == Upos::ADV || tag == Upos::PART;
  };
  while (first < mention.first && opens(first)) ++first;
  mention.first = first;
  mention.last = std::max(mention.last, last);
}

bool Plural(const Token& token) { return token.xpos == XposFrom("NNS") || token.xpos == XposFrom("NNPS"); }

/// "Deputy Defence Minister Prince Khalid": no part of the name.
bool RoyalTitle(std::string_view form) { return OneOf(form, {"Prince", "Princess", "King", "Queen", "Emir", "Sultan"}); }

/// A proper name carried by the title: flat or appositive proper noun, or the title stands before the name.
struct CarriedName {
  int head = -1;
  int first = -1;
  int last = -1;
};

CarriedName NameWithTitle(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  int t = hit.last + 1;
  while (t + 1 < tree.size() && (Honorific(tree[t].form) || RoyalTitle(tree[t].form)) && view.out.At(t) == nullptr && tree[t + 1].upos == Upos::PROPN) ++t;
  if (t >= tree.size() || tree[t].upos != Upos::PROPN || view.out.At(t) != nullptr) return {};
  CarriedName name{t, t, t};
  while (t + 1 < tree.size() && (tree[t + 1].upos == Upos::PROPN || tree[t + 1].form == "-") && view.out.At(t + 1) == nullptr) name.last = ++t;
  for (int i = name.first; i <= name.last; ++i) {
    if (tree.Head(i) < name.first || tree.Head(i) > name.last) name.head = i;
  }
  return name;
}

/// A proper name in apposition to the role: "X, the Polish interior minister", "the foreign minister of Vietnam, X".
CarriedName NameBeside(const SentenceView& view, int head) {
  const Tree& tree = view.tree;
  int name = -1;
  if (tree.Rel(head) == Deprel::appos) name = tree.Head(head);
  if (int child = tree.Child(head, Deprel::appos); child >= 0) name = child;
  if (name < 0) {
    // "The governor of Belgorod region, Viktor Lapshin,": hung on the nearer noun, set off by a comma.
    for (int t = head + 1; t < tree.size() && tree.Under(t, head); ++t) {
      if (tree.Rel(t) == Deprel::appos && t > 0 && tree[t - 1].form == "," && tree.Rel(tree.Head(t)) == Deprel::nmod) name = t;
    }
  }
  // "the new ruler, Lieutenant-General X": a rank is nobody's name.
  if (name < 0 || tree[name].upos != Upos::PROPN || view.out.At(name) != nullptr || Honorific(tree[name].form)) return {};
  CarriedName found{name, name, name};
  while (found.last + 1 < tree.size() && (tree.Rel(found.last + 1) == Deprel::flat || tree[found.last + 1].form == "-") &&
         view.out.At(found.last + 1) == nullptr) {
    ++found.last;
  }
  // One word may be anything; people are introduced by two.
  return found.last > found.first ? found : CarriedName{};
}

void AddNameBeside(SentenceView& view, int head, const std::vector<Actor>& actors) {
  CarriedName name = NameBeside(view, head);
  if (name.head < 0 || actors.size() != 1 || actors[0].country.empty()) return;
  Mention mention;
  mention.kind = MentionKind::kPerson;
  mention.head = name.head;
  mention.first = name.first;
  mention.last = name.last;
  mention.confidence = 0.8;
  mention.actors.push_back(actors[0]);
  mention.actors[0].name = view.TextOf(name.first, name.last);
  mention.actors[0].wikidata.clear();
  view.Add(std::move(mention));
}

/// "the former dictator", "ex-president": out of office.
bool SaidOfThePast(const Tree& tree, const NameHit& hit) {
  return std::any_of(tree.Children(hit.head).begin(), tree.Children(hit.head).end(), [&](int child) {
    return child <= hit.first && OneOf(tree.Lemma(child), {"former", "ex", "erstwhile", "deposed", "ousted", "one-time", "onetime"});
  });
}

/// "his spokesman, Dmitry Peskov": the role is the person beside it, unless it is said to be of another state.
bool AddApposed(SentenceView& view, const NameHit& hit, const std::vector<Actor>& states, const std::string& sector) {
  const Mention* beside = PersonBeside(view, hit.head, hit.first, hit.last);
  if (beside == nullptr) return false;
  Actor person = beside->actors[0];
  // Who is called minister is one, whatever day our files end the term on.
  if (person.sector == "ELI" && !sector.empty() && sector != "ELI" && !SaidOfThePast(view.tree, hit)) person.sector = sector;
  auto organisation = [](const Actor& a) { return a.country == "IGO" || a.country == "EUR" || a.country == "UNO" || a.country == "NGO"; };
  // "Its chairman, Nigerian President X": whose "it" is was only guessed.
  int owner = view.tree.Child(hit.head, Deprel::nmod_poss);
  const Mention* possessor = owner < 0 ? nullptr : view.out.At(owner);
  bool guessed = possessor != nullptr && possessor->kind == MentionKind::kPronoun;
  bool fits = states.empty() || guessed || std::any_of(states.begin(), states.end(), [&](const Actor& a) { return a.country == person.country || organisation(a); });
  if (!fits) return false;
  Mention mention;
  mention.kind = MentionKind::kRole;
  mention.head = hit.head;
  mention.first = hit.first;
  mention.last = hit.last;
  mention.human = true;
  mention.reason = "apposition";
  mention.confidence = beside->confidence;
  RememberTitle(view, hit, person);
  mention.actors.push_back(std::move(person));
  CoreSpan(view, mention);
  view.Add(std::move(mention));
  return true;
}

/// "Spanish farm minister Carlos Romero" is not the Bolivian whom our files know: a namesake, if the person never held an office of the state
/// that the title names. Envoys and officials of organisations carry titles of others.
bool Namesake(const SentenceView& view, const Actor& person, const std::vector<Actor>& states, const std::string& sector) {
  if (states.size() != 1 || person.country.empty() || states[0].country == person.country || !OneOf(sector, {"GOV", "MIL", "LEG", "COP", "SPY"})) return false;
  for (const std::string& code : {states[0].country, person.country}) {
    if (code.size() != 3 || view.knowledge.ByCode(code) < 0 || OneOf(code, {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "SUN", "YUG", "CSK", "DDR"})) return false;
  }
  const int index = view.knowledge.PersonByName(person.name);
  if (index < 0) return false;
  const std::span<const Office> offices = view.knowledge.persons[static_cast<size_t>(index)].offices;
  return std::none_of(offices.begin(), offices.end(), [&](const Office& office) { return office.country == states[0].country || office.country == "UNO" || office.country == "IGO" || office.country == "EUR"; });
}

}  // namespace

/// Titles that say nothing of the sector themselves: "navy spokesman" is MIL, "opposition leader" OPP.
bool GroupMember(std::string_view lemma) {
  for (std::string_view word : {"fighter", "rebel", "militant", "member", "gunman", "insurgent", "guerrilla", "combatant", "militiaman", "soldier", "troops", "man", "force",
                                "cadre", "guerilla", "jihadist", "operative"}) {
    if (lemma == word) return true;
  }
  return false;
}

bool NamedGroup(const Actor& actor) {
  bool armed = actor.country == "IMG" || actor.sector == "REB" || actor.sector == "UAF" || actor.sector == "PRM" || actor.sector == "PRE";
  return armed && !actor.name.empty();
}

bool Generic(std::string_view lemma) {
  for (std::string_view word : {"spokesman", "spokesperson", "spokeswoman", "official", "leader", "chief", "source", "member",
                                "head", "representative", "delegation", "director", "aide", "adviser", "advisor", "secretary",
                                "chairman", "deputy", "team", "base", "group", "website"}) {
    if (lemma == word) return true;
  }
  return false;
}

/// "Acme Corp president", "Acme Co's chairman": a company's name ends before the token.
bool AfterCompany(const Tree& tree, int token) {
  int before = token - 1;
  if (before >= 0 && tree[before].xpos == XposFrom("POS")) --before;
  return before >= 1 && OneOf(tree[before].form, {"Inc", "Inc.", "Corp", "Corp.", "Co", "Co.", "Ltd", "Ltd.", "PLC", "Plc", "plc", "LLC", "AG", "SA", "NV", "GmbH", "Holdings", "SpA", "Oyj"});
}

void AddRole(SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  const NameEntry* entry = nullptr;
  for (const NameEntry* candidate : hit.entries) {
    if (IsRole(*candidate) && (entry == nullptr || candidate->kind < entry->kind)) entry = candidate;
  }
  if (entry == nullptr || view.out.At(hit.head) != nullptr) return;
  // "military exercises": a quality of the noun, not a body of its own.
  if (tree[hit.head].upos == Upos::ADJ && tree.Rel(hit.head) == Deprel::amod) return;

  // The state may hang on the title, or on the name it stands before: "Russian Foreign Minister X".
  CarriedName name = entry->kind == NameKind::kTitle ? NameWithTitle(view, hit) : CarriedName{};
  std::vector<Actor> states = StatesOf(view, hit.head);
  // "Taiwan's coast guard and air force": the possessor is shared.
  if (states.empty() && tree.Rel(hit.head) == Deprel::conj && tree.Head(hit.head) >= 0 && tree.Head(hit.head) < hit.head && !DefiniteNoun(tree, hit.head)) {
    states = StatesOf(view, tree.Head(hit.head));
  }
  int governor = tree.Head(hit.head);
  bool describes = tree.Rel(hit.head) == Deprel::nmod_desc || tree.Rel(hit.head) == Deprel::compound;
  if (states.empty() && name.head >= 0 && name.head != hit.head) states = StatesOf(view, name.head);
  if (states.empty() && describes && governor >= 0) states = StatesOf(view, governor);
  if (states.empty() && !Relational(tree[hit.last].lemma)) states = StateBefore(view, hit.first);
  if (states.empty()) states = StateWithin(view, hit);
  if (states.empty()) states = StateOfTown(view, hit, entry->sector);

  bool person_title = entry->kind == NameKind::kTitle && !Plural(tree[hit.last]) && name.head < 0;
  std::string sector(entry->sector);
  if (person_title && AddApposed(view, hit, states, sector)) return;

  // "a tribunal in The Hague", "the Hague court": the courts of the states together sit there.
  if (sector == "JUD" && states.size() == 1 && states[0].country == "NLD") {
    bool hague = std::any_of(tree.Children(hit.head).begin(), tree.Children(hit.head).end(), [&](int child) { return tree[child].form == "Hague"; });
    if (hague) states[0] = {}, states[0].country = "IGO";
  }
  // An armed group's commander is of the group, whatever his rank.
  if (states.size() == 1 && (states[0].sector == "REB" || states[0].sector == "IMG" || states[0].sector == "UAF") && sector == "MIL") sector = states[0].sector;
  // "his men" are of the force he is of.
  if (states.size() == 1 && tree[hit.last].lemma == "man" && Plural(tree[hit.last]) && (states[0].sector == "MIL" || states[0].sector == "COP" || states[0].sector == "REB")) sector = states[0].sector;
  // "its own men", "the minister's men": whoever serves it under arms.
  const bool men = tree[hit.last].lemma == "man" && Plural(tree[hit.last]) && sector == "CVL" && tree.Child(hit.head, Deprel::nmod_poss) >= 0;
  if (men && states.size() == 1 && OneOf(states[0].sector, {"", "GOV"}) && tree.Child(hit.head, Deprel::amod) < 0) sector = "MIL";
  // "Chinese coast guard ships" are the coast guard's, no shipowner's.
  if (sector == "BUS" && (entry->kind == NameKind::kNoun || entry->kind == NameKind::kThing) && states.size() == 1 && (states[0].sector == "MIL" || states[0].sector == "COP")) sector = states[0].sector;
  // "a Ryanair plane" is no warplane.
  if (sector == "MIL" && entry->kind == NameKind::kThing && states.size() == 1 && states[0].sector == "BUS") sector = "BUS";
  // "Toyota president Akio Toyoda", "Acme Corp president John Doe" govern no state.
  if (entry->kind == NameKind::kTitle && sector == "GOV" && ((states.size() == 1 && states[0].sector == "BUS") || AfterCompany(tree, hit.first))) sector = "BUS";
  // "Prabowo's deputy", "a deputy of the commander": of what he is of, no member of parliament.
  if (sector == "LEG" && tree.Lemma(hit.last) == "deputy") {
    for (int child : tree.Children(hit.head)) {
      const Mention* superior = tree.Rel(child) == Deprel::nmod_poss || (tree.Rel(child) == Deprel::nmod && tree.Preposition(child) == "of") ? view.out.At(child) : nullptr;
      if (superior != nullptr && superior->actors.size() == 1 && (superior->kind == MentionKind::kPerson || superior->human) && !superior->actors[0].sector.empty()) sector = superior->actors[0].sector;
    }
  }
  // "the ELN's fighters" are the ELN.
  if (states.size() == 1 && NamedGroup(states[0])) states[0] = GroupInsteadOfPerson(view, hit.head, states[0]);
  bool members = states.size() == 1 && NamedGroup(states[0]) && GroupMember(tree[hit.last].lemma);
  if (members) sector = states[0].sector;
  if (Generic(tree[hit.last].lemma)) {
    // "Navy spokesman", "Hamas leader": the modifier knows better.
    for (const Actor& state : states) {
      if (!state.sector.empty() && state.sector != "GOV") sector = state.sector;
    }
    for (int child : tree.Children(hit.head)) {
      if (tree.Rel(child) != Deprel::compound && tree.Rel(child) != Deprel::amod) continue;
      if (child > 0 && tree[child - 1].form == "-") continue;  // "Geneva-based officials" are of no base
      std::string folded = FoldName(tree[child].lemma);
      int node = view.knowledge.Child(0, folded);
      if (node < 0) continue;
      for (const NameEntry& other : view.knowledge.At(node)) {
        if (other.kind == NameKind::kNoun && other.sector != "GOV") sector = other.sector;
      }
    }
    // "the head of the Chinese navy", "a spokesman for Poland's border guard"
    for (int child : tree.Children(hit.head)) {
      std::string preposition = tree.Preposition(child);
      if (tree.Rel(child) != Deprel::nmod || child < hit.last || (preposition != "of" && preposition != "for")) continue;
      for (int first : {child - 1, child}) {
        int node = 0;
        for (int t = first; t <= child && node >= 0; ++t) node = view.knowledge.Child(node, FoldName(tree[t].lemma));
        if (node < 0) continue;
        bool told = false;
        for (const NameEntry& other : view.knowledge.At(node)) {
          if (other.kind == NameKind::kNoun && other.sector != "GOV") sector = other.sector, told = true;
        }
        if (told) break;
      }
    }
  }

  if (entry->kind == NameKind::kTitle && sector == "GOV" && SaidOfThePast(tree, hit)) sector = "ELI";

  Mention mention;
  mention.kind = MentionKind::kRole;
  mention.head = name.head >= 0 && tree.Under(hit.head, name.head) ? name.head : hit.head;
  mention.first = hit.first;
  mention.last = name.head >= 0 ? name.last : hit.last;
  mention.thing = entry->kind == NameKind::kThing;
  mention.plural = Plural(tree[hit.last]);
  mention.human = entry->kind == NameKind::kTitle && !mention.plural;
  mention.reason = "role";
  mention.place = {};

  // A title in front of a known person adds nothing to the person; widen its span instead.
  int beyond = hit.last + 1;
  while (beyond + 1 < tree.size() && view.out.At(beyond) == nullptr && Honorific(tree[beyond].form)) ++beyond;
  const Mention* after = view.out.At(beyond);
  if (entry->kind == NameKind::kTitle && after != nullptr && after->kind == MentionKind::kPerson) {
    auto index = static_cast<size_t>(view.out.at[static_cast<size_t>(beyond)]);
    Mention& person = view.out.mentions[index];
    person.first = std::min(person.first, hit.first);
    const bool titled = !OneOf(LowerAscii(tree.Lemma(hit.last)), {"envoy", "ambassador", "representative", "coordinator", "mediator", "adviser", "advisor"});
    int begin = hit.first;  // "Spanish farm minister"
    while (begin > 0 && hit.first - begin < 2 && tree[begin - 1].upos == Upos::NOUN) --begin;
    const std::vector<Actor> told_state = titled ? StateBefore(view, begin) : std::vector<Actor>{};
    if (Namesake(view, person.actors[0], told_state, sector)) {
      person.actors[0] = {};
      person.actors[0].country = told_state[0].country;
      person.actors[0].sector = sector;
      person.actors[0].name = view.TextOf(beyond, person.last);
      person.sex = 0;
      person.reason = "title";
    }
    // "Japan's special envoy Yasushi Akashi", once of the United Nations: who holds no office now is whose envoy he is said to be.
    if (!titled && person.actors[0].sector == "ELI") {
      const std::vector<Actor> sent_by = StateBefore(view, begin);
      if (sent_by.size() == 1 && view.knowledge.ByCode(sent_by[0].country) >= 0 && sent_by[0].country != person.actors[0].country) person.actors[0].country = sent_by[0].country;
    }
    if (person.actors[0].country.empty() && !states.empty()) person.actors[0].country = states[0].country;
    // Who is called minister is one, whatever day our files end the term on, unless he is called "former".
    bool former = false;
    for (int t = std::max(0, hit.first - 2); t < hit.first; ++t) former = former || view.tree.Lemma(t) == "former" || view.tree.Lemma(t) == "ex" || view.tree.Lemma(t) == "late";
    if (person.actors[0].sector.empty() || ((person.actors[0].sector == "ELI" || (person.actors[0].sector == "OPP" && sector == "GOV" && hit.first < hit.last)) && !former && !sector.empty())) person.actors[0].sector = sector;
    if (!former && !Honorific(tree[hit.last].form)) TakeOffice(view.knowledge, view.context.published, TitleKey(tree, hit.first, hit.last), person.actors[0]);
    RememberTitle(view, hit, person.actors[0]);
    CoreSpan(view, person);
    for (int i = hit.first; i < beyond; ++i) view.out.at[static_cast<size_t>(i)] = static_cast<int16_t>(index);
    return;
  }

  for (const Actor& state : states) {
    Actor actor;
    actor.country = state.country;
    actor.sector = sector;
    actor.name = state.country == "IMG" || state.country == "IGO" || state.country == "UNO" || members ? state.name : std::string();
    if (members) actor.wikidata = state.wikidata;
    if (name.head >= 0) actor.name = view.TextOf(name.first, name.last);
    if (Contains(mention.actors, actor.country)) continue;
    mention.actors.push_back(actor);
    // One minister has one state, many may have many.
    if (!mention.plural && entry->kind == NameKind::kTitle) break;
  }
  bool told = DefiniteNoun(tree, hit.head) || (name.head >= 0 && (!describes || LowerAscii(tree[hit.last].lemma) == "minister")) || BareInstitution(view, hit, *entry) || Given(view, hit, *entry, sector);
  if (mention.actors.empty() && !Relational(tree[hit.last].lemma)) AddFromContext(view, hit, *entry, sector, name.head < 0, told, mention);
  if (mention.actors.empty()) {
    mention.actors.push_back({});
    mention.actors[0].sector = sector;
    mention.kind = MentionKind::kSector;
    mention.confidence = 0.5;
    if (name.head >= 0) mention.actors[0].name = view.TextOf(name.first, name.last);
  } else {
    if (name.head >= 0) mention.actors[0].name = view.TextOf(name.first, name.last);
    if (entry->kind == NameKind::kTitle && mention.actors.size() == 1 && !mention.plural) RememberTitle(view, hit, mention.actors[0]);
    if (name.head >= 0 && states.size() == 1 && NamedGroup(states[0])) view.context.groups[mention.actors[0].name] = states[0];
    if ((entry->kind == NameKind::kNoun || entry->kind == NameKind::kThing) && mention.actors.size() == 1 && !states.empty()) RememberNoun(view, hit, mention.actors[0]);
  }
  // "the Italian leader" after Giorgia Meloni; "the US secretary of state" of 2013 is John Kerry.
  if (entry->kind == NameKind::kTitle && !mention.plural && name.head < 0 && mention.actors.size() == 1 && mention.actors[0].name.empty() &&
      !mention.actors[0].country.empty() && mention.kind == MentionKind::kRole && Particular(view, hit)) {
    Identify(view, hit, mention);
  }
  // "his Jordanian counterpart, X": the role goes by the name beside it.
  const bool lacks_name = entry->kind == NameKind::kTitle && !mention.plural && name.head < 0 && mention.actors.size() == 1 && !mention.actors[0].country.empty() && mention.actors[0].name.empty();
  if (const CarriedName beside = lacks_name ? NameBeside(view, mention.head) : CarriedName{}; beside.head >= 0) mention.actors[0].name = view.TextOf(beside.first, beside.last);
  std::vector<Actor> actors = mention.actors;
  int head = mention.head;
  bool title = entry->kind == NameKind::kTitle && !mention.plural && name.head < 0;
  CoreSpan(view, mention);
  view.Add(std::move(mention));
  if (title) AddNameBeside(view, head, actors);
}

}  // namespace lapwing
