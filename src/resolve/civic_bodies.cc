// SPDX-License-Identifier: Apache-2.0
// Associations, fronts and committees that no file knows: "the Russian Front for Solidarity with Korea" is of Russia, and "it" may mean it.
#include <algorithm>

#include "base/strings.h"
#include "resolve/interpret.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// Those that states have, too, must say what they are for: "the Committee for Peace", not "the State Committee".
bool IsBody(const Tree& tree, int t) {
  const std::string word = LowerAscii(tree[t].form);
  if (OneOf(word, {"front", "association", "society", "federation", "league", "foundation", "network", "coalition", "alliance"})) return true;
  if (!OneOf(word, {"council", "committee", "group", "institute", "centre", "center", "headquarters", "organization", "organisation", "movement", "campaign"})) return false;
  return std::any_of(tree.Children(t).begin(), tree.Children(t).end(), [&](int child) { return tree.Rel(child) == Deprel::nmod && child > t && OneOf(tree.Preposition(child), {"for", "on", "against"}); });
}

/// Arms, seats of power and sport have other names and other sectors.
bool OfOtherSort(const Tree& tree, int t) {
  return std::any_of(tree.Children(t).begin(), tree.Children(t).end(), [&](int child) {
    return OneOf(LowerAscii(tree[child].form), {"liberation", "revolutionary", "armed", "islamic", "national", "supreme", "security", "military", "football", "olympic", "premier", "diplomatic", "home", "western", "eastern", "northern", "southern"});
  });
}

/// The one state that an adjective, a possessor or "of" and "in" give it.
std::vector<Actor> StateOfBody(const SentenceView& view, int t, int& first) {
  const Tree& tree = view.tree;
  // "the Malawi-Zambia Friendship Association" is a pair's: read elsewhere.
  if (std::any_of(tree.Children(t).begin(), tree.Children(t).end(), [&](int child) { return OneOf(LowerAscii(tree[child].form), {"friendship", "amity", "cooperation"}); })) return {};
  for (int i = 0; i < tree.size(); ++i) {
    const Mention* m = view.out.At(i);
    if (m == nullptr || m->head != i || !tree.Under(i, t) || (m->kind != MentionKind::kState && m->kind != MentionKind::kAdjective) || m->actors.size() != 1) continue;
    if (view.knowledge.ByCode(m->actors[0].country) < 0) continue;
    const bool before = i < t && tree.Head(i) == t, behind = i > t && OneOf(tree.Preposition(i), {"of", "in"});
    if (!before && !behind) continue;
    if (before) first = std::min(first, m->first);
    return m->actors;
  }
  return {};
}

}  // namespace

void AddCivicBodies(SentenceView& view) {
  const Tree& tree = view.tree;
  if (view.shouting) return;
  for (int t = 1; t < tree.size(); ++t) {
    if (!IsUpper(tree[t].form[0]) || !tree.IsNominal(t) || view.out.At(t) != nullptr || !IsBody(tree, t) || OfOtherSort(tree, t)) continue;
    int first = t;
    const std::vector<Actor> states = StateOfBody(view, t, first);
    if (states.empty()) continue;
    Mention mention;
    mention.kind = MentionKind::kRole;
    mention.head = t;
    mention.first = first;
    mention.last = t;
    mention.reason = "a body of that nationality";
    mention.confidence = 0.7;
    Actor actor;
    actor.country = states[0].country;
    actor.sector = "SOC";
    mention.actors.push_back(actor);
    view.context.by_noun[FoldName(tree[t].form)][actor.country] = view.context.sentence;
    view.Add(std::move(mention));
  }
}

}  // namespace lapwing
