// SPDX-License-Identifier: Apache-2.0
#include "code/clauses.h"

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

}  // namespace lapwing
