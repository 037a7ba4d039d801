// SPDX-License-Identifier: Apache-2.0
/// Learning of the network: loss and gradient of a few sentences. Written by hand, step by step backwards through
/// net_run.cc; tests/unit/parse_gradient_test.cc compares it with differences of the loss.
///
/// Threads  one NetGradient a thread; the net is only read.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parse/net.h"

namespace lapwing::parse {

/// A sentence to learn from. Empty `names`: nothing is known of its names.
struct NetExample {
  std::vector<FeatureRows> features;
  std::vector<uint16_t> heads;  ///< 0 the root, words from 1
  std::vector<uint8_t> labels, tags, names;
};

/// How much each task counts in the loss.
struct TaskWeights {
  float arcs = 1.0f;
  float labels = 1.0f;
  float tags = 1.0f;
  float names = 0.7f;
};

/// Matrices turned over, for going backwards; made anew whenever parameters change.
struct TurnedMatrices {
  void Set(const Net& net);
  Panels gates[kLayers], weight[kLayers];
  Panels arc_head, arc_dependent, arc, arc_distance, label_head, label_dependent, label, tags, names;
};

class NetGradient {
 public:
  explicit NetGradient(const Net& net) : dense(net.layout.size) {}
  /// `share` scales loss and gradient (1 / words of the whole step). The sentences' loss is added to `loss`.
  void Compute(const Net& net, const TurnedMatrices& turned, std::span<const NetExample* const> examples,
               std::span<const std::vector<FeatureRows>* const> features, const TaskWeights& weights, float share, Dropper* dropper);

  std::vector<float> dense;   ///< of all parameters
  std::vector<float> inputs;  ///< of the sum of embedding rows, a row for each row of run()
  const NetRun& run() const { return run_; }
  double loss = 0;
  int words = 0;
  int heads_right = 0;

 private:
  void Classes(const Net& net, const TurnedMatrices& turned, std::span<const NetExample* const> examples, const TaskWeights& weights, float share);
  void Arcs(const Net& net, const TurnedMatrices& turned, std::span<const NetExample* const> examples, float share);
  void Labels(const Net& net, const TurnedMatrices& turned, std::span<const NetExample* const> examples, float share);
  void Layer(const Net& net, const TurnedMatrices& turned, int l, const std::vector<float>& in);
  /// Back through out = in * weight + bias: adds to the gradients of weight and bias and to `to` (may be null).
  void Linear(int rows, const float* in, int width, const NetLayout::Block& weight, const NetLayout::Block* bias, const Panels& turned,
              const float* out, float* to);

  NetRun run_;
  Panels scratch_;
  std::vector<float> top_;   ///< gradient of the layer in work: of its output, then of its input
  std::vector<float> part_, units_, wide_, states_, gates_, heads_, dependents_, queries_, distances_;
};

}  // namespace lapwing::parse
