// SPDX-License-Identifier: Apache-2.0
/// Learns the weights by which bare roles choose a state (resolve/role_choice.h) from articles whose mentions are marked.
///
/// Input      annotated articles (annotated_chains.h); a role without a mark is nobody's
/// Output     the text of resolve/role_weights.h
/// Source     conditional logit with Gaussian priors, as for pronouns (pronoun_training.h)
/// Cost       seconds; the same bytes every time
#pragma once

#include <string>
#include <vector>

#include "base/case_file.h"
#include "pipeline.h"
#include "resolve/role_choice.h"

namespace lapwing {

struct RoleExample {
  RankedRole ranked;
  int right = -1;
  int article = 0;
};

std::vector<RoleExample> ReadRoleExamples(const Pipeline& pipeline, const std::vector<Case>& cases);

struct RoleWeights {
  std::vector<double> shared;
  std::vector<std::vector<double>> own;  ///< by class
};

struct RoleTrainOptions {
  double variance = 0.5;  ///< of the prior of every weight around nothing
  double own = 0.3;       ///< share of it that a class adds
  double nobody = 1.0;    ///< weight of a role that is nobody's: annotators leave many unmarked that a reader would give to somebody
  int steps = 500;
};

RoleWeights TrainRoles(const std::vector<const RoleExample*>& examples, const RoleTrainOptions& options);

/// Index of the likeliest choice. `weights` null: those compiled in.
size_t ChosenRole(const RoleExample& example, const RoleWeights* weights);

std::string RoleWeightsHeader(const RoleWeights& weights, const std::string& told);

}  // namespace lapwing
