// SPDX-License-Identifier: Apache-2.0
// Common nouns that act for a state: the noun gives the sector, its modifiers give the state.
#include <algorithm>

#include "base/strings.h"
#include "resolve/discourse.h"
#include "resolve/lists.h"

namespace lapwing {
namespace {

bool IsRole(const NameEntry& entry) {
  return entry.kind == NameKind::kTitle || entry.kind == NameKind::kNoun || entry.kind == NameKind::kThing;
}

/// Titles that say nothing of the sector themselves: "navy spokesman" is MIL, "opposition leader" OPP.
bool Generic(std::string_view lemma) {
  for (std::string_view word : {"spokesman", "spokesperson", "spokeswoman", "official", "leader", "chief", "source", "member",
                                "head", "representative", "delegation", "director", "aide", "adviser", "advisor", "secretary",
                                "chairman", "deputy", "team", "base", "group", "website"}) {
    if (lemma == word) return true;
  }
  return false;
}

void Append(std::vector<Actor>& to, const std::vector<Actor>& from) {
  for (const Actor& actor : from) {
    bool have = std::any_of(to.begin(), to.end(), [&](const Actor& a) { return a.country == actor.country && a.name == actor.name; });
    if (!have && !actor.country.empty()) to.push_back(actor);
  }
}

/// Actors at a token and those coordinated with it: "Russian and Chinese".
std::vector<Actor> ActorsAt(const SentenceView& view, int token) {
  std::vector<Actor> actors;
  if (const Mention* mention = view.out.At(token)) Append(actors, mention->actors);
  for (int child : view.tree.Children(token)) {
    if (view.tree.Rel(child) == Deprel::conj) Append(actors, ActorsAt(view, child));
  }
  // "leaders from A, B and C": the written list, wherever the parser cut it.
  const Mention* member = view.out.At(token);
  if (member != nullptr && member->kind == MentionKind::kState) {
    for (const MentionList& list : FindLists(view.tree, view.out.mentions)) {
      if (token >= list.head && token <= list.last) Append(actors, list.actors);
    }
  }
  return actors;
}

/// Whose possessor does not own it: "his Chinese counterpart" is China's, "Russia's ally" nobody's we know.
bool Relational(std::string_view lemma) {
  for (std::string_view word : {"counterpart", "ally", "colleague", "guest", "host", "neighbor", "neighbour", "rival", "enemy", "foe", "partner"}) {
    if (lemma == word) return true;
  }
  return false;
}

/// "an adviser to Iran's supreme leader" is Iran's; "the ambassador to Japan" is not Japan's.
bool Serves(std::string_view lemma) {
  for (std::string_view word : {"adviser", "advisor", "aide", "assistant", "secretary", "deputy", "counsel", "heir", "successor", "son", "brother", "confidant"}) {
    if (lemma == word) return true;
  }
  return false;
}

/// The states (or organisations) a noun belongs to, by the strongest sign: possessor, adjective or compound, of-phrase.
std::vector<Actor> StatesOf(const SentenceView& view, int noun, int depth = 0) {
  std::vector<Actor> poss, mod, of;
  const Tree& tree = view.tree;
  for (int child : tree.Children(noun)) {
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::nmod_poss) {
      Append(poss, ActorsAt(view, child));
      // "the South Korean president's adviser": the possessor is a role not yet resolved.
      if (poss.empty() && depth < 3) Append(poss, StatesOf(view, child, depth + 1));
    } else if (rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod_desc || rel == Deprel::nmod_unmarked ||
               rel == Deprel::det || rel == Deprel::nmod) {
      std::string preposition = rel == Deprel::nmod ? tree.Preposition(child) : "";
      // "ambassador to Japan" is not Japan's: found as recipient elsewhere.
      bool belongs = preposition.empty() || preposition == "of" || preposition == "from" || preposition == "for" ||
                     (preposition == "in" && depth == 0) || (preposition == "to" && Serves(tree.Lemma(noun)));
      if (!belongs) continue;
      std::vector<Actor>& to = preposition.empty() ? mod : of;
      Append(to, ActorsAt(view, child));
      if (to.empty() && depth < 3) Append(to, StatesOf(view, child, depth + 1));
    }
  }
  if (!poss.empty() && !Relational(tree.Lemma(noun))) return poss;
  if (!mod.empty()) return mod;
  return Relational(tree.Lemma(noun)) ? std::vector<Actor>{} : of;
}

/// The state right before the words, whatever the tree says: "Thai Defence Minister", "Japan's navy".
std::vector<Actor> StateBefore(const SentenceView& view, int first) {
  int before = first - 1;
  if (before >= 0 && view.tree[before].xpos == XposFrom("POS")) --before;
  const Mention* mention = view.out.At(before);
  if (mention == nullptr || mention->actors.empty() || mention->last != before) return {};
  // "Myanmar army Colonel X": a body's; "the minister's spokesman" is found by the tree.
  bool owned = mention->kind == MentionKind::kPerson || mention->kind == MentionKind::kPronoun || mention->kind == MentionKind::kPlace ||
               (mention->kind == MentionKind::kRole && mention->human);
  return owned ? std::vector<Actor>{} : mention->actors;
}

/// The state, seat or organisation a longer entry begins with: "UN official", "Kremlin official".
std::vector<Actor> StateWithin(const SentenceView& view, const NameHit& hit) {
  int node = 0;
  for (int t = hit.first; t < hit.last && node >= 0; ++t) {
    std::string folded = FoldName(view.tree[t].form);
    if (folded.empty()) continue;
    node = view.knowledge.Child(node, folded);
    if (node < 0) break;
    for (const NameEntry& entry : view.knowledge.At(node)) {
      bool named = entry.kind == NameKind::kState || entry.kind == NameKind::kAdjective || entry.kind == NameKind::kCapital ||
                   entry.kind == NameKind::kSeat || entry.kind == NameKind::kOrg || entry.kind == NameKind::kGroup || entry.kind == NameKind::kBody;
      if (named && IsUpper(view.tree[t].form[0])) return {EntityActor(view.knowledge, entry.entity, entry.sector, entry.label)};
    }
  }
  return {};
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

/// A proper name carried by the title: flat or appositive proper noun, or the title stands before the name.
struct CarriedName {
  int head = -1;
  int first = -1;
  int last = -1;
};

CarriedName NameWithTitle(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  int t = hit.last + 1;
  while (t + 1 < tree.size() && Honorific(tree[t].form) && view.out.At(t) == nullptr && tree[t + 1].upos == Upos::PROPN) ++t;
  if (t >= tree.size() || tree[t].upos != Upos::PROPN || view.out.At(t) != nullptr) return {};
  CarriedName name{t, t, t};
  while (t + 1 < tree.size() && (tree[t + 1].upos == Upos::PROPN || tree[t + 1].form == "-") && view.out.At(t + 1) == nullptr) name.last = ++t;
  for (int i = name.first; i <= name.last; ++i) {
    if (tree.Head(i) < name.first || tree.Head(i) > name.last) name.head = i;
  }
  return name;
}

std::string TitleKey(const Tree& tree, int first, int last);

/// The office of whoever has the counterpart: "his Chinese counterpart", "Lavrov's".
std::string OfficeOfPossessor(const SentenceView& view, int noun) {
  int owner = view.tree.Child(noun, Deprel::nmod_poss);
  const Mention* mention = owner < 0 ? nullptr : view.out.At(owner);
  if (mention == nullptr || mention->actors.size() != 1) return {};
  int index = view.knowledge.PersonByName(mention->actors[0].name);
  if (index < 0) return {};
  for (const Office& office : view.knowledge.persons[static_cast<size_t>(index)].offices) {
    if (office.term.Covers(view.context.published)) return std::string(office.title);
  }
  return {};
}

std::string TitleKey(const Tree& tree, int first, int last) {
  std::string key;
  for (int t = first; t <= last; ++t) key += (t > first ? " " : "") + FoldName(tree[t].form);
  return key;
}

/// Whoever carries a title may be called by it from now on: "President X ... the president".
void RememberTitle(SentenceView& view, const NameHit& hit, const Actor& actor) {
  if (actor.country.empty() || Generic(view.tree[hit.last].lemma)) return;
  view.context.by_title[TitleKey(view.tree, hit.first, hit.last)] = actor;
  view.context.by_title[TitleKey(view.tree, hit.last, hit.last)] = actor;
  if (actor.name.empty()) return;
  for (int t = hit.first; t <= hit.last; ++t) view.context.titles[actor.name].insert(FoldName(view.tree[t].form));
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
  if (name < 0 || tree[name].upos != Upos::PROPN || view.out.At(name) != nullptr) return {};
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

bool Definite(const Tree& tree, int token) {
  for (int child : tree.Children(token)) {
    if (tree.Rel(child) == Deprel::det && tree[child].lemma == "the") return true;
    if (tree.Rel(child) == Deprel::det && (tree[child].lemma == "this" || tree[child].lemma == "that")) return true;
  }
  return false;
}

/// A role that names no state belongs to whom the article called by that title, or to the only one it knows in that
/// sector, or to whoever of that sector acted just now. Better nobody than somebody invented.
void AddFromContext(SentenceView& view, const NameHit& hit, const NameEntry& entry, const std::string& sector, bool nameless, Mention& mention) {
  if (sector != "GOV" && sector != "MIL" && sector != "LEG" && sector != "COP" && sector != "REB" && sector != "SPY" && sector != "JUD") return;
  // "the Nobel committee": a body of somebody we do not know.
  for (int child : view.tree.Children(hit.head)) {
    bool part = view.tree.Rel(child) == Deprel::compound || view.tree.Rel(child) == Deprel::amod || view.tree.Rel(child) == Deprel::nmod_desc;
    if (part && child < hit.first && view.tree[child].upos == Upos::PROPN && view.out.At(child) == nullptr) return;
  }
  mention.confidence = 0.6;
  bool title = entry.kind == NameKind::kTitle && !mention.plural;
  if (title && nameless) {
    mention.actors = FindTitled(view, hit.head, TitleKey(view.tree, hit.first, hit.last), "");
    mention.reason = "title of somebody named before";
    if (!mention.actors.empty()) return;
  }
  auto called = view.context.by_title.find(TitleKey(view.tree, hit.first, hit.last));
  if (title && nameless && called != view.context.by_title.end()) {
    mention.actors.push_back(called->second);
    return;
  }
  auto known = view.context.by_sector.find(sector);
  const bool last_resort = false;  // nobody is called by a bare title who has not been introduced
  Actor actor;
  actor.sector = sector;
  // "In Seoul the government said"
  for (const Mention& m : view.out.mentions) {
    bool there = (m.kind == MentionKind::kCapital || m.kind == MentionKind::kState) && view.tree.Preposition(m.head) == "in";
    if (nameless && there && m.last < hit.first && view.tree.Head(m.head) == view.tree.Head(hit.head)) actor.country = m.actors[0].country;
  }
  if (!actor.country.empty()) return mention.actors.push_back(actor);
  bool one_named = view.context.named.size() == 1 && view.context.spoken.size() == 1;
  bool one_so_far = view.context.spoken.empty() && view.context.countries.size() == 1;
  if ((one_named || one_so_far) && !title && sector != "REB") {
    actor.country = one_named ? *view.context.spoken.begin() : view.context.countries.begin()->first;
    mention.reason = "the only state of the article";
    return mention.actors.push_back(actor);
  }
  if (known != view.context.by_sector.end()) {
    const SectorActor& last = known->second;
    bool only = last.countries.size() == 1;
    bool acted = nameless && last.subject && last.sentence + 1 >= view.context.sentence;
    // "the President" is not whoever has a government: a person must have been spoken of.
    if ((!title || last.person) && (only || acted)) actor.country = last.country;
  }
  // "SEOUL, Jan 17 -- The military said": the country the report is written in, if no other has come up.
  bool home = !view.context.home.empty() && known == view.context.by_sector.end();
  if (actor.country.empty() && home) actor.country = view.context.home, mention.confidence = 0.5;
  if (actor.country.empty() && nameless && !(title && !last_resort)) {
    // Whoever of that sector, or whichever state, the text is about just now, if one stands out.
    Seek seek;
    seek.token = hit.head;
    seek.reach = 3;
    seek.forbid_clause = false;  // "the president dissolved the assembly": both may be of one state
    bool armed = sector == "REB";
    seek.fit = [&](const Recent& r) {
      if (r.actors.size() != 1 || r.thing) return 0.0;
      const Actor& a = r.actors[0];
      if (a.sector == sector && !r.human) return 1.0;
      bool state = !armed && view.knowledge.ByCode(a.country) >= 0 && (a.sector.empty() || a.sector == "GOV");
      return state ? (r.human ? 0.4 : 0.7) : 0.0;
    };
    Antecedent found = FindAntecedent(view, seek);
    if (found && found.confidence >= 0.6) {
      actor.country = found.actors[0].country;
      // "the rebels" after the name of their group.
      if (armed && found.actors[0].sector == sector) actor = found.actors[0];
      mention.confidence = found.confidence - 0.15;
      mention.reason = "whom the text is about";
    }
  }
  if (!actor.country.empty()) mention.actors.push_back(actor);
}

/// "police arrested", "hands power to army", "parliament", "opposition leaders": nouns without an article where the text is about one state.
bool BareInstitution(const SentenceView& view, const NameHit& hit, const NameEntry& entry) {
  const Tree& tree = view.tree;
  if (tree.Child(hit.head, Deprel::det) >= 0 || tree.Child(hit.head, Deprel::nmod_poss) >= 0) return false;
  Deprel rel = tree.Rel(hit.head);
  if (rel == Deprel::compound || rel == Deprel::amod || rel == Deprel::nmod_desc || rel == Deprel::appos || rel == Deprel::flat) return false;
  if (entry.kind == NameKind::kThing || (entry.kind == NameKind::kTitle && !Plural(tree[hit.last]))) return false;
  return view.context.spoken.size() == 1 || !view.context.home.empty() || (view.context.spoken.empty() && view.context.countries.size() == 1);
}

/// One that there is only one of: not "a minister", "the new minister", "the next president", "its former envoy".
bool Particular(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  for (int child : tree.Children(hit.head)) {
    std::string_view lemma = tree.Lemma(child);
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::det && lemma != "the") return false;
    if (rel == Deprel::nummod || rel == Deprel::acl_relcl || rel == Deprel::appos || rel == Deprel::flat) return false;
    bool other = lemma == "new" || lemma == "former" || lemma == "next" || lemma == "late" || lemma == "ex" || lemma == "future" || lemma == "then" || lemma == "previous" ||
                 lemma == "first" || lemma == "last" || lemma == "deputy" || lemma == "outgoing" || lemma == "ousted" || lemma == "another" || lemma == "senior";
    if ((rel == Deprel::amod || rel == Deprel::advmod || rel == Deprel::compound) && other) return false;
  }
  Deprel rel = tree.Rel(hit.head);
  return rel != Deprel::appos && rel != Deprel::compound && rel != Deprel::flat && rel != Deprel::nmod_desc;
}

/// Gives a nameless role its person: who was called so before, else who holds the office.
void Identify(SentenceView& view, const NameHit& hit, Mention& mention) {
  Actor& actor = mention.actors[0];
  std::string title = TitleKey(view.tree, hit.first, hit.last);
  if (title == "counterpart" || title == "opposite number") {
    // "his Chinese counterpart": the same office there.
    title = OfficeOfPossessor(view, hit.head);
    if (title.empty()) return;
  }
  std::vector<Actor> known = FindTitled(view, hit.head, title, actor.country);
  if (!known.empty()) {
    actor = known[0];
    mention.reason = "title of somebody named before";
    return;
  }
  int person = HolderOf(view, actor.country, title);
  if (person < 0) return;
  actor = PersonActor(view.knowledge, person, view.context.published);
  mention.reason = "holder of the office at that date";
}

}  // namespace

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
  if (states.empty() && tree.Rel(hit.head) == Deprel::conj && tree.Head(hit.head) >= 0 && tree.Head(hit.head) < hit.head && !Definite(tree, hit.head)) {
    states = StatesOf(view, tree.Head(hit.head));
  }
  int governor = tree.Head(hit.head);
  bool describes = tree.Rel(hit.head) == Deprel::nmod_desc || tree.Rel(hit.head) == Deprel::compound;
  if (states.empty() && name.head >= 0 && name.head != hit.head) states = StatesOf(view, name.head);
  if (states.empty() && describes && governor >= 0) states = StatesOf(view, governor);
  if (states.empty() && !Relational(tree[hit.last].lemma)) states = StateBefore(view, hit.first);
  if (states.empty()) states = StateWithin(view, hit);

  std::string sector(entry->sector);
  // An armed group's commander is of the group, whatever his rank.
  if (states.size() == 1 && (states[0].sector == "REB" || states[0].sector == "IMG" || states[0].sector == "UAF") && sector == "MIL") sector = states[0].sector;
  if (Generic(tree[hit.last].lemma)) {
    // "Navy spokesman", "Hamas leader": the modifier knows better.
    for (const Actor& state : states) {
      if (!state.sector.empty() && state.sector != "GOV") sector = state.sector;
    }
    for (int child : tree.Children(hit.head)) {
      if (tree.Rel(child) != Deprel::compound && tree.Rel(child) != Deprel::amod) continue;
      std::string folded = FoldName(tree[child].lemma);
      int node = view.knowledge.Child(0, folded);
      if (node < 0) continue;
      for (const NameEntry& other : view.knowledge.At(node)) {
        if (other.kind == NameKind::kNoun && other.sector != "GOV") sector = other.sector;
      }
    }
  }

  // "the former dictator", "ex-president": out of office.
  if (entry->kind == NameKind::kTitle && sector == "GOV") {
    for (int child : tree.Children(hit.head)) {
      std::string_view lemma = tree.Lemma(child);
      bool past = lemma == "former" || lemma == "ex" || lemma == "erstwhile" || lemma == "deposed" || lemma == "ousted" || lemma == "one-time" || lemma == "onetime";
      if (past && child <= hit.first) sector = "ELI";
    }
  }

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
    if (person.actors[0].country.empty() && !states.empty()) person.actors[0].country = states[0].country;
    if (person.actors[0].sector.empty()) person.actors[0].sector = sector;
    RememberTitle(view, hit, person.actors[0]);
    CoreSpan(view, person);
    for (int i = hit.first; i < beyond; ++i) view.out.at[static_cast<size_t>(i)] = static_cast<int16_t>(index);
    return;
  }

  for (const Actor& state : states) {
    Actor actor;
    actor.country = state.country;
    actor.sector = sector;
    actor.name = state.country == "IMG" || state.country == "IGO" || state.country == "UNO" ? state.name : std::string();
    if (name.head >= 0) actor.name = view.TextOf(name.first, name.last);
    if (Contains(mention.actors, actor.country)) continue;
    mention.actors.push_back(actor);
    // One minister has one state, many may have many.
    if (!mention.plural && entry->kind == NameKind::kTitle) break;
  }
  bool told = Definite(tree, hit.head) || (name.head >= 0 && !describes) || BareInstitution(view, hit, *entry);
  if (mention.actors.empty() && told && !mention.thing && !Relational(tree[hit.last].lemma)) AddFromContext(view, hit, *entry, sector, name.head < 0, mention);
  if (mention.actors.empty()) {
    mention.actors.push_back({});
    mention.actors[0].sector = sector;
    mention.kind = MentionKind::kSector;
    mention.confidence = 0.5;
    if (name.head >= 0) mention.actors[0].name = view.TextOf(name.first, name.last);
  } else {
    if (name.head >= 0) mention.actors[0].name = view.TextOf(name.first, name.last);
    if (entry->kind == NameKind::kTitle && mention.actors.size() == 1 && !mention.plural) RememberTitle(view, hit, mention.actors[0]);
  }
  // "the Italian leader" after Giorgia Meloni; "the US secretary of state" of 2013 is John Kerry.
  if (entry->kind == NameKind::kTitle && !mention.plural && name.head < 0 && mention.actors.size() == 1 && mention.actors[0].name.empty() &&
      !mention.actors[0].country.empty() && mention.kind == MentionKind::kRole && Particular(view, hit)) {
    Identify(view, hit, mention);
  }
  std::vector<Actor> actors = mention.actors;
  int head = mention.head;
  bool title = entry->kind == NameKind::kTitle && !mention.plural && name.head < 0;
  CoreSpan(view, mention);
  view.Add(std::move(mention));
  if (title) AddNameBeside(view, head, actors);
}

}  // namespace lapwing
