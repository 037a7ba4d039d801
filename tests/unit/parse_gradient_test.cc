// SPDX-License-Identifier: Apache-2.0
// The gradient, written by hand, against differences of the loss; and the network's promise of the same bits.
#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <memory>
#include <vector>

#include "parse/dropper.h"
#include "parse/half.h"
#include "parse/net_trainer.h"

using namespace lapwing;
using namespace lapwing::parse;

namespace {

constexpr int kTags = 20;
constexpr int kLabels = 30;
constexpr int kNames = 9;

NetExample Draw(Random& random, const NetInput& input, int words) {
  NetExample example;
  for (int i = 0; i < words; ++i) {
    FeatureRows rows{};
    for (auto& row : rows) row = static_cast<uint32_t>(random.Below(input.rows()));
    example.features.push_back(rows);
    example.heads.push_back(static_cast<uint16_t>(i == 0 ? 0 : 1 + random.Below(static_cast<size_t>(i))));
    example.labels.push_back(static_cast<uint8_t>(random.Below(kLabels)));
    example.tags.push_back(static_cast<uint8_t>(random.Below(kTags)));
    example.names.push_back(static_cast<uint8_t>(random.Below(kNames)));
  }
  return example;
}

struct World {
  NetInput input{{11, 12, 13, 14}, Gazetteer()};
  Net net{kTags, kLabels, kNames};
  std::unique_ptr<NetTrainer> trainer;
  std::vector<NetExample> examples;
  std::vector<const NetExample*> pointers;
  std::vector<const std::vector<FeatureRows>*> features;

  explicit World(int threads = 1) {
    NetTrainOptions options;
    options.threads = threads;
    trainer = std::make_unique<NetTrainer>(net, input, options);
    Random random(9);
    for (int words : {1, 5, 9, 17, 3}) examples.push_back(Draw(random, input, words));
    for (const auto& example : examples) {
      pointers.push_back(&example);
      features.push_back(&example.features);
    }
  }

  double Loss(Dropper* dropper = nullptr) {
    net.Prepare();
    TurnedMatrices turned;
    turned.Set(net);
    NetGradient gradient(net);
    gradient.Compute(net, turned, pointers, features, {}, 0.1f, dropper);
    return gradient.loss;
  }
};

}  // namespace

TEST_CASE("the gradient of every block is the slope of the loss") {
  World world;
  world.net.Prepare();
  TurnedMatrices turned;
  turned.Set(world.net);
  NetGradient gradient(world.net);
  Dropper dropper(7, 0.2f);
  gradient.Compute(world.net, turned, world.pointers, world.features, {}, 0.1f, &dropper);
  const NetLayout& layout = world.net.layout;
  std::vector<std::pair<const char*, NetLayout::Block>> blocks = {
      {"input gain", layout.input_gain},         {"input shift", layout.input_shift},     {"window", layout.layers[0].weight},
      {"window bias", layout.layers[0].bias},    {"gates", layout.layers[1].gates},       {"gates bias", layout.layers[1].gates_bias},
      {"recurrence out", layout.layers[1].weight}, {"second window", layout.layers[2].weight}, {"last gain", layout.layers[3].gain},
      {"root", layout.root},                     {"arc head", layout.arc_head},           {"arc dependent", layout.arc_dependent},
      {"arc", layout.arc},                       {"arc bias", layout.arc_bias},           {"arc distance", layout.arc_distance},
      {"label head", layout.label_head},         {"label dependent", layout.label_dependent}, {"label distance", layout.label_distance},
      {"label", layout.label},                   {"tags", layout.tags},                   {"names", layout.names}};
  for (const auto& [name, block] : blocks) {
    INFO(name);
    size_t count = static_cast<size_t>(block.rows) * static_cast<size_t>(block.columns);
    double square = 0;
    for (size_t i = 0; i < count; ++i) square += std::pow(static_cast<double>(gradient.dense[block.at + i]), 2);
    REQUIRE(square > 0);
    // A step along the gradient that should change the loss by about 0.004 up and down.
    double step = 0.002 / square;
    std::vector<float> before(world.net.parameters.begin() + static_cast<ptrdiff_t>(block.at),
                              world.net.parameters.begin() + static_cast<ptrdiff_t>(block.at + count));
    auto loss_at = [&](double factor) {
      for (size_t i = 0; i < count; ++i) {
        world.net.parameters[block.at + i] = before[i] + static_cast<float>(factor * step * static_cast<double>(gradient.dense[block.at + i]));
      }
      Dropper same(7, 0.2f);
      return world.Loss(&same);
    };
    double slope = (loss_at(1) - loss_at(-1)) / (2 * step);
    loss_at(0);
    CHECK(slope == doctest::Approx(square).epsilon(0.05));
  }
}

TEST_CASE("the gradient of the embeddings is the slope of the loss") {
  World world;
  world.net.Prepare();
  TurnedMatrices turned;
  turned.Set(world.net);
  NetGradient gradient(world.net);
  gradient.Compute(world.net, turned, world.pointers, world.features, {}, 0.1f, nullptr);
  int row = gradient.run().first(3) + 4;
  const float* slope = gradient.inputs.data() + static_cast<size_t>(row) * kWidth;
  uint32_t feature = world.examples[3].features[4][2];
  double square = 0;
  for (int i = 0; i < kWidth; ++i) square += std::pow(static_cast<double>(slope[i]), 2);
  double step = 0.001 / square;
  std::vector<float> direction(slope, slope + kWidth);
  auto loss_at = [&](double factor) {
    for (size_t i = 0; i < kWidth; ++i) world.net.full_table[size_t{feature} * kWidth + i] += static_cast<float>(factor * step * static_cast<double>(direction[i]));
    return world.Loss();
  };
  double up = loss_at(1);
  double down = loss_at(-2);
  CHECK((up - down) / (2 * step) == doctest::Approx(square).epsilon(0.08));
}

TEST_CASE("learning gives the same bits with one thread and with three, and the loss falls") {
  World one(1), three(3);
  std::vector<const NetExample*> pass;
  for (int i = 0; i < 30; ++i) pass.insert(pass.end(), one.pointers.begin(), one.pointers.end());
  std::vector<const NetExample*> other;
  for (int i = 0; i < 30; ++i) other.insert(other.end(), three.pointers.begin(), three.pointers.end());
  double before = one.Loss();
  for (int round = 0; round < 5; ++round) {
    one.trainer->Pass(pass, [](double) { return 1.0; });
    three.trainer->Pass(other, [](double) { return 1.0; });
  }
  CHECK(std::memcmp(one.net.parameters.data(), three.net.parameters.data(), one.net.parameters.size() * sizeof(float)) == 0);
  CHECK(one.net.full_table == three.net.full_table);
  CHECK(one.Loss() < before * 0.8);
}

TEST_CASE("a step of fewer sentences than parts is a step too") {
  World world;
  double before = world.Loss();
  std::vector<const NetExample*> one = {world.pointers[3]};
  for (int i = 0; i < 20; ++i) world.trainer->Pass(one, [](double) { return 0.5; });
  CHECK(world.Loss() < before);
}

TEST_CASE("a sentence reads the same alone and among others") {
  World world;
  world.net.Prepare();
  NetRun all, alone;
  all.Encode(world.net, world.features);
  for (size_t s = 0; s < world.features.size(); ++s) {
    alone.Encode(world.net, std::span(&world.features[s], 1));
    size_t bytes = sizeof(float) * static_cast<size_t>(all.words(s) * world.net.layout.tag_classes);
    CHECK(std::memcmp(all.tags.data() + all.first(s) * world.net.layout.tag_classes, alone.tags.data() + world.net.layout.tag_classes, bytes) == 0);
    all.ScoreArcs(world.net, s);
    alone.ScoreArcs(world.net, 0);
    CHECK(all.arcs == alone.arcs);
  }
}

TEST_CASE("every half goes there and back, and others to the nearest") {
  for (uint32_t half = 0; half < 0x7C00; ++half) {
    REQUIRE(ToHalf(FromHalf(static_cast<uint16_t>(half))) == half);
    REQUIRE(ToHalf(-FromHalf(static_cast<uint16_t>(half))) == (half | 0x8000));
  }
  CHECK(FromHalf(ToHalf(1e9f)) == 65504.0f);
  CHECK(FromHalf(ToHalf(1.0f + 1.0f / 2048)) == 1.0f);  // a tie goes to the even one
  CHECK(FromHalf(ToHalf(1.0f + 3.0f / 2048)) == 1.0f + 1.0f / 512);
  CHECK(FromHalf(ToHalf(5e-8f)) == 1.0f / 16777216);  // the smallest one
}

TEST_CASE("a packed network loads to the same network, and nothing else loads") {
  World world;
  std::string bytes = world.net.Pack();
  Net loaded(kTags, kLabels, kNames);
  REQUIRE(loaded.Load(bytes, world.input.rows()));
  for (size_t i = 0; i < loaded.parameters.size(); ++i) {
    REQUIRE(loaded.parameters[i] == doctest::Approx(world.net.parameters[i]).epsilon(0.0006));
  }
  CHECK(loaded.Pack() == bytes);
  CHECK_FALSE(loaded.Load(bytes, world.input.rows() + 1));
  CHECK_FALSE(loaded.Load(bytes.substr(0, bytes.size() - 1), world.input.rows()));
  CHECK_FALSE(loaded.Load("", world.input.rows()));
}
