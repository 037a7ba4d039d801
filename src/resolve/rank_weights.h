// SPDX-License-Identifier: Apache-2.0
/// Weights of rank.cc. Found by maximum a posteriori estimation of a softmax over the candidates of each pronoun in the 41 articles of
/// tests/sets/coreference_dev.txt and coreference_more.txt ("nobody" is the answer where none is annotated; pronouns whose antecedent is
/// no candidate are left out, or the ranker learns to be silent). Gaussian priors around what theory expects (subjects over the rest, the
/// clause's subject for possessives and for "X said he"), as the 26 articles of the first set had moved them; variances by cross-validation
/// in 14 folds of whole articles: 0.05 for he and she, 0.3 for it, 0.1 for they, a third of that or so for the second and third rows.
/// Right there: he, she 210 of 232, it 149 of 198, they 50 of 69. Not tuned by hand to sentences: change the features, train again.
#pragma once

#include <array>

namespace lapwing {

inline constexpr size_t kRankFeatures = 38;

/// In the order of `Feature`: for pronouns at large; what is added for possessives; what is added for objects.
using RankWeights = std::array<std::array<double, kRankFeatures>, 3>;

// clang-format off
/// Of he and she, of it, of they.
constexpr std::array<RankWeights, 3> kWeights = {{
    {{{{0.96, 1.55, 0.67, 0.23, 0.20, -0.05, 0.96, 0.25, -0.11, 0.16, 0.54, 0.22, -0.23, -0.18, -0.07,
        0.00, 0.00, 0.00, -0.44, -0.26, 0.53, -1.00, 1.00, 0.25, 1.15, 0.47, -1.27, 1.00, 0.30, -0.73,
        -0.02, 0.13, 0.03, 0.04, 0.00, 0.00, 0.00, 0.00}},
      {{0.71, 0.00, 0.05, 0.03, 0.13, 0.06, -0.17, -0.03, -0.01, -0.14, -0.03, -0.05, -0.14, -0.12, -0.03,
        0.00, 0.00, 0.00, -0.10, -0.04, 0.03, 0.00, 0.00, -0.07, 0.04, 0.15, -0.05, 0.00, 0.00, 0.00,
        0.00, 0.08, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00}},
      {{-0.06, 0.00, 0.02, 0.00, 0.03, -0.03, -0.08, 0.01, 0.09, -0.07, -0.05, -0.09, -0.04, 0.04, -0.01,
        0.00, 0.00, 0.00, -0.08, -0.04, -0.01, 0.00, 0.00, -0.13, 0.15, -0.07, -0.03, 0.00, 0.00, 0.00,
        0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00}}}},
    {{{{0.48, 1.02, 0.74, -0.10, 0.48, 0.14, 0.48, 0.03, -0.99, 0.12, 0.87, -0.27, -0.71, -0.54, -0.28,
        -0.41, -0.26, 0.05, 0.00, 0.00, 0.53, -1.00, 1.00, 1.03, 0.50, 0.72, -0.82, 0.78, 0.04, -0.71,
        0.25, -0.09, 0.47, 0.13, 0.02, 0.00, 0.00, 0.00}},
      {{0.74, 0.00, 0.04, 0.00, -0.15, 0.19, 0.06, 0.20, 0.14, -0.01, -0.06, 0.01, -0.07, 0.07, 0.27,
        0.30, -0.03, 0.03, 0.00, 0.00, 0.01, 0.00, 0.00, -0.35, 0.00, 0.27, -0.51, -0.14, -0.26, 0.00,
        -0.02, -0.05, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00}},
      {{-0.02, 0.00, -0.03, -0.10, -0.11, -0.20, 0.06, -0.17, -0.16, 0.14, -0.46, -0.17, 0.14, -0.12, -0.10,
        -0.34, -0.06, -0.01, 0.00, 0.00, 0.00, 0.00, 0.00, 0.46, 0.00, -0.52, 0.64, -0.03, 0.34, 0.00,
        -0.05, -0.05, 0.00, -0.06, 0.00, 0.00, 0.00, 0.00}}}},
    {{{{0.68, 1.51, 0.46, 0.05, 0.40, -0.26, 0.54, -0.11, 0.03, 0.20, 0.07, 0.38, -0.09, 0.03, -0.08,
        -0.13, -0.02, 0.00, 0.00, -0.30, 0.50, -1.00, 1.18, 0.49, 0.50, 0.47, -0.99, 1.00, 0.25, -0.78,
        0.10, -0.03, 0.10, 0.08, 0.00, 0.00, 0.00, 0.00}},
      {{0.72, 0.00, 0.03, 0.00, 0.01, -0.04, 0.00, 0.00, -0.10, 0.00, -0.24, -0.07, -0.02, -0.01, 0.00,
        -0.01, 0.02, 0.00, 0.00, -0.05, 0.00, 0.00, 0.02, 0.03, 0.00, 0.05, 0.01, 0.00, 0.00, 0.00,
        0.02, 0.02, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00}},
      {{-0.11, 0.00, -0.06, -0.06, 0.09, -0.05, -0.10, -0.07, 0.01, -0.11, -0.20, -0.14, -0.01, -0.06, 0.00,
        -0.06, -0.14, 0.00, 0.00, -0.07, 0.00, 0.00, 0.08, 0.08, 0.00, -0.14, 0.23, 0.00, 0.01, 0.00,
        0.02, -0.07, 0.00, -0.05, 0.00, 0.00, 0.00, 0.00}}}},
}};
// clang-format on

}  // namespace lapwing
