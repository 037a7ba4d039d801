// SPDX-License-Identifier: Apache-2.0
#include "pronoun_training.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "annotated_chains.h"
#include "answers.h"
#include "base/fixed_math.h"
#include "resolve/rank_features.h"
#include "resolve/rank_weights.h"

namespace lapwing {
namespace {

/// What theory expects, before anything is seen.
std::vector<double> Prior() {
  std::vector<double> mean(kFeatures, 0.0);
  mean[kClauseSubject] = 0.9, mean[kSays] = 1.3, mean[kHigherSubject] = 0.6, mean[kEarlierSubject] = 0.2, mean[kEarlierOther] = 0.2;
  mean[kLastSubject] = 0.6, mean[kLastFirst] = 0.2, mean[kNearest] = 0.4, mean[kFit] = 0.5, mean[kSalience] = 0.4, mean[kSexKnown] = 0.8, mean[kParagraph] = 0.4;
  mean[kOlder] = -0.2, mean[kForward] = 0.5, mean[kSpeaker] = -1.0, mean[kNobody] = -1.0, mean[kNearerSubject] = 0.8, mean[kActs] = -0.7;
  mean[kParallel] = 0.1, mean[kSpeaksAgain] = 0.5, mean[kAnswers] = 0.3;
  mean[kNamedBelow] = -1.0, mean[kNamedLater] = -0.3, mean[kLastPronoun] = 0.5, mean[kTopic] = 0.2, mean[kStateOwns] = 0.2, mean[kGroupOwns] = 0.2;
  mean[kSuffers] = 0.3, mean[kTellsQuality] = 0.3, mean[kOwnsThing] = 0.3, mean[kShare] = 0.3, mean[kOwnConjunct] = 1.5, mean[kRelativeHead] = 0.3, mean[kJudges] = -1.0, mean[kQuoted] = -0.7;
  return mean;
}

double Score(const std::vector<double>& features, const std::array<std::vector<double>, 3>& rows, int place) {
  double score = 0;
  for (size_t i = 0; i < features.size(); ++i) score += features[i] * (rows[0][i] + (place == 0 ? 0 : rows[static_cast<size_t>(place)][i]));
  return score;
}

std::vector<double> Chances(const PronounExample& example, const std::array<std::vector<double>, 3>& rows) {
  std::vector<double> chances;
  double sum = 0;
  for (const RankedPronoun::Choice& choice : example.ranked.choices) {
    chances.push_back(Exp(static_cast<float>(Score(choice.features, rows, example.ranked.place))));
    sum += chances.back();
  }
  for (double& chance : chances) chance /= sum;
  return chances;
}

/// AdaGrad on the log of the posterior, all examples a step.
void Fit(std::array<std::vector<double>, 3>& rows, const std::vector<const PronounExample*>& examples, double variance, const PronounTrainOptions& options) {
  const std::vector<double> prior = Prior();
  rows[0] = prior;
  rows[1].assign(kFeatures, 0.0);
  rows[2].assign(kFeatures, 0.0);
  std::array<std::vector<double>, 3> squares;
  for (auto& row : squares) row.assign(kFeatures, 1e-6);
  for (int step = 0; step < options.steps; ++step) {
    std::array<std::vector<double>, 3> slope;
    for (size_t r = 0; r < 3; ++r) {
      slope[r].assign(kFeatures, 0.0);
      const double spread = variance * (r == 0 ? 1 : options.of_places);
      for (size_t i = 0; i < kFeatures; ++i) slope[r][i] = -(rows[r][i] - (r == 0 ? prior[i] : 0)) / spread;
    }
    for (const PronounExample* example : examples) {
      const std::vector<double> chances = Chances(*example, rows);
      for (size_t c = 0; c < chances.size(); ++c) {
        const double error = (static_cast<int>(c) == example->right ? 1 : 0) - chances[c];
        const auto& features = example->ranked.choices[c].features;
        for (size_t i = 0; i < kFeatures; ++i) {
          slope[0][i] += error * features[i];
          if (example->ranked.place != 0) slope[static_cast<size_t>(example->ranked.place)][i] += error * features[i];
        }
      }
    }
    for (size_t r = 0; r < 3; ++r) {
      for (size_t i = 0; i < kFeatures; ++i) {
        squares[r][i] += slope[r][i] * slope[r][i];
        rows[r][i] += 0.1 * slope[r][i] / std::sqrt(squares[r][i]);
      }
    }
  }
}

PronounWeights CompiledIn() {
  PronounWeights weights;
  for (size_t kind = 0; kind < kPronounClasses; ++kind) {
    for (size_t r = 0; r < 3; ++r) weights[kind][r] = std::vector<double>(kWeights[kind][r].begin(), kWeights[kind][r].end());
  }
  return weights;
}

bool Nobody(const std::vector<Actor>& actors) { return actors.empty() || actors[0].country.empty(); }

/// Of those we do not know ("one banker said he") and nobody at all: whom theory would take.
int LikeliestNobody(const RankedPronoun& pronoun) {
  const std::array<std::vector<double>, 3> rows = {Prior(), std::vector<double>(kFeatures, 0.0), std::vector<double>(kFeatures, 0.0)};
  int best = -1;
  double most = 0;
  for (size_t c = 0; c < pronoun.choices.size(); ++c) {
    if (!Nobody(pronoun.choices[c].actors)) continue;
    const double score = Score(pronoun.choices[c].features, rows, pronoun.place);
    if (best < 0 || score > most) best = static_cast<int>(c), most = score;
  }
  return best;
}

}  // namespace

std::vector<PronounExample> ReadPronounExamples(const Pipeline& pipeline, const std::vector<Case>& cases) {
  const Knowledge& knowledge = pipeline.resolver().knowledge();
  std::vector<PronounExample> examples;
  for (size_t a = 0; a < cases.size(); ++a) {
    AnnotatedChains annotated = ReadChains(cases[a], knowledge);
    std::vector<RankedPronoun> ranked;
    const CodedArticle coded = pipeline.Resolve(annotated.article, &ranked);
    for (RankedPronoun& pronoun : ranked) {
      const Sentence& sentence = coded.sentences[static_cast<size_t>(pronoun.sentence)];
      if (sentence.field != Field::kText) continue;
      const Span span = sentence.tokens[static_cast<size_t>(pronoun.token)].span;
      auto marked = std::find_if(annotated.mentions.begin(), annotated.mentions.end(), [&](const ChainMention& m) { return m.span.begin <= span.begin && span.end <= m.span.end; });
      // Inside a longer phrase ("the country's ally") it is the head that the mark is for, which the pronoun is not.
      const bool own = marked != annotated.mentions.end() && marked->span.end == span.end;
      if (marked != annotated.mentions.end() && !own) continue;
      PronounExample example;
      if (!own) example.right = LikeliestNobody(pronoun);
      // The very actor, sector and all ("it" is the army), else whoever has its countries and person.
      for (const bool exactly : {true, false}) {
        for (size_t c = 0; c < pronoun.choices.size() && example.right < 0; ++c) {
          const auto& actors = pronoun.choices[c].actors;
          if (!own || Nobody(actors)) continue;
          const std::string chain = ChainOf(actors, knowledge);
          const bool meant = (exactly ? marked->chain == chain : SameCountriesAndPerson(marked->chain, chain));
          if (meant) example.right = static_cast<int>(c);
        }
      }
      if (example.right < 0) continue;
      example.article = static_cast<int>(a);
      example.ranked = std::move(pronoun);
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

PronounWeights TrainPronouns(const std::vector<const PronounExample*>& examples, const PronounTrainOptions& options) {
  PronounWeights weights;
  for (size_t kind = 0; kind < kPronounClasses; ++kind) {
    std::vector<const PronounExample*> own;
    for (const PronounExample* example : examples) {
      if (static_cast<size_t>(example->ranked.pronoun) == kind) own.push_back(example);
    }
    Fit(weights[kind], own, options.variance[kind], options);
  }
  return weights;
}

bool RightlyRanked(const PronounExample& example, const PronounWeights* weights) {
  const std::vector<double> chances = Chances(example, (weights != nullptr ? *weights : CompiledIn())[static_cast<size_t>(example.ranked.pronoun)]);
  const auto best = static_cast<size_t>(std::max_element(chances.begin(), chances.end()) - chances.begin());
  const auto right = static_cast<size_t>(example.right);
  return best == right || (Nobody(example.ranked.choices[best].actors) && Nobody(example.ranked.choices[right].actors));
}

std::string WeightsHeader(const PronounWeights& weights, const std::string& told) {
  std::string out = "// SPDX-License-Identifier: Apache-2.0\n/// Weights of rank.cc, made by `lapwing train pronouns` (src/pronoun_training.h).\n";
  out += told;
  out += fmt::format("#pragma once\n\n#include <array>\n\nnamespace lapwing {{\n\ninline constexpr size_t kRankFeatures = {};\n\n", static_cast<int>(kFeatures));
  out += "/// In the order of `RankFeature`: for pronouns at large; what is added for possessives; what is added for objects.\n";
  out += "using RankWeights = std::array<std::array<double, kRankFeatures>, 3>;\n\n// clang-format off\n/// Of he and she, of it, of they, of \"the country\".\nconstexpr std::array<RankWeights, 4> kWeights = {{\n";
  for (const auto& rows : weights) {
    for (size_t r = 0; r < 3; ++r) {
      out += r == 0 ? "    {{{{" : "      {{";
      for (size_t i = 0; i < kFeatures; ++i) out += fmt::format("{}{:.2f}", i == 0 ? "" : i % 15 == 0 ? ",\n        " : ", ", rows[r][i] + 0.0);
      out += r == 2 ? "}}}},\n" : "}},\n";
    }
  }
  out += "}};\n// clang-format on\n\n}  // namespace lapwing\n";
  return out;
}

}  // namespace lapwing
