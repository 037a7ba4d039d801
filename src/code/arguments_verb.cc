// SPDX-License-Identifier: Apache-2.0
// The arguments of a verb.
#include "base/strings.h"
#include "code/arguments.h"

namespace lapwing {

/// "X is in Tehran for talks": the treebanks hang all of it under "Tehran"; to a frame it is what X is, and where, and for what.
std::vector<Argument> ArgumentView::Copula(int copula) const {
  std::vector<Argument> out;
  const int predicate = tree_.Head(copula);
  Add(out, "subj", SurfaceSubject(predicate));
  if (std::string preposition = tree_.Preposition(predicate); !preposition.empty()) Add(out, preposition, predicate);
  AddHere(copula, predicate, out);
  Obliques(predicate, out, false);
  Clauses(predicate, out);
  AddSpeaker(predicate, out);
  return out;
}

/// What stands before the verb, or is inherited.
void ArgumentView::AddSubject(int subject, bool passive, bool has_object, std::vector<Argument>& out) const {
  if (!passive) {
    Add(out, "subj", subject);
  } else if (has_object) {
    // "Ukraine was given weapons": the subject is whom it was given to.
    Add(out, "iobj", subject);
    Add(out, "to", subject);
    Add(out, "obj", subject, true);
  } else {
    Add(out, "obj", subject);
  }
}

/// What the tree hangs under the verb as its object or complement.
void ArgumentView::AddObjects(int verb, bool passive, int object, std::vector<Argument>& out) const {
  for (int child : tree_.Children(verb)) {
    switch (tree_.Rel(child)) {
      case Deprel::obj: Add(out, "obj", Antecedent(child)); break;
      case Deprel::iobj:
        Add(out, "iobj", Antecedent(child));
        Add(out, "to", Antecedent(child));
        // "urged X to": the treebank's iobj is the object as people speak of it.
        if (object < 0) Add(out, "obj", Antecedent(child));
        break;
      case Deprel::obl_agent: Add(out, "subj", Antecedent(child)); break;
      case Deprel::xcomp:
      case Deprel::ccomp:
      case Deprel::dep:
        if (int what = tree_.Child(child, Deprel::obj); object < 0 && !passive && child > verb && what >= 0 && tree_.Lemma(what) == "what" && Named(child) >= 0) {
          Add(out, "obj", Named(child));
          Obliques(child, out, true);
        }
        // An unknown name taken for a complement ("supplied Pyongyang with") is the object it looks like.
        if (object < 0 && !passive && child > verb && !tree_.IsVerbal(child) && tree_[child].form[0] >= 'A' && tree_[child].form[0] <= 'Z') {
          Add(out, "obj", child, true);
          Obliques(child, out, true);
        }
        break;
      case Deprel::obl:
        // "by the account of X, the town was shelled": who did it stands after the verb.
        if (passive && child > verb && tree_.Preposition(child) == "by") Add(out, "subj", Antecedent(child));
        break;
      default: break;
    }
  }
}

/// "branded the raid 'an act of piracy'", "called the firings 'reckless'", "found the grievance groundless": what the object is called, or
/// the object, where the tree hangs one on the other.
void ArgumentView::AddCalled(int verb, int object, std::vector<Argument>& out) const {
  if (!OneOf(tree_.Lemma(verb), {"call", "brand", "label", "term", "dub", "deem", "hold", "find", "pronounce", "declare", "consider"})) return;
  if (object >= 0) {
    for (int child : tree_.Children(object)) {
      if (child > object && (tree_.Rel(child) == Deprel::appos || tree_.Rel(child) == Deprel::amod)) Add(out, "comp", child, true);
    }
    return;
  }
  int first = -1;
  for (int child : tree_.Children(verb)) {
    if (child < verb || tree_.Rel(child) != Deprel::xcomp) continue;
    if (first >= 0) return Add(out, "obj", first, true);
    if (tree_.IsNominal(child)) first = child;
    for (int below : tree_.Children(child)) {
      if (tree_[child].upos == Upos::ADJ && below < child && tree_.IsNominal(below) && tree_.Preposition(below).empty()) return Add(out, "obj", below, true);
    }
  }
}

/// "was handed to the envoy by Y", "was granted a loan by Y" with the doer under the envoy or the loan.
void ArgumentView::AddAgentBelow(int verb, std::vector<Argument>& out) const {
  for (int child : tree_.Children(verb)) {
    if (child < verb || (tree_.Rel(child) != Deprel::obl && tree_.Rel(child) != Deprel::obj)) continue;
    for (int below : tree_.Children(child)) {
      if (tree_.Rel(below) == Deprel::nmod && tree_.Preposition(below) == "by") Add(out, "subj", Antecedent(below), true);
    }
  }
}

/// "uses missiles supplied by Y": what is supplied to nobody named is supplied to its user.
void ArgumentView::AddUser(int verb, std::vector<Argument>& out) const {
  int noun = tree_.Head(verb), user = tree_.Head(noun);
  if (user >= 0 && tree_.Rel(noun) == Deprel::obj && OneOf(tree_.Lemma(user), {"use", "employ", "fire", "deploy", "receive", "buy", "purchase", "import", "field", "operate", "fly"})) {
    Add(out, "to", SurfaceSubject(user), true);
  }
}

/// "condemned and rejected the plan": the object stands once, under the last verb or under the first.
void ArgumentView::AddSharedObject(int verb, std::vector<Argument>& out) const {
  for (int child : tree_.Children(verb)) {
    if (tree_.Rel(child) != Deprel::conj || !tree_.IsVerbal(child) || tree_.IsPassive(child)) continue;
    if (int shared = tree_.Child(child, Deprel::obj); shared >= 0 && tree_.Child(child, Deprel::nsubj) < 0) {
      Add(out, "obj", shared, true);
      Obliques(shared, out, true);
    }
  }
  const int first = tree_.Head(verb);
  if (tree_.Rel(verb) != Deprel::conj || !tree_.IsVerbal(first) || tree_.IsPassive(first)) return;
  int shared = tree_.Child(first, Deprel::obj);
  // "detained, questioned and deported two Danes" with the object under the second.
  for (int sibling : tree_.Children(first)) {
    if (shared >= 0 || sibling == verb || tree_.Rel(sibling) != Deprel::conj) continue;
    if (tree_.IsVerbal(sibling) && !tree_.IsPassive(sibling)) shared = tree_.Child(sibling, Deprel::obj);
  }
  if (shared > verb) {
    Add(out, "obj", shared, true);
    Obliques(shared, out, true);
  }
}

/// "said X must answer for it and should stop": what is told of by a modal verb goes on after "and", in the same mouth.
int ArgumentView::FirstOfSaid(int verb) const {
  for (int steps = 0; steps < kMaxDepth && tree_.Rel(verb) == Deprel::conj && tree_.Child(verb, Deprel::aux) >= 0; ++steps) verb = tree_.Head(verb);
  return verb;
}

/// "Y said X must stop", "X must stop, Y said": who says the clause may be who asks for it or threatens with it.
void ArgumentView::AddSpeaker(int verb, std::vector<Argument>& out) const {
  const int said = FirstOfSaid(verb);
  const int saying = tree_.Head(said);
  const Deprel rel = tree_.Rel(said);
  if (saying < 0 || (rel != Deprel::ccomp && rel != Deprel::parataxis) || !tree_.IsVerbal(saying) || tree_.Marker(said) == "to") return;
  const OperatorKind* kind = codebook_.OperatorFor(Upos::VERB, LowerAscii(tree_.Lemma(saying)));
  // "should it send arms": a condition, which nobody asks for. But "there would be consequences" is told straight.
  const int own = tree_.Child(verb, Deprel::nsubj), modal = tree_.Child(verb, Deprel::aux), there = tree_.Child(verb, Deprel::expl);
  const bool condition = own >= 0 && modal >= 0 && modal < own && (there < 0 || modal < there);
  if (kind != nullptr && (*kind == OperatorKind::kReport || *kind == OperatorKind::kClaim) && !tree_.IsPassive(saying) && !condition) Add(out, "speaker", SurfaceSubject(saying));
}

/// "In a call with X, Y promised more weapons": what is said in a talk or letter is said to its other side.
void ArgumentView::AddPartnerOfTalk(int verb, std::vector<Argument>& out) const {
  for (int child : tree_.Children(verb)) {
    if (tree_.Rel(child) != Deprel::obl || child > verb || !OneOf(tree_.Preposition(child), {"in", "during", "at"})) continue;
    if (!OneOf(tree_.Lemma(child), {"call", "conversation", "talk", "meeting", "letter", "message", "telegram", "note"})) continue;
    for (int partner : tree_.Children(child)) {
      if (tree_.Rel(partner) == Deprel::nmod && OneOf(tree_.Preposition(partner), {"with", "to"})) Add(out, "to", Antecedent(partner), true);
    }
  }
}

/// "told Hungary that it would finance the line": who is told of it is whom it is for.
void ArgumentView::AddTold(int verb, std::vector<Argument>& out) const {
  const int telling = tree_.Head(verb);
  if (telling < 0 || tree_.Rel(verb) != Deprel::ccomp || !OneOf(tree_.Lemma(telling), {"tell", "assure", "promise", "inform", "notify"}) || tree_.IsPassive(telling)) return;
  int told = tree_.Child(telling, Deprel::iobj);
  if (told < 0) told = tree_.Child(telling, Deprel::obj);
  if (told >= 0) Add(out, "to", Antecedent(told), true), Add(out, "for", Antecedent(told), true);
}

/// "its ban on fish, which X imposed": the clause hangs under the nearest noun, and tells of the one above.
void ArgumentView::AddNounAbove(int verb, std::vector<Argument>& out) const {
  if (!codebook_.IsSupport(tree_.Lemma(verb)) || OneOf(tree_.Lemma(verb), {"have", "take", "do", "make", "see"})) return;
  int near = tree_.Head(verb), above = tree_.Head(near);
  if (tree_.Rel(near) == Deprel::nmod && above >= 0 && above < near && tree_.IsNominal(above)) {
    Add(out, "obj", above, true);
    Obliques(above, out, true);
  }
}

std::vector<Argument> ArgumentView::Verb(int verb) {
  if (tree_.Rel(verb) == Deprel::cop && tree_.Head(verb) >= 0) return Copula(verb);
  std::vector<Argument> out;
  const bool passive = tree_.IsPassive(verb);
  const Deprel rel = tree_.Rel(verb);
  const int object = tree_.Child(verb, Deprel::obj);
  int subject = SurfaceSubject(verb);
  if (rel == Deprel::amod && !passive && tree_[verb].xpos != XposFrom("VBG")) subject = -1;
  if (subject >= 0 && subject != verb) AddSubject(subject, passive, object >= 0, out);
  // "the deal they signed": the noun is the object the clause lacks.
  if (rel == Deprel::acl_relcl && !passive && object < 0 && subject != tree_.Head(verb)) Add(out, "obj", tree_.Head(verb), true);
  AddObjects(verb, passive, object, out);
  // "..., which Minsk denied": the whole clause before the comma is meant, not the noun beside it.
  const bool whole = rel == Deprel::acl_relcl && object > 0 && tree_[object].form == "which" && tree_[object - 1].form == ",";
  if (whole) Add(out, "obj", object, true);
  if (passive && !Has(out, "subj")) AddAgentBelow(verb, out);
  if (passive && !Has(out, "subj")) Add(out, "subj", Asked(verb), true);
  if (!passive) AddCalled(verb, object, out);
  if (passive && rel == Deprel::acl) AddUser(verb, out);
  if (!passive && object < 0) AddSharedObject(verb, out);
  Obliques(verb, out, false);
  Clauses(verb, out);
  AddSpeaker(verb, out);
  if (!passive && !Has(out, "to")) AddPartnerOfTalk(verb, out);
  if (!passive && !Has(out, "to") && !Has(out, "for")) AddTold(verb, out);
  if (rel == Deprel::acl_relcl && !passive && (object < 0 || IsRelativePronoun(tree_[object]))) AddNounAbove(verb, out);
  // Lexical objects bring their own prepositions and clauses: "imposed [sanctions on X]", "made [a decision to V]".
  if (int carrier = object >= 0 ? Antecedent(object) : passive ? subject : object; carrier >= 0 && carrier != verb && !tree_.IsVerbal(carrier) && (rel != Deprel::acl || tree_.Marker(verb) == "to")) {
    Obliques(carrier, out, true);
    Clauses(carrier, out);
    // "suspends transport, postal links with Georgia": what hangs on the last of several objects is of all.
    for (int child : tree_.Children(carrier)) {
      if (tree_.Rel(child) == Deprel::conj && !tree_.IsVerbal(child)) Obliques(child, out, true);
    }
  }
  return out;
}

}  // namespace lapwing
