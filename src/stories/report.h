// SPDX-License-Identifier: Apache-2.0
/// What the grouping of stories sees of an article: its phrases, its telling words, its figures, its agency.
///
/// Phrases  hashes of every three words in a row (shingles, Broder 1997) of the body without dateline and credits
/// Keywords words that are not common, with a small whole weight: more for the title, the lead and names
/// Cost     linear in the text; of a long one the first kMaxWords words count
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "lapwing/article.h"
#include "stories/agencies.h"
#include "stories/word_weights.h"

namespace lapwing {

inline constexpr size_t kShingleWords = 3;
inline constexpr size_t kMaxWords = 1500;
inline constexpr size_t kMaxTerms = 90;
inline constexpr int64_t kNoDay = std::numeric_limits<int64_t>::min();

struct Keyword {
  uint32_t hash = 0;
  uint16_t weight = 0;
  uint16_t per_mille = 0;  ///< WordWeights
};

struct Report {
  std::string id;
  int64_t day = kNoDay;             ///< of publication
  uint64_t publisher = 0;           ///< hash of its name in lower case; 0: not known
  uint64_t url = 0;                 ///< hash; 0: not known
  std::string agency;
  std::vector<uint32_t> shingles;   ///< sorted, each once
  std::vector<uint32_t> figures;    ///< hashes of numbers of the text, sorted, each once
  std::vector<Keyword> terms;          ///< sorted by hash
  std::vector<std::string> words;   ///< of the terms, as first written: for people
};

Report MakeReport(const Article& article, const Agencies& agencies, const WordWeights& weights);

}  // namespace lapwing
