// SPDX-License-Identifier: Apache-2.0
// Who acts: the subject that a word has, or inherits through control, coordination, relative clauses and participles.
#include "base/strings.h"
#include "code/arguments.h"
#include "code/purpose.h"

namespace lapwing {
namespace {

/// "Assistant to the President for Security Affairs Jane Smith met": a title before its name, which the tree takes for two subjects.
bool IsTitleOf(const Tree& tree, int title, int name) {
  if (tree[title].upos == Upos::PRON || tree[name].upos != Upos::PROPN || name - title > 12) return false;
  if (!OneOf(LowerAscii(tree.Lemma(title)), {"assistant", "advisor", "adviser", "secretary", "minister", "representative", "coordinator", "director", "envoy", "ambassador", "chief", "head"})) {
    return false;
  }
  for (int t = title + 1; t < name; ++t) {
    if (tree[t].upos == Upos::PUNCT || tree.IsVerbal(t)) return false;
  }
  return true;
}

/// "denied having run guns": the auxiliary has the form, the verb is a participle.
bool IsGerund(const Tree& tree, int verb) {
  const int aux = tree.Child(verb, Deprel::aux);
  return aux >= 0 ? LowerAscii(tree[aux].form) == "having" : tree[verb].xpos == XposFrom("VBG");
}

}  // namespace

int ArgumentView::Antecedent(int token) const {
  if (tree_.Lemma(token) == "what") {
    int naming = tree_.Child(token, Deprel::acl_relcl);
    int named = naming >= 0 ? Named(naming) : -1;
    return named >= 0 ? named : token;
  }
  if (!IsRelativePronoun(tree_[token])) return token;
  for (int t = tree_.Head(token), steps = 0; t >= 0 && steps < kMaxDepth; t = tree_.Head(t), ++steps) {
    if (tree_.Rel(t) == Deprel::acl_relcl || tree_.Rel(t) == Deprel::acl) return tree_.Head(t);
    // "It was Turkey that shelled the village."
    if (tree_.Rel(t) == Deprel::advcl_relcl && tree_.Head(t) >= 0 && tree_.IsNominal(tree_.Head(t)) && tree_.Child(tree_.Head(t), Deprel::expl) >= 0) return tree_.Head(t);
  }
  return token;
}

int ArgumentView::SurfaceSubject(int predicate, int depth) const {
  if (depth > kMaxDepth) return -1;
  int own = -1;
  for (int child : tree_.Children(predicate)) {
    // "UNITED NATIONS (AP) - The ministers signed": of two, the one that is no dateline.
    if (IsSubject(tree_.Rel(child)) && (own < 0 || (child < predicate && (IsDateline(own, child) || IsTitleOf(tree_, own, child))))) own = child;
  }
  if (own >= 0) return Antecedent(own);
  int head = tree_.Head(predicate);
  if (head < 0) return -1;
  switch (tree_.Rel(predicate)) {
    case Deprel::conj:
      // "accused X of sending migrants, calling on Y to act": no conjunct of "sending", though the tree has it so.
      // "complained that nobody had asked it and blamed the EU": whoever complained.
      if (const int nobody = tree_.Child(head, Deprel::nsubj); nobody >= 0 && OneOf(LowerAscii(tree_[nobody].form), {"nobody", "none", "nothing"}) && tree_.Rel(head) == Deprel::ccomp) {
        return SurfaceSubject(tree_.Head(head), depth + 1);
      }
      return SurfaceSubject(tree_[head].xpos == XposFrom("VBG") && SaysAside(predicate) && tree_.Child(predicate, Deprel::cc) < 0 ? MainVerb(head) : head, depth + 1);
    case Deprel::xcomp: return Controller(predicate, depth);
    case Deprel::ccomp:
      // A that-clause has its own subject; an infinitive called ccomp is under control.
      // So is "having run guns" of those who deny it.
      if (tree_.Marker(predicate).empty() && IsGerund(tree_, predicate)) return SurfaceSubject(head, depth + 1);
      return tree_.Marker(predicate) == "to" ? Controller(predicate, depth) : -1;
    case Deprel::advcl:
      if (tree_.IsVerbal(head) || tree_[head].upos == Upos::ADJ) {
        if (tree_.Marker(predicate) == "to") return Controller(predicate, depth);
        if (int object = ObjectAtFault(predicate); object >= 0) return object;
        return SurfaceSubject(tree_.Marker(predicate).empty() && SaysAside(predicate) ? MainVerb(head) : head, depth + 1);
      }
      if (IsPredicate(head)) return SurfaceSubject(head, depth + 1);
      return NounDoer(head, depth);
    case Deprel::acl: {
      // "accused X after the vote of lying" with the gerund under the vote.
      if (tree_.Marker(predicate) == "of" && tree_.Rel(head) == Deprel::obl) {
        int verb = tree_.Head(head);
        int object = verb >= 0 && OneOf(tree_.Lemma(verb), {"accuse", "suspect", "convict", "acquit"}) ? tree_.Child(verb, Deprel::obj) : -1;
        if (object >= 0 && object < head) return Antecedent(object);
      }
      // "is one of the first to recognise Chad", "became the first country to do so": whoever is it.
      if (tree_.Marker(predicate) == "to" && IsFirstToAct(tree_, head)) {
        if (IsPredicate(head)) return SurfaceSubject(head, depth + 1);
        if (tree_.Rel(head) == Deprel::xcomp && tree_.IsVerbal(tree_.Head(head))) return SurfaceSubject(tree_.Head(head), depth + 1);
      }
      // "troops shelling", "missiles supplied by": the noun itself; "a plan to attack": whoever has the plan.
      if (tree_.Marker(predicate) == "to" || !tree_.Marker(predicate).empty()) return NounDoer(head, depth);
      if (tree_[predicate].xpos == XposFrom("VBG")) {
        if (IsText(tree_.Lemma(head))) return Author(head, depth);
        if (int verb = Writes(head, AfterComma(predicate)); verb >= 0) return SurfaceSubject(verb, depth + 1);
      }
      return head;
    }
    case Deprel::acl_relcl: return head;
    case Deprel::amod: return head;
    case Deprel::parataxis: return -1;
    default: return -1;
  }
}

/// "asked Taipei for money and was turned down": by whom, when nobody else is named; or -1.
int ArgumentView::Asked(int verb) const {
  const int asking = tree_.Head(verb);
  if (tree_.Rel(verb) != Deprel::conj || !tree_.IsVerbal(asking) || tree_.IsPassive(asking) || tree_.Child(verb, Deprel::nsubj_pass) >= 0) return -1;
  if (!OneOf(tree_.Lemma(asking), {"ask", "petition", "beg", "beseech", "implore", "approach", "request", "entreat", "press", "urge", "lobby", "solicit"})) return -1;
  if (!OneOf(tree_.Lemma(verb), {"turn", "rebuff", "refuse", "reject", "deny", "snub", "rebuke", "decline", "spurn", "ignore", "brush", "wave"})) return -1;
  const int asked = tree_.Child(asking, Deprel::obj);
  return asked >= 0 && tree_.Child(asking, Deprel::iobj) < 0 ? asked : tree_.Child(asking, Deprel::iobj);
}

/// "are friends", "are in Estonia", "became the first country": a noun that says something of a subject.
bool ArgumentView::IsPredicate(int noun) const {
  return tree_.Child(noun, Deprel::cop) >= 0 && (tree_.Child(noun, Deprel::nsubj) >= 0);
}

int ArgumentView::Controller(int verb, int depth) const {
  int head = tree_.Head(verb);
  if (head < 0) return -1;
  if (tree_.IsNominal(head)) return NounDoer(head, depth);
  std::string_view lemma = tree_.Lemma(head);
  bool subject_control = OneOf(lemma, {"promise", "vow", "pledge", "threaten", "use", "take"});
  if (!subject_control && tree_.Rel(verb) != Deprel::advcl && !tree_.IsPassive(head)) {
    if (int object = tree_.Child(head, Deprel::obj); object >= 0) return object;
    if (int object = tree_.Child(head, Deprel::iobj); object >= 0) return object;
  }
  // "called on X to", "appealed to X to", "pressed for X to": X will act.
  if (OneOf(lemma, {"call", "appeal", "plead", "rely", "count", "prevail", "signal", "shout"})) {
    for (int child : tree_.Children(head)) {
      if (tree_.Rel(child) == Deprel::obl && child < verb && OneOf(tree_.Preposition(child), {"on", "upon", "to", "with", "for"})) return child;
    }
  }
  return SurfaceSubject(head, depth + 1);
}

/// Who is behind an action noun: possessor, by-phrase, adjective, or the subject of the verb that carries the noun.
int ArgumentView::NounDoer(int noun, int depth) const {
  if (depth > kMaxDepth) return -1;
  if (int owner = tree_.Child(noun, Deprel::nmod_poss); owner >= 0) return owner;
  for (int child : tree_.Children(noun)) {
    if (tree_.Rel(child) == Deprel::nmod && OneOf(tree_.Preposition(child), {"by", "of", "from"})) return child;
  }
  int head = tree_.Head(noun);
  if (head >= 0 && tree_.IsVerbal(head) && (tree_.Rel(noun) == Deprel::obj || tree_.Rel(noun) == Deprel::obl || tree_.Rel(noun) == Deprel::xcomp)) {
    return SurfaceSubject(head, depth + 1);
  }
  for (int child : tree_.Children(noun)) {
    if (tree_.Rel(child) == Deprel::amod || tree_.Rel(child) == Deprel::compound) return child;
  }
  return -1;
}

}  // namespace lapwing
