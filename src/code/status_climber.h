// SPDX-License-Identifier: Apache-2.0
/// The way from an event's word up its tree: what the words above say of it, the innermost first. Part of status.h.
///
/// status.cc climbs and knows what operators do; status_signs.cc reads a word's own auxiliaries, negation and adverbs; status_step.cc
/// says what is passed on from a word to the one above it.
#pragma once

#include "base/tree.h"
#include "code/codebook.h"
#include "code/status.h"

namespace lapwing {

class Climber {
 public:
  Climber(const Tree& tree, const Codebook& codebook) : tree_(tree), codebook_(codebook) {}

  Factuality Climb(int trigger);

 private:
  /// What stands at a word itself.
  struct Signs {
    bool negated = false, future = false, modal = false;
    int sign = -1;  ///< the last that was seen
  };

  // status_signs.cc
  /// Auxiliaries, negation and modal adverbs of the word itself (or of the noun phrase).
  void Local(int token);
  void NoteAuxiliary(int token, int child, Signs& signs);
  void NoteAdverb(int child, Signs& signs);
  void NoteModifier(int token, int child);
  void Judge(int token, const Signs& signs);
  void JudgeCondition(int token);
  bool StillAwaited(int token) const;
  bool Taken(int noun) const;
  void JudgeMarker(int token);
  /// "are to withdraw": the auxiliary stands right before the "to" of the verb, but for an adverb.
  bool MarkedTo(int verb, int auxiliary) const;
  bool NoneOfThem(int phrase) const;

  // status_step.cc
  /// One step up. False: what lies above says nothing about this event.
  bool Step(int token, int head);
  bool StepFromConjunct(int token, int head);
  /// "said it would open an embassy, drawing criticism from Chad": what followed is the outlet's to tell, not the speaker's.
  bool Outcome(int token) const;
  bool StepFromAdverbialClause(int token, int head);
  bool KeptFrom(int token, int head) const;
  bool StepFromNounClause(int token, int head);
  bool StepToPredicate(int token, int head);
  void PassNominal(int token, int head, bool object);
  bool StepToNoun(int token, int head);
  bool SameForm(int a, int b) const;

  // status.cc
  void Set(EventStatus status, int by);
  void Apply(OperatorKind kind, int word, int speaker);
  void ApplyAt(int head);
  /// What the word does, with its particle where the two have a meaning of their own ("rule out").
  const OperatorKind* OperatorAt(int head) const;
  bool AheadStill() const { return out_.status == EventStatus::kPlanned || out_.status == EventStatus::kHypothetical; }
  /// "said it would leave": will, told in the past; a forecast or a condition stays one.
  void WouldBeWill(int word);
  bool IsReport(int head) const;
  /// "X accused Y; Y has not replied": statements of their own, neither told by the other.
  bool Apart(int a, int b) const;
  /// "according to X", "X said" as a parenthesis below the event or its clause.
  void According(int trigger);

  const Tree& tree_;
  const Codebook& codebook_;
  bool inside_noun_ = false;
  bool content_ = false;  ///< a word of saying or claiming has been passed
  int trigger_ = -1;
  int would_ = -1;        ///< the last "would" seen
  Factuality out_;
};

}  // namespace lapwing
