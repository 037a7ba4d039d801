// SPDX-License-Identifier: Apache-2.0
#include "code/pair_trainer.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/fixed_math.h"
#include "base/model_hash.h"
#include "base/random.h"

namespace lapwing {
namespace {

constexpr int kLeastSeen = 2;  // signs seen once teach nothing

/// An example as numbers: rows of the weight table with their values.
struct Input {
  std::vector<std::pair<uint32_t, float>> rows;
  uint32_t right = 0;
  bool own = true;
  float weight = 1;
};

class Learner {
 public:
  Learner(size_t rows, const PairTrainOptions& options) : options_(options), rows_(rows), weights_(2 * rows * kPairClasses), steps_(weights_.size()), sum_(weights_.size()) {}

  void Run(const std::vector<Input>& inputs, uint64_t seed) {
    Random random(seed);
    std::vector<size_t> order(inputs.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::vector<std::pair<uint32_t, float>> kept;
    int averaged = 0;
    auto cut = static_cast<uint64_t>(options_.drop * 1000);
    for (int round = 0; round < options_.rounds; ++round) {
      random.Shuffle(order);
      for (size_t i : order) {
        kept.clear();
        for (const auto& row : inputs[i].rows) {
          if (random.Next() % 1000 >= cut) kept.push_back(row);
        }
        Step(inputs[i], kept);
      }
      if (round >= options_.rounds / 2) {
        for (size_t i = 0; i < weights_.size(); ++i) sum_[i] += weights_[i];
        ++averaged;
      }
    }
    for (float& w : sum_) w /= static_cast<float>(std::max(1, averaged));
  }

  float Shared(size_t row, size_t c) const { return sum_[row * kPairClasses + c]; }
  float Own(size_t row, size_t c) const { return options_.own_share * sum_[(rows_ + row) * kPairClasses + c]; }

 private:
  void Step(const Input& input, const std::vector<std::pair<uint32_t, float>>& rows) {
    PairScores scores{};
    for (const auto& [row, value] : rows) Add(row, value, input.own, scores);
    float most = *std::max_element(scores.begin(), scores.end());
    float all = 0, right = 0;
    for (size_t c = 0; c < kPairClasses; ++c) {
      scores[c] = Exp(scores[c] - most);
      all += scores[c];
      if ((input.right >> c & 1) != 0) right += scores[c];
    }
    right = std::max(right, 1e-20f);
    PairScores gradient;
    for (size_t c = 0; c < kPairClasses; ++c) gradient[c] = input.weight * (scores[c] / all - ((input.right >> c & 1) != 0 ? scores[c] / right : 0.0f));
    for (const auto& [row, value] : rows) {
      Move(row, value, gradient);
      if (input.own) Move(static_cast<uint32_t>(rows_) + row, value * options_.own_share, gradient);
    }
  }

  void Add(uint32_t row, float value, bool own, PairScores& scores) const {
    const float* shared = &weights_[size_t{row} * kPairClasses];
    for (size_t c = 0; c < kPairClasses; ++c) scores[c] += value * shared[c];
    if (!own) return;
    const float* second = &weights_[(rows_ + row) * kPairClasses];
    for (size_t c = 0; c < kPairClasses; ++c) scores[c] += value * options_.own_share * second[c];
  }

  void Move(uint32_t row, float value, const PairScores& gradient) {
    float* w = &weights_[size_t{row} * kPairClasses];
    float* s = &steps_[size_t{row} * kPairClasses];
    for (size_t c = 0; c < kPairClasses; ++c) {
      float g = value * gradient[c] + options_.decay * w[c];
      s[c] += g * g;
      w[c] -= options_.rate * g / (std::sqrt(s[c]) + 1e-3f);
    }
  }

  const PairTrainOptions& options_;
  size_t rows_;
  std::vector<float> weights_, steps_, sum_;
};

}  // namespace

PairModel PairTrainer::Train(const std::vector<const PairExample*>& examples) const {
  std::map<uint64_t, int> seen;
  for (const PairExample* example : examples) {
    for (const std::string& sign : example->features.signs) ++seen[HashBytes(sign)];
  }
  PairModel model;
  model.vectors_ = vectors_;
  std::map<uint64_t, uint32_t> row_of;
  for (const auto& [key, count] : seen) {
    if (count < kLeastSeen) continue;
    row_of[key] = static_cast<uint32_t>(model.keys_.size());
    model.keys_.push_back(key);
  }
  size_t signs = model.keys_.size(), rows = signs + kPairDense + 1;
  std::vector<Input> inputs;
  inputs.reserve(examples.size());
  std::array<float, kWordDims> mean;
  for (const PairExample* example : examples) {
    Input input;
    for (const std::string& sign : example->features.signs) {
      auto it = row_of.find(HashBytes(sign));
      if (it != row_of.end()) input.rows.emplace_back(it->second, SignValue(sign));
    }
    for (size_t group = 0; group < kWordGroups; ++group) {
      vectors_.Mean(example->features.words[group], mean.data());
      for (size_t i = 0; i < kWordDims; ++i) {
        if (mean[i] != 0) input.rows.emplace_back(static_cast<uint32_t>(signs + group * kWordDims + i), mean[i] * options_.dense_scale);
      }
    }
    input.rows.emplace_back(static_cast<uint32_t>(rows - 1), 1.0f);
    input.right = example->right;
    input.own = example->own;
    input.weight = example->weight;
    inputs.push_back(std::move(input));
  }
  model.shared_.assign(rows * kPairClasses, 0);
  model.own_.assign(rows * kPairClasses, 0);
  for (int k = 0; k < options_.seeds; ++k) {
    Learner learner(rows, options_);
    learner.Run(inputs, options_.seed + static_cast<uint64_t>(k));
    float share = 1.0f / static_cast<float>(options_.seeds);
    for (size_t row = 0; row < rows; ++row) {
      bool dense = row >= signs && row < signs + kPairDense;
      float scale = share * (dense ? options_.dense_scale : 1.0f);
      for (size_t c = 0; c < kPairClasses; ++c) {
        model.shared_[row * kPairClasses + c] += scale * learner.Shared(row, c);
        model.own_[row * kPairClasses + c] += scale * learner.Own(row, c);
      }
    }
  }
  return model;
}

float PairTrainer::Temperature(const std::vector<std::pair<PairScores, uint32_t>>& chances) {
  float best = 1, best_loss = 1e30f;
  for (int step = 10; step <= 60; ++step) {
    float temperature = static_cast<float>(step) * 0.05f;
    double loss = 0;
    for (const auto& [chance, right] : chances) {
      double all = 0, good = 0;
      for (size_t c = 0; c < kPairClasses; ++c) {
        double p = std::pow(std::max(chance[c], 1e-12f), 1.0f / temperature);
        all += p;
        if ((right >> c & 1) != 0) good += p;
      }
      loss -= std::log(std::max(good / all, 1e-12));
    }
    if (loss < best_loss) best_loss = static_cast<float>(loss), best = temperature;
  }
  return best;
}

}  // namespace lapwing
