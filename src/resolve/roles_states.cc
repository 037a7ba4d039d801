// SPDX-License-Identifier: Apache-2.0
// Whose a role is, by the words of its own phrase.
#include <algorithm>

#include "base/strings.h"
#include "resolve/lists.h"
#include "resolve/roles.h"
#include "resolve/shared_names.h"

namespace lapwing {
namespace {

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

/// "an adviser to Iran's supreme leader" is Iran's; "the ambassador to Japan" is not Japan's.
bool Serves(std::string_view lemma) {
  for (std::string_view word : {"adviser", "advisor", "aide", "assistant", "secretary", "deputy", "counsel", "heir", "successor", "son", "brother", "confidant"}) {
    if (lemma == word) return true;
  }
  return false;
}

/// Deeds that stand among the arms of forces: their "of" and "in" name whom they hit.
bool DoneTo(std::string_view lemma) {
  return OneOf(lemma, {"invasion", "incursion", "raid", "airstrike", "strike", "bombing", "offensive", "counteroffensive", "counter-offensive", "counterattack", "assault", "onslaught", "barrage", "salvo", "campaign", "operation", "attack", "shelling", "ambush", "crash"});
}

/// "Russian-made helicopters", "a Syrian-born preacher", "Iran-backed gunmen": where they come from or who pays, not whose they are.
bool Origin(const Tree& tree, int word) {
  return word > 1 && tree[word - 1].form == "-" &&
         OneOf(LowerAscii(tree[word].form), {"made", "built", "supplied", "born", "speaking", "trained", "designed", "style", "manufactured", "donated", "era", "language", "educated", "funded", "financed",
                                             "equipped", "backed", "supported", "sponsored", "allied", "linked", "aligned", "inspired", "brokered", "mediated", "administered", "armed", "flagged"});
}

/// "the Thailand-DPRK Friendship Association" is Thailand's: the one at home stands first, the other is whom it is fond of. -1: no such name.
int HomeOfPair(const SentenceView& view, int noun) {
  const Tree& tree = view.tree;
  if (!OneOf(LowerAscii(tree.Lemma(noun)), {"association", "committee", "society", "organization", "organisation", "council", "federation", "league", "institute", "club", "group", "union", "foundation", "chamber"})) return -1;
  for (int t = std::max(2, noun - 5); t < noun; ++t) {
    const Mention* first = view.out.At(t - 2);
    const Mention* second = view.out.At(t);
    const bool pair = tree[t - 1].form == "-" && first != nullptr && second != nullptr && first != second && !first->actors.empty() && !second->actors.empty();
    if (pair && (tree.Under(t, noun) || tree.Under(t - 2, noun))) return t - 2;
  }
  return -1;
}

}  // namespace

/// Whose possessor does not own it: "his Chinese counterpart" is China's, "Russia's ally" nobody's we know.
bool Relational(std::string_view lemma) {
  for (std::string_view word : {"counterpart", "ally", "colleague", "guest", "host", "neighbor", "neighbour", "rival", "enemy", "foe", "partner"}) {
    if (lemma == word) return true;
  }
  return false;
}

/// The states (or organisations) a noun belongs to, by the strongest sign: possessor, adjective or compound, of-phrase.
std::vector<Actor> StatesOf(const SentenceView& view, int noun, int depth) {
  std::vector<Actor> poss, mod, of, seat;
  const Tree& tree = view.tree;
  if (const int home = HomeOfPair(view, noun); home >= 0) return view.out.At(home)->actors;
  for (int child : tree.Children(noun)) {
    Deprel rel = tree.Rel(child);
    if (IsAnti(tree[child].form) || Origin(tree, child)) continue;  // "anti-American activists" are not America's
    if (rel == Deprel::nmod_poss) {
      Append(poss, ActorsAt(view, child));
      // "the South Korean president's adviser": the possessor is a role not yet resolved.
      if (poss.empty() && depth < 3) Append(poss, StatesOf(view, child, depth + 1));
    } else if (rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod_desc || rel == Deprel::nmod_unmarked ||
               rel == Deprel::det || rel == Deprel::nmod) {
      std::string preposition = rel == Deprel::nmod ? tree.Preposition(child) : "";
      // "the invasion of Ukraine", "air strikes in Syria" are done to them.
      if (DoneTo(tree.Lemma(noun)) && OneOf(preposition, {"of", "in", "for"})) continue;
      // "ambassador to Japan" is not Japan's: found as recipient elsewhere.
      bool belongs = preposition.empty() || preposition == "of" || preposition == "from" || preposition == "for" ||
                     (preposition == "in" && depth == 0) || (preposition == "to" && Serves(tree.Lemma(noun)));
      if (!belongs) continue;
      std::vector<Actor>& to = preposition.empty() ? mod : preposition == "in" ? seat : of;
      Append(to, ActorsAt(view, child));
      if (to.empty() && depth < 3) Append(to, StatesOf(view, child, depth + 1));
    }
  }
  const bool opposite = tree.Lemma(noun) == "number" && noun > 0 && tree.Lemma(noun - 1) == "opposite";
  const bool relational = opposite || Relational(tree.Lemma(noun));
  if (!poss.empty() && !relational) return poss;
  if (!mod.empty()) return mod;
  // "his counterparts in Thailand and Japan" are of where they sit, "his counterparts of last year" nobody's.
  if (relational) return seat;
  Append(of, seat);
  return of;
}

/// The state right before the words, whatever the tree says: "Thai Defence Minister", "Japan's navy".
std::vector<Actor> StateBefore(const SentenceView& view, int first) {
  int before = first - 1;
  if (before >= 0 && view.tree[before].xpos == XposFrom("POS")) --before;
  const Mention* mention = view.out.At(before);
  if (mention == nullptr || mention->actors.empty() || mention->last != before || IsAnti(view.tree[before].form)) return {};
  // "Myanmar army Colonel X": a body's; "the minister's spokesman" is found by the tree.
  bool owned = mention->kind == MentionKind::kPerson || mention->kind == MentionKind::kPronoun || mention->kind == MentionKind::kPlace ||
               (mention->kind == MentionKind::kRole && mention->human);
  return owned ? std::vector<Actor>{} : mention->actors;
}

/// "Minneapolis police", "the governor of Sinaloa state", "Karachi's mayor": who keeps order, judges and governs in a town is of its state. "The breakaway republic
/// of Chechnya" is a part of the state that it would leave.
std::vector<Actor> StateOfTown(const SentenceView& view, const NameHit& hit, std::string_view sector) {
  const Tree& tree = view.tree;
  const std::string_view noun = tree.Lemma(hit.last);
  const bool local = OneOf(sector, {"COP", "JUD", "PRE"}) || OneOf(noun, {"governor", "mayor", "prefect", "council", "councillor", "administration"});
  if (!local) return {};
  auto country = [&](int at) -> std::string {
    for (int child : tree.Children(at)) {
      const Deprel rel = tree.Rel(child);
      const bool part = rel == Deprel::compound || rel == Deprel::amod || rel == Deprel::nmod_poss || rel == Deprel::nmod_desc || (rel == Deprel::nmod && tree.Preposition(child) == "of");
      const Mention* m = part ? view.out.At(child) : nullptr;
      if (m != nullptr && m->kind == MentionKind::kPlace && m->actors.empty() && view.knowledge.ByCode(m->place.country) >= 0) return m->place.country;
    }
    return {};
  };
  std::string code = country(hit.head);
  for (int child : tree.Children(hit.head)) {
    if (code.empty() && tree.Rel(child) == Deprel::nmod && tree.Preposition(child) == "of" && OneOf(tree.Lemma(child), {"region", "state", "province", "city", "town", "district", "oblast", "prefecture", "governorate", "department"})) code = country(child);
  }
  if (code.size() != 3) return {};
  Actor actor;
  actor.country = code;
  return {actor};
}

/// The state, seat or organisation a longer entry begins with: "UN official", "Kremlin official".
std::vector<Actor> StateWithin(const SentenceView& view, const NameHit& hit) {
  if (const int shared = SharedBodyOf(view, hit); shared >= 0) return {EntityActor(view.knowledge, shared, "", "")};
  int node = 0;
  for (int t = hit.first; t < hit.last && node >= 0; ++t) {
    std::string folded = FoldName(view.tree[t].form);
    if (folded.empty()) continue;
    node = view.knowledge.Child(node, folded);
    if (node < 0) break;
    for (const NameEntry& entry : view.knowledge.At(node)) {
      bool named = entry.kind == NameKind::kState || entry.kind == NameKind::kAdjective || entry.kind == NameKind::kCapital ||
                   entry.kind == NameKind::kSeat || entry.kind == NameKind::kOrg || entry.kind == NameKind::kGroup || entry.kind == NameKind::kBody;
      if (named && IsUpper(view.tree[t].form[0]) && !(t + 2 <= hit.last && Origin(view.tree, t + 2))) return {EntityActor(view.knowledge, entry.entity, entry.sector, entry.label)};
    }
  }
  return {};
}

}  // namespace lapwing
