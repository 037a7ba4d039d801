// SPDX-License-Identifier: Apache-2.0
#include "code/relate.h"

#include <algorithm>
#include <cmath>

#include "code/pair_readings.h"

namespace lapwing {
namespace {

/// The likeliest type, retreats and concessions taken together first: annotated news knows them as one (YIELD).
std::pair<int, float> Likeliest(const PairScores& chances) {
  const auto concede = static_cast<size_t>(PairClass("CONCEDE")), retreat = static_cast<size_t>(PairClass("RETREAT"));
  float all = 1 - chances[kNoEvent];
  float yield = chances[concede] + chances[retreat];
  int best = -1;
  for (int c = 0; c < kNoEvent; ++c) {
    auto i = static_cast<size_t>(c);
    if (i == concede || i == retreat) continue;
    if (best < 0 || chances[i] > chances[static_cast<size_t>(best)]) best = c;
  }
  float chance = chances[static_cast<size_t>(best)];
  if (yield > chance) {
    best = static_cast<int>(chances[concede] > chances[retreat] ? concede : retreat);
    chance = yield;
  }
  return {best, all > 0 ? chance / all : 0};
}

bool Yields(std::string_view type) { return type == "CONCEDE" || type == "RETREAT"; }

}  // namespace

Relation RelateSides(const Codebook& codebook, const PairModel* model, std::string_view text, std::span<const Sentence> sentences,
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
  int chosen = -1;
  if (model != nullptr) {
    auto [c, chance] = Likeliest(model->Chances(features, Voice::kRelations));
    chosen = codebook.TypeIndex(kPairClassNames[static_cast<size_t>(c)]);
    relation.confidence = chance;
  }
  if (readings.empty()) {
    // Nothing known stands between the two: accusations are what news reports most without a word of its own.
    int guess = chosen >= 0 ? chosen : std::max(0, codebook.TypeIndex("ACCUSE"));
    const EventType& type = codebook.types[static_cast<size_t>(guess)];
    relation.type = type.name;
    relation.quad = type.QuadNumber();
    if (chosen < 0) relation.confidence = 0.1;
    return relation;
  }
  // The frame that reads it as the model does; the best of all where none does.
  auto agrees = [&](const Reading& reading) {
    const std::string& name = codebook.types[static_cast<size_t>(reading.type)].name;
    const std::string& wanted = codebook.types[static_cast<size_t>(chosen)].name;
    return name == wanted || (Yields(name) && Yields(wanted));
  };
  auto found = chosen < 0 ? readings.begin() : std::find_if(readings.begin(), readings.end(), agrees);
  const Reading& best = found == readings.end() ? readings[0] : *found;
  const EventType& type = codebook.types[static_cast<size_t>(chosen < 0 || found != readings.end() ? best.type : chosen)];
  relation.type = type.name;
  relation.quad = type.QuadNumber();
  relation.mode = found != readings.end() && type.FindMode(best.match.mode) != nullptr ? best.match.mode : "";
  relation.status = best.status;
  relation.frame = found == readings.end() ? "" : codebook.frames[static_cast<size_t>(best.match.pattern->frame)].name;
  relation.trigger = best.match.trigger;
  if (chosen >= 0) return relation;
  auto other = std::find_if(readings.begin(), readings.end(), [&](const Reading& r) { return r.match.type != best.match.type; });
  double margin = other == readings.end() ? 3 : best.score - other->score;
  relation.confidence = std::clamp(1 / (1 + std::exp(-(0.25 * best.score + 0.5 * margin - 1))), 0.05, 0.97);
  return relation;
}

}  // namespace lapwing
