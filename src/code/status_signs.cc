// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/strings.h"
#include "code/status_climber.h"

namespace lapwing {

void Climber::Local(int token) {
  Signs signs;
  for (int child : tree_.Children(token)) {
    // "is due to visit" with the adjective hung below the verb.
    const bool hung = tree_[child].upos == Upos::ADJ && child + 1 < token && LowerAscii(tree_[child + 1].form) == "to" && tree_.IsVerbal(token);
    if (hung) {
      if (const OperatorKind* kind = codebook_.OperatorFor(Upos::ADJ, LowerAscii(tree_.Lemma(child)))) Apply(*kind, child, -1);
    }
    bool no = false;
    switch (tree_.Rel(child)) {
      case Deprel::aux:
      case Deprel::aux_pass:
      case Deprel::cop: NoteAuxiliary(token, child, signs); break;
      case Deprel::advmod: NoteAdverb(child, signs); break;
      case Deprel::nsubj:
      case Deprel::nsubj_pass: no = NoneOfThem(child); break;  // "no ransom was paid", "neither side has been invited", "nobody was hurt"
      // "made no concessions"; not what merely stands beside it, nor "had no plans", whose noun means more than its verb.
      case Deprel::obj: no = token == trigger_ && tree_.Lemma(token) != "have" && NoneOfThem(child); break;
      // "neither admitted nor apologised"
      case Deprel::cc:
      case Deprel::cc_preconj: no = tree_.IsVerbal(token) && OneOf(LowerAscii(tree_.Lemma(child)), {"neither", "nor"}); break;
      case Deprel::det: no = LowerAscii(tree_.Lemma(child)) == "no" && tree_.IsNominal(token); break;
      case Deprel::amod:
      case Deprel::compound: NoteModifier(token, child); break;
      default: break;
    }
    if (no) signs.negated = true, signs.sign = child;
  }
  Judge(token, signs);
  JudgeMarker(token);
}

void Climber::NoteAuxiliary(int token, int child, Signs& signs) {
  const std::string lemma = LowerAscii(tree_.Lemma(child)), form = LowerAscii(tree_[child].form);
  if (OneOf(lemma, {"will", "shall"}) || OneOf(form, {"'ll", "wo"})) signs.future = true, signs.sign = child;
  if (lemma == "be" && MarkedTo(token, child)) signs.future = true, signs.sign = child;
  const bool cannot_but = child + 2 < tree_.size() && OneOf(LowerAscii(tree_[child + 1].form), {"not", "n't"}) && OneOf(LowerAscii(tree_[child + 2].form), {"but", "help"});
  if (cannot_but) return;  // "could not but admit": did
  if (OneOf(lemma, {"may", "might", "can", "could", "would", "should", "must"}) && form != "wo") signs.modal = true, signs.sign = child;
  if (lemma == "would" && form != "wo") would_ = child;
  // "Should it violate the deal": no duty, a condition.
  if (token == trigger_ && OneOf(lemma, {"should", "must", "ought"}) && (child == 0 || tree_[child - 1].upos != Upos::PUNCT) && child != tree_.Leftmost(token)) out_.duty = true;
}

void Climber::NoteAdverb(int child, Signs& signs) {
  // "are not only unacceptable but", "could not but admit", "could not help but": no negation.
  if (child + 1 < tree_.size() && LowerAscii(tree_.Lemma(child)) == "not" && OneOf(LowerAscii(tree_[child + 1].form), {"only", "just", "merely", "simply", "but", "help"})) return;
  const std::string lemma = LowerAscii(tree_.Lemma(child)), form = LowerAscii(tree_[child].form);
  if (OneOf(lemma, {"not", "n't", "never"}) || OneOf(form, {"not", "n't", "never"})) signs.negated = true, signs.sign = child;
  // "will no longer send", "no longer recognises".
  if (form == "longer" && child > 0 && tree_.Lemma(child - 1) == "no") signs.negated = true, signs.sign = child;
  if (OneOf(lemma, {"reportedly", "allegedly", "supposedly", "purportedly", "ostensibly", "apparently"})) {
    out_.claimed_word = true;
    Set(EventStatus::kClaimed, child);
  }
  if (OneOf(lemma, {"possibly", "potentially", "perhaps", "maybe"})) signs.modal = true, signs.sign = child;
}

void Climber::NoteModifier(int token, int child) {
  if (!tree_.IsNominal(token)) return;
  const OperatorKind* kind = codebook_.OperatorFor(Upos::ADJ, LowerAscii(tree_.Lemma(child)));
  // "proposed tariffs": the list has participles as they are written.
  if (kind == nullptr && tree_[child].upos == Upos::VERB) kind = codebook_.OperatorFor(Upos::ADJ, LowerAscii(tree_[child].form));
  if (kind != nullptr) Apply(*kind, child, -1);
}

void Climber::Judge(int token, const Signs& signs) {
  if (signs.negated && signs.future) {
    out_.will_not = true;
    Set(EventStatus::kNegated, signs.sign);
  } else if (signs.negated) {
    // "would not talk to X" is a refusal; "could not confirm" a plain negation.
    if (signs.modal && signs.sign >= 0) {
      for (int child : tree_.Children(token)) out_.will_not = out_.will_not || (tree_.Rel(child) == Deprel::aux && tree_.Lemma(child) == "would");
    }
    Set(EventStatus::kNegated, signs.sign);
  } else if (signs.future) {
    out_.will = true;
    Set(EventStatus::kPlanned, signs.sign);
  } else if (signs.modal) {
    Set(EventStatus::kHypothetical, signs.sign);
  }
  // "will hinge on how far they cooperate": an open question.
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) != Deprel::advmod || child + 1 >= tree_.size()) continue;
    for (int t = child - 1; t <= child; ++t) {
      if (t >= 0 && tree_.Lemma(t) == "how" && OneOf(tree_.Lemma(t + 1), {"far", "much", "long", "soon", "many"})) Set(EventStatus::kHypothetical, t);
    }
  }
}

void Climber::JudgeCondition(int token) {
  // "in case they sign": a condition of two words.
  const int left = tree_.Leftmost(token);
  const bool in_case = tree_.IsVerbal(token) && left + 1 < token && LowerAscii(tree_[left].form) == "in" && LowerAscii(tree_[left + 1].form) == "case";
  if (in_case || OneOf(tree_.Marker(token), {"if", "unless", "whether", "lest"}) || StillAwaited(token)) Set(EventStatus::kHypothetical, token);
}

/// "will not talk until Turkey withdraws", "would pay as soon as they reached a deal": what something else waits for.
bool Climber::StillAwaited(int token) const {
  const int left = tree_.Leftmost(token);
  const bool soon = left + 2 < tree_.size() && LowerAscii(tree_[left].form) == "as" && LowerAscii(tree_[left + 1].form) == "soon";
  if (!soon && !OneOf(tree_.Marker(token), {"until", "till", "once"})) return false;
  const Xpos form = tree_[token].xpos;
  if (form == XposFrom("VBZ") || form == XposFrom("VBP")) return true;
  const int above = tree_.Head(token);
  auto lies_ahead = [&](int verb, std::initializer_list<std::string_view> forms) {
    return verb >= 0 && std::any_of(tree_.Children(verb).begin(), tree_.Children(verb).end(), [&](int child) { return tree_.Rel(child) == Deprel::aux && OneOf(LowerAscii(tree_[child].form), forms); });
  };
  return lies_ahead(token, {"has", "have", "is", "are"}) || lies_ahead(above, {"will", "would", "wo", "can", "shall"});
}

void Climber::JudgeMarker(int token) {
  JudgeCondition(token);
  const std::string_view marker = tree_.Marker(token);
  // "is to visit": be + to-infinitive.
  if (tree_.IsVerbal(token) && marker == "to") {
    int head = tree_.Head(token);
    if (head >= 0 && tree_[head].lemma == "be" && tree_.Rel(token) != Deprel::acl) out_.will = true, Set(EventStatus::kPlanned, head);
    // "is going to send"
    bool going = head >= 0 && tree_[head].lemma == "go" && tree_[head].xpos == XposFrom("VBG") && tree_.Rel(token) != Deprel::advcl;
    if (going) out_.will = out_.will || out_.status == EventStatus::kAsserted, Set(EventStatus::kPlanned, head);
    // "Norway to open embassy": a headline's future.
    bool headline = head < 0 && (tree_.Child(token, Deprel::nsubj) >= 0 || tree_.Child(token, Deprel::nsubj_pass) >= 0);
    if (headline) out_.will = out_.will || out_.status == EventStatus::kAsserted, Set(EventStatus::kPlanned, token);
    // "has yet to sign"
    if (head >= 0 && tree_[head].lemma == "have" && LowerAscii(tree_[std::max(0, token - 2)].form) == "yet") Set(EventStatus::kNegated, head);
  }
  const int left = tree_.IsVerbal(token) ? tree_.Leftmost(token) : token;
  const bool instead = left + 1 < token && ((LowerAscii(tree_[left].form) == "instead" && tree_.Lemma(left + 1) == "of") || (LowerAscii(tree_[left].form) == "rather" && tree_.Lemma(left + 1) == "than"));
  // "far from making an apology"
  const int mark = tree_.Child(token, Deprel::mark);
  const bool far = mark > 0 && tree_.Lemma(mark) == "from" && tree_.Lemma(mark - 1) == "far";
  if (marker == "without" || instead || far) Set(EventStatus::kNegated, token);
}

bool Climber::MarkedTo(int verb, int auxiliary) const {
  for (int child : tree_.Children(verb)) {
    if (tree_.Rel(child) != Deprel::mark || tree_.Lemma(child) != "to") continue;
    bool next = child == auxiliary + 1 || (child == auxiliary + 2 && tree_[auxiliary + 1].upos == Upos::ADV);
    return next && child > auxiliary;
  }
  return false;
}

bool Climber::NoneOfThem(int phrase) const {
  if (OneOf(LowerAscii(tree_[phrase].form), {"nobody", "none", "neither", "nothing"})) return true;
  for (int child : tree_.Children(phrase)) {
    bool quantity = tree_.Rel(child) == Deprel::det || tree_.Rel(child) == Deprel::cc_preconj;
    if (quantity && OneOf(LowerAscii(tree_[child].form), {"no", "neither"})) return true;
  }
  return false;
}

}  // namespace lapwing
