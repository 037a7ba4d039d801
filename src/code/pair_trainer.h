// SPDX-License-Identifier: Apache-2.0
/// Learns a PairModel from labelled pairs.
///
/// Method  log-linear, stochastic gradients with a step of its own for every weight (AdaGrad, Duchi et al. 2011), the weights of
///         the later passes averaged; signs are left out at random while learning. Annotated news ("own") and practice sentences
///         share one set of weights, and own examples have a second set that is added (Daume 2007): practice teaches the
///         language, news what is usual.
/// Bits    one thread, fixed seed: the same examples in the same order give the same model
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "code/pair_model.h"

namespace lapwing {

struct PairExample {
  PairFeatures features;
  uint32_t right = 0;      ///< classes that are right, one bit each; more than one where only a quad class is known
  bool own = true;         ///< annotated news; false: a practice sentence
  float weight = 1.0f;
  int fold = 0;
  std::string id;
};

struct PairTrainOptions {
  int rounds = 30;
  float rate = 0.05f;
  float decay = 2e-4f;      ///< pull of every weight towards zero
  float own_share = 0.7f;   ///< how strongly own examples' second set of weights is used
  float drop = 0.4f;        ///< share of signs left out
  float dense_scale = 2.0f; ///< word vectors beside signs
  int seeds = 3;            ///< models averaged
  uint64_t seed = 7;
};

class PairTrainer {
 public:
  PairTrainer(const WordVectors& vectors, const PairTrainOptions& options) : vectors_(vectors), options_(options) {}
  PairModel Train(const std::vector<const PairExample*>& examples) const;
  /// The temperature that makes the model's chances on these examples most likely (Guo et al. 2017).
  static float Temperature(const std::vector<std::pair<PairScores, uint32_t>>& chances);
  static void SetTemperature(PairModel& model, float temperature) { model.temperature_ = temperature; }

 private:
  const WordVectors& vectors_;
  PairTrainOptions options_;
};

}  // namespace lapwing
