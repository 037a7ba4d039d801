// SPDX-License-Identifier: Apache-2.0
// Common nouns that act for a state: the noun gives the sector, its modifiers give the state.
#include <algorithm>

#include "base/strings.h"
#include "resolve/interpret.h"

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
  return actors;
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
      bool belongs = preposition.empty() || preposition == "of" || preposition == "from" || preposition == "for" ||
                     (preposition == "in" && depth == 0) || preposition == "to";
      if (!belongs) continue;
      std::vector<Actor>& to = preposition.empty() ? mod : of;
      // "ambassador to Japan" is not Japan's; only kept out here, found as recipient elsewhere.
      if (preposition == "to") continue;
      Append(to, ActorsAt(view, child));
      if (to.empty() && depth < 3) Append(to, StatesOf(view, child, depth + 1));
    }
  }
  if (!poss.empty()) return poss;
  if (!mod.empty()) return mod;
  return of;
}

bool Contains(const std::vector<Actor>& actors, std::string_view country) {
  return std::any_of(actors.begin(), actors.end(), [&](const Actor& a) { return a.country == country; });
}

/// Words of the phrase: from its first modifier that belongs to the name to its last name word.
void CoreSpan(const SentenceView& view, Mention& mention) {
  const Tree& tree = view.tree;
  for (int child : tree.Children(mention.head)) {
    switch (tree.Rel(child)) {
      case Deprel::amod:
      case Deprel::compound:
      case Deprel::nmod_desc:
      case Deprel::nmod_poss: mention.first = std::min(mention.first, tree.Leftmost(child)); break;
      case Deprel::flat: mention.last = std::max(mention.last, child); break;
      default: break;
    }
  }
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
  if (t >= tree.size() || tree[t].upos != Upos::PROPN || view.out.At(t) != nullptr) return {};
  CarriedName name{t, t, t};
  while (t + 1 < tree.size() && (tree[t + 1].upos == Upos::PROPN || tree[t + 1].form == "-") && view.out.At(t + 1) == nullptr) name.last = ++t;
  for (int i = name.first; i <= name.last; ++i) {
    if (tree.Head(i) < name.first || tree.Head(i) > name.last) name.head = i;
  }
  return name;
}

/// "the president" without a state: whom has the article called that?
const Actor* FromContext(const SentenceView& view, const std::string& sector) {
  auto it = view.context.by_sector.find(sector);
  return it == view.context.by_sector.end() ? nullptr : &it->second;
}

bool Definite(const Tree& tree, int token) {
  for (int child : tree.Children(token)) {
    if (tree.Rel(child) == Deprel::det && tree[child].lemma == "the") return true;
    if (tree.Rel(child) == Deprel::det && (tree[child].lemma == "this" || tree[child].lemma == "that")) return true;
  }
  return false;
}

}  // namespace

void AddRole(SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  const NameEntry* entry = nullptr;
  for (const NameEntry* candidate : hit.entries) {
    if (IsRole(*candidate) && (entry == nullptr || candidate->kind < entry->kind)) entry = candidate;
  }
  if (entry == nullptr || view.out.At(hit.head) != nullptr) return;

  // The state may hang on the title, or on the name it stands before: "Russian Foreign Minister X".
  CarriedName name = entry->kind == NameKind::kTitle ? NameWithTitle(view, hit) : CarriedName{};
  std::vector<Actor> states = StatesOf(view, hit.head);
  int governor = tree.Head(hit.head);
  bool describes = tree.Rel(hit.head) == Deprel::nmod_desc || tree.Rel(hit.head) == Deprel::compound;
  if (states.empty() && name.head >= 0 && name.head != hit.head) states = StatesOf(view, name.head);
  if (states.empty() && describes && governor >= 0) states = StatesOf(view, governor);

  std::string sector = entry->sector;
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

  Mention mention;
  mention.kind = MentionKind::kRole;
  mention.head = name.head >= 0 && tree.Under(hit.head, name.head) ? name.head : hit.head;
  mention.first = hit.first;
  mention.last = name.head >= 0 ? name.last : hit.last;
  mention.thing = entry->kind == NameKind::kThing;
  mention.plural = Plural(tree[hit.last]);
  mention.place = {};

  // A title in front of a known person adds nothing to the person; widen its span instead.
  const Mention* after = view.out.At(hit.last + 1);
  if (entry->kind == NameKind::kTitle && after != nullptr && after->kind == MentionKind::kPerson) {
    auto index = static_cast<size_t>(view.out.at[static_cast<size_t>(hit.last + 1)]);
    Mention& person = view.out.mentions[index];
    person.first = std::min(person.first, hit.first);
    if (person.actors[0].country.empty() && !states.empty()) person.actors[0].country = states[0].country;
    if (person.actors[0].sector.empty()) person.actors[0].sector = sector;
    CoreSpan(view, person);
    for (int i = hit.first; i <= hit.last; ++i) view.out.at[static_cast<size_t>(i)] = static_cast<int16_t>(index);
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
  if (mention.actors.empty()) {
    const Actor* known = Definite(tree, hit.head) || (name.head >= 0 && !describes) ? FromContext(view, sector) : nullptr;
    if (known != nullptr && !mention.thing && sector != "CVL" && sector != "BUS" && sector != "MED" && sector != "EDU") {
      Actor actor = *known;
      bool same_person = name.head < 0 && entry->kind == NameKind::kTitle && !mention.plural && !Generic(tree[hit.last].lemma);
      if (!same_person) actor.name = name.head >= 0 ? std::string(view.TextOf(name.first, name.last)) : std::string(), actor.wikidata.clear();
      actor.sector = sector;
      mention.actors.push_back(actor);
      mention.confidence = 0.6;
    } else {
      Actor actor;
      actor.sector = sector;
      if (name.head >= 0) actor.name = view.TextOf(name.first, name.last);
      mention.actors.push_back(actor);
      mention.kind = MentionKind::kSector;
      mention.confidence = 0.5;
    }
  }
  CoreSpan(view, mention);
  view.Add(std::move(mention));
}

}  // namespace lapwing
