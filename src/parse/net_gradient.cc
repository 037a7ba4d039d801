// SPDX-License-Identifier: Apache-2.0
#include "parse/net_gradient.h"

#include <cmath>
#include <cstring>

#include "parse/dropper.h"
#include "parse/net_math.h"

namespace lapwing::parse {
namespace {

size_t At(int row, int width) { return static_cast<size_t>(row) * static_cast<size_t>(width); }

/// scores -> gradient of the cross entropy of `right` among the first `classes`, times `share`; the loss is returned.
LAPWING_WIDE float CrossEntropy(float* scores, int classes, int width, int right, float share) {
  float most = scores[0];
  for (int i = 1; i < classes; ++i) most = scores[i] > most ? scores[i] : most;
  float gold = scores[right] - most;
  for (int i = 0; i < classes; ++i) scores[i] = Exp(scores[i] - most);
  float total = 0;
  for (int i = 0; i < classes; ++i) total += scores[i];
  float scale = share / total;
  for (int i = 0; i < classes; ++i) scores[i] *= scale;
  for (int i = classes; i < width; ++i) scores[i] = 0;
  scores[right] -= share;
  return (std::log(total) - gold) * share;
}

/// Gradient of a row before it was standardized, in place.
LAPWING_WIDE void UnStandardize(const float* normal, const float* scale, float* gradient, int rows) {
  for (int r = 0; r < rows; ++r, normal += kWidth, gradient += kWidth) {
    float mean = Sum(gradient, kWidth) * (1.0f / kWidth);
    float along = Dot(gradient, normal, kWidth) * (1.0f / kWidth);
    for (int i = 0; i < kWidth; ++i) gradient[i] = scale[r] * (gradient[i] - mean - normal[i] * along);
  }
}

/// Back through (normal * gain + shift) * kept: out -> gradient of normal; gain and shift collect theirs.
LAPWING_WIDE void UnFinish(const float* normal, const float* gain, const float* kept, const float* out, float* to, float* gain_gradient,
                           float* shift_gradient, int rows) {
  for (int r = 0; r < rows; ++r) {
    for (int i = 0; i < kWidth; ++i) {
      float value = kept != nullptr ? out[i] * kept[i] : out[i];
      gain_gradient[i] += value * normal[i];
      shift_gradient[i] += value;
      to[i] = value * gain[i];
    }
    normal += kWidth;
    out += kWidth;
    to += kWidth;
    if (kept != nullptr) kept += kWidth;
  }
}

LAPWING_WIDE void UnMaxOut(const float* units, const float* out, float* to, int rows) {
  for (int r = 0; r < rows; ++r, units += 2 * kWidth, to += 2 * kWidth, out += kWidth) {
    for (int i = 0; i < kWidth; ++i) {
      bool first = units[i] > units[kWidth + i];
      to[i] = first ? out[i] : 0.0f;
      to[kWidth + i] = first ? 0.0f : out[i];
    }
  }
}

/// One step back: `carry` is the gradient of the state; afterwards of the state before. Gate and candidate get theirs.
LAPWING_WIDE void UnGateStep(const float* gate, const float* candidate, const float* before, const float* out, float* carry, float* to_gate,
                             float* to_candidate) {
  for (int i = 0; i < kGate; ++i) {
    float g = carry[i] + out[i];
    to_gate[i] = g * (candidate[i] - before[i]) * gate[i] * (1.0f - gate[i]);
    to_candidate[i] = g * gate[i];
    carry[i] = g * (1.0f - gate[i]);
  }
}

LAPWING_WIDE void UnLeaky(const float* value, const float* kept, float* gradient, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    float factor = value[i] > 0 ? 1.0f : kLeak;
    gradient[i] *= kept != nullptr ? factor * kept[i] : factor;
  }
}

LAPWING_WIDE void AddTo(float* to, const float* from, size_t count) {
  for (size_t i = 0; i < count; ++i) to[i] += from[i];
}

}  // namespace

void TurnedMatrices::Set(const Net& net) {
  auto turn = [&](Panels& panels, const NetLayout::Block& block) {
    panels.Set(net.parameters.data() + block.at, block.columns, block.rows, 1, static_cast<size_t>(block.columns));
  };
  for (int l = 0; l < kLayers; ++l) {
    if (!IsWindow(l)) turn(gates[l], net.layout.layers[l].gates);
    turn(weight[l], net.layout.layers[l].weight);
  }
  turn(arc_head, net.layout.arc_head);
  turn(arc_dependent, net.layout.arc_dependent);
  turn(arc, net.layout.arc);
  turn(arc_distance, net.layout.arc_distance);
  turn(label_head, net.layout.label_head);
  turn(label_dependent, net.layout.label_dependent);
  turn(label, net.layout.label);
  turn(tags, net.layout.tags);
  turn(names, net.layout.names);
}

void NetGradient::Linear(int rows, const float* in, int width, const NetLayout::Block& weight, const NetLayout::Block* bias,
                         const Panels& turned, const float* out, float* to) {
  size_t columns = static_cast<size_t>(weight.columns);
  scratch_.Set(out, rows, weight.columns, columns, 1);
  Multiply(weight.rows, {in, 1, static_cast<size_t>(width)}, scratch_, Start::kAdd, nullptr, dense.data() + weight.at, columns);
  if (bias != nullptr) {
    for (int r = 0; r < rows; ++r) AddTo(dense.data() + bias->at, out + static_cast<size_t>(r) * columns, columns);
  }
  if (to != nullptr) Multiply(rows, {out, columns, 1}, turned, Start::kAdd, nullptr, to, static_cast<size_t>(weight.rows));
}

void NetGradient::Classes(const Net& net, const TurnedMatrices& turned, std::span<const NetExample* const> examples,
                          const TaskWeights& weights, float share) {
  const float* top = run_.layers[kLayers - 1].out.data();
  auto task = [&](std::vector<float>& scores, int classes, auto gold, const NetLayout::Block& weight, const NetLayout::Block& bias,
                  const Panels& matrix, float factor) {
    int next = 0;  // rows before it are done
    auto clear_until = [&](int row) {
      std::memset(scores.data() + At(next, classes), 0, sizeof(float) * At(row - next, classes));
      next = row;
    };
    for (size_t s = 0; s < examples.size(); ++s) {
      const std::vector<uint8_t>& right = gold(*examples[s]);
      if (right.empty()) continue;
      clear_until(run_.first(s));
      for (uint8_t value : right) loss += CrossEntropy(scores.data() + At(next++, classes), classes, classes, value, share * factor);
    }
    clear_until(run_.rows());
    Linear(run_.rows(), top, kWidth, weight, &bias, matrix, scores.data(), top_.data());
  };
  const NetLayout& layout = net.layout;
  auto tags_of = [](const NetExample& e) -> const std::vector<uint8_t>& { return e.tags; };
  auto names_of = [](const NetExample& e) -> const std::vector<uint8_t>& { return e.names; };
  task(run_.tags, layout.tag_classes, tags_of, layout.tags, layout.tags_bias, turned.tags, weights.tags);
  task(run_.names, layout.name_classes, names_of, layout.names, layout.names_bias, turned.names, weights.names);
}

void NetGradient::Arcs(const Net& net, const TurnedMatrices& turned, std::span<const NetExample* const> examples, float share) {
  int rows = run_.rows();
  heads_.assign(At(rows, kArc), 0.0f);
  queries_.assign(At(rows, kArc), 0.0f);
  distances_.assign(At(rows, kDistances), 0.0f);
  for (size_t s = 0; s < examples.size(); ++s) {
    run_.ScoreArcs(net, s);
    int n = run_.words(s);
    int first = run_.first(s);
    int stride = run_.arc_stride;
    for (int i = 0; i < n; ++i) {
      float* row = run_.arcs.data() + At(i, stride);
      int gold = examples[s]->heads[static_cast<size_t>(i)];
      int best = 0;
      for (int j = 1; j <= n; ++j) best = row[j] > row[best] ? j : best;
      heads_right += best == gold ? 1 : 0;
      loss += CrossEntropy(row, n + 1, stride, gold, share);
      float* distance = distances_.data() + At(first + i, kDistances);
      for (int j = 0; j <= n; ++j) distance[DistanceClass(i + 1, j)] += row[j];
    }
    words += n;
    // Scores are query * head: each side's gradient is the scores' times the other side.
    scratch_.Set(run_.arc_head.data() + At(first - 1, kArc), n + 1, kArc, kArc, 1);
    size_t step = static_cast<size_t>(stride);
    Multiply(n, {run_.arcs.data(), step, 1}, scratch_, Start::kZero, nullptr, queries_.data() + At(first, kArc), kArc);
    scratch_.Set(run_.arc_query.data() + At(first, kArc), n, kArc, kArc, 1);
    Multiply(n + 1, {run_.arcs.data(), 1, step}, scratch_, Start::kAdd, nullptr, heads_.data() + At(first - 1, kArc), kArc);
  }
  const NetLayout& layout = net.layout;
  const float* top = run_.layers[kLayers - 1].out.data();
  dependents_.assign(At(rows, kArc), 0.0f);
  Linear(rows, run_.arc_dependent.data(), kArc, layout.arc, &layout.arc_bias, turned.arc, queries_.data(), dependents_.data());
  Linear(rows, run_.arc_dependent.data(), kArc, layout.arc_distance, nullptr, turned.arc_distance, distances_.data(), dependents_.data());
  bool dropped = !run_.kept_label.empty();
  UnLeaky(run_.arc_dependent.data(), dropped ? run_.kept_dependent.data() : nullptr, dependents_.data(), dependents_.size());
  UnLeaky(run_.arc_head.data(), dropped ? run_.kept_head.data() : nullptr, heads_.data(), heads_.size());
  Linear(rows, top, kWidth, layout.arc_dependent, &layout.arc_dependent_bias, turned.arc_dependent, dependents_.data(), top_.data());
  Linear(rows, top, kWidth, layout.arc_head, &layout.arc_head_bias, turned.arc_head, heads_.data(), top_.data());
}

void NetGradient::Labels(const Net& net, const TurnedMatrices& turned, std::span<const NetExample* const> examples, float share) {
  std::vector<int> gold;
  for (const NetExample* example : examples) gold.insert(gold.end(), example->heads.begin(), example->heads.end());
  run_.ScoreLabels(net, gold);
  const NetLayout& layout = net.layout;
  int rows = run_.rows();
  int classes = layout.label_classes;
  int next = 0;
  for (size_t s = 0; s < examples.size(); ++s) {
    for (; next < run_.first(s); ++next) std::memset(run_.labels.data() + At(next, classes), 0, sizeof(float) * static_cast<size_t>(classes));
    for (uint8_t value : examples[s]->labels) loss += CrossEntropy(run_.labels.data() + At(next++, classes), classes, classes, value, share);
  }
  for (; next < rows; ++next) std::memset(run_.labels.data() + At(next, classes), 0, sizeof(float) * static_cast<size_t>(classes));
  wide_.assign(At(rows, kLabelWidth), 0.0f);
  Linear(rows, run_.label_hidden.data(), kLabelWidth, layout.label, &layout.label_out_bias, turned.label, run_.labels.data(), wide_.data());
  UnLeaky(run_.label_hidden.data(), run_.kept_label.empty() ? nullptr : run_.kept_label.data(), wide_.data(), wide_.size());
  heads_.assign(At(rows, kLabelWidth), 0.0f);
  size_t word = 0;
  for (size_t s = 0; s < examples.size(); ++s) {
    for (int i = 0; i < run_.words(s); ++i, ++word) {
      const float* from = wide_.data() + At(run_.first(s) + i, kLabelWidth);
      AddTo(heads_.data() + At(run_.first(s) - 1 + gold[word], kLabelWidth), from, kLabelWidth);
      AddTo(dense.data() + layout.label_distance.at + At(DistanceClass(i + 1, gold[word]), kLabelWidth), from, kLabelWidth);
    }
  }
  const float* top = run_.layers[kLayers - 1].out.data();
  Linear(rows, top, kWidth, layout.label_dependent, &layout.label_bias, turned.label_dependent, wide_.data(), top_.data());
  Linear(rows, top, kWidth, layout.label_head, nullptr, turned.label_head, heads_.data(), top_.data());
}

void NetGradient::Layer(const Net& net, const TurnedMatrices& turned, int l, const std::vector<float>& in) {
  const auto& block = net.layout.layers[l];
  const auto& s = run_.layers[l];
  int rows = run_.rows();
  const float* p = net.parameters.data();
  part_.resize(At(rows, kWidth));
  units_.resize(At(rows, 2 * kWidth));
  UnFinish(s.normal.data(), p + block.gain.at, run_.kept_label.empty() ? nullptr : s.kept.data(), top_.data(), part_.data(),
           dense.data() + block.gain.at, dense.data() + block.shift.at, rows);
  UnStandardize(s.normal.data(), s.scale.data(), part_.data(), rows);
  UnMaxOut(s.units.data(), part_.data(), units_.data(), rows);
  if (IsWindow(l)) {
    wide_.assign(At(rows, 3 * kWidth), 0.0f);
    Linear(rows - 2, in.data(), kWidth, block.weight, &block.bias, turned.weight[l], units_.data() + 2 * kWidth, wide_.data());
    for (int r = 0; r < rows - 2; ++r) AddTo(top_.data() + At(r, kWidth), wide_.data() + At(r, 3 * kWidth), 3 * kWidth);
    return;
  }
  states_.assign(At(rows, 2 * kGate), 0.0f);
  Linear(rows, s.states.data(), 2 * kGate, block.weight, &block.bias, turned.weight[l], units_.data(), states_.data());
  gates_.assign(At(rows, 4 * kGate), 0.0f);
  float carry[kGate];
  for (size_t i = 0; i < run_.sentences(); ++i) {
    int last = run_.first(i) + run_.words(i) - 1;
    auto back = [&](int r, int direction) {
      size_t at = At(r, 4 * kGate) + (direction > 0 ? 0 : 2 * kGate);
      size_t state = At(r, 2 * kGate) + (direction > 0 ? 0 : kGate);
      const float* before = s.states.data() + state - direction * 2 * kGate;
      UnGateStep(s.gates.data() + at, s.gates.data() + at + kGate, before, states_.data() + state, carry, gates_.data() + at,
                 gates_.data() + at + kGate);
    };
    std::memset(carry, 0, sizeof carry);
    for (int r = last; r >= run_.first(i); --r) back(r, 1);
    std::memset(carry, 0, sizeof carry);
    for (int r = run_.first(i); r <= last; ++r) back(r, -1);
  }
  Linear(rows, in.data(), kWidth, block.gates, &block.gates_bias, turned.gates[l], gates_.data(), top_.data());
}

void NetGradient::Compute(const Net& net, const TurnedMatrices& turned, std::span<const NetExample* const> examples,
                          std::span<const std::vector<FeatureRows>* const> features, const TaskWeights& weights, float share,
                          Dropper* dropper) {
  std::fill(dense.begin(), dense.end(), 0.0f);
  if (examples.empty()) return;
  run_.Encode(net, features, dropper);
  int rows = run_.rows();
  top_.assign(At(rows, kWidth), 0.0f);
  Classes(net, turned, examples, weights, share);
  Arcs(net, turned, examples, share * weights.arcs);
  Labels(net, turned, examples, share * weights.labels);
  // Gap rows hold the root at the top and zeros below: their gradients are the root's, then nobody's.
  auto take_gaps = [&](float* to) {
    auto take = [&](int row) {
      float* gap = top_.data() + At(row, kWidth);
      if (to != nullptr) AddTo(to, gap, kWidth);
      std::memset(gap, 0, sizeof(float) * kWidth);
    };
    for (size_t s = 0; s < run_.sentences(); ++s) take(run_.first(s) - 1);
    to = nullptr;
    take(rows - 1);
  };
  take_gaps(dense.data() + net.layout.root.at);
  for (int l = kLayers - 1; l >= 0; --l) {
    Layer(net, turned, l, l == 0 ? run_.input : run_.layers[l - 1].out);
    take_gaps(nullptr);
  }
  inputs.resize(At(rows, kWidth));
  UnFinish(run_.input_normal.data(), net.parameters.data() + net.layout.input_gain.at, run_.kept_label.empty() ? nullptr : run_.input_kept.data(),
           top_.data(), inputs.data(), dense.data() + net.layout.input_gain.at, dense.data() + net.layout.input_shift.at, rows);
  UnStandardize(run_.input_normal.data(), run_.input_scale.data(), inputs.data(), rows);
}

}  // namespace lapwing::parse
