// SPDX-License-Identifier: Apache-2.0
// Whose armies and rebels fight each other at home.
#include "base/strings.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// The one doer of the verb over a noun that it is done to: "the rebels took the army's garrison", "an outpost was overrun by the rebels".
const Mention* DoerOver(const SentenceView& view, int noun) {
  const Tree& tree = view.tree;
  while (tree.Rel(noun) == Deprel::nmod_poss) noun = tree.Head(noun);
  const int verb = tree.Head(noun);
  if (verb < 0 || !tree.IsVerbal(verb)) return nullptr;
  int doer = -1;
  if (tree.Rel(noun) == Deprel::obj) {
    for (int clause = verb; doer < 0 && clause >= 0; clause = tree.Rel(clause) == Deprel::conj || tree.Rel(clause) == Deprel::xcomp ? tree.Head(clause) : -1) doer = tree.Child(clause, Deprel::nsubj);
  }
  for (int child : tree.Children(verb)) {
    if (tree.Rel(noun) == Deprel::nsubj_pass && tree.Preposition(child) == "by") doer = child;
  }
  return doer < 0 || tree.Under(noun, doer) ? nullptr : view.out.At(doer);
}

}  // namespace

std::string FoughtAtHome(const SentenceView& view, int noun) {
  const Mention* m = DoerOver(view, noun);
  if (m == nullptr || m->actors.size() != 1 || !OneOf(m->actors[0].sector, {"REB", "PRE", "UAF"})) return {};
  const std::string& country = m->actors[0].country;
  if (view.knowledge.ByCode(country) < 0 || view.context.countries.count(country) == 0) return {};
  // Some bands fight a neighbour: then it is his forces that are told of.
  auto forces = view.context.by_sector.find("MIL");
  const bool told = forces != view.context.by_sector.end();
  return !told || forces->second.countries.count(country) != 0 ? country : std::string();
}

std::string ForcesOver(const SentenceView& view, int rebels) {
  const Mention* doer = DoerOver(view, rebels);
  const bool forces = doer != nullptr && doer->actors.size() == 1 && OneOf(doer->actors[0].sector, {"MIL", "COP"}) && view.knowledge.ByCode(doer->actors[0].country) >= 0;
  return forces ? doer->actors[0].country : std::string();
}

std::string StruckBy(const SentenceView& view, int rebels) {
  const Tree& tree = view.tree;
  const int verb = tree.Head(rebels);
  if (verb < 0 || tree.Rel(rebels) != Deprel::nsubj) return {};
  std::string country;
  for (const Mention& m : view.out.mentions) {
    const bool struck = tree.Head(m.head) == verb && (tree.Rel(m.head) == Deprel::obj || (tree.Rel(m.head) == Deprel::obl && OneOf(tree.Preposition(m.head), {"into", "in", "at", "on", "near", "toward", "towards", "against", "over"})));
    const std::string& of = m.actors.size() == 1 ? m.actors[0].country : m.place.country;
    if (!struck || view.knowledge.ByCode(of) < 0 || of == country) continue;
    if (!country.empty()) return {};
    country = of;
  }
  return country;
}

}  // namespace lapwing
