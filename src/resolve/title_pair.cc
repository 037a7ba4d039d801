// SPDX-License-Identifier: Apache-2.0
// The two that a title says a report is about.
#include <algorithm>

#include "base/strings.h"
#include "resolve/interpret.h"

namespace lapwing {
namespace {

/// States of the title, each once; without those of `but`: people it calls by name, or capitals in which something happens ("no meeting in Kathmandu").
enum class But { kNone, kPlaces, kPeople };
std::vector<Actor> TitleStates(const SentenceView& view, But but) {
  std::vector<Actor> states;
  for (const Mention& m : view.out.mentions) {
    if (but == But::kPeople && (m.kind == MentionKind::kPerson || m.kind == MentionKind::kPronoun || m.kind == MentionKind::kRole)) continue;
    if (but == But::kPlaces && m.kind == MentionKind::kCapital && OneOf(view.tree.Preposition(m.head), {"in", "at"})) continue;
    for (const Actor& actor : m.actors) {
      const int entity = view.knowledge.ByCode(actor.country);
      const bool state = entity >= 0 && actor.country.size() == 3 && !OneOf(actor.country, {"EUR", "UNO", "IGO", "NGO", "IMG", "MNC"});
      const bool known = std::any_of(states.begin(), states.end(), [&](const Actor& a) { return a.country == actor.country; });
      if (state && !known) states.push_back(EntityActor(view.knowledge, entity, "", ""));
    }
  }
  return states;
}

/// "Cambodia-Thailand truce holds, Malaysia ready to help": the two it joins, where it joins no others.
std::vector<Actor> JoinedInTitle(const SentenceView& view) {
  const Tree& tree = view.tree;
  std::vector<Actor> pair;
  for (const Mention& a : view.out.mentions) {
    if (a.last + 2 >= tree.size() || !OneOf(tree[a.last + 1].form, {"-", "\u2013"})) continue;
    const Mention* b = view.out.At(a.last + 2);
    auto state = [&](const Mention& m) { return m.actors.size() == 1 && m.kind != MentionKind::kPerson && view.knowledge.ByCode(m.actors[0].country) >= 0; };
    if (b == nullptr || b->first != a.last + 2 || !state(a) || !state(*b) || a.actors[0].country == b->actors[0].country) continue;
    if (!pair.empty()) return {};
    for (const Mention* m : {&a, b}) pair.push_back(EntityActor(view.knowledge, view.knowledge.ByCode(m->actors[0].country), "", ""));
  }
  return pair;
}

}  // namespace

void NoteTitlePair(SentenceView& view) {
  if (std::vector<Actor> one = TitleStates(view, But::kNone); one.size() == 1) view.context.title_state = std::move(one);
  for (std::vector<Actor> pair : {TitleStates(view, But::kPlaces), TitleStates(view, But::kNone), TitleStates(view, But::kPeople), JoinedInTitle(view)}) {
    if (pair.size() != 2) continue;
    view.context.title_pair = std::move(pair);
    return;
  }
}

}  // namespace lapwing
