// SPDX-License-Identifier: Apache-2.0
/// Steps of learning: a few hundred words at a time, their gradients added up, parameters moved by Adam (Kingma and Ba
/// 2015); embedding rows that a step did not touch stay as they are.
///
/// The words of a step are cut into kShards parts that may be worked on side by side; sums are made in the order of the
/// parts, so the result does not depend on the number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "parse/net_gradient.h"

namespace lapwing::parse {

struct NetTrainOptions {
  uint64_t seed = 1;
  int threads = 1;
  float rate = 0.002f;          ///< highest step size
  float drop = 0.1f;            ///< share of numbers left out
  float drop_word = 0.1f;       ///< share of words read as unknown
  TaskWeights weights;
};

class NetTrainer {
 public:
  static constexpr int kShards = 4;
  static constexpr int kShardWords = 320;  ///< about so many

  NetTrainer(Net& net, const NetInput& input, const NetTrainOptions& options);
  ~NetTrainer();

  /// Fresh parameters, drawn by the seed.
  void Draw();

  struct Report {
    double loss = 0;        ///< a word, mean
    double heads_right = 0; ///< share
  };
  /// One pass over `examples` in the order given; `rate` gives the share of the highest step size at a share of the pass.
  template <typename Rate>
  Report Pass(std::span<const NetExample* const> examples, Rate rate) {
    Report sum;
    double words = 0;
    for (size_t first = 0; first < examples.size();) {
      size_t last = first;
      size_t count = 0;
      while (last < examples.size() && count < kShards * kShardWords) count += examples[last++]->heads.size();
      Report step = Step(examples.subspan(first, last - first), count, rate(static_cast<double>(first) / static_cast<double>(examples.size())));
      sum.loss += step.loss * static_cast<double>(count);
      sum.heads_right += step.heads_right * static_cast<double>(count);
      words += static_cast<double>(count);
      first = last;
    }
    return {sum.loss / words, sum.heads_right / words};
  }

 private:
  Report Step(std::span<const NetExample* const> examples, size_t words, double rate);
  struct State;
  Net& net_;
  NetTrainOptions options_;
  std::unique_ptr<State> state_;
};

}  // namespace lapwing::parse
