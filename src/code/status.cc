// SPDX-License-Identifier: Apache-2.0
#include "code/status.h"

#include <algorithm>

#include "base/strings.h"
#include "code/speakers.h"
#include "code/status_climber.h"

namespace lapwing {

Factuality Climber::Climb(int trigger) {
  trigger_ = trigger;
  Local(trigger);
  int t = trigger;
  for (int steps = 0; tree_.Head(t) >= 0 && steps < 40; ++steps) {
    int head = tree_.Head(t);
    if (!inside_noun_ && !Step(t, head)) {
      if (tree_.Rel(t) == Deprel::parataxis || Outcome(t)) break;
      inside_noun_ = true;
    } else if (inside_noun_) {
      // Modality above a relative clause is not the clause's, but what is reported is reported with all it holds.
      bool content = tree_.Rel(t) == Deprel::ccomp || (tree_.Rel(t) == Deprel::advcl && tree_.Marker(t) == "that");
      if (content && IsReport(head)) ApplyAt(head);
    }
    t = head;
  }
  if (out_.speaker < 0) According(trigger);
  return out_;
}

void Climber::Set(EventStatus status, int by) {
  // The innermost word decides, except that denial and negation outside win over a plain assertion inside,
  // and a real-world denial wins over a claim.
  bool weaker = out_.status == EventStatus::kAsserted || (out_.status == EventStatus::kClaimed && status != EventStatus::kClaimed);
  if (!weaker) return;
  out_.status = status;
  out_.decided_by = by;
}

void Climber::Apply(OperatorKind kind, int word, int speaker) {
  switch (kind) {
    case OperatorKind::kReport:
      out_.reported = true;
      content_ = true;
      WouldBeWill(word);
      if (out_.speaker < 0) out_.speaker = speaker;
      break;
    case OperatorKind::kClaim:
      content_ = true;
      out_.reported = true;
      out_.claimed_word = true;
      if (out_.speaker < 0) out_.speaker = speaker;
      Set(EventStatus::kClaimed, word);
      break;
    case OperatorKind::kDeny:
      if (out_.speaker < 0) out_.speaker = speaker;
      if (out_.status == EventStatus::kAsserted || out_.status == EventStatus::kClaimed || (AheadStill() && (content_ || tree_.Lemma(word) == "deny"))) {
        // What is denied may be a plan: "denied that it was preparing to attack".
        out_.status = EventStatus::kDenied;
        out_.decided_by = word;
      }
      break;
    case OperatorKind::kPlan:
      // "last winter it sought to destroy the grid": tried, not announced.
      if (OneOf(tree_.Lemma(word), {"seek", "try", "attempt"}) && (tree_[word].xpos == XposFrom("VBD") || tree_[word].xpos == XposFrom("VBN"))) {
        Set(EventStatus::kHypothetical, word);
        break;
      }
      WouldBeWill(word);
      out_.will = out_.will || out_.status == EventStatus::kAsserted;
      Set(EventStatus::kPlanned, word);
      break;
    case OperatorKind::kNegate:
      out_.will_not = out_.will_not || out_.status == EventStatus::kAsserted;
      Set(EventStatus::kNegated, word);
      break;
    case OperatorKind::kHypothesis: Set(EventStatus::kHypothetical, word); break;
  }
}

void Climber::WouldBeWill(int word) {
  if (out_.status != EventStatus::kHypothetical || would_ < 0 || out_.decided_by != would_) return;
  if (OneOf(tree_.Lemma(word), {"predict", "forecast", "caution"}) || tree_[word].xpos == XposFrom("VBP") || tree_[word].xpos == XposFrom("VBZ")) return;
  int verb = tree_.Head(would_);
  for (int child : tree_.Children(verb)) {
    if (tree_.Rel(child) != Deprel::advcl) continue;
    if (OneOf(tree_.Marker(child), {"if", "unless", "provided", "once"}) || LowerAscii(tree_[tree_.Leftmost(child)].form) == "should") return;
  }
  out_.status = EventStatus::kPlanned;
  out_.will = true;
}

bool Climber::IsReport(int head) const {
  const OperatorKind* kind = codebook_.OperatorFor(tree_[head].upos, LowerAscii(tree_.Lemma(head)));
  return kind != nullptr && (*kind == OperatorKind::kReport || *kind == OperatorKind::kClaim);
}

const OperatorKind* Climber::OperatorAt(int head) const {
  const std::string lemma = LowerAscii(tree_.Lemma(head));
  if (const int particle = tree_.Child(head, Deprel::compound_prt); particle >= 0) {
    if (const OperatorKind* both = codebook_.OperatorFor(tree_[head].upos, lemma + "_" + LowerAscii(tree_.Lemma(particle)))) return both;
  }
  return codebook_.OperatorFor(tree_[head].upos, lemma);
}

void Climber::ApplyAt(int head) {
  const OperatorKind* kind = OperatorAt(head);
  if (kind == nullptr) return;
  bool negated = false;
  for (int child : tree_.Children(head)) {
    std::string form = LowerAscii(tree_[child].form);
    negated = negated || (tree_.Rel(child) == Deprel::advmod && OneOf(form, {"not", "n't", "never"}));
  }
  // "did not deny", "did not say": no denial, no report.
  if (negated && *kind == OperatorKind::kDeny) return;
  if (negated && *kind == OperatorKind::kNegate) return;
  // "do not expect talks", "did not plan to meet": nothing lies ahead.
  if (negated && *kind == OperatorKind::kClaim && OneOf(tree_.Lemma(head), {"think", "believe", "see", "reckon"})) {
    // "did not think Japan would retaliate"
    if (out_.status == EventStatus::kHypothetical && out_.decided_by == would_) out_.status = EventStatus::kAsserted;
    return Set(EventStatus::kNegated, head);
  }
  if (negated && *kind == OperatorKind::kPlan) return Apply(OperatorKind::kNegate, head, SpeakerOf(tree_, head));
  Apply(*kind, head, SpeakerOf(tree_, head));
}

bool Climber::Apart(int a, int b) const {
  for (int t = std::min(a, b); t < std::max(a, b); ++t) {
    if (tree_[t].form == ";") return true;
  }
  return false;
}

void Climber::According(int trigger) {
  // At the edge of a sentence "according to X" vouches for all of it, wherever the parser hangs it.
  for (int t = 0; t < tree_.size(); ++t) {
    if ((tree_.Rel(t) != Deprel::obl && tree_.Rel(t) != Deprel::nmod) || tree_.Preposition(t) != "according_to") continue;
    int last = tree_.Rightmost(t);
    bool edge = tree_.Leftmost(t) <= 1 || last + 2 >= tree_.size();
    if (!edge || tree_.Under(trigger, t)) continue;
    out_.speaker = t;
    out_.reported = out_.claimed_word = true;
    Set(EventStatus::kClaimed, t);
    return;
  }
  for (int t = trigger; t >= 0; t = tree_.Head(t)) {
    for (int child : tree_.Children(t)) {
      Deprel rel = tree_.Rel(child);
      if (rel == Deprel::obl || rel == Deprel::nmod) {
        if (tree_.Preposition(child) == "according_to") {
          out_.speaker = child;
          out_.reported = out_.claimed_word = true;
          Set(EventStatus::kClaimed, child);
          return;
        }
      }
      if (rel == Deprel::parataxis && tree_.IsVerbal(child) && IsReport(child) && !HasContent(tree_, child) && !Apart(t, child)) {
        out_.reported = true;
        out_.speaker = SpeakerOf(tree_, child);
        return;
      }
      // "as X reported", "Tass reported" in an adverbial clause.
      if (rel == Deprel::advcl && IsReport(child) && tree_.Marker(child) == "as") {
        out_.reported = true;
        out_.speaker = SpeakerOf(tree_, child);
        return;
      }
    }
    if (tree_.Rel(t) == Deprel::acl_relcl || tree_.Rel(t) == Deprel::advcl) continue;
  }
}

Factuality FindFactuality(const Tree& tree, const Codebook& codebook, int trigger) {
  // "was not in Tehran for talks": auxiliaries and negation hang under what the copula links to.
  const bool copula = tree.Rel(trigger) == Deprel::cop && tree.Head(trigger) >= 0;
  if (copula) trigger = tree.Head(trigger);
  Factuality fact = Climber(tree, codebook).Climb(trigger);
  // "is due in Cairo for talks": she is not there yet.
  auto due = [&](int t) { return t >= 0 && OneOf(tree.Lemma(t), {"due", "expected", "expect", "scheduled", "schedule", "set"}); };
  if (copula && (due(trigger) || (tree.Rel(trigger) == Deprel::obl && due(tree.Head(trigger)))) && fact.status == EventStatus::kAsserted) {
    fact.status = EventStatus::kPlanned;
    fact.will = true;
    fact.decided_by = trigger;
  }
  return fact;
}

}  // namespace lapwing
