// SPDX-License-Identifier: Apache-2.0
/// Frames over trees: which pattern of the codebook fits at which word, and what fills its slots.
///
/// Invariant  Best(t) depends only on sentence, mentions and codebook; patterns are tried in file order and a later one
///            must be strictly better to win
/// Cost       O(patterns of the lemma x slots x arguments); each token once
#pragma once

#include <bitset>
#include <functional>
#include <optional>
#include <vector>

#include "code/arguments.h"
#include "code/codebook.h"
#include "code/sides.h"

namespace lapwing {

/// A pattern that fits at a trigger.
struct Match {
  const Pattern* pattern = nullptr;
  int trigger = -1;
  int type = -1;
  std::string mode;
  std::vector<Side> actors;
  std::vector<Side> recipients;
  std::vector<int> actor_tokens;      ///< phrase heads that filled A
  std::vector<int> recipient_tokens;  ///< phrase heads that filled R
  std::vector<int> lexical;           ///< tokens that filled word slots: part of the trigger
  std::vector<int> clauses;           ///< tokens that filled E, or * on a clause: their events are spent
  int inner = -1;                     ///< trigger of the embedded event
  bool passive_without_doer = false;
  bool both = false;                  ///< AR filled: all parties in `actors`
  std::string recipient_relation;     ///< where R stood: "obj", "with" ...
  bool borrowed = false;              ///< a needed side came from a secondary argument
  double score = 0;
};

class Matcher {
 public:
  /// `lenient`: a missing slot costs score instead of ruling the pattern out (for relate, where the sides are given).
  Matcher(const Tree& tree, const Codebook& codebook, const Sides& sides, bool lenient = false);

  /// The best match at the token, or null. Weak patterns only when `weak`.
  const Match* Best(int token, bool weak);
  /// Every match at the token, best first, weak ones too.
  const std::vector<Match>& Ranked(int token);
  /// How the codebook's learnt patterns of this type fit at the token, best first.
  std::vector<Match> Learnt(int token, int type);
  ArgumentView& arguments() { return view_; }

 private:
  /// What may fill a slot.
  struct Filler {
    Argument argument;
    std::vector<Side> sides;
    const Match* inner = nullptr;
    int rank = 100;  ///< 0: as good as can be
  };

  std::vector<Match> FindAll(int token);
  bool Fits(const Pattern& pattern, int trigger, Match& match);
  bool Vague(int trigger) const;

  // matcher_words.cc
  bool NoLonger(int trigger) const;
  bool ExtrasStand(const Pattern& pattern, int trigger) const;
  bool LacksWords(const Pattern& pattern) const;
  const std::vector<std::string>& CalledBy(int t) const;
  bool IsStatesman(int t) const;
  bool TitleFits(const WordSet& words, int t) const;
  /// `wanted`: the slot asks for the words rather than forbidding them.
  bool WordFits(const WordSet& words, int token, bool wanted) const;
  int Counted(int token) const;

  // matcher_slots.cc
  bool FillSlot(const Pattern& pattern, const Slot& slot, int trigger, Match& match);
  Filler Choose(const Pattern& pattern, const Slot& slot, int trigger, const Match& match);
  Filler ChooseFrom(const std::vector<Argument>& arguments, const Pattern& pattern, const Slot& slot, int trigger, const Match& match);
  bool RankSides(const Slot& slot, const std::string& relation, int trigger, const Match& match, Filler& filler);
  bool EachOther(int token) const;
  std::vector<Side> OtherInside(int token, const Match& match) const;
  bool Negated(int token) const;
  bool Decides(int trigger) const;
  bool Undertakes(int trigger) const;
  bool UndertakesNot(int trigger) const;
  std::vector<Argument> LentByWords(int trigger, const Match& match);
  std::vector<Side> GroundBelow(int trigger, const Match& match) const;
  static bool FillFromGround(const std::vector<Side>& ground, Match& match);
  bool Forgiven(const Pattern& pattern, const Slot& slot, int trigger, Match& match) const;
  bool HidesObject(const Pattern& pattern, const Argument& argument, int trigger) const;
  const Match* InnerEvent(int token, const Slot& slot, bool weak, int depth);
  bool Accepts(const EventFilter& filter, const Match& match) const;

  // matcher_facing.cc
  int FacedAt(int token) const;
  void FaceWhomItIsAgainst(int trigger, Match& match) const;

  // matcher_sides.cc
  /// The actors an argument stands for.
  std::vector<Side> SidesOf(const Argument& argument, int trigger, bool doer);
  bool Suffers(int token, int argument) const;
  std::vector<Side> SidesOfClause(int clause, int trigger);
  std::vector<Side> DoerBesideObject(const Argument& argument, int trigger) const;
  void AddPartners(const Argument& argument, int trigger, std::vector<Side>& found) const;
  bool Several(const std::vector<Side>& sides, int token) const;

  const Tree& tree_;
  const Codebook& codebook_;
  const Sides& sides_;
  bool lenient_;
  std::bitset<kWordMarks> words_;  ///< of the sentence
  mutable std::vector<std::vector<std::string>> called_;  ///< by token, filled when first asked for
  ArgumentView view_;
  enum class State : uint8_t { kNew, kBusy, kDone };
  struct Cached {
    State state = State::kNew;
    std::vector<Match> matches;
  };
  std::vector<Cached> cache_;
};

}  // namespace lapwing
