// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstring>

#include "parse/dropper.h"
#include "parse/net.h"
#include "parse/net_math.h"

namespace lapwing::parse {
namespace {

constexpr float kEpsilon = 1e-5f;

size_t At(int row, int width) { return static_cast<size_t>(row) * static_cast<size_t>(width); }

LAPWING_WIDE void AddTableRow(const int8_t* values, float scale, float* out) {
  for (int i = 0; i < kWidth; ++i) out[i] += static_cast<float>(values[i]) * scale;
}

LAPWING_WIDE void AddFullRow(const float* values, float* out) {
  for (int i = 0; i < kWidth; ++i) out[i] += values[i];
}

/// Rows of x to mean 0 and deviation 1 in place; scale gets 1 / deviation.
LAPWING_WIDE void Standardize(float* x, float* scale, int rows) {
  for (int r = 0; r < rows; ++r, x += kWidth) {
    float mean = Sum(x, kWidth) * (1.0f / kWidth);
    for (int i = 0; i < kWidth; ++i) x[i] -= mean;
    float inverse = 1.0f / std::sqrt(Dot(x, x, kWidth) * (1.0f / kWidth) + kEpsilon);
    for (int i = 0; i < kWidth; ++i) x[i] *= inverse;
    scale[r] = inverse;
  }
}

/// out = from + (normal * gain + shift) * kept; `from` and `kept` may be null.
LAPWING_WIDE void Finish(const float* normal, const float* gain, const float* shift, const float* from, const float* kept, float* out, int rows) {
  for (int r = 0; r < rows; ++r) {
    for (int i = 0; i < kWidth; ++i) {
      float value = normal[i] * gain[i] + shift[i];
      if (kept != nullptr) value *= kept[i];
      out[i] = from == nullptr ? value : from[i] + value;
    }
    normal += kWidth;
    out += kWidth;
    if (from != nullptr) from += kWidth;
    if (kept != nullptr) kept += kWidth;
  }
}

LAPWING_WIDE void MaxOut(const float* units, float* out, int rows) {
  for (int r = 0; r < rows; ++r, units += 2 * kWidth, out += kWidth) {
    for (int i = 0; i < kWidth; ++i) out[i] = units[i] > units[kWidth + i] ? units[i] : units[kWidth + i];
  }
}

LAPWING_WIDE void LeakyAll(float* x, size_t count) {
  for (size_t i = 0; i < count; ++i) x[i] = Leaky(x[i]);
}

LAPWING_WIDE void SigmoidAll(float* x, int count) {
  for (int i = 0; i < count; ++i) x[i] = Sigmoid(x[i]);
}

/// One step of the recurrence: state moves from `before` towards `candidate` by `gate`.
LAPWING_WIDE void GateStep(const float* gate, const float* candidate, const float* before, float* state) {
  for (int i = 0; i < kGate; ++i) state[i] = before[i] + gate[i] * (candidate[i] - before[i]);
}

LAPWING_WIDE void LeakySum(const float* a, const float* b, const float* c, float* out) {
  for (int k = 0; k < kLabelWidth; ++k) out[k] = Leaky(a[k] + b[k] + c[k]);
}

void Times(std::vector<float>& x, const std::vector<float>& factors) {
  for (size_t i = 0; i < x.size(); ++i) x[i] *= factors[i];
}

}  // namespace

void NetRun::Start(std::span<const std::vector<FeatureRows>* const> sentences) {
  first_.clear();
  length_.clear();
  rows_ = 1;
  for (const auto* sentence : sentences) {
    first_.push_back(rows_);
    length_.push_back(static_cast<int>(sentence->size()));
    rows_ += static_cast<int>(sentence->size()) + 1;
  }
}

void NetRun::ClearGaps(std::vector<float>& values, int width) const {
  auto clear = [&](int row) { std::memset(values.data() + At(row, width), 0, sizeof(float) * static_cast<size_t>(width)); };
  for (int first : first_) clear(first - 1);
  clear(rows_ - 1);
}

void NetRun::EncodeLayer(const Net& net, int l, const std::vector<float>& in, Dropper* dropper) {
  const auto& block = net.layout.layers[l];
  const float* p = net.parameters.data();
  LayerState& s = layers[l];
  s.units.resize(At(rows_, 2 * kWidth));
  if (IsWindow(l)) {
    // Three neighbouring rows are one row of a wider matrix; the first and the last row have no two neighbours.
    Multiply(rows_ - 2, {in.data(), kWidth, 1}, net.matrices.weight[l], Start::kBias, p + block.bias.at, s.units.data() + 2 * kWidth, 2 * kWidth);
    std::memset(s.units.data(), 0, sizeof(float) * 2 * kWidth);
    std::memset(s.units.data() + At(rows_ - 1, 2 * kWidth), 0, sizeof(float) * 2 * kWidth);
  } else {
    s.gates.resize(At(rows_, 4 * kGate));
    s.states.assign(At(rows_, 2 * kGate), 0.0f);
    Multiply(rows_, {in.data(), kWidth, 1}, net.matrices.gates[l], Start::kBias, p + block.gates_bias.at, s.gates.data(), 4 * kGate);
    for (int r = 0; r < rows_; ++r) {
      SigmoidAll(s.gates.data() + At(r, 4 * kGate), kGate);
      SigmoidAll(s.gates.data() + At(r, 4 * kGate) + 2 * kGate, kGate);
    }
    // Rows in the gaps are zero: the state before a sentence's first word and after its last.
    for (size_t i = 0; i < first_.size(); ++i) {
      int last = first_[i] + length_[i] - 1;
      for (int r = first_[i]; r <= last; ++r) {
        const float* gate = s.gates.data() + At(r, 4 * kGate);
        float* state = s.states.data() + At(r, 2 * kGate);
        GateStep(gate, gate + kGate, state - 2 * kGate, state);
      }
      for (int r = last; r >= first_[i]; --r) {
        const float* gate = s.gates.data() + At(r, 4 * kGate) + 2 * kGate;
        float* state = s.states.data() + At(r, 2 * kGate) + kGate;
        GateStep(gate, gate + kGate, state + 2 * kGate, state);
      }
    }
    Multiply(rows_, {s.states.data(), 2 * kGate, 1}, net.matrices.weight[l], Start::kBias, p + block.bias.at, s.units.data(), 2 * kWidth);
  }
  s.normal.resize(At(rows_, kWidth));
  s.scale.resize(static_cast<size_t>(rows_));
  s.out.resize(At(rows_, kWidth));
  MaxOut(s.units.data(), s.normal.data(), rows_);
  Standardize(s.normal.data(), s.scale.data(), rows_);
  if (dropper != nullptr) dropper->Fill(s.kept, s.out.size());
  Finish(s.normal.data(), p + block.gain.at, p + block.shift.at, in.data(), dropper != nullptr ? s.kept.data() : nullptr, s.out.data(), rows_);
  ClearGaps(s.out, kWidth);
}

void NetRun::Encode(const Net& net, std::span<const std::vector<FeatureRows>* const> sentences, Dropper* dropper) {
  Start(sentences);
  const float* p = net.parameters.data();
  input_normal.assign(At(rows_, kWidth), 0.0f);
  for (size_t i = 0; i < sentences.size(); ++i) {
    float* out = input_normal.data() + At(first_[i], kWidth);
    for (const FeatureRows& rows : *sentences[i]) {
      for (uint32_t row : rows) {
        if (net.full_table.empty()) {
          AddTableRow(net.table.values.data() + size_t{row} * kWidth, net.table.scales[row], out);
        } else {
          AddFullRow(net.full_table.data() + size_t{row} * kWidth, out);
        }
      }
      out += kWidth;
    }
  }
  input_scale.resize(static_cast<size_t>(rows_));
  input.resize(At(rows_, kWidth));
  Standardize(input_normal.data(), input_scale.data(), rows_);
  if (dropper != nullptr) dropper->Fill(input_kept, input.size());
  Finish(input_normal.data(), p + net.layout.input_gain.at, p + net.layout.input_shift.at, nullptr,
         dropper != nullptr ? input_kept.data() : nullptr, input.data(), rows_);
  ClearGaps(input, kWidth);
  for (int l = 0; l < kLayers; ++l) EncodeLayer(net, l, l == 0 ? input : layers[l - 1].out, dropper);

  std::vector<float>& top = layers[kLayers - 1].out;
  for (int first : first_) std::memcpy(top.data() + At(first - 1, kWidth), p + net.layout.root.at, sizeof(float) * kWidth);
  const LeftMatrix left{top.data(), kWidth, 1};
  auto project = [&](const Panels& weight, const NetLayout::Block* bias, std::vector<float>& out) {
    out.resize(At(rows_, weight.columns()));
    Multiply(rows_, left, weight, bias != nullptr ? Start::kBias : Start::kZero, bias != nullptr ? p + bias->at : nullptr, out.data(),
             static_cast<size_t>(weight.columns()));
  };
  project(net.matrices.tags, &net.layout.tags_bias, tags);
  project(net.matrices.names, &net.layout.names_bias, names);
  project(net.matrices.arc_head, &net.layout.arc_head_bias, arc_head);
  project(net.matrices.arc_dependent, &net.layout.arc_dependent_bias, arc_dependent);
  project(net.matrices.label_head, nullptr, label_head);
  project(net.matrices.label_dependent, &net.layout.label_bias, label_dependent);
  LeakyAll(arc_head.data(), arc_head.size());
  LeakyAll(arc_dependent.data(), arc_dependent.size());
  if (dropper != nullptr) {
    dropper->Fill(kept_head, arc_head.size());
    dropper->Fill(kept_dependent, arc_dependent.size());
    Times(arc_head, kept_head);
    Times(arc_dependent, kept_dependent);
    dropper->Fill(kept_label, At(rows_, kLabelWidth));
  } else {
    kept_label.clear();
  }
  const LeftMatrix dependents{arc_dependent.data(), kArc, 1};
  arc_query.resize(At(rows_, kArc));
  Multiply(rows_, dependents, net.matrices.arc, Start::kBias, p + net.layout.arc_bias.at, arc_query.data(), kArc);
  arc_distance.resize(At(rows_, kDistances));
  Multiply(rows_, dependents, net.matrices.arc_distance, Start::kZero, nullptr, arc_distance.data(), kDistances);
}

void NetRun::ScoreArcs(const Net&, size_t s) {
  int n = length_[s];
  int first = first_[s];
  head_panels.Set(arc_head.data() + At(first - 1, kArc), kArc, n + 1, 1, kArc);
  arc_stride = head_panels.columns();
  arcs.resize(At(n, arc_stride));
  Multiply(n, {arc_query.data() + At(first, kArc), kArc, 1}, head_panels, Start::kZero, nullptr, arcs.data(), static_cast<size_t>(arc_stride));
  for (int i = 0; i < n; ++i) {
    float* row = arcs.data() + At(i, arc_stride);
    const float* distance = arc_distance.data() + At(first + i, kDistances);
    for (int j = 0; j <= n; ++j) row[j] += distance[DistanceClass(i + 1, j)];
  }
}

void NetRun::ScoreLabels(const Net& net, std::span<const int> heads) {
  const float* p = net.parameters.data();
  label_hidden.assign(At(rows_, kLabelWidth), 0.0f);
  size_t word = 0;
  for (size_t s = 0; s < first_.size(); ++s) {
    for (int i = 0; i < length_[s]; ++i, ++word) {
      int head = heads[word];
      float* out = label_hidden.data() + At(first_[s] + i, kLabelWidth);
      const float* a = label_dependent.data() + At(first_[s] + i, kLabelWidth);
      const float* b = label_head.data() + At(first_[s] - 1 + head, kLabelWidth);
      const float* c = p + net.layout.label_distance.at + At(DistanceClass(i + 1, head), kLabelWidth);
      LeakySum(a, b, c, out);
    }
  }
  if (!kept_label.empty()) Times(label_hidden, kept_label);
  labels.resize(At(rows_, net.layout.label_classes));
  Multiply(rows_, {label_hidden.data(), kLabelWidth, 1}, net.matrices.label, Start::kBias, p + net.layout.label_out_bias.at, labels.data(),
           static_cast<size_t>(net.layout.label_classes));
}

}  // namespace lapwing::parse
