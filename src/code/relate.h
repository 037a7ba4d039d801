// SPDX-License-Identifier: Apache-2.0
/// What one given side does to another given side in a text: the model's likeliest type, with the frame that reads it so; or,
/// without a model, the best frame alone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "code/codebook.h"
#include "code/pair_features.h"
#include "code/pair_model.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"
#include "lapwing/event.h"

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
/// `model` chooses the type and tells its chance; null: the best frame decides alone.
Relation RelateSides(const Codebook& codebook, const PairModel* model, std::string_view text, std::span<const Sentence> sentences,
                     std::span<const SentenceMentions> mentions, const std::vector<std::string>& source,
                     const std::vector<std::string>& target, PairFeatures* seen = nullptr);

}  // namespace lapwing
