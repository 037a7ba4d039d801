// SPDX-License-Identifier: Apache-2.0
/// What one given side does to another given side in a text: frames over the sentence that names both, the best one by
/// how well its actor and recipient are the given phrases.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "code/codebook.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"
#include "lapwing/event.h"
#include "code/pair_features.h"

namespace lapwing {

struct Relation {
  std::string type;    ///< always given
  std::string mode;
  int quad = 0;        ///< 1-4
  double confidence = 0;
  EventStatus status = EventStatus::kAsserted;
  std::string frame;   ///< "" when no frame matched and the answer is a guess
  int trigger = -1;    ///< token in the sentence chosen, for explanations
  int sentence = -1;
};

/// Input  the parsed text and its mentions; phrases as they stand in the text (several for a compound side).
/// Cost   every pattern of every word of the sentences that hold both sides.
Relation RelateSides(const Codebook& codebook, std::string_view text, std::span<const Sentence> sentences,
                     std::span<const SentenceMentions> mentions, const std::vector<std::string>& source,
                     const std::vector<std::string>& target, PairFeatures* seen = nullptr);

}  // namespace lapwing
