// SPDX-License-Identifier: Apache-2.0
/// Learns the weights of a SparseModel: a multi-class perceptron with averaging.
///
/// Source  Collins 2002. Steps that shrink (AdaGrad) and margins were tried: they learn the training data by heart
///         sooner and tag and parse other text worse (UPOS 94.9 against 95.3 on EWT dev).
/// Threads one thread; the result depends on the order of the calls only.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parse/sparse_model.h"

namespace lapwing::parse {

class Perceptron {
 public:
  explicit Perceptron(int classes) : classes_(classes) { slots_.resize(size_t{1} << 16); }

  int classes() const { return classes_; }
  void Score(std::span<const uint64_t> keys, std::span<float> scores) const;
  /// Moves the weights of `keys` towards class `gold` and away from `wrong`.
  void Update(std::span<const uint64_t> keys, int gold, int wrong);
  /// Call once for every decision: averages are over decisions.
  void Tick() { ++now_; }

  struct Prune {
    int min_updates = 2;      ///< features changed less often are dropped
    float min_weight = 0.0f;  ///< weights below are dropped
  };
  /// Averaged weights, sorted by key.
  std::vector<SparseRow> Average(const Prune& prune) const;

 private:
  /// What scoring reads; what only averaging needs lies apart.
  struct Weight {
    float value = 0;
    uint16_t label = 0;
  };
  struct History {
    uint32_t changed = 0;  ///< tick of the last change
    double total = 0;      ///< sum of the value over ticks up to `changed`
  };
  struct Row {
    uint64_t key = 0;
    std::vector<Weight> weights;
    std::vector<History> history;
    uint32_t updates = 0;
  };
  void Change(Row& row, int label, float step);
  Row& Find(uint64_t key);
  void Grow();

  int classes_;
  uint32_t now_ = 1;
  std::vector<uint32_t> slots_;  ///< row index + 1, 0 empty
  std::vector<Row> rows_;
};

}  // namespace lapwing::parse
