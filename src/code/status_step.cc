// SPDX-License-Identifier: Apache-2.0
#include "base/strings.h"
#include "code/purpose.h"
#include "code/speakers.h"
#include "code/status_climber.h"

namespace lapwing {

bool Climber::Step(int token, int head) {
  switch (tree_.Rel(token)) {
    case Deprel::acl_relcl:
    case Deprel::advcl_relcl:
    case Deprel::appos: return false;  // a new statement about the noun
    case Deprel::conj: return StepFromConjunct(token, head);
    case Deprel::parataxis:
      // "..., officials said" hangs below the event, but a quotation may hang below "said".
      if (IsReport(head) && !Apart(token, head)) ApplyAt(head);
      return false;
    case Deprel::advcl: return StepFromAdverbialClause(token, head);
    case Deprel::acl: return StepFromNounClause(token, head);
    default: break;
  }
  if (tree_.IsVerbal(head) || tree_[head].upos == Upos::ADJ) return StepToPredicate(token, head);
  return !tree_.IsNominal(head) || StepToNoun(token, head);
}

// Modals and negation before the first conjunct carry over when the second has no auxiliary or subject of its own. In any case the
// whole sentence may still be reported: "X did this and Y did that, Z said".
bool Climber::StepFromConjunct(int token, int head) {
  const bool own = tree_.Child(token, Deprel::nsubj) >= 0 || tree_.Child(token, Deprel::aux) >= 0 || tree_.Child(token, Deprel::nsubj_pass) >= 0;
  // "complained that nobody had asked it and blamed the EU": nobody has asked, and somebody blamed.
  const int nobody = tree_.Child(head, Deprel::nsubj);
  if (nobody >= 0 && tree_.Rel(head) == Deprel::ccomp && OneOf(LowerAscii(tree_[nobody].form), {"nobody", "none", "nothing"})) return true;
  if (!own && tree_.IsVerbal(token) == tree_.IsVerbal(head) && SameForm(token, head)) Local(head);
  return true;
}

bool Climber::Outcome(int token) const {
  // "said its army had crossed the river, which Chad denied"
  const int which = tree_.Rel(token) == Deprel::acl_relcl ? tree_.Child(token, Deprel::obj) : -1;
  if (which > 0 && tree_[which].form == "which" && tree_[which - 1].form == "," && OneOf(tree_.Lemma(token), {"deny", "reject", "dispute", "refute", "dismiss", "contest"})) return true;
  return tree_.Rel(token) == Deprel::advcl && tree_[token].xpos == XposFrom("VBG") && token > tree_.Head(token) &&
         OneOf(tree_.Lemma(token), {"draw", "provoke", "prompt", "spark", "trigger", "earn", "arouse", "elicit"});
}

bool Climber::StepFromAdverbialClause(int token, int head) {
  // "waited for Peru to leave": an infinitive with its own subject.
  std::string_view marker = IsInfinitive(tree_, token) ? "to" : tree_.Marker(token);
  if (Outcome(token)) return false;
  if (marker == "that") {
    // "it was reported that ..." with the clause hung loosely.
    ApplyAt(head);
    return true;
  }
  if (KeptFrom(token, head)) {
    Apply(OperatorKind::kNegate, head, SpeakerOf(tree_, head));
    return true;
  }
  if (marker == "of" || marker == "for") {
    // "is accused of shelling"
    const OperatorKind* kind = codebook_.OperatorFor(Upos::VERB, LowerAscii(tree_.Lemma(head)));
    if (kind != nullptr && *kind == OperatorKind::kClaim) ApplyAt(head);
  }
  if (marker == "to" && OneOf(tree_.Lemma(head), {"move", "proceed", "rush", "hasten", "hurry"}) && tree_.Child(head, Deprel::obj) < 0) {
    // "moved on Monday to expel": the helper stands apart from its verb.
    Local(head);
    return true;
  }
  // "waits for Peru to leave": it has not, nor said that it will.
  if (tree_.Marker(token) == "for" && marker == "to" && OneOf(tree_.Lemma(head), {"wait", "await", "long", "yearn", "hope", "wish", "watch", "look"})) {
    out_.duty = out_.status == EventStatus::kAsserted;
    Set(EventStatus::kHypothetical, head);
    return true;
  }
  if (marker == "to") {
    // Purposes are not results: "came to sign" is ahead, unless the head is a mere helper.
    const int object = tree_.Child(head, Deprel::obj);
    const OperatorKind* carried = object >= 0 ? codebook_.OperatorFor(Upos::NOUN, LowerAscii(tree_.Lemma(object))) : nullptr;
    if (carried != nullptr) {
      // "expressed his intention to strike": the noun governs, wherever the clause is hung.
      Apply(*carried, object, -1);
    } else {
      out_.purpose = out_.purpose || (out_.status == EventStatus::kAsserted && !out_.will);
      out_.will = out_.will || out_.status == EventStatus::kAsserted;
      Set(EventStatus::kPlanned, token);
    }
  }
  return IsReport(head) || marker == "to";
}

/// "ruled out sending", "refrained from blaming", "stopped short of breaking", "decided against joining": the gerund names what was not done.
bool Climber::KeptFrom(int token, int head) const {
  if (token < head || tree_[token].xpos != XposFrom("VBG")) return false;
  const std::string_view marker = tree_.Marker(token);
  const int left = tree_.Leftmost(token);
  if (!OneOf(marker, {"", "from", "against", "of"}) || (left > 0 && tree_[left - 1].form == ",")) return false;
  if (marker == "against") return OneOf(tree_.Lemma(head), {"decide", "vote", "opt", "choose", "rule", "resolve"});
  if (marker == "of") {
    const int verb = tree_.Lemma(head) == "short" ? tree_.Head(head) : head;
    return verb >= 0 && OneOf(tree_.Lemma(verb), {"stop", "fall"}) && tree_.Lemma(verb + 1) == "short";
  }
  const OperatorKind* kind = OperatorAt(head);
  return kind != nullptr && *kind == OperatorKind::kNegate;
}

bool Climber::StepFromNounClause(int token, int head) {
  if (IsInfinitive(tree_, token)) {
    const OperatorKind* kind = codebook_.OperatorFor(Upos::NOUN, LowerAscii(tree_.Lemma(head)));
    // "took the opportunity to congratulate", "had the honour to meet", "became the first state to recognise Chad": done.
    if (Taken(head) || IsFirstToAct(tree_, head)) return true;
    // "had no plans to bow": nothing lies ahead.
    if (kind != nullptr && *kind == OperatorKind::kPlan && NoneOfThem(head)) return Set(EventStatus::kNegated, head), true;
    // "Chile to recall envoy": a headline whose parser took its subject for its root.
    bool headline = tree_.Marker(token) == "to" && tree_.Head(head) < 0 && tree_.Leftmost(head) + 3 > head;
    if (kind != nullptr) Apply(*kind, head, -1);
    else out_.purpose = out_.purpose || (!out_.will && !headline), Set(EventStatus::kPlanned, head), out_.will = true;
    return true;
  }
  if (tree_.Marker(token) == "that") {
    // "reports that", "the allegation that": the noun says what its clause is worth, and its verb goes on to.
    const OperatorKind* kind = codebook_.OperatorFor(Upos::NOUN, LowerAscii(tree_.Lemma(head)));
    if (kind == nullptr) return false;
    Apply(*kind, head, HolderOf(tree_, head));
    return true;
  }
  return false;
}

/// "took the opportunity", "had the chance", in the past: a chance that was used.
bool Climber::Taken(int noun) const {
  if (!OneOf(tree_.Lemma(noun), {"opportunity", "chance", "occasion", "pleasure", "honor", "honour", "privilege"}) || NoneOfThem(noun)) return false;
  const int verb = tree_.Rel(noun) == Deprel::obj ? tree_.Head(noun) : -1;
  if (verb < 0 || !OneOf(tree_.Lemma(verb), {"take", "have", "use", "get", "seize", "enjoy"})) return false;
  const Xpos form = tree_[verb].xpos;
  bool open = false;
  for (int child : tree_.Children(verb)) open = open || (tree_.Rel(child) == Deprel::aux && OneOf(tree_.Lemma(child), {"will", "would", "may", "might", "could", "can", "should"})) || tree_.Lemma(child) == "not";
  return !open && (form == XposFrom("VBD") || form == XposFrom("VBN"));
}

bool Climber::StepToPredicate(int token, int head) {
  const Deprel rel = tree_.Rel(token);
  const bool clause = rel == Deprel::ccomp || rel == Deprel::xcomp || rel == Deprel::csubj || rel == Deprel::csubj_pass;
  const bool nominal = rel == Deprel::obj || rel == Deprel::obl || rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::iobj;
  if (clause) {
    // "this means that one in ten was killed": what is meant so lies not ahead.
    const bool meaning = rel == Deprel::ccomp && tree_.Lemma(head) == "mean";
    // "Iran said to test missile", "was reported to have fled": told by nobody who is named.
    const bool hearsay = rel == Deprel::xcomp && tree_.Marker(token) == "to" && OneOf(tree_.Lemma(head), {"say", "report", "rumor", "rumour"});
    // "hoped that the party would defend": nobody has promised it.
    const bool hoped = rel == Deprel::ccomp && OneOf(tree_.Lemma(head), {"hope", "wish", "pray", "dream"}) && tree_.Child(token, Deprel::nsubj) >= 0;
    if (hoped) out_.duty = true, out_.status = EventStatus::kHypothetical, out_.decided_by = head;
    else if (hearsay) Apply(OperatorKind::kClaim, head, -1);
    else if (!meaning) ApplyAt(head);
    // "may begin to", "did not continue to": the modality of a verb that is no operator of its own.
    if (!IsReport(head)) Local(head);
    // "It is important for Peru to recognize Chile": wished for, not done. "It took a year for Peru to" is.
    const bool wished = tree_.Marker(token) == "for" && IsInfinitive(tree_, token) && tree_.Lemma(head) != "take";
    if (wished && out_.status == EventStatus::kAsserted) out_.duty = tree_[head].upos == Upos::ADJ, Set(EventStatus::kHypothetical, head);
  }
  if (!nominal) return true;
  // "looking ahead to the trip", "as we head into the visit", "ahead of the summit": what is looked ahead to has not come.
  const std::string preposition = tree_.Preposition(token);
  const bool ahead = preposition.starts_with("ahead") || preposition.starts_with("in_advance") || (tree_.Lemma(head) == "preview" && rel == Deprel::obj) || (OneOf(tree_.Lemma(head), {"look", "head", "gear", "build"}) && OneOf(preposition, {"to", "into", "toward", "towards", "ahead"}) && tree_[token].upos == Upos::NOUN);
  if (ahead && (rel == Deprel::obl || rel == Deprel::obj)) out_.will = out_.will || out_.status == EventStatus::kAsserted, Set(EventStatus::kPlanned, head);
  // A noun in a sentence shares its verb's modality only where the verb is about it: "the visit ended" happened; "he ended hopes of a
  // visit" is about what is ended.
  const bool object = rel == Deprel::obj || rel == Deprel::nsubj_pass;
  const bool core = object || (rel == Deprel::nsubj && codebook_.IsSupport(tree_.Lemma(head)));
  // "a visit is possible"
  PassNominal(token, head, object || (tree_[head].upos == Upos::ADJ && rel == Deprel::nsubj));
  if (core) Local(head);
  else if (rel == Deprel::obl) JudgeCondition(head);  // "if it engages in aggression": a condition holds for all that stands in its clause
  // "ceased to exist after the veto": what a circumstance names is true whatever came of it.
  if (rel == Deprel::obl && OneOf(preposition, {"after", "following", "follow", "since", "despite", "because_of", "amid"})) return false;
  return core || rel == Deprel::obl;
}

/// What a predicate says of a noun that stands with it. `object`: it is about the noun.
void Climber::PassNominal(int token, int head, bool object) {
  const Deprel rel = tree_.Rel(token);
  const OperatorKind* kind = codebook_.OperatorFor(tree_[head].upos == Upos::ADJ ? Upos::ADJ : Upos::VERB, LowerAscii(tree_.Lemma(head)));
  // "rejected reports that": what is rejected is a plan, or else a tale, and then denied.
  if (object && content_ && OneOf(tree_.Lemma(head), {"reject", "ridicule", "contradict"})) Apply(OperatorKind::kDeny, head, SpeakerOf(tree_, head));
  // "committing violence" is doing it; who commits himself, commits to something.
  bool doing = tree_.Lemma(head) == "commit" && rel == Deprel::obj;
  if (kind != nullptr && object && !doing && *kind != OperatorKind::kReport) Apply(*kind, head, SpeakerOf(tree_, head));
  // "blames Peru for the attack": that Peru made it is what is said.
  bool charged = kind != nullptr && *kind == OperatorKind::kClaim && rel == Deprel::obl && OneOf(tree_.Lemma(head), {"blame", "accuse"});
  if (charged && OneOf(tree_.Preposition(token), {"for", "of"})) Apply(*kind, head, SpeakerOf(tree_, head));
  // "hopes for talks", "is preparing for the visit": what is waited for has not come. "Asked for it for the attack" is about the attack.
  bool awaited = kind != nullptr && (*kind == OperatorKind::kPlan || *kind == OperatorKind::kHypothesis) && rel == Deprel::obl && token == trigger_;
  if (awaited && tree_.Preposition(token) == "for" && tree_.Child(head, Deprel::obj) < 0) Apply(*kind, head, -1);
}

bool Climber::StepToNoun(int token, int head) {
  const Deprel rel = tree_.Rel(token);
  // "issues including supplying arms": an item of a list of topics.
  if (tree_.IsVerbal(token) && OneOf(tree_.Marker(token), {"including", "about", "on"})) Set(EventStatus::kHypothetical, head);
  // "a visit is under consideration": nobody has decided on it.
  if (rel == Deprel::nsubj && tree_.Preposition(head) == "under" && OneOf(tree_.Lemma(head), {"consideration", "discussion", "review", "study", "negotiation"})) Set(EventStatus::kHypothetical, head);
  // "in advance of the meeting": it is still to come.
  if (tree_.Lemma(head) == "advance" && tree_.Preposition(token) == "of") out_.will = out_.will || out_.status == EventStatus::kAsserted, Set(EventStatus::kPlanned, head);
  // "ways of deepening ties", "views on developing relations", "the task of building": what is talked of or to be done.
  const bool topic = OneOf(tree_.Lemma(head), {"way", "means", "view", "task", "issue", "topic", "modality", "opinion"}) && OneOf(tree_.IsVerbal(token) ? std::string(tree_.Marker(token)) : tree_.Preposition(token), {"of", "on", "for", "to", "about", "concerning"});
  if (topic) Set(EventStatus::kHypothetical, head);
  const OperatorKind* kind = codebook_.OperatorFor(Upos::NOUN, LowerAscii(tree_.Lemma(head)));
  // "the tenth anniversary of his visit": long past.
  if (tree_.Lemma(head) == "anniversary" && rel == Deprel::nmod && tree_.Preposition(token) == "of") out_.commemorated = true;
  // "demanded a halt to the raids": what is to end goes on.
  if (OneOf(tree_.Lemma(head), {"halt", "end", "cessation", "ending"}) && rel == Deprel::nmod && OneOf(tree_.Preposition(token), {"to", "of"})) return false;
  // "a statement on the call with the emir": the call is what it is about, not what it claims.
  if (kind != nullptr && *kind == OperatorKind::kReport && OneOf(tree_.Preposition(token), {"on", "about", "regarding"})) return true;
  if (kind != nullptr) {
    Apply(*kind, head, HolderOf(tree_, head));
    return true;
  }
  return rel == Deprel::nmod || rel == Deprel::compound || rel == Deprel::nmod_poss;
}

bool Climber::SameForm(int a, int b) const {
  Xpos x = tree_[a].xpos, y = tree_[b].xpos;
  return x == y || (x == XposFrom("VBD") && y == XposFrom("VBN"));
}

}  // namespace lapwing
