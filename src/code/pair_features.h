// SPDX-License-Identifier: Apache-2.0
/// What the coder's model sees of two phrases in a sentence: what the frames say, the words that link the two, and groups of
/// words whose meaning (word vectors) is averaged.
///
/// Names of features are for people too: `explain` prints those that decided.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/tree.h"
#include "lapwing/mention.h"

namespace lapwing {

class Codebook;
struct Pair;
struct Reading;

/// Groups of words whose vectors are averaged, each its own part of the model's input.
enum class WordGroup : uint8_t {
  kPredicate,  ///< the word over both sides: "condemned"
  kGovernor,   ///< the word over that one: "agreed [to send]"
  kObject,     ///< what it takes: "impose [sanctions]", and what its clause says
  kPath,       ///< content words on the path between the sides
  kTarget,     ///< the second phrase and what hangs on it
  kSource,
  kTrigger,    ///< trigger of the best reading
  kSentence,   ///< all content words
};
inline constexpr int kWordGroups = 8;
std::string_view ToString(WordGroup group);

struct PairFeatures {
  std::vector<std::string> signs;                              ///< sorted, each once
  std::array<std::vector<std::string>, kWordGroups> words;     ///< lemmas, lower case
};

PairFeatures FindPairFeatures(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, const Pair& pair,
                              const std::vector<Reading>& readings);

}  // namespace lapwing
