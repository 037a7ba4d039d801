// SPDX-License-Identifier: Apache-2.0
/// What the frames say about two given phrases of a sentence: every reading of every word, the best first, by how well its
/// actor and recipient are those phrases.
///
/// Cost  every pattern of every word of the sentence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/tree.h"
#include "code/codebook.h"
#include "code/matcher.h"
#include "code/status.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"

namespace lapwing {

/// The two phrases as tokens of one sentence; a side that does not stand in it has no tokens.
struct Pair {
  std::vector<int> source;
  std::vector<int> target;
  int source_head = -1;
  int target_head = -1;
};

struct Reading {
  double score = 0;
  Match match;
  Factuality fact;
  int type = -1;               ///< after future, refusal and intent are taken into account; index into Codebook::types
  EventStatus status = EventStatus::kAsserted;
};

/// Tokens of the sentence that overlap an occurrence of one of the phrases in `text`.
std::vector<int> TokensOf(const Sentence& sentence, std::string_view text, const std::vector<std::string>& phrases);

/// The two phrases in one sentence; heads are set for the sides that stand there.
Pair FindPair(const Tree& tree, std::string_view text, const std::vector<std::string>& source, const std::vector<std::string>& target);

/// Where no phrases are given: the subject of the sentence's main word, and the first other actor or the object.
Pair GuessPair(const Tree& tree, const SentenceMentions& mentions);

/// Best first; among equals the earlier word, then the earlier pattern. Empty when no frame matches anywhere.
std::vector<Reading> ReadPair(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, const Pair& pair);

}  // namespace lapwing
