// SPDX-License-Identifier: Apache-2.0
#include "resolve/mere_nouns.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

/// "by force", "in force since Saturday", "a show of force": strength or validity, no army. "A force of 3,000", "the African force" are one.
bool MereForce(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  if (hit.first != hit.last || LowerAscii(tree[hit.first].form) != "force") return false;
  // "military force" and "brute force" are used, not sent; whose a force is its state, body or kind tells. "The full force of the law" is none.
  if (const int of = tree.Child(hit.head, Deprel::nmod); of >= 0 && tree.Preposition(of) == "of" && OneOf(tree.Lemma(of), {"law", "nature", "habit", "arms", "argument", "gravity", "personality"})) return true;
  return std::all_of(tree.Children(hit.head).begin(), tree.Children(hit.head).end(), [&](int child) {
    const Deprel rel = tree.Rel(child);
    if (rel == Deprel::det || rel == Deprel::nmod_poss || rel == Deprel::nummod) return false;
    if (rel == Deprel::amod) return tree[child].upos == Upos::ADJ && !IsUpper(tree[child].form[0]);
    return rel != Deprel::compound && rel != Deprel::flat && rel != Deprel::nmod_desc;
  });
}

/// "withdrew to their own side", "its side of the deal", "took Doha's side", "fought at its side", "the right side of history": a place or a part. "The
/// Russian side said", "the other side" of a quarrel, "her side would stick to it" are a party.
bool MereSide(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  if (hit.first != hit.last || tree.Lemma(hit.head) != "side") return false;
  const int head = hit.head, verb = tree.Head(head);
  const bool plural = tree[head].xpos == XposFrom("NNS");
  // "both sides" are counted (descriptions_counted.cc) or nobody.
  if (plural) return true;
  bool named = false;  // "demarches to the US side"
  for (int child : tree.Children(head)) {
    named = named || (child < head && IsUpper(tree[child].form[0]) && tree.Rel(child) != Deprel::det);
    if (tree.Rel(child) == Deprel::nmod && OneOf(tree.Preposition(child), {"of", "to"})) return true;
    if (OneOf(tree.Lemma(child), {"right", "wrong", "left", "far", "near", "northern", "southern", "eastern", "western", "opposite", "same"})) return true;
  }
  if (OneOf(tree.Preposition(head), {"on", "at", "along", "by", "to", "onto", "inside", "beside"}) && !named) return true;
  const bool owned = tree.Child(head, Deprel::nmod_poss) >= 0;
  if (owned && OneOf(tree.Preposition(head), {"on", "at", "along", "by", "to", "onto", "into", "inside"})) return true;
  return verb >= 0 && tree.Rel(head) == Deprel::obj && OneOf(tree.Lemma(verb), {"take", "change", "switch", "choose", "pick", "leave", "join", "cross"});
}

}  // namespace

bool MereNoun(const SentenceView& view, const NameHit& hit) { return MereForce(view, hit) || MereSide(view, hit); }

}  // namespace lapwing
