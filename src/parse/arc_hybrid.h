// SPDX-License-Identifier: Apache-2.0
/// The arc-hybrid transition system: a stack of words whose heads are not known, a buffer of words not yet reached
/// (the artificial root stands at its end), and three kinds of steps. Shift moves the next word to the stack; Left makes
/// the top of the stack a dependent of the next word; Right makes it a dependent of the word under it. Both take it off.
///
/// Invariant  every path of valid steps ends in a tree with exactly one word under the root, after 2n steps.
/// Source     Kuhlmann, Gómez-Rodríguez and Satta 2011; costs: Goldberg and Nivre 2013.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lapwing/sentence.h"

namespace lapwing::parse {

inline constexpr int kLabels = static_cast<int>(Deprel::xcomp) + 1;
/// Step as a class of the model: 0 Shift, 1 + label Left, 1 + kLabels + label Right.
inline constexpr int kShift = 0;
inline constexpr int kSteps = 1 + 2 * kLabels;
inline constexpr int LeftStep(Deprel label) { return 1 + static_cast<int>(label); }
inline constexpr int RightStep(Deprel label) { return 1 + kLabels + static_cast<int>(label); }
inline constexpr bool IsLeft(int step) { return step >= 1 && step <= kLabels; }
inline constexpr bool IsRight(int step) { return step > kLabels; }
inline constexpr Deprel LabelOf(int step) { return static_cast<Deprel>((step - 1) % kLabels); }

inline constexpr int kNoWord = -1;

/// A partial tree. Words are 0..n-1, the root is n.
class ArcHybrid {
 public:
  /// What is known of a word's dependents; kNoWord where there is none.
  struct Node {
    int head = kNoWord;
    Deprel label = Deprel::dep;
    int left1 = kNoWord;   ///< leftmost dependent
    int left2 = kNoWord;   ///< second from the left
    int right1 = kNoWord;  ///< rightmost dependent
    int right2 = kNoWord;
    int left_count = 0;
    int right_count = 0;
    uint64_t left_labels = 0;  ///< set of labels as bits
    uint64_t right_labels = 0;
  };

  void Start(int words);
  bool Done() const { return next_ == words_ && stack_.empty(); }
  bool CanShift() const { return next_ < words_; }
  /// The root takes a dependent only when nothing else is left on the stack.
  bool CanLeft() const { return !stack_.empty() && (next_ < words_ || stack_.size() == 1); }
  bool CanRight() const { return stack_.size() >= 2; }
  void Take(int step);

  int words() const { return words_; }
  int next() const { return next_; }
  /// Word at `depth` from the top of the stack (0 = top), kNoWord when the stack is not that deep.
  int stack(size_t depth) const { return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : kNoWord; }
  size_t stack_size() const { return stack_.size(); }
  const Node& node(int word) const { return nodes_[static_cast<size_t>(word)]; }

 private:
  void Attach(int child, int head, Deprel label);
  int words_ = 0;
  int next_ = 0;
  std::vector<int> stack_;
  std::vector<Node> nodes_;
};

/// Gold arcs that a step makes unreachable, for each of Shift, Left, Right. Heads: kRoot means the root.
struct StepCosts {
  int shift = 0;
  int left = 0;
  int right = 0;
};
StepCosts CostsOf(const ArcHybrid& state, std::span<const int> gold_heads);

}  // namespace lapwing::parse
