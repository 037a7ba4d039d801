// SPDX-License-Identifier: Apache-2.0
// People who hold no office: "Lukas Brandner, a mountain guide from Graz", "Austrian hiker Lukas Brandner", "Anna Roth, 34, of Lyon". The words
// beside the name tell whose citizens they are; from then on they are known by surname, by pronouns, and by what they were called.
#include <algorithm>

#include "base/strings.h"
#include "resolve/discourse.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

constexpr double kSure = 0.75;

/// The state of a place or nationality that stands there, or "".
std::string StateAt(const SentenceView& view, int token) {
  const Mention* m = view.out.At(token);
  if (m == nullptr) return {};
  const std::string& code = !m->actors.empty() ? m->actors[0].country : m->place.country;
  const bool place = m->kind == MentionKind::kState || m->kind == MentionKind::kAdjective || m->kind == MentionKind::kCapital || m->kind == MentionKind::kPlace;
  return place && code.size() == 3 && view.knowledge.ByCode(code) >= 0 && !OneOf(code, {"EUR", "UNO", "IGO", "NGO", "IMG", "MNC"}) ? code : std::string();
}

/// "[Austrian] hiker", "guide [from Graz]", "teacher [of Lyon]": whose citizen the words under the noun (or name) tell.
std::string Citizenship(const SentenceView& view, int noun) {
  const Tree& tree = view.tree;
  for (int child : tree.Children(noun)) {
    const Deprel rel = tree.Rel(child);
    const bool nationality = (rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod_desc) && child < noun && !IsAnti(tree[child].form);
    const bool origin = rel == Deprel::nmod && OneOf(tree.Preposition(child), {"from", "of"});
    if (!nationality && !origin) continue;
    if (std::string code = StateAt(view, child); !code.empty()) return code;
  }
  return {};
}

/// What the name is said to be: a noun in apposition, or the one it stands behind; -1 for none.
int Description(const Tree& tree, int head) {
  if (const int beside = tree.Child(head, Deprel::appos); beside >= 0 && tree[beside].upos == Upos::NOUN) return beside;
  for (int child : tree.Children(head)) {
    if ((tree.Rel(child) == Deprel::nmod_desc || tree.Rel(child) == Deprel::compound) && child < head && tree[child].upos == Upos::NOUN) return child;
  }
  const int above = tree.Head(head);
  const bool named = above >= 0 && above < head && tree[above].upos == Upos::NOUN && (tree.Rel(head) == Deprel::appos || tree.Rel(head) == Deprel::flat || tree.Rel(head) == Deprel::nmod_desc);
  return named ? above : -1;
}

/// A noun that has a sector of its own is the business of roles.cc.
bool IsRoleNoun(const SentenceView& view, int noun) {
  for (std::string_view word : {std::string_view(view.tree[noun].form), view.tree.Lemma(noun)}) {
    const int node = view.knowledge.Child(0, FoldName(word));
    if (node < 0) continue;
    const std::span<const NameEntry> entries = view.knowledge.At(node);
    const bool role = std::any_of(entries.begin(), entries.end(), [](const NameEntry& e) { return e.kind == NameKind::kTitle && e.sector != "CVL" && e.sector != "SOC"; });
    if (role) return true;
  }
  return false;
}

}  // namespace

void AddPrivatePersons(SentenceView& view) {
  const Tree& tree = view.tree;
  if (view.shouting) return;
  for (const EntitySpan& entity : tree.sentence().entities) {
    if (entity.kind != EntityKind::person || entity.last == entity.first) continue;
    int head = entity.first;
    bool known = false;
    for (int t = entity.first; t <= entity.last; ++t) {
      known = known || view.out.At(t) != nullptr;
      if (tree.Head(t) < entity.first || tree.Head(t) > entity.last) head = t;
    }
    // "Vice Governor X", "Rep. Y", "army Colonel Z": a title is the business of roles.cc.
    if (Honorific(tree[entity.first].form) && IsRoleNoun(view, entity.first)) continue;
    const int before = entity.first - 1;
    if (known || (before >= 0 && (tree[before].upos == Upos::PROPN || (tree[before].upos == Upos::NOUN && IsRoleNoun(view, before))))) continue;
    const int noun = Description(tree, head);
    if (noun >= 0 && IsRoleNoun(view, noun)) continue;
    // "The governor of Belgorod region, Viktor X": hung on the nearer noun, he is the governor.
    if (noun >= 0 && noun < head && tree.Rel(noun) == Deprel::nmod && tree.Head(noun) >= 0 && IsRoleNoun(view, tree.Head(noun))) continue;
    std::string code = noun < 0 ? std::string() : Citizenship(view, noun);
    if (code.empty()) code = Citizenship(view, head);
    if (code.empty()) continue;
    Mention mention;
    mention.kind = MentionKind::kPerson;
    mention.first = entity.first;
    mention.last = entity.last;
    mention.head = head;
    mention.human = true;
    mention.sex = view.knowledge.SexOfGivenName(FoldName(tree[entity.first].form));
    mention.confidence = kSure;
    mention.reason = "citizen, by the words beside the name";
    Actor actor;
    actor.country = code;
    actor.sector = "CVL";
    actor.name = view.TextOf(entity.first, entity.last);
    if (noun >= 0) view.context.called[std::string(tree.Lemma(noun))] = actor;
    mention.actors.push_back(std::move(actor));
    view.Add(std::move(mention));
  }
}

}  // namespace lapwing
