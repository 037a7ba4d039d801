// SPDX-License-Identifier: Apache-2.0
#include "code/clauses.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {

int ClauseOf(const Tree& tree, int token) {
  int t = token;
  while (tree.Head(t) >= 0 && !tree.IsVerbal(t)) t = tree.Head(t);
  return t;
}

bool Perfect(const Tree& tree, int verb) {
  for (int child : tree.Children(verb)) {
    if (tree.Rel(child) == Deprel::aux && tree.Lemma(child) == "have") return true;
  }
  return false;
}

bool SharesPerfect(const Tree& tree, int verb) {
  const int above = tree.Head(verb);
  if (above < 0 || tree.Rel(verb) != Deprel::conj || tree.Child(verb, Deprel::nsubj) >= 0 || tree.Child(verb, Deprel::aux) >= 0) return false;
  const Xpos form = tree[verb].xpos;
  if (form != XposFrom("VBN") && form != XposFrom("VBD")) return false;
  const auto& children = tree.Children(above);
  return std::any_of(children.begin(), children.end(), [&](int child) { return tree.Rel(child) == Deprel::aux && OneOf(LowerAscii(tree[child].form), {"has", "have", "'ve"}); });
}

int SubjectShared(const Tree& tree, int verb) {
  int subject = tree.Child(verb, Deprel::nsubj);
  for (; subject < 0 && verb >= 0 && tree.Rel(verb) == Deprel::conj; verb = tree.Head(verb)) subject = tree.Child(tree.Head(verb), Deprel::nsubj);
  return subject;
}

int TellerOf(const Tree& tree, int trigger) {
  for (int clause = ClauseOf(tree, trigger); tree.Head(clause) >= 0; clause = ClauseOf(tree, tree.Head(clause))) {
    const Deprel rel = tree.Rel(clause);
    if (rel == Deprel::ccomp && tree.IsVerbal(tree.Head(clause))) return tree.Head(clause);
    if (rel != Deprel::parataxis && rel != Deprel::conj && rel != Deprel::xcomp) return -1;
  }
  return -1;
}

bool Restrictive(const Tree& tree, int clause) {
  int first = tree.Leftmost(clause);
  return first > 0 && tree[first].form != "," && tree[first - 1].form != ",";
}

}  // namespace lapwing
