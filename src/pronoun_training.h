// SPDX-License-Identifier: Apache-2.0
/// Learns the weights by which pronouns choose among earlier mentions (resolve/rank.h) from articles whose mentions are marked.
///
/// Input      annotated articles (annotated_chains.h). What a pronoun was chosen among is asked of the resolver itself, so
///            that pronouns settled before it are the candidates of those after it; train twice where weights move much
/// Output     the text of resolve/rank_weights.h
/// Source     maximum a posteriori estimate of a conditional logit (Denis and Baldridge 2007) with Gaussian priors around what
///            theory expects: subjects over the rest (Lappin and Leass 1994), the clause's own subject for possessives (binding)
/// Cost       some 500 steps over all pronouns, seconds; the same bytes every time
#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "base/case_file.h"
#include "pipeline.h"
#include "resolve/rank.h"

namespace lapwing {

struct PronounExample {
  RankedPronoun ranked;
  int right = -1;     ///< index of the choice that the annotation has
  int article = 0;
};

/// Pronouns of these articles whose answer is among their choices: one is left out whose antecedent the resolver did not find, or the ranker
/// would learn to be silent. Not annotated: nobody is right.
std::vector<PronounExample> ReadPronounExamples(const Pipeline& pipeline, const std::vector<Case>& cases);

struct PronounTrainOptions {
  std::array<double, kPronounClasses> variance = {0.1, 0.15, 0.4, 0.05};  ///< of he and she, of it, of they, of "the country"; found by cross-validation
  double of_places = 0.7;                             ///< share of it that possessives and objects have
  int steps = 500;
};

/// Per class of pronouns, three rows of weights as in rank_weights.h.
using PronounWeights = std::array<std::array<std::vector<double>, 3>, kPronounClasses>;

PronounWeights TrainPronouns(const std::vector<const PronounExample*>& examples, const PronounTrainOptions& options);

/// Is the likeliest choice the right one? `weights` null: those compiled in.
bool RightlyRanked(const PronounExample& example, const PronounWeights* weights);

/// `told`: what the header says of how they were made.
std::string WeightsHeader(const PronounWeights& weights, const std::string& told);

}  // namespace lapwing
