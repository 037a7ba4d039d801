// SPDX-License-Identifier: Apache-2.0
/// Dependency trees by greedy arc-hybrid parsing: at every step one linear model scores all labelled steps on what lies
/// on top of the stack, at the head of the buffer, and what was built there.
///
/// Cost     2n steps of some 150 features; about 100 microseconds for a sentence of news.
/// Threads  const calls from many threads; scratch belongs to the caller's thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parse/arc_hybrid.h"
#include "parse/lexeme.h"
#include "parse/sparse_model.h"
#include "parse/tagger.h"

namespace lapwing::parse {

/// The words of one sentence as parser features see them; the root is last, "no word" one after it.
class ParserInput {
 public:
  void Set(std::span<const Lexeme> lexemes, std::span<const TagId> tags, const TagSet& tag_set);
  void Features(const ArcHybrid& state, std::vector<uint64_t>& keys) const;
  int words() const { return static_cast<int>(items_.size()) - 2; }

 private:
  struct Item {
    uint64_t word = 0;
    uint64_t tag = 0;
    uint64_t upos = 0;
    uint64_t cluster = 0;
    uint64_t cluster4 = 0;
    uint64_t cluster6 = 0;
    uint64_t cluster10 = 0;
    int commas_before = 0;  ///< commas and the like left of the word
    int verbs_before = 0;
    int next_verb = 0;      ///< position of the next finite verb or auxiliary at or after the word
    uint64_t next_verb_tag = 0;
    uint64_t next_mark = 0;  ///< form of the next punctuation mark at or after the word
  };
  std::vector<Item> items_;
};

class DependencyParser {
 public:
  bool Load(std::string_view model);
  /// Fills head and deprel of `tokens` (as many as lexemes).
  void Parse(std::span<const Lexeme> lexemes, std::span<const TagId> tags, const TagSet& tag_set, std::span<Token> tokens) const;

 private:
  SparseModel model_;
};

/// Highest-scoring valid step.
template <typename Score>
int BestStep(const ArcHybrid& state, std::span<const Score> scores) {
  int best = -1;
  auto consider = [&](int first, int last) {
    for (int step = first; step < last; ++step) {
      if (last - first > 1 && LabelOf(step) == Deprel::root) continue;
      if (best < 0 || scores[static_cast<size_t>(step)] > scores[static_cast<size_t>(best)]) best = step;
    }
  };
  if (state.CanShift()) consider(kShift, kShift + 1);
  bool to_root = state.next() == state.words();
  int root_step = LeftStep(Deprel::root);
  if (state.CanLeft() && to_root) consider(root_step, root_step + 1);
  if (state.CanLeft() && !to_root) consider(1, 1 + kLabels);
  if (state.CanRight()) consider(1 + kLabels, kSteps);
  return best;
}

}  // namespace lapwing::parse
