// SPDX-License-Identifier: Apache-2.0
/// What the model of acts (act_signs.h) makes of the words of one sentence: types for a word that no frame fits, and signs for whether an event stands.
///
/// Threads  one view a sentence and thread
/// Cost     one call of the model a word that is asked for
#pragma once

#include <string>
#include <vector>

#include "base/tree.h"
#include "code/codebook.h"
#include "code/matcher.h"
#include "code/pair_model.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"

namespace lapwing {

class ActWords {
 public:
  /// `model` may be null, or without acts: then no word tells anything and there are no signs.
  ActWords(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, const PairModel* model, bool title);

  /// The codebook's types that the word may tell, likeliest first; none where the codebook has no learnt patterns.
  std::vector<int> TypesOf(int token) const;

  /// "act<45": how likely the word of an event tells its type; "learnt act<45" where no frame fits it.
  std::vector<std::string> SignsOf(const Match& match, const Event& event) const;

 private:
  bool Asked(int token) const;
  PairScores Chances(int token) const;

  const Tree& tree_;
  const Codebook& codebook_;
  const SentenceMentions& mentions_;
  const PairModel* acts_ = nullptr;
  bool title_;
};

}  // namespace lapwing
