// SPDX-License-Identifier: Apache-2.0
#include "parse/net_trainer.h"

#include <algorithm>
#include <cmath>

#include "parse/dropper.h"
#include "parse/net_math.h"
#include "parse/side_by_side.h"

namespace lapwing::parse {
namespace {

constexpr float kMomentum = 0.9f;
constexpr float kSpread = 0.99f;
constexpr float kEpsilon = 1e-7f;

size_t At(int row, int width) { return static_cast<size_t>(row) * static_cast<size_t>(width); }

/// `rate` has the corrections for the first steps in it.
LAPWING_WIDE void Adam(float* parameters, const float* gradient, float* mean, float* spread, size_t count, float rate, float epsilon) {
  for (size_t i = 0; i < count; ++i) {
    float g = gradient[i];
    mean[i] = kMomentum * mean[i] + (1.0f - kMomentum) * g;
    spread[i] = kSpread * spread[i] + (1.0f - kSpread) * g * g;
    parameters[i] -= rate * mean[i] / (std::sqrt(spread[i]) + epsilon);
  }
}

/// A use of an embedding row: by which shard's which row.
struct Use {
  uint32_t row = 0;
  uint32_t shard = 0;
  uint32_t at = 0;
};

}  // namespace

struct NetTrainer::State {
  Random random{1};
  TurnedMatrices turned;
  std::vector<float> mean, spread, table_mean, table_spread;
  std::vector<std::unique_ptr<NetGradient>> shards;
  std::vector<std::vector<std::vector<FeatureRows>>> features;  ///< of each shard's sentences, some words made unknown
  std::vector<Use> uses;
  double momentum_power = 1;
  double spread_power = 1;
};

NetTrainer::NetTrainer(Net& net, const NetInput& input, const NetTrainOptions& options)
    : net_(net), options_(options), state_(std::make_unique<State>()) {
  state_->random = Random(options.seed);
  net_.parameters.assign(net_.layout.size, 0.0f);
  net_.full_table.assign(size_t{input.rows()} * kWidth, 0.0f);
  state_->mean.assign(net_.parameters.size(), 0.0f);
  state_->spread.assign(net_.parameters.size(), 0.0f);
  state_->table_mean.assign(net_.full_table.size(), 0.0f);
  state_->table_spread.assign(net_.full_table.size(), 0.0f);
  for (int i = 0; i < kShards; ++i) state_->shards.push_back(std::make_unique<NetGradient>(net_));
  state_->features.resize(kShards);
  Draw();
}

NetTrainer::~NetTrainer() = default;

void NetTrainer::Draw() {
  Random& random = state_->random;
  auto uniform = [&](float range) { return (static_cast<float>(random.Next() >> 40) * (1.0f / 8388608.0f) - 1.0f) * range; };
  float* p = net_.parameters.data();
  auto matrix = [&](const NetLayout::Block& block, float scale) {
    float range = scale * std::sqrt(6.0f / static_cast<float>(block.rows + block.columns));
    for (size_t i = 0; i < At(block.rows, block.columns); ++i) p[block.at + i] = uniform(range);
  };
  auto all = [&](const NetLayout::Block& block, float value) { std::fill_n(p + block.at, block.columns, value); };
  const NetLayout& layout = net_.layout;
  all(layout.input_gain, 1.0f);
  for (int l = 0; l < kLayers; ++l) {
    const auto& layer = layout.layers[l];
    if (!IsWindow(l)) {
      matrix(layer.gates, 1.0f);
      // Gates start between slow and quick, so that some units remember far and others near.
      for (int i = 0; i < kGate; ++i) {
        float bias = -3.0f + 4.0f * static_cast<float>(i) / kGate;
        p[layer.gates_bias.at + static_cast<size_t>(i)] = bias;
        p[layer.gates_bias.at + static_cast<size_t>(2 * kGate + i)] = bias;
      }
    }
    matrix(layer.weight, 1.0f);
    all(layer.gain, 1.0f);
  }
  for (int i = 0; i < kWidth; ++i) p[layout.root.at + static_cast<size_t>(i)] = uniform(1.0f);
  for (const auto* block : {&layout.arc_head, &layout.arc_dependent, &layout.label_head, &layout.label_dependent, &layout.label}) matrix(*block, 1.0f);
  matrix(layout.arc, 0.3f);
  matrix(layout.tags, 0.5f);
  matrix(layout.names, 0.5f);
  for (float& value : net_.full_table) value = uniform(0.3f);
}

NetTrainer::Report NetTrainer::Step(std::span<const NetExample* const> examples, size_t words, double rate) {
  State& s = *state_;
  net_.Prepare();
  s.turned.Set(net_);
  // Cut into shards of about as many words, in order.
  std::vector<std::span<const NetExample* const>> parts;
  size_t at = 0;
  size_t done = 0;
  for (int i = 0; i < kShards; ++i) {
    size_t from = at;
    size_t until = words * static_cast<size_t>(i + 1) / kShards;
    while (at < examples.size() && (done < until || i == kShards - 1)) done += examples[at++]->heads.size();
    parts.push_back(examples.subspan(from, at - from));
  }
  std::vector<uint64_t> seeds(kShards);
  for (auto& seed : seeds) seed = s.random.Next() >> 2;
  float share = 1.0f / static_cast<float>(words);
  SideBySide(options_.threads, kShards, [&](int i) {
    auto index = static_cast<size_t>(i);
    NetGradient& shard = *s.shards[index];
    shard.loss = 0;
    shard.words = 0;
    shard.heads_right = 0;
    Random random(seeds[index]);
    auto limit = static_cast<uint64_t>(options_.drop_word * 65536.0f);
    auto& features = s.features[index];
    features.clear();
    for (const NetExample* example : parts[index]) {
      features.push_back(example->features);
      for (auto& rows : features.back()) {
        if ((random.Next() >> 16 & 65535) < limit) rows[0] = NetInput::kUnknownWord;
      }
    }
    std::vector<const std::vector<FeatureRows>*> pointers;
    for (const auto& sentence : features) pointers.push_back(&sentence);
    Dropper dropper(random.Next() >> 2, options_.drop);
    shard.Compute(net_, s.turned, parts[index], pointers, options_.weights, share, options_.drop > 0 ? &dropper : nullptr);
  });

  s.uses.clear();
  for (uint32_t i = 0; i < kShards; ++i) {
    const NetRun& run = s.shards[i]->run();
    for (size_t k = 0; k < s.features[i].size(); ++k) {
      auto row = static_cast<uint32_t>(run.first(k));
      for (const FeatureRows& rows : s.features[i][k]) {
        for (uint32_t feature : rows) s.uses.push_back({feature, i, row});
        ++row;
      }
    }
  }
  std::sort(s.uses.begin(), s.uses.end(), [](const Use& a, const Use& b) {
    return a.row != b.row ? a.row < b.row : a.shard != b.shard ? a.shard < b.shard : a.at < b.at;
  });
  s.momentum_power *= kMomentum;
  s.spread_power *= kSpread;
  double root = std::sqrt(1.0 - s.spread_power);
  auto step = static_cast<float>(rate * options_.rate * root / (1.0 - s.momentum_power));
  auto epsilon = static_cast<float>(kEpsilon * root);

  // Each part of the parameters and of the rows belongs to one thread.
  constexpr int kParts = 8;
  SideBySide(options_.threads, 2 * kParts, [&](int i) {
    auto part = static_cast<size_t>(i / 2);
    if (i % 2 == 0) {
      size_t from = net_.parameters.size() * part / kParts;
      size_t to = net_.parameters.size() * (part + 1) / kParts;
      float* sum = s.shards[0]->dense.data();
      for (int k = 1; k < kShards; ++k) {
        const float* more = s.shards[static_cast<size_t>(k)]->dense.data();
        for (size_t j = from; j < to; ++j) sum[j] += more[j];
      }
      Adam(net_.parameters.data() + from, sum + from, s.mean.data() + from, s.spread.data() + from, to - from, step, epsilon);
      return;
    }
    size_t from = s.uses.size() * part / kParts;
    size_t to = s.uses.size() * (part + 1) / kParts;
    auto starts_row = [&](size_t u) { return u == 0 || u == s.uses.size() || s.uses[u].row != s.uses[u - 1].row; };
    while (!starts_row(from)) ++from;
    while (!starts_row(to)) ++to;
    float gradient[kWidth];
    for (size_t u = from; u < to;) {
      std::fill_n(gradient, kWidth, 0.0f);
      size_t row = s.uses[u].row;
      for (; u < to && s.uses[u].row == row; ++u) {
        const float* more = s.shards[s.uses[u].shard]->inputs.data() + size_t{s.uses[u].at} * kWidth;
        for (int j = 0; j < kWidth; ++j) gradient[j] += more[j];
      }
      size_t offset = row * kWidth;
      Adam(net_.full_table.data() + offset, gradient, s.table_mean.data() + offset, s.table_spread.data() + offset, kWidth, step, epsilon);
    }
  });

  Report report;
  int right = 0;
  for (const auto& shard : s.shards) {
    report.loss += shard->loss;
    right += shard->heads_right;
  }
  report.heads_right = static_cast<double>(right) / static_cast<double>(words);
  return report;
}

}  // namespace lapwing::parse
