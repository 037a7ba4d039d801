// SPDX-License-Identifier: Apache-2.0
// What the phrase of a role says itself: who stands beside it, whether it means one there is only one of.
#include <algorithm>

#include "base/strings.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// The last word of "to Turkey", "in Kuala Lumpur" behind a title: where the office is held. `last` itself where no such thing follows.
int PastPost(const Tree& tree, int last) {
  int t = last + 1;
  if (t >= tree.size() || !OneOf(tree[t].form, {"to", "in", "at", "of", "for"})) return last;
  for (++t; t < std::min(tree.size(), last + 7); ++t) {
    if (tree[t].form == ",") return t - 1;
    const Upos tag = tree[t].upos;
    if (tag != Upos::PROPN && tag != Upos::NOUN && tag != Upos::DET && tag != Upos::ADJ) return last;
  }
  return last;
}

}  // namespace

const Mention* PersonBeside(const SentenceView& view, int head, int first, int last) {
  const Tree& tree = view.tree;
  auto person = [&](int token) -> const Mention* {
    const Mention* m = view.out.At(token);
    bool one = m != nullptr && m->kind == MentionKind::kPerson && m->actors.size() == 1 && !m->actors[0].name.empty() && !m->actors[0].country.empty();
    return one ? m : nullptr;
  };
  auto comma = [&](int token) { return token >= 0 && token < tree.size() && tree[token].form == ","; };
  auto ends = [&](int token) { return token >= tree.size() || tree[token].form == "," || tree[token].form == "." || tree[token].form == ")" || tree[token].lemma == "of"; };
  // After it, the name closed off by another comma: a list goes on instead.
  last = PastPost(tree, last);
  if (comma(last + 1)) {
    for (int t = last + 2; t < std::min(tree.size(), last + 8); ++t) {
      if (tree[t].upos == Upos::PUNCT || tree[t].upos == Upos::VERB || tree[t].upos == Upos::CCONJ || tree[t].upos == Upos::DET) break;
      if (const Mention* m = person(t)) return ends(m->last + 1) ? m : nullptr;
    }
  }
  // Before it: "Josep Borrell, the foreign policy chief".
  int begin = first;
  for (int child : tree.Children(head)) {
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::det || rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod_poss) begin = std::min(begin, tree.Leftmost(child));
  }
  if (comma(begin - 1) && tree.Rel(head) == Deprel::appos) {
    const Mention* m = person(begin - 2);
    if (m != nullptr && tree.Head(head) >= m->first && tree.Head(head) <= m->last) return m;
  }
  return nullptr;
}

bool DefiniteNoun(const Tree& tree, int token) {
  for (int child : tree.Children(token)) {
    if (tree.Rel(child) == Deprel::det && tree[child].lemma == "the") return true;
    if (tree.Rel(child) == Deprel::det && (tree[child].lemma == "this" || tree[child].lemma == "that")) return true;
  }
  return false;
}

bool BareInstitution(const SentenceView& view, const NameHit& hit, const NameEntry& entry) {
  const Tree& tree = view.tree;
  if (tree.Child(hit.head, Deprel::det) >= 0 || tree.Child(hit.head, Deprel::nmod_poss) >= 0) return false;
  Deprel rel = tree.Rel(hit.head);
  if (rel == Deprel::compound || rel == Deprel::amod || rel == Deprel::nmod_desc || rel == Deprel::appos || rel == Deprel::flat) return false;
  if (entry.kind == NameKind::kThing || (entry.kind == NameKind::kTitle && tree[hit.last].xpos != XposFrom("NNS") && tree[hit.last].xpos != XposFrom("NNPS"))) return false;
  // "overran three outposts", "diplomats said": anybody's, unless only one state is spoken of.
  // "two of the peacekeepers", "peacekeepers crossed": of whoever keeps the peace there.
  if (OneOf(tree.Lemma(hit.last), {"peacekeeper", "peacekeepers"})) return true;
  const bool many = tree[hit.last].xpos == XposFrom("NNS") &&
                    OneOf(tree.Lemma(hit.last), {"outpost", "position", "camp", "diplomat", "envoy", "delegate", "expert", "government", "observer", "leader", "minister"});
  if (many && view.context.spoken.size() > 1) return false;
  return view.context.spoken.size() == 1 || !view.context.home.empty() || (view.context.spoken.empty() && view.context.countries.size() == 1);
}

bool Particular(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  for (int child : tree.Children(hit.head)) {
    std::string_view lemma = tree.Lemma(child);
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::det && lemma != "the") return false;
    // "the Egyptian president, who flew to both": what a comma sets off only tells more of him.
    if (rel == Deprel::acl_relcl && hit.last + 1 < tree.size() && tree[hit.last + 1].form == ",") continue;
    if (rel == Deprel::nummod || rel == Deprel::acl_relcl || rel == Deprel::appos || rel == Deprel::flat) return false;
    bool other = lemma == "new" || lemma == "former" || lemma == "next" || lemma == "late" || lemma == "ex" || lemma == "future" || lemma == "then" || lemma == "previous" ||
                 lemma == "first" || lemma == "last" || lemma == "deputy" || lemma == "outgoing" || lemma == "ousted" || lemma == "another" || lemma == "senior";
    if ((rel == Deprel::amod || rel == Deprel::advmod || rel == Deprel::compound) && other) return false;
  }
  Deprel rel = tree.Rel(hit.head);
  return rel != Deprel::appos && rel != Deprel::compound && rel != Deprel::flat && rel != Deprel::nmod_desc;
}

/// "the Nobel committee": a body of somebody we do not know.
bool OfUnknownBody(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  return std::any_of(tree.Children(hit.head).begin(), tree.Children(hit.head).end(), [&](int child) {
    bool part = tree.Rel(child) == Deprel::compound || tree.Rel(child) == Deprel::amod || tree.Rel(child) == Deprel::nmod_desc;
    return part && child < hit.first && tree[child].upos == Upos::PROPN && view.out.At(child) == nullptr;
  });
}

/// "West African leaders", "Gulf states' ministers", "foreign envoys": of a part of the world, or of abroad, and of no one state.
bool OfRegion(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  const std::span<const int> children = tree.Children(hit.head);
  return std::any_of(children.begin(), children.end(), [&](int child) {
    const Deprel rel = tree.Rel(child);
    if (child >= hit.first || (rel != Deprel::amod && rel != Deprel::compound && rel != Deprel::nmod_poss)) return false;
    const std::string word = LowerAscii(tree.Lemma(child));
    if (OneOf(word, {"foreign", "international", "multilateral", "neighbouring", "neighboring", "visiting", "western", "arab", "european", "muslim", "warring", "opposing"})) return true;
    return IsUpper(tree[child].form[0]) && OneOf(word, {"african", "asian", "american", "gulf", "latin", "nordic", "baltic", "balkan", "caribbean", "asia", "africa", "europe", "west", "pacific",
                                                       "sahel", "sahelian", "maghreb", "andean", "scandinavian", "eastern", "mediterranean", "third"});
  });
}

}  // namespace lapwing
