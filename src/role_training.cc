// SPDX-License-Identifier: Apache-2.0
#include "role_training.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "annotated_chains.h"
#include "answers.h"
#include "base/fixed_math.h"
#include "base/strings.h"
#include "resolve/role_weights.h"

namespace lapwing {
namespace {

RoleWeights CompiledIn() {
  RoleWeights weights;
  weights.shared.assign(kRoleShared.begin(), kRoleShared.end());
  for (const auto& own : kRoleOwn) weights.own.emplace_back(own.begin(), own.end());
  return weights;
}

std::vector<double> Chances(const RoleExample& example, const RoleWeights& weights) {
  const std::vector<double>& own = weights.own[static_cast<size_t>(example.ranked.role)];
  std::vector<double> chances;
  double sum = 0;
  for (const RankedRole::Choice& choice : example.ranked.choices) {
    double score = 0;
    for (size_t i = 0; i < kRoleFeatures; ++i) score += choice.features[i] * (weights.shared[i] + own[i]);
    chances.push_back(Exp(static_cast<float>(score)));
    sum += chances.back();
  }
  for (double& chance : chances) chance /= sum;
  return chances;
}

/// The state of one actor's key or answer, "" for nobody; none where several are meant.
std::optional<std::string> StateIn(std::string_view key) {
  if (key.find('+') != std::string_view::npos) return std::nullopt;
  const std::vector<std::string_view> words = SplitWords(key);
  return words.empty() || words[0] == "none" ? std::string() : std::string(words[0]);
}

std::optional<std::string> MarkedAs(const AnnotatedChains& annotated, Span span) {
  const auto marked = std::find_if(annotated.mentions.begin(), annotated.mentions.end(), [&](const ChainMention& m) { return m.span.begin <= span.begin && span.end <= m.span.end; });
  return marked == annotated.mentions.end() ? std::string() : StateIn(marked->chain);
}

struct AskedPhrase {
  std::string phrase, answer;
};

/// "actor army => THA MIL"
std::vector<AskedPhrase> AskedIn(const Case& c) {
  std::vector<AskedPhrase> asked;
  for (const auto& [key, value] : c.fields) {
    const size_t arrow = value.find("=>");
    if (key == "actor" && arrow != std::string::npos) asked.push_back({std::string(Trim(std::string_view(value).substr(0, arrow))), std::string(Trim(std::string_view(value).substr(arrow + 2)))});
  }
  return asked;
}

std::optional<std::string> AskedAs(const std::vector<AskedPhrase>& asked, const Article& article, Span span) {
  for (const AskedPhrase& a : asked) {
    const Where where = FindPhrase(article, a.phrase);
    if (where.found && where.field == Field::kText && where.span.begin <= span.begin && span.end <= where.span.end) return StateIn(a.answer);
  }
  return std::nullopt;
}

}  // namespace

std::vector<RoleExample> ReadRoleExamples(const Pipeline& pipeline, const std::vector<Case>& cases) {
  std::vector<RoleExample> examples;
  for (size_t a = 0; a < cases.size(); ++a) {
    // Articles with every mention marked, or questions about some phrases of a text (tests/sets/actors_*.txt).
    const std::vector<AskedPhrase> asked = AskedIn(cases[a]);
    const AnnotatedChains annotated = asked.empty() ? ReadChains(cases[a], pipeline.resolver().knowledge()) : AnnotatedChains{ArticleOf(cases[a]), {}};
    std::vector<RankedRole> ranked;
    const CodedArticle coded = pipeline.Resolve(annotated.article, nullptr, &ranked);
    for (RankedRole& role : ranked) {
      const Sentence& sentence = coded.sentences[static_cast<size_t>(role.sentence)];
      if (sentence.field != Field::kText) continue;
      const Span span = sentence.tokens[static_cast<size_t>(role.token)].span;
      const std::optional<std::string> wanted = asked.empty() ? MarkedAs(annotated, span) : AskedAs(asked, annotated.article, span);
      if (!wanted) continue;
      RoleExample example;
      for (size_t c = 0; c < role.choices.size(); ++c) {
        if (role.choices[c].country == *wanted) example.right = static_cast<int>(c);
      }
      if (example.right < 0) continue;
      example.article = static_cast<int>(a);
      example.ranked = std::move(role);
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

RoleWeights TrainRoles(const std::vector<const RoleExample*>& examples, const RoleTrainOptions& options) {
  RoleWeights weights;
  weights.shared.assign(kRoleFeatures, 0.0);
  weights.own.assign(kRoleClasses, std::vector<double>(kRoleFeatures, 0.0));
  std::vector<std::vector<double>> squares(kRoleClasses + 1, std::vector<double>(kRoleFeatures, 1e-6));
  for (int step = 0; step < options.steps; ++step) {
    std::vector<std::vector<double>> slopes(kRoleClasses + 1, std::vector<double>(kRoleFeatures, 0.0));
    for (size_t i = 0; i < kRoleFeatures; ++i) {
      slopes[0][i] = -weights.shared[i] / options.variance;
      for (size_t k = 0; k < kRoleClasses; ++k) slopes[k + 1][i] = -weights.own[k][i] / (options.variance * options.own);
    }
    for (const RoleExample* example : examples) {
      const std::vector<double> chances = Chances(*example, weights);
      for (size_t c = 0; c < chances.size(); ++c) {
        const double error = ((static_cast<int>(c) == example->right ? 1 : 0) - chances[c]) * (example->ranked.choices[static_cast<size_t>(example->right)].country.empty() ? options.nobody : 1.0);
        const auto& features = example->ranked.choices[c].features;
        for (size_t i = 0; i < kRoleFeatures; ++i) {
          slopes[0][i] += error * features[i];
          slopes[static_cast<size_t>(example->ranked.role) + 1][i] += error * features[i];
        }
      }
    }
    for (size_t r = 0; r <= kRoleClasses; ++r) {
      std::vector<double>& row = r == 0 ? weights.shared : weights.own[r - 1];
      for (size_t i = 0; i < kRoleFeatures; ++i) {
        squares[r][i] += slopes[r][i] * slopes[r][i];
        row[i] += 0.1 * slopes[r][i] / std::sqrt(squares[r][i]);
      }
    }
  }
  return weights;
}

size_t ChosenRole(const RoleExample& example, const RoleWeights* weights) {
  const std::vector<double> chances = Chances(example, weights != nullptr ? *weights : CompiledIn());
  return static_cast<size_t>(std::max_element(chances.begin(), chances.end()) - chances.begin());
}

std::string RoleWeightsHeader(const RoleWeights& weights, const std::string& told) {
  const auto row = [](const std::vector<double>& numbers) {
    std::string out;
    for (size_t i = 0; i < numbers.size(); ++i) out += fmt::format("{}{:.2f}", i == 0 ? "" : i % 15 == 0 ? ",\n    " : ", ", numbers[i] + 0.0);
    return out;
  };
  std::string out = "// SPDX-License-Identifier: Apache-2.0\n/// Weights of role_choice.cc, made by `lapwing train roles` (src/role_training.h).\n";
  out += told;
  out += fmt::format("#pragma once\n\n#include <array>\n\nnamespace lapwing {{\n\ninline constexpr size_t kRoleWeights = {};\n\n// clang-format off\n/// In the order of `RoleFeature`.\n", static_cast<int>(kRoleFeatures));
  out += fmt::format("constexpr std::array<double, kRoleWeights> kRoleShared = {{\n    {}}};\n", row(weights.shared));
  out += fmt::format("/// What each `RoleClass` adds.\nconstexpr std::array<std::array<double, kRoleWeights>, {}> kRoleOwn = {{{{\n", kRoleClasses);
  for (const auto& own : weights.own) out += fmt::format("    {{{}}},\n", row(own));
  out += "}};\n// clang-format on\n\n}  // namespace lapwing\n";
  return out;
}

}  // namespace lapwing
