// SPDX-License-Identifier: Apache-2.0
#include "code/purpose.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {

bool IsInfinitive(const Tree& tree, int verb) {
  const auto& children = tree.Children(verb);
  const std::string_view marker = tree.Marker(verb);
  return marker == "to" || (marker == "for" && std::any_of(children.begin(), children.end(), [&](int child) { return tree.Rel(child) == Deprel::mark && tree.Lemma(child) == "to"; }));
}

std::string PurposeOf(const Tree& tree, int token) {
  for (int steps = 0; tree.Head(token) >= 0 && steps < 6; token = tree.Head(token), ++steps) {
    bool clause = tree.Rel(token) == Deprel::advcl || tree.Rel(token) == Deprel::xcomp || tree.Rel(token) == Deprel::acl;
    if (clause && IsInfinitive(tree, token)) return LowerAscii(tree.Lemma(tree.Head(token)));
  }
  return {};
}

bool IsFirstToAct(const Tree& tree, int noun) {
  auto first = [&](int t) { return OneOf(LowerAscii(tree.Lemma(t)), {"first", "second", "third", "fourth", "fifth", "last", "latest", "only", "one"}); };
  auto acts = [&](int t) {
    return OneOf(LowerAscii(tree.Lemma(t)), {"country", "state", "nation", "government", "power", "leader", "president", "premier", "minister", "king", "member", "capital", "republic", "kingdom",
                                             "neighbour", "neighbor", "ally", "official", "body", "organisation", "organization", "institution", "parliament", "union"});
  };
  const std::string head = LowerAscii(tree.Lemma(noun));
  bool counted = first(noun), acting = acts(noun) || (first(noun) && !OneOf(head, {"one", "only"}));
  for (int child : tree.Children(noun)) {
    counted = counted || (child < noun && tree.Rel(child) == Deprel::amod && first(child));
    acting = acting || (tree.Rel(child) == Deprel::nmod && tree.Preposition(child) == "of" && acts(child));
  }
  return counted && acting;
}

namespace {

/// "Is there any plan", "are there talks": the verb stands before what there is.
bool AsksForAny(const Tree& tree, int verb) {
  const int there = tree.Child(verb, Deprel::expl);
  return tree.Lemma(verb) == "be" && there == verb + 1 && LowerAscii(tree[there].form) == "there";
}

/// "who", "why": takes the act for granted.
bool AsksWho(const Tree& tree, int token) {
  return token >= 0 && OneOf(LowerAscii(tree[token].form), {"who", "whom", "what", "when", "where", "why", "how", "which"});
}

/// "after he met him", "when they talked": what a question is asked about has happened, or will.
bool TakesForGranted(const Tree& tree, int clause) {
  return OneOf(LowerAscii(tree[tree.Leftmost(clause)].form), {"when", "after", "before", "since", "as", "because", "while", "although", "though", "given", "now"});
}

}  // namespace

bool AsksWhether(const Tree& tree) {
  int last = tree.size() - 1;
  while (last >= 0 && tree[last].upos == Upos::PUNCT && tree[last].form != "?") --last;
  if (last < 0 || tree[last].form != "?") return false;
  for (int t = 0; t < tree.size(); ++t) {
    if (AsksForAny(tree, t) && !AsksWho(tree, t - 1)) return true;
    if (tree[t].upos != Upos::AUX) continue;
    int verb = tree.Head(t);
    if (verb < 0) continue;
    int subject = tree.Child(verb, Deprel::nsubj) >= 0 ? tree.Child(verb, Deprel::nsubj) : tree.Child(verb, Deprel::nsubj_pass);
    if (subject < t) continue;
    if (!AsksWho(tree, t - 1)) return true;
  }
  return false;
}

bool Asked(const Tree& tree, int token) {
  if (!AsksWhether(tree)) return false;
  for (int steps = 0; tree.Head(token) >= 0 && steps < 40; token = tree.Head(token), ++steps) {
    const Deprel rel = tree.Rel(token);
    if (rel == Deprel::acl_relcl || (rel == Deprel::advcl && TakesForGranted(tree, token))) return false;
  }
  return true;
}

}  // namespace lapwing
