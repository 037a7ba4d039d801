// SPDX-License-Identifier: Apache-2.0
/// How common words are in news at large (models/news_words.txt): where a store begins to fill, its own counts say nothing yet.
///
/// Threads  const after Load, may be shared
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lapwing/result.h"

namespace lapwing {

class WordWeights {
 public:
  /// kNotFound, kIo as ReadFile; kBadData with file:line for a line that is not `WORD COUNT`.
  static Result<WordWeights> Load(const std::string& path);
  static Result<WordWeights> Parse(std::string_view text, const std::string& path);

  /// Reports of 1,000 that have the word; 0: fewer than three. `term`: TermHash of it.
  int PerMille(uint32_t term) const {
    auto it = per_mille_.find(term);
    return it == per_mille_.end() ? 0 : it->second;
  }

 private:
  std::unordered_map<uint32_t, int> per_mille_;  ///< looked up, never walked
};

/// Words are known by 32 bits of their hash: a clash makes two reports a little more alike, and nothing else.
uint32_t TermHash(std::string_view word);

/// Plural s cut as in Harman's S stemmer (1991): "talks" -> "talk", "countries" -> "country".
std::string_view CutPlural(std::string_view word, std::string& room);

}  // namespace lapwing
