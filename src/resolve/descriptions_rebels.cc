// SPDX-License-Identifier: Apache-2.0
// "The two sides" of a war at home: a state and its rebels.
#include "base/strings.h"
#include "resolve/descriptions.h"
#include "resolve/lists.h"

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
  if (!context.title_pair.empty() || !FindLists(view.tree, view.out.mentions).empty()) return {};
  const Recent* rebels = nullptr;
  constexpr int kReach = 8;  // sentences
  for (const Recent& r : context.recent) {
    if (context.sentence - r.sentence > kReach || r.actors.size() != 1 || !OneOf(r.actors[0].sector, {"REB", "UAF"})) continue;
    if (rebels != nullptr && rebels->actors[0].country != r.actors[0].country) return {};
    if (rebels == nullptr || rebels->human) rebels = &r;
  }
  if (rebels == nullptr) return {};
  const std::string& country = rebels->actors[0].country;
  const int state = view.knowledge.ByCode(country);
  auto told = context.countries.find(country);
  if (state < 0 || told == context.countries.end() || OneOf(country, {"IMG"})) return {};
  for (const auto& [other, times] : context.countries) {
    if (other != country && view.knowledge.ByCode(other) >= 0 && 3 * times >= 2 * told->second) return {};
  }
  return {{EntityActor(view.knowledge, state, "GOV", ""), rebels->actors[0]}, 0.6};
}

}  // namespace lapwing
