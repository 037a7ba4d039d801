// SPDX-License-Identifier: Apache-2.0
#include "evaluate_folds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "evaluate.h"

namespace lapwing {
namespace {

constexpr double kSameAsChance = 0.5;

PairScores Cooled(const PairScores& chances, float temperature) {
  PairScores out;
  double sum = 0;
  for (size_t c = 0; c < kPairClasses; ++c) {
    out[c] = static_cast<float>(std::pow(std::max(chances[c], 1e-12f), 1.0f / temperature));
    sum += out[c];
  }
  for (float& p : out) p = static_cast<float>(p / sum);
  return out;
}

}  // namespace

FoldAnswers CrossValidate(const RelationExamples& data, const WordVectors& vectors, const PairTrainOptions& options, int folds,
                          const std::function<void(const std::string&)>& progress) {
  FoldAnswers answers;
  size_t annotated = data.relations + data.quads;
  answers.chances.resize(annotated);
  PairTrainer trainer(vectors, options);
  for (int fold = 0; fold < folds; ++fold) {
    if (progress) progress(fmt::format("part {} of {}", fold + 1, folds));
    std::vector<const PairExample*> learn;
    for (size_t i = 0; i < data.examples.size(); ++i) {
      if (i >= annotated || data.examples[i].fold != fold) learn.push_back(&data.examples[i]);
    }
    PairModel model = trainer.Train(learn);
    for (size_t i = 0; i < annotated; ++i) {
      if (data.examples[i].fold == fold) answers.chances[i] = model.Chances(data.examples[i].features, Voice::kRelations);
    }
  }
  std::vector<std::pair<PairScores, uint32_t>> relations;
  for (size_t i = 0; i < data.relations; ++i) relations.emplace_back(answers.chances[i], data.examples[i].right);
  answers.temperature = PairTrainer::Temperature(relations);
  for (PairScores& chances : answers.chances) chances = Cooled(chances, answers.temperature);
  return answers;
}

std::pair<std::string, float> LikeliestRelation(const PairScores& chances) {
  std::map<std::string, float> merged;
  float all = 0;
  for (size_t c = 0; c < kPairClasses; ++c) {
    if (static_cast<int>(c) == kNoEvent) continue;
    merged[RelationType(std::string(kPairClassNames[c]))] += chances[c];
    all += chances[c];
  }
  auto best = std::max_element(merged.begin(), merged.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return {best->first, all > 0 ? best->second / all : 0};
}

void Calibration::Add(double chance, bool right) {
  Bin& bin = bins_[std::clamp(static_cast<int>(chance * 10), 0, 9)];
  ++bin.count;
  bin.chance += chance;
  bin.right += right ? 1 : 0;
  brier_ += (chance - (right ? 1 : 0)) * (chance - (right ? 1 : 0));
  ++count_;
}

double Calibration::Error() const {
  double error = 0;
  for (const Bin& bin : bins_) error += std::fabs(bin.chance - bin.right);
  return count_ == 0 ? 0 : error / count_;
}

double Calibration::Brier() const { return count_ == 0 ? 0 : brier_ / count_; }

std::string Calibration::Table() const {
  std::string out = "chance said   answers  right\n";
  for (int i = 0; i < 10; ++i) {
    const Bin& bin = bins_[i];
    if (bin.count > 0) out += fmt::format("{:.2f}          {:7}  {:.2f}\n", bin.chance / bin.count, bin.count, static_cast<double>(bin.right) / bin.count);
  }
  return out;
}

std::string FoldReport(const RelationExamples& data, const FoldAnswers& answers) {
  Confusion types, quads, poles, events;
  Calibration calibration;
  for (size_t i = 0; i < data.relations; ++i) {
    const PairExample& example = data.examples[i];
    std::string gold = RelationType(std::string(kPairClassNames[static_cast<size_t>(__builtin_ctz(example.right))]));
    auto [type, chance] = LikeliestRelation(answers.chances[i]);
    types.Add(gold, type);
    quads.Add(std::to_string(RelationQuad(gold)), std::to_string(RelationQuad(type)));
    poles.Add(RelationQuad(gold) >= 3 ? "conflict" : "cooperation", RelationQuad(type) >= 3 ? "conflict" : "cooperation");
    calibration.Add(chance, type == gold);
  }
  for (size_t i = data.relations; i < data.relations + data.quads; ++i) {
    bool none = (data.examples[i].right >> kNoEvent & 1) != 0;
    events.Add(none ? "none" : "event", answers.chances[i][kNoEvent] >= kSameAsChance ? "none" : "event");
  }
  std::string out = fmt::format("{}\n{}\n", types.Table(), types.Worst(12));
  out += fmt::format("relations {}, each answered by a model that has not seen its sentence\n", data.relations);
  out += fmt::format("types  macro-F1 {:.3f}  accuracy {:.3f}\n", types.MacroF1(), types.Accuracy());
  out += fmt::format("quad   macro-F1 {:.3f}  accuracy {:.3f}\n", quads.MacroF1(), quads.Accuracy());
  out += fmt::format("binary macro-F1 {:.3f}  accuracy {:.3f}\n", poles.MacroF1(), poles.Accuracy());
  out += fmt::format("\n{}expected calibration error {:.3f}, Brier {:.3f}, temperature {:.2f}\n", calibration.Table(), calibration.Error(), calibration.Brier(), answers.temperature);
  if (data.quads > 0) out += fmt::format("\nevent or none, {} sentences of the quad set\n{}", data.quads, events.Table());
  return out;
}

}  // namespace lapwing
