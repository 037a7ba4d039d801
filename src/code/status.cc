// SPDX-License-Identifier: Apache-2.0
#include "code/status.h"

#include <algorithm>

#include "base/strings.h"
#include "code/speakers.h"

namespace lapwing {
namespace {

class Climber {
 public:
  Climber(const Tree& tree, const Codebook& codebook) : tree_(tree), codebook_(codebook) {}

  Factuality Climb(int trigger) {
    trigger_ = trigger;
    Local(trigger);
    int t = trigger;
    for (int steps = 0; tree_.Head(t) >= 0 && steps < 40; ++steps) {
      int head = tree_.Head(t);
      if (!inside_noun_ && !Step(t, head)) {
        if (tree_.Rel(t) == Deprel::parataxis) break;
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

 private:
  void Set(EventStatus status, int by) {
    // The innermost word decides, except that denial and negation outside win over a plain assertion inside,
    // and a real-world denial wins over a claim.
    bool weaker = out_.status == EventStatus::kAsserted || (out_.status == EventStatus::kClaimed && status != EventStatus::kClaimed);
    if (!weaker) return;
    out_.status = status;
    out_.decided_by = by;
  }

  /// Auxiliaries, negation and modal adverbs of the word itself (or of the noun phrase).
  void Local(int token) {
    bool negated = false, future = false, modal = false;
    int sign = -1;
    for (int child : tree_.Children(token)) {
      std::string lemma = LowerAscii(tree_.Lemma(child));
      std::string form = LowerAscii(tree_[child].form);
      // "is due to visit" with the adjective hung below the verb.
      bool hung = tree_[child].upos == Upos::ADJ && child + 1 < token && LowerAscii(tree_[child + 1].form) == "to" && tree_.IsVerbal(token);
      if (hung) {
        if (const OperatorKind* kind = codebook_.OperatorFor(Upos::ADJ, lemma)) Apply(*kind, child, -1);
      }
      switch (tree_.Rel(child)) {
        case Deprel::aux:
        case Deprel::aux_pass:
        case Deprel::cop:
          if (OneOf(lemma, {"will", "shall"}) || OneOf(form, {"'ll", "wo"})) future = true, sign = child;
          if (lemma == "be" && MarkedTo(token, child)) future = true, sign = child;
          if (OneOf(lemma, {"may", "might", "can", "could", "would", "should", "must"}) && form != "wo") modal = true, sign = child;
          if (lemma == "would" && form != "wo") would_ = child;
          // "Should it violate the deal": no duty, a condition.
          if (token == trigger_ && OneOf(lemma, {"should", "must", "ought"}) && (child == 0 || tree_[child - 1].upos != Upos::PUNCT) && child != tree_.Leftmost(token)) out_.duty = true;
          break;
        case Deprel::advmod:
          if (OneOf(lemma, {"not", "n't", "never"}) || OneOf(form, {"not", "n't", "never"})) negated = true, sign = child;
          // "will no longer send"; "no longer recognises" is the end of what was.
          if (future && form == "longer" && child > 0 && tree_.Lemma(child - 1) == "no") negated = true, sign = child;
          if (OneOf(lemma, {"reportedly", "allegedly", "supposedly", "purportedly", "ostensibly", "apparently"})) {
            out_.claimed_word = true;
            Set(EventStatus::kClaimed, child);
          }
          if (OneOf(lemma, {"possibly", "potentially", "perhaps", "maybe"})) modal = true, sign = child;
          break;
        case Deprel::nsubj:
        case Deprel::nsubj_pass:
          // "no ransom was paid", "neither side has been invited", "nobody was hurt"
          if (NoneOfThem(child)) negated = true, sign = child;
          break;
        case Deprel::obj:
          // "made no concessions"; not what merely stands beside it, nor "had no plans", whose noun means more than its verb.
          if (token == trigger_ && tree_.Lemma(token) != "have" && NoneOfThem(child)) negated = true, sign = child;
          break;
        case Deprel::det:
          if (lemma == "no" && tree_.IsNominal(token)) negated = true, sign = child;
          break;
        case Deprel::amod:
        case Deprel::compound: {
          const OperatorKind* kind = tree_.IsNominal(token) ? codebook_.OperatorFor(Upos::ADJ, lemma) : nullptr;
          // "proposed tariffs": the list has participles as they are written.
          if (kind == nullptr && tree_.IsNominal(token) && tree_[child].upos == Upos::VERB) kind = codebook_.OperatorFor(Upos::ADJ, LowerAscii(tree_[child].form));
          if (kind != nullptr) Apply(*kind, child, -1);
          break;
        }
        default: break;
      }
    }
    if (negated && future) {
      out_.will_not = true;
      Set(EventStatus::kNegated, sign);
    } else if (negated) {
      // "would not talk to X" is a refusal; "could not confirm" a plain negation.
      if (modal && sign >= 0) {
        for (int child : tree_.Children(token)) out_.will_not = out_.will_not || (tree_.Rel(child) == Deprel::aux && tree_.Lemma(child) == "would");
      }
      Set(EventStatus::kNegated, sign);
    } else if (future) {
      out_.will = true;
      Set(EventStatus::kPlanned, sign);
    } else if (modal) {
      Set(EventStatus::kHypothetical, sign);
    }
    // "will hinge on how far they cooperate": an open question.
    for (int child : tree_.Children(token)) {
      if (tree_.Rel(child) != Deprel::advmod || child + 1 >= tree_.size()) continue;
      for (int t = child - 1; t <= child; ++t) {
        if (t >= 0 && tree_.Lemma(t) == "how" && OneOf(tree_.Lemma(t + 1), {"far", "much", "long", "soon", "many"})) Set(EventStatus::kHypothetical, t);
      }
    }
    std::string_view marker = tree_.Marker(token);
    if (OneOf(marker, {"if", "unless", "whether", "lest"})) Set(EventStatus::kHypothetical, token);
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
    if (marker == "without") Set(EventStatus::kNegated, token);
  }

  /// "are to withdraw": the auxiliary stands right before the "to" of the verb, but for an adverb.
  bool MarkedTo(int verb, int auxiliary) const {
    for (int child : tree_.Children(verb)) {
      if (tree_.Rel(child) != Deprel::mark || tree_.Lemma(child) != "to") continue;
      bool next = child == auxiliary + 1 || (child == auxiliary + 2 && tree_[auxiliary + 1].upos == Upos::ADV);
      return next && child > auxiliary;
    }
    return false;
  }

  bool NoneOfThem(int phrase) const {
    if (OneOf(LowerAscii(tree_[phrase].form), {"nobody", "none", "neither", "nothing"})) return true;
    for (int child : tree_.Children(phrase)) {
      bool quantity = tree_.Rel(child) == Deprel::det || tree_.Rel(child) == Deprel::cc_preconj;
      if (quantity && OneOf(LowerAscii(tree_[child].form), {"no", "neither"})) return true;
    }
    return false;
  }

  void Apply(OperatorKind kind, int word, int speaker) {
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

  bool AheadStill() const { return out_.status == EventStatus::kPlanned || out_.status == EventStatus::kHypothetical; }

  /// "said it would leave": will, told in the past; a forecast or a condition stays one.
  void WouldBeWill(int word) {
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

  /// One step up. False: what lies above says nothing about this event.
  bool Step(int token, int head) {
    Deprel rel = tree_.Rel(token);
    switch (rel) {
      case Deprel::acl_relcl:
      case Deprel::advcl_relcl:
      case Deprel::appos: return false;  // a new statement about the noun
      case Deprel::conj: {
        // Modals and negation before the first conjunct carry over when the second has no auxiliary or subject of its own.
        bool own = tree_.Child(token, Deprel::nsubj) >= 0 || tree_.Child(token, Deprel::aux) >= 0 || tree_.Child(token, Deprel::nsubj_pass) >= 0;
        if (!own && tree_.IsVerbal(token) == tree_.IsVerbal(head)) {
          if (SameForm(token, head)) Local(head);
          return true;
        }
        // The whole sentence may still be reported: "X did this and Y did that, Z said".
        return true;
      }
      case Deprel::parataxis:
        // "..., officials said" hangs below the event, but a quotation may hang below "said".
        if (IsReport(head)) ApplyAt(head);
        return false;
      case Deprel::advcl: {
        std::string_view marker = tree_.Marker(token);
        if (marker == "that") {
          // "it was reported that ..." with the clause hung loosely.
          ApplyAt(head);
          return true;
        }
        if (marker == "of" || marker == "for") {
          // "is accused of shelling"
          const OperatorKind* kind = codebook_.OperatorFor(Upos::VERB, LowerAscii(tree_.Lemma(head)));
          if (kind != nullptr && *kind == OperatorKind::kClaim) ApplyAt(head);
        }
        if (marker == "to" || OneOf(marker, {"in", "before", "by"})) {
          // Purposes are not results: "came to sign" is ahead, unless the head is a mere helper.
          int object = tree_.Child(head, Deprel::obj);
          const OperatorKind* carried = marker == "to" && object >= 0 ? codebook_.OperatorFor(Upos::NOUN, LowerAscii(tree_.Lemma(object))) : nullptr;
          if (carried != nullptr) {
            // "expressed his intention to strike": the noun governs, wherever the clause is hung.
            Apply(*carried, object, -1);
          } else if (marker == "to") {
            out_.purpose = out_.purpose || (out_.status == EventStatus::kAsserted && !out_.will);
            out_.will = out_.will || out_.status == EventStatus::kAsserted;
            Set(EventStatus::kPlanned, token);
          }
        }
        return IsReport(head) || marker == "to";
      }
      case Deprel::acl:
        if (tree_.Marker(token) == "to") {
          const OperatorKind* kind = codebook_.OperatorFor(Upos::NOUN, LowerAscii(tree_.Lemma(head)));
          // "Chile to recall envoy": a headline whose parser took its subject for its root.
          bool headline = tree_.Head(head) < 0 && tree_.Leftmost(head) + 3 > head;
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
      default: break;
    }
    if (tree_.IsVerbal(head) || tree_[head].upos == Upos::ADJ) {
      bool clause = rel == Deprel::ccomp || rel == Deprel::xcomp || rel == Deprel::csubj || rel == Deprel::csubj_pass;
      bool nominal = rel == Deprel::obj || rel == Deprel::obl || rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::iobj;
      // "this means that one in ten was killed": what is meant so lies not ahead.
      bool meaning = rel == Deprel::ccomp && tree_.Lemma(head) == "mean";
      if (clause && !meaning) ApplyAt(head);
      if (nominal) {
        // A noun in a sentence shares its verb's modality only where the verb is about it.
        const OperatorKind* kind = codebook_.OperatorFor(tree_[head].upos == Upos::ADJ ? Upos::ADJ : Upos::VERB, LowerAscii(tree_.Lemma(head)));
        bool object = rel == Deprel::obj || rel == Deprel::nsubj_pass;
        bool core = object || (rel == Deprel::nsubj && codebook_.IsSupport(tree_.Lemma(head)));
        // "the visit ended" happened; "he ended hopes of a visit" is about what is ended.
        // "a visit is possible"
        object = object || (tree_[head].upos == Upos::ADJ && rel == Deprel::nsubj);
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
        if (core) Local(head);
        return core || rel == Deprel::obl;
      }
      if (clause) Modality(head);
      return true;
    }
    if (tree_.IsNominal(head)) {
      const OperatorKind* kind = codebook_.OperatorFor(Upos::NOUN, LowerAscii(tree_.Lemma(head)));
      // "a statement on the call with the emir": the call is what it is about, not what it claims.
      if (kind != nullptr && *kind == OperatorKind::kReport && OneOf(tree_.Preposition(token), {"on", "about", "regarding"})) return true;
      if (kind != nullptr) {
        Apply(*kind, head, HolderOf(tree_, head));
        return true;
      }
      return rel == Deprel::nmod || rel == Deprel::compound || rel == Deprel::nmod_poss;
    }
    return true;
  }

  bool IsReport(int head) const {
    const OperatorKind* kind = codebook_.OperatorFor(tree_[head].upos, LowerAscii(tree_.Lemma(head)));
    return kind != nullptr && (*kind == OperatorKind::kReport || *kind == OperatorKind::kClaim);
  }

  void ApplyAt(int head) {
    const OperatorKind* kind = codebook_.OperatorFor(tree_[head].upos, LowerAscii(tree_.Lemma(head)));
    if (kind == nullptr) return;
    bool negated = false;
    for (int child : tree_.Children(head)) {
      std::string form = LowerAscii(tree_[child].form);
      negated = negated || (tree_.Rel(child) == Deprel::advmod && OneOf(form, {"not", "n't", "never"}));
    }
    // "did not deny", "did not say": no denial, no report.
    if (negated && *kind == OperatorKind::kDeny) return;
    if (negated && *kind == OperatorKind::kNegate) return;
    Apply(*kind, head, SpeakerOf(tree_, head));
  }

  /// Modality of a governing verb that is no operator of its own: "may begin to", "did not continue to".
  void Modality(int head) {
    if (IsReport(head)) return;
    Local(head);
  }

  bool SameForm(int a, int b) const {
    Xpos x = tree_[a].xpos, y = tree_[b].xpos;
    return x == y || (x == XposFrom("VBD") && y == XposFrom("VBN"));
  }

  /// "according to X", "X said" as a parenthesis below the event or its clause.
  void According(int trigger) {
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
        if (rel == Deprel::parataxis && IsReport(child) && !HasContent(tree_, child)) {
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

  const Tree& tree_;
  const Codebook& codebook_;
  bool inside_noun_ = false;
  bool content_ = false;  ///< a word of saying or claiming has been passed
  int trigger_ = -1;
  int would_ = -1;        ///< the last "would" seen
  Factuality out_;
};

}  // namespace

Factuality FindFactuality(const Tree& tree, const Codebook& codebook, int trigger) {
  // "was not in Tehran for talks": auxiliaries and negation hang under what the copula links to.
  if (tree.Rel(trigger) == Deprel::cop && tree.Head(trigger) >= 0) trigger = tree.Head(trigger);
  return Climber(tree, codebook).Climb(trigger);
}

}  // namespace lapwing
