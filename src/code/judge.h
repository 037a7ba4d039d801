// SPDX-License-Identifier: Apache-2.0
/// Asks the coder's model about an event that frames propose: is it one, of this type, and how sure?
///
/// Cost  every pattern of every word of the sentence, once a sentence, and one call of the model an event
#pragma once

#include <string>
#include <vector>

#include "code/matcher.h"
#include "code/pair_model.h"
#include "lapwing/mention.h"

namespace lapwing {

struct Judgement {
  float chance = 0;      ///< of the proposed type
  float none = 0;        ///< that nothing happened between the two
  int likeliest = -1;    ///< class the model would give
  std::vector<std::string> reasons;  ///< in words, where asked for
};

struct Pair;

class Judge {
 public:
  Judge(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, const PairModel& model)
      : tree_(tree), codebook_(codebook), mentions_(mentions), model_(model) {}

  /// `type` is the class of the event after status is taken into account.
  Judgement Of(const Match& match, int type, bool with_reasons) const;

 private:
  Pair PairOf(const Match& match) const;

  const Tree& tree_;
  const Codebook& codebook_;
  const SentenceMentions& mentions_;
  const PairModel& model_;
};

}  // namespace lapwing
