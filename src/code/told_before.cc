// SPDX-License-Identifier: Apache-2.0
#include "code/told_before.h"

#include "base/strings.h"

namespace lapwing {

int SentenceOf(const Event& event, std::span<const Sentence> sentences) {
  for (size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].field == event.field && sentences[i].span == event.sentence) return static_cast<int>(i);
  }
  return -1;
}

int TokenAt(const Tree& tree, uint32_t begin) {
  for (int t = 0; t < tree.size(); ++t) {
    if (tree[t].span.begin == begin) return t;
  }
  return -1;
}

bool Bare(const Tree& tree, int noun) {
  bool definite = false;
  for (int child : tree.Children(noun)) {
    const Deprel rel = tree.Rel(child);
    if (rel == Deprel::nmod_poss || rel == Deprel::nmod || rel == Deprel::acl_relcl || rel == Deprel::compound) return false;
    if (rel == Deprel::det) definite = OneOf(tree.Lemma(child), {"the", "this", "that", "these", "those"});
  }
  return definite;
}

std::vector<Actor> KnownActors(const std::vector<Side>& sides) {
  std::vector<Actor> known;
  for (const Side& side : sides) {
    if (side.Known()) known.push_back(side.actor);
  }
  return known;
}

}  // namespace lapwing
