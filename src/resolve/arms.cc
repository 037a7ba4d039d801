// SPDX-License-Identifier: Apache-2.0
// Weapons by name act for whoever has them: "Thai F-16s bombed", "Iran's Shahed-136".
#include "resolve/arms.h"

#include "resolve/roles.h"

namespace lapwing {
namespace {

/// The word that governs the others of the name.
int HeadOf(const Tree& tree, const EntitySpan& name) {
  for (int t = name.first; t <= name.last; ++t) {
    if (tree.Head(t) < name.first || tree.Head(t) > name.last) return t;
  }
  return name.last;
}

}  // namespace

void AddArms(SentenceView& view) {
  const Tree& tree = view.tree;
  for (const EntitySpan& name : tree.sentence().entities) {
    if (name.kind != EntityKind::weapon) continue;
    const int head = HeadOf(tree, name);
    // "Hwasong-15 missiles": the noun is the weapon.
    const bool describes = tree.Rel(head) == Deprel::compound || tree.Rel(head) == Deprel::amod || tree.Rel(head) == Deprel::nmod_desc;
    if (describes || view.out.At(head) != nullptr) continue;
    std::vector<Actor> states = StatesOf(view, head);
    if (states.empty()) states = StateBefore(view, name.first);
    if (states.size() != 1 || states[0].country.empty()) continue;
    Mention mention;
    mention.kind = MentionKind::kRole;
    mention.head = head;
    mention.first = name.first;
    mention.last = name.last;
    mention.thing = true;
    mention.reason = "weapon";
    Actor actor;
    actor.country = states[0].country;
    actor.sector = NamedGroup(states[0]) ? states[0].sector : "MIL";
    mention.actors.push_back(std::move(actor));
    view.Add(std::move(mention));
  }
}

}  // namespace lapwing
