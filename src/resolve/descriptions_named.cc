// SPDX-License-Identifier: Apache-2.0
// Several told of by their number, by the names they were given before.
#include "base/strings.h"
#include "resolve/descriptions.h"
#include "resolve/roles.h"

namespace lapwing {

void NameThem(const SentenceView& view, int token, std::vector<Actor>& actors) {
  constexpr int kReach = 10;  // sentences
  const std::string_view lemma = view.tree.Lemma(token);
  std::vector<Actor> named;
  for (const Actor& actor : actors) {
    std::vector<Actor> one;
    const bool titled = OneOf(lemma, {"president", "minister", "premier", "leader", "general", "ambassador", "chief"});
    const int state = view.knowledge.ByCode(actor.country);
    if (!actor.name.empty() && !actor.sector.empty() && state >= 0 && actor.name != EntityActor(view.knowledge, state, "", "").name) one = {actor};
    if (one.empty() && titled) one = FindTitled(view, token, lemma, actor.country);
    if (one.empty()) {
      const std::vector<Recent> officials = RecentEntities(view, token, kReach, [&](const Recent& r) {
        return r.human && r.actors.size() == 1 && r.actors[0].country == actor.country && !r.actors[0].name.empty() && r.actors[0].sector == "GOV";
      });
      if (!officials.empty()) one = officials[0].actors;
    }
    if (one.size() != 1 || one[0].name.empty()) return;
    named.push_back(one[0]);
  }
  actors = named;
}

Antecedent PutTogetherBefore(const SentenceView& view, int token, const Seek& seek) {
  std::vector<Recent> all = RecentEntities(view, token, kWholeArticle, [&](const Recent& r) { return r.plural && seek.fit(r) > 0; });
  return all.empty() ? Antecedent{} : Antecedent{all[0].actors, 0.6};
}

}  // namespace lapwing
