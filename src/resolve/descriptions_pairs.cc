// SPDX-License-Identifier: Apache-2.0
// "His counterparts", "the former", "the latter": the others of a group, and the one of two.
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include "base/strings.h"
#include "resolve/descriptions.h"
#include "resolve/lists.h"
#include "resolve/roles.h"

namespace lapwing {

bool AddCounterparts(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (!OneOf(tree.Lemma(token), {"counterpart", "colleague"}) || tree[token].xpos != XposFrom("NNS")) return false;
  int owner = -1;
  for (int child : tree.Children(token)) {
    const Deprel rel = tree.Rel(child);
    if (rel == Deprel::nmod_poss) owner = child;
    else if (rel == Deprel::amod || rel == Deprel::nmod || rel == Deprel::nummod || rel == Deprel::compound || rel == Deprel::appos) return false;
  }
  const Mention* whose = owner < 0 ? nullptr : view.out.At(owner);
  if (whose == nullptr || whose->actors.size() != 1) return false;
  const std::string own = whose->actors[0].country;
  Seek seek;
  seek.token = token;
  seek.forbid_clause = false;
  seek.reach = 7;
  seek.fit = [&](const Recent& r) {
    const bool with_owner = std::any_of(r.actors.begin(), r.actors.end(), [&](const Actor& a) { return a.country == own; });
    const bool official = std::all_of(r.actors.begin(), r.actors.end(), [](const Actor& a) { return a.country.size() == 3 && !a.sector.empty(); });
    return r.actors.size() >= 3 && with_owner && official ? 1.0 : 0.0;
  };
  Antecedent found = FindAntecedent(view, seek);
  if (!found) return false;
  std::erase_if(found.actors, [&](const Actor& a) { return a.country == own; });
  if (found.actors.size() < 2) return false;
  PutDescription(view, token, found, "counterparts of one of a group", true, false);
  return true;
}

bool AddFormerLatter(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  std::string_view lemma = tree.Lemma(token);
  if ((lemma != "former" && lemma != "latter") || !Definite(tree, token)) return false;
  Deprel rel = tree.Rel(token);
  if (rel == Deprel::amod || rel == Deprel::compound) return false;
  std::vector<Recent> last = RecentEntities(view, token, 1, [](const Recent& r) { return r.actors.size() == 1 && !r.plural && !r.thing; });
  // "Guyana and Venezuela agreed ... the former's": a list of two; else two subjects of one sort; else the last two.
  std::vector<Recent> lists = RecentEntities(view, token, 1, [](const Recent& r) { return r.plural && r.actors.size() == 2 && (r.kind == MentionKind::kState || r.kind == MentionKind::kPronoun); });
  if (!lists.empty()) {
    std::vector<Actor> meant = {lists[0].actors[lemma == "former" ? 0 : 1]};
    PutDescription(view, token, {meant, 0.6}, "the former, the latter", false, !meant[0].name.empty() && !meant[0].sector.empty());
    return true;
  }
  std::vector<Recent> subjects;
  for (const Recent& r : last) {
    if (r.subject && (subjects.empty() || r.human == subjects[0].human)) subjects.push_back(r);
  }
  if (subjects.size() >= 2) last = subjects;
  if (last.size() < 2) return false;
  std::vector<Recent> two = {last[0], last[1]};
  std::stable_sort(two.begin(), two.end(), [](const Recent& a, const Recent& b) {
    return a.sentence != b.sentence ? a.sentence < b.sentence : a.last < b.last;
  });
  const Recent& meant = two[lemma == "former" ? 0 : 1];
  PutDescription(view, token, {meant.actors, 0.6}, "the former, the latter", false, meant.human);
  return true;
}

}  // namespace lapwing
