// SPDX-License-Identifier: Apache-2.0
// "The two sides" of a war at home: a state and its rebels.
#include <algorithm>

#include "base/strings.h"
#include "resolve/descriptions.h"
#include "resolve/lists.h"
#include "resolve/roles.h"

namespace lapwing {

Antecedent StateAndRebels(const SentenceView& view, int token) {
  const Actor* state = nullptr;
  const Actor* rebels = nullptr;
  for (const Mention& m : view.out.mentions) {
    if (m.last >= token || m.kind == MentionKind::kPronoun || m.kind == MentionKind::kAdjective || m.kind == MentionKind::kPlace || m.actors.size() != 1) continue;
    const Actor& actor = m.actors[0];
    if (OneOf(actor.sector, {"REB", "UAF", "PRE"})) rebels = &actor;
    else if (OneOf(actor.sector, {"", "GOV", "MIL"}) && !OneOf(view.tree.Preposition(m.head), {"in", "at"})) state = &actor;
  }
  if (state == nullptr || rebels == nullptr || state->country != rebels->country) return {};
  return {{*state, *rebels}, 0.65};
}

Antecedent StateAndRebelsToldOf(const SentenceView& view) {
  const ArticleContext& context = view.context;
  if (!FindLists(view.tree, view.out.mentions).empty()) return {};
  const Recent* rebels = nullptr;
  constexpr int kReach = 8;  // sentences
  int of_rebels = 0;
  for (const Recent& r : context.recent) {
    if (r.actors.size() != 1 || !OneOf(r.actors[0].sector, {"REB", "UAF", "PRE"})) continue;
    ++of_rebels;
    if (context.sentence - r.sentence > kReach) continue;
    if (rebels != nullptr && rebels->actors[0].country != r.actors[0].country) return {};
    if (rebels == nullptr || rebels->human) rebels = &r;
  }
  if (rebels == nullptr) return {};
  const std::string& country = rebels->actors[0].country;
  const int state = view.knowledge.ByCode(country);
  auto told = context.countries.find(country);
  if (state < 0 || told == context.countries.end() || OneOf(country, {"IMG"})) return {};
  if (6 * of_rebels < told->second) return {};  // a band that a state is blamed for is no side of its own
  for (const auto& [other, times] : context.countries) {
    if (other == country || view.knowledge.ByCode(other) < 0) continue;
    // A state that the title names beside this one is likely the other side; a mediator is told of less than the rebels.
    const bool titled = std::any_of(context.title_pair.begin(), context.title_pair.end(), [&](const Actor& a) { return a.country == other; });
    if (titled ? times >= of_rebels : 3 * times >= 2 * told->second) return {};
  }
  const Actor side = rebels->human ? GroupInsteadOfPerson(view, view.tree.size(), rebels->actors[0]) : rebels->actors[0];
  return {{EntityActor(view.knowledge, state, "GOV", ""), side}, 0.6};
}

}  // namespace lapwing
