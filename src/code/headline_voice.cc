// SPDX-License-Identifier: Apache-2.0
#include "code/headline_voice.h"

#include "base/strings.h"
#include "base/tree.h"

namespace lapwing {
namespace {

/// Frames say that it is done to somebody: the first pattern of the word that counts by itself wants its recipient as the object.
bool TakesSomebody(const Codebook& codebook, std::string_view lemma) {
  const std::vector<int>* patterns = codebook.PatternsFor(Upos::VERB, lemma);
  if (patterns == nullptr) return false;
  for (int index : *patterns) {
    const Pattern& pattern = codebook.patterns[static_cast<size_t>(index)];
    if (pattern.weak || !pattern.extra.empty()) continue;
    for (const Slot& slot : pattern.slots) {
      if (slot.recipient && !slot.actor && !slot.forbidden && !slot.relations.empty() && slot.relations[0] == "obj") return true;
    }
    return false;
  }
  return false;
}

bool IsPassiveHeadline(const Codebook& codebook, const Tree& tree, int verb) {
  const Xpos xpos = tree[verb].xpos;
  if (tree[verb].upos != Upos::VERB || (xpos != XposFrom("VBD") && xpos != XposFrom("VBN"))) return false;
  if (tree.Head(verb) >= 0 && tree.Rel(verb) != Deprel::parataxis) return false;
  if (tree.Child(verb, Deprel::nsubj) < 0) return false;
  for (int child : tree.Children(verb)) {
    switch (tree.Rel(child)) {
      case Deprel::obj:
      case Deprel::iobj:
      case Deprel::ccomp:
      case Deprel::aux:
      case Deprel::aux_pass:
      case Deprel::nsubj_pass:
      case Deprel::compound_prt:
      case Deprel::conj: return false;
      default: break;
    }
  }
  return TakesSomebody(codebook, LowerAscii(tree.Lemma(verb)));
}

}  // namespace

bool MendHeadlineVoice(const Codebook& codebook, const Sentence& title, Sentence& mended) {
  const Tree tree(title);
  bool found = false;
  for (int t = 0; t < tree.size(); ++t) {
    if (!IsPassiveHeadline(codebook, tree, t)) continue;
    if (!found) mended = title;
    found = true;
    for (int child : tree.Children(t)) {
      if (tree.Rel(child) == Deprel::nsubj) mended.tokens[static_cast<size_t>(child)].deprel = Deprel::nsubj_pass;
    }
  }
  return found;
}

}  // namespace lapwing
