// SPDX-License-Identifier: Apache-2.0
#include "code/speakers.h"

#include <cstdlib>

#include "base/strings.h"

namespace lapwing {

int SpeakerOf(const Tree& tree, int verb) {
  // Of two subjects the nearer: a dateline may hang as the first.
  int subject = -1;
  for (int child : tree.Children(verb)) {
    if (tree.Rel(child) == Deprel::nsubj && (subject < 0 || std::abs(child - verb) < std::abs(subject - verb))) subject = child;
  }
  if (subject >= 0) return subject;
  if (int agent = tree.Child(verb, Deprel::obl_agent); agent >= 0) return agent;
  // "X, who said", "saying": the clause leans on what it modifies.
  int head = tree.Head(verb);
  if (head >= 0 && (tree.Rel(verb) == Deprel::acl || tree.Rel(verb) == Deprel::acl_relcl) && tree.IsNominal(head)) return head;
  if (head >= 0 && (tree.Rel(verb) == Deprel::conj || tree.Rel(verb) == Deprel::advcl) && tree.IsVerbal(head)) return SpeakerOf(tree, head);
  return -1;
}

int HolderOf(const Tree& tree, int noun) {
  if (int holder = tree.Child(noun, Deprel::nmod_poss); holder >= 0) return holder;
  for (int child : tree.Children(noun)) {
    if (tree.Rel(child) == Deprel::compound && OneOf(tree.Lemma(child), {"media", "press", "newspaper", "news", "intelligence"})) return child;
  }
  return -1;
}

bool HasContent(const Tree& tree, int verb) {
  for (int child : tree.Children(verb)) {
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::ccomp || rel == Deprel::xcomp) return true;
    if (rel == Deprel::obj && !OneOf(tree.Lemma(verb), {"tell", "inform", "brief"})) return true;
    if (rel == Deprel::obl && OneOf(tree.Preposition(child), {"of", "against"})) return true;
  }
  return false;
}

}  // namespace lapwing
