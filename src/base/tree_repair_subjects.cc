// SPDX-License-Identifier: Apache-2.0
#include "base/tree_repair_subjects.h"

#include "base/strings.h"
#include "base/tree_edit.h"
#include "base/tree_repair_times.h"

namespace lapwing {
namespace {

using namespace tree_edit;

/// Only adverbs and auxiliaries of the verb stand between.
bool Adjoins(const Tokens& tokens, int last, int verb) {
  for (int i = last + 1; i < verb; ++i) {
    if (At(tokens, i).head != verb || !IsRel(At(tokens, i), {Deprel::advmod, Deprel::aux, Deprel::aux_pass})) return false;
  }
  return true;
}

/// "On the same day Armenia introduced": a circumstance without a preposition that is no time is the subject.
bool BareSubject(const Tokens& tokens, int s, int v) {
  const Token& noun = At(tokens, s);
  if (noun.head != v || !IsRel(noun, {Deprel::obl, Deprel::obl_unmarked}) || IsTime(noun)) return false;
  return noun.upos == Upos::PROPN || Child(tokens, s, {Deprel::det, Deprel::nummod, Deprel::amod, Deprel::nmod_poss}) >= 0;
}

/// "Acting on a plea from Freetown, Nigeria sent": behind a comma or a day, and right before the verb.
bool SwallowedSubject(const Tokens& tokens, int s, int v) {
  const Token& noun = At(tokens, s);
  if (noun.head < 0 || noun.head > s || noun.head == v || !IsRel(noun, {Deprel::appos, Deprel::nmod_unmarked, Deprel::nmod, Deprel::conj}) || IsTime(noun)) return false;
  if (!Under(tokens, s, v) || !Adjoins(tokens, RightEdge(tokens, s), v)) return false;
  const int left = LeftEdge(tokens, s);
  const bool comma = At(tokens, left).form == "," || (left > 0 && At(tokens, left - 1).form == ",");
  return comma || (noun.deprel != Deprel::conj && IsTime(At(tokens, noun.head)));
}

/// "The two sides met, the commander of the fleet told reporters": behind the clause and its comma, right before the verb of saying.
bool SpeakerInClause(const Tokens& tokens, int s, int v) {
  const Token& noun = At(tokens, s);
  const int clause = noun.head;
  if (noun.deprel != Deprel::nsubj || clause < 0 || clause > s || At(tokens, clause).head != v || At(tokens, clause).deprel != Deprel::ccomp) return false;
  const int left = LeftEdge(tokens, s);
  return Adjoins(tokens, RightEdge(tokens, s), v) && (At(tokens, left).form == "," || At(tokens, left - 1).form == ",");
}

void SubjectLost(Tokens& tokens) {
  for (int v = 2; v < Size(tokens); ++v) {
    const Token& verb = At(tokens, v);
    if (verb.upos != Upos::VERB || !IsRel(verb, {Deprel::root, Deprel::ccomp, Deprel::conj, Deprel::parataxis})) continue;
    if (!Finite(verb) && Child(tokens, v, {Deprel::aux, Deprel::aux_pass}) < 0) continue;
    if (Child(tokens, v, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::nsubj_outer, Deprel::expl, Deprel::csubj, Deprel::cop}) >= 0) continue;
    const bool root = verb.deprel == Deprel::root;
    for (int s = v - 1; s >= 0; --s) {
      if (!Nominal(At(tokens, s)) || At(tokens, s).deprel == Deprel::compound || Child(tokens, s, {Deprel::case_, Deprel::mark}) >= 0) continue;
      if (!BareSubject(tokens, s, v) && !(root && (SwallowedSubject(tokens, s, v) || SpeakerInClause(tokens, s, v)))) continue;
      Hang(tokens, s, v, Child(tokens, v, {Deprel::aux_pass}) >= 0 ? Deprel::nsubj_pass : Deprel::nsubj);
        break;
    }
  }
}

/// "On Wednesday crowds stormed the office": a day has no crowds; the noun behind it, right before a verb without a subject, is who does it.
void DayBeforeSubject(Tokens& tokens) {
  for (int day = 1; day + 2 < Size(tokens); ++day) {
    const int noun = At(tokens, day).head;
    if (!IsWeekday(At(tokens, day).form) || !OneOf(At(tokens, day - 1).form, {"On", "on"}) || At(tokens, day).deprel != Deprel::compound || noun <= day) continue;
    const int verb = At(tokens, noun).head;
    if (!Nominal(At(tokens, noun)) || IsTime(At(tokens, noun)) || !IsRel(At(tokens, noun), {Deprel::obl, Deprel::obl_unmarked}) || verb < noun || At(tokens, verb).upos != Upos::VERB || !Adjoins(tokens, noun, verb)) continue;
    if (Child(tokens, verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::expl, Deprel::csubj}) >= 0) continue;
    Hang(tokens, day, verb, Deprel::obl);
    Hang(tokens, day - 1, day, Deprel::case_);
    Hang(tokens, noun, verb, Child(tokens, verb, {Deprel::aux_pass}) >= 0 ? Deprel::nsubj_pass : Deprel::nsubj);
    return;
  }
}

/// "The two later talked", "The Twelve last Friday suspended": a number with an article of its own is somebody.
void NumberedSubject(Tokens& tokens) {
  for (int s = 1; s + 2 < Size(tokens); ++s) {
    const Token& number = At(tokens, s);
    const int time = number.head;
    if (number.upos != Upos::NUM || number.deprel != Deprel::nummod || time < s || At(tokens, s - 1).head != s || At(tokens, s - 1).deprel != Deprel::det) continue;
    if (!IsRel(At(tokens, time), {Deprel::advmod, Deprel::obl_unmarked}) || (At(tokens, time).upos != Upos::ADV && !IsWeekday(At(tokens, time).form) && At(tokens, s + 1).form != "last")) continue;
    const int verb = At(tokens, time).head;
    if (verb < time || !Finite(At(tokens, verb)) || Child(tokens, verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::expl, Deprel::csubj}) >= 0) continue;
    Hang(tokens, s, verb, Child(tokens, verb, {Deprel::aux_pass}) >= 0 ? Deprel::nsubj_pass : Deprel::nsubj);
    return;
  }
}

/// "Oscar Arias, author of the plan the five presidents signed, pleaded": the second subject has a verb of its own, which tells of the noun before it.
/// "Minister of Presidential Affairs Eric Silwamba told": without a comma the second names the first.
void TwoSubjects(Tokens& tokens) {
  for (int second = 2; second + 1 < Size(tokens); ++second) {
    Token& noun = At(tokens, second);
    const int verb = noun.head;
    if (noun.deprel != Deprel::nsubj || verb < second || !Nominal(noun)) continue;
    const int first = Child(tokens, verb, {Deprel::nsubj});
    if (first >= second || !Nominal(At(tokens, first))) continue;
    const int left = LeftEdge(tokens, second), before = left - 1;
    if (before < first || !Under(tokens, before, first)) continue;
    const int told = Child(tokens, second, {Deprel::acl, Deprel::acl_relcl});
    const bool past = told > second && (Finite(At(tokens, told)) || At(tokens, told).xpos == XposFrom("VBN"));
    if (past && Child(tokens, told, {Deprel::obl_agent}) < 0 && Child(tokens, told, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark}) < 0) {
      if (!Nominal(At(tokens, before)) || At(tokens, left).deprel != Deprel::det) continue;
      Hang(tokens, told, before, Deprel::acl_relcl);
      Hang(tokens, second, told, Deprel::nsubj);
      return;
    }
    if (noun.upos == Upos::PROPN && IsRel(At(tokens, before), {Deprel::nmod, Deprel::compound, Deprel::flat})) {
      Hang(tokens, second, first, Deprel::appos);
      return;
    }
  }
}

}  // namespace

void RepairSubjects(Tokens& tokens) {
  DayBeforeSubject(tokens);
  SubjectLost(tokens);
  NumberedSubject(tokens);
  TwoSubjects(tokens);
}

}  // namespace lapwing
