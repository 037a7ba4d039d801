// SPDX-License-Identifier: Apache-2.0
// Whose a body is not: the other party of what it does or suffers.
#include <algorithm>

#include "base/strings.h"
#include "resolve/roles.h"

namespace lapwing {

std::string GiverTo(const SentenceView& view, int noun) {
  const Tree& tree = view.tree;
  const int gift = tree.Head(noun);
  if (gift < 0 || tree.Preposition(noun) != "to" || !OneOf(tree.Lemma(gift), {"assistance", "aid", "sale", "delivery", "shipment", "help", "supply"})) return {};
  const int verb = tree.Head(gift);
  const int subject = verb < 0 ? -1 : tree.Child(verb, Deprel::nsubj);
  const Mention* giver = subject < 0 ? nullptr : view.out.At(subject);
  return giver != nullptr && giver->actors.size() == 1 ? giver->actors[0].country : std::string();
}

std::string OtherParty(const SentenceView& view, int noun) {
  const Tree& tree = view.tree;
  const Deprel rel = tree.Rel(noun);
  const int verb = tree.Head(noun);
  // "The foreign ministry summoned the Pakistani envoy": nor is it the envoy's.
  if (verb >= 0 && rel == Deprel::nsubj && OneOf(tree.Lemma(verb), {"summon", "expel", "accuse", "condemn", "denounce", "urge", "warn", "deport", "criticize", "criticise", "protest"})) {
    const int object = tree.Child(verb, Deprel::obj);
    const Mention* envoy = object < 0 ? nullptr : view.out.At(object);
    return envoy != nullptr && envoy->actors.size() == 1 ? envoy->actors[0].country : std::string();
  }
  // "The foreign ministry laid the blame on a Philippine ship", "pinned it on Manila", "lodged a protest with Beijing"
  if (verb >= 0 && rel == Deprel::nsubj && OneOf(tree.Lemma(verb), {"lay", "put", "pin", "lodge", "place", "issue"})) {
    for (const Mention& m : view.out.mentions) {
      if (m.first <= verb || m.actors.size() != 1 || !tree.Under(m.head, verb)) continue;
      for (int t = m.head; t >= 0 && t != verb; t = tree.Head(t)) {
        const bool against = OneOf(tree.Preposition(t), {"on", "at", "with", "against"}) && (tree.Rel(t) == Deprel::obl || tree.Rel(t) == Deprel::nmod);
        if (against && (tree.Head(t) == verb || tree.Head(tree.Head(t)) == verb)) return m.actors[0].country;
      }
    }
  }
  static constexpr std::string_view kAgainst[] = {"accuse", "blame", "condemn", "denounce", "threaten", "recognize", "recognise"};
  if (verb < 0 || (rel != Deprel::obj && rel != Deprel::iobj)) return {};
  if (std::find(std::begin(kAgainst), std::end(kAgainst), tree.Lemma(verb)) == std::end(kAgainst)) return {};
  const int subject = tree.Child(verb, Deprel::nsubj);
  const Mention* doer = subject < 0 ? nullptr : view.out.At(subject);
  if (doer == nullptr || doer->actors.size() != 1) return {};
  const bool official = doer->actors[0].sector.empty() || doer->actors[0].sector == "GOV";
  return official ? doer->actors[0].country : std::string();
}

}  // namespace lapwing
