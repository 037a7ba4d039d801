// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "parse/dependency_parser.h"
#include "parse/perceptron.h"
#include "parse/train_steps.h"

namespace lapwing::parse {
namespace {

constexpr uint64_t kExplorePerMille = 900;  ///< share of steps that follow the model's own choice after the first round
constexpr uint64_t kDropPerMille = 100;      ///< share of features left out of each decision while learning
constexpr int kMinFeatureCount = 3;          ///< rarer features are never learned
constexpr int kMinUpdates = 3;
constexpr float kMinWeight = 1.4f;  ///< smaller weights are dropped: two thirds of the model, a tenth of a point of LAS

/// The best step among those that lose least; arcs carry the gold label of their dependent.
int GoldStep(const ArcHybrid& state, const StepCosts& costs, const Sentence& gold, std::span<const float> scores) {
  int best = -1;
  int best_cost = 0;
  auto consider = [&](int step, int cost) {
    bool better = best < 0 || cost < best_cost ||
                  (cost == best_cost && scores[static_cast<size_t>(step)] > scores[static_cast<size_t>(best)]);
    if (better) best = step, best_cost = cost;
  };
  if (state.CanShift()) consider(kShift, costs.shift);
  if (state.stack_size() > 0) {
    bool to_root = state.next() == state.words();
    Deprel label = gold.tokens[static_cast<size_t>(state.stack(0))].deprel;
    // A dependent that misses its head keeps its label, but only the root may be called root.
    Deprel inner = label == Deprel::root ? Deprel::parataxis : label;
    if (state.CanLeft()) consider(LeftStep(to_root ? Deprel::root : inner), costs.left);
    if (state.CanRight()) consider(RightStep(inner), costs.right);
  }
  return best;
}

/// One pass over the corpus: calls step(state, keys, gold sentence), which gives the step to take.
class Walk {
 public:
  Walk(const Corpus& corpus, const std::vector<std::vector<TagId>>& tags, const WordTable& words, const TagSet& tag_set)
      : corpus_(corpus), tags_(tags), words_(words), tag_set_(tag_set) {}

  template <typename Step>
  void Take(size_t s, Step step) {
    const auto& gold = corpus_.sentences[s];
    Describe(gold.tokens, words_, lexemes_);
    input_.Set(lexemes_, tags_[s], tag_set_);
    heads_.clear();
    for (const auto& token : gold.tokens) heads_.push_back(token.head);
    state_.Start(static_cast<int>(gold.tokens.size()));
    while (!state_.Done()) {
      input_.Features(state_, keys_);
      state_.Take(step(state_, keys_, gold, CostsOf(state_, heads_)));
    }
  }

 private:
  const Corpus& corpus_;
  const std::vector<std::vector<TagId>>& tags_;
  const WordTable& words_;
  const TagSet& tag_set_;
  std::vector<Lexeme> lexemes_;
  std::vector<int> heads_;
  std::vector<uint64_t> keys_;
  ParserInput input_;
  ArcHybrid state_;
};

/// Counts of features on the gold paths, by a part of their hash: a rare feature that shares its cell with another may
/// pass for frequent, which does no harm.
class FeatureCounts {
 public:
  FeatureCounts() : cells_(size_t{1} << 27) {}
  void Add(uint64_t key) {
    uint8_t& cell = cells_[Cell(key)];
    if (cell < 255) ++cell;
  }
  bool Rare(uint64_t key) const { return cells_[Cell(key)] < kMinFeatureCount; }

 private:
  size_t Cell(uint64_t key) const { return key >> 17 & (cells_.size() - 1); }
  std::vector<uint8_t> cells_;
};

/// Adds the weights of `more` to `sum`, both sorted by key.
std::vector<SparseRow> Add(std::vector<SparseRow> sum, std::vector<SparseRow> more) {
  std::vector<SparseRow> out;
  size_t i = 0;
  size_t j = 0;
  while (i < sum.size() || j < more.size()) {
    bool take_both = i < sum.size() && j < more.size() && sum[i].key == more[j].key;
    bool from_sum = j >= more.size() || (i < sum.size() && sum[i].key <= more[j].key);
    out.push_back(std::move(from_sum ? sum[i++] : more[j++]));
    if (!take_both) continue;
    auto& weights = out.back().weights;
    for (const auto& [label, weight] : more[j++].weights) {
      auto it = std::find_if(weights.begin(), weights.end(), [&, l = label](const auto& w) { return w.first == l; });
      if (it == weights.end()) {
        weights.emplace_back(label, weight);
      } else {
        it->second += weight;
      }
    }
    std::sort(weights.begin(), weights.end());
  }
  return out;
}

std::vector<SparseRow> LearnTrees(Walk& walk, size_t sentences, const TrainOptions& options, int model) {
  Perceptron perceptron(kSteps);
  Random random(options.seed + static_cast<uint64_t>(model));
  FeatureCounts counts;
  std::vector<size_t> order(sentences);
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<float> scores(kSteps);
  for (size_t s : order) {
    walk.Take(s, [&](const ArcHybrid& state, std::vector<uint64_t>& keys, const Sentence& gold, const StepCosts& costs) {
      for (uint64_t key : keys) counts.Add(key);
      return GoldStep(state, costs, gold, scores);
    });
  }
  for (int round = 0; round < options.parser_rounds; ++round) {
    random.Shuffle(order);
    size_t steps = 0;
    size_t wrong = 0;
    auto learn = [&](const ArcHybrid& state, std::vector<uint64_t>& keys, const Sentence& gold, const StepCosts& costs) {
      random.Drop(keys, kDropPerMille);
      perceptron.Score(keys, scores);
      int gold_step = GoldStep(state, costs, gold, scores);
      int guess = BestStep<float>(state, scores);
      if (guess != gold_step) {
        std::erase_if(keys, [&](uint64_t key) { return counts.Rare(key); });
        perceptron.Update(keys, gold_step, guess);
        ++wrong;
      }
      perceptron.Tick();
      ++steps;
      bool explore = round > 0 && random.Next() % 1000 < kExplorePerMille;
      return explore ? guess : gold_step;
    };
    for (size_t s : order) walk.Take(s, learn);
    double share = 100.0 * static_cast<double>(wrong) / static_cast<double>(steps);
    Say(options, fmt::format("trees: model {} of {}, round {} of {}, {:.2f} % of steps wrong", model + 1, options.parser_models, round + 1,
                             options.parser_rounds, share));
  }
  return perceptron.Average({.min_updates = kMinUpdates, .min_weight = 0});
}

}  // namespace

std::string TrainTrees(const Corpus& corpus, const std::vector<std::vector<TagId>>& tags, const WordTable& words, const TagSet& tag_set,
                       const TrainOptions& options) {
  std::vector<std::vector<SparseRow>> models(static_cast<size_t>(options.parser_models));
  SideBySide(options.threads, options.parser_models, [&](int model) {
    Walk walk(corpus, tags, words, tag_set);
    models[static_cast<size_t>(model)] = LearnTrees(walk, corpus.sentences.size(), options, model);
  });
  std::vector<SparseRow> sum;
  for (auto& rows : models) sum = Add(std::move(sum), std::move(rows));
  for (auto& row : sum) {
    for (auto& entry : row.weights) entry.second /= static_cast<float>(options.parser_models);
    std::erase_if(row.weights, [](const auto& entry) { return std::fabs(entry.second) < kMinWeight; });
  }
  return SparseModel::Pack(kSteps, std::move(sum));
}

}  // namespace lapwing::parse
