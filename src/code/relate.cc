// SPDX-License-Identifier: Apache-2.0
#include "code/relate.h"

#include <algorithm>
#include <cmath>

#include "code/pair_readings.h"

namespace lapwing {

Relation RelateSides(const Codebook& codebook, std::string_view text, std::span<const Sentence> sentences,
                     std::span<const SentenceMentions> mentions, const std::vector<std::string>& source, const std::vector<std::string>& target,
                     PairFeatures* seen) {
  std::vector<Reading> readings;
  Relation relation;
  PairFeatures features;
  double best_score = -1e9;
  for (size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].tokens.empty()) continue;
    Tree tree(sentences[i]);
    Pair pair = source.empty() && target.empty() ? GuessPair(tree, mentions[i]) : FindPair(tree, text, source, target);
    std::vector<Reading> here = ReadPair(tree, codebook, mentions[i], pair);
    // A sentence where frames say nothing of the two still beats one that does not hold them.
    double score = !here.empty() ? here[0].score : pair.source.empty() && pair.target.empty() ? -200 : pair.source.empty() || pair.target.empty() ? -100 : -50;
    if (score <= best_score) continue;
    best_score = score;
    features = FindPairFeatures(tree, codebook, mentions[i], pair, here);
    readings = std::move(here);
    relation.sentence = static_cast<int>(i);
  }
  if (seen != nullptr) *seen = features;
  if (readings.empty()) {
    // Nothing known stands between the two: accusations are what news reports most without a word of its own.
    int guess = std::max(0, codebook.TypeIndex("ACCUSE"));
    const EventType& type = codebook.types[static_cast<size_t>(guess)];
    relation.type = type.name;
    relation.quad = type.QuadNumber();
    relation.confidence = 0.1;
    return relation;
  }
  const Reading& best = readings[0];
  const EventType& type = codebook.types[static_cast<size_t>(best.type)];
  relation.type = type.name;
  relation.quad = type.QuadNumber();
  relation.mode = type.FindMode(best.match.mode) != nullptr ? best.match.mode : "";
  relation.status = best.status;
  relation.frame = codebook.frames[static_cast<size_t>(best.match.pattern->frame)].name;
  relation.trigger = best.match.trigger;
  auto other = std::find_if(readings.begin(), readings.end(), [&](const Reading& r) { return r.match.type != best.match.type; });
  double margin = other == readings.end() ? 3 : best.score - other->score;
  relation.confidence = std::clamp(1 / (1 + std::exp(-(0.25 * best.score + 0.5 * margin - 1))), 0.05, 0.97);
  return relation;
}

}  // namespace lapwing
