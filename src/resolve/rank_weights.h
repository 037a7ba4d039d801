// SPDX-License-Identifier: Apache-2.0
/// Weights of rank.cc. Found by maximum a posteriori estimation of a softmax over the candidates of each pronoun in the 26 articles of
/// tests/sets/coreference_dev.txt ("nobody" is the answer where none is annotated), with Gaussian priors around what theory expects
/// (subjects over the rest, the clause's subject for possessives and for "X said he") and a strength chosen by cross-validation in 13
/// folds of two articles; right there: he, she 145 of 176, it 82 of 117, they 36 of 49.
/// The priors of he and she are stronger, and lean further to the subject of the sentence before: wire reports keep to their subject more than
/// those articles do. Not tuned by hand to sentences: change the features, train again.
#pragma once

#include <array>

namespace lapwing {

inline constexpr size_t kSigns = 36;

/// In the order of `Feature`: for pronouns at large; what is added for possessives; what is added for objects.
using Weights = std::array<std::array<double, kSigns>, 3>;

// clang-format off
/// Of he and she, of it, of they.
constexpr std::array<Weights, 3> kWeights = {{
    {{{{0.81, 1.55, 0.65, 0.22, 0.16, -0.07, 0.94, 0.23, -0.06, 0.14, 0.53, 0.23, -0.23, -0.17, -0.05,
        0.00, 0.00, 0.00, -0.51, -0.33, 0.53, -1.00, 1.00, 0.15, 1.16, 0.48, -1.28, 1.00, 0.30, -0.73,
        0.04, 0.01, 0.19, 0.05, 0.13, 0.00}},
      {{0.64, 0.00, 0.03, 0.03, 0.11, 0.06, -0.19, -0.03, 0.01, -0.15, -0.05, -0.11, -0.19, -0.17, -0.03,
        0.00, 0.00, 0.00, -0.13, -0.05, 0.03, 0.00, 0.00, -0.15, 0.04, 0.15, -0.06, 0.00, 0.00, 0.00,
        0.02, 0.00, 0.09, 0.00, 0.00, 0.00}},
      {{-0.06, 0.00, 0.02, 0.00, 0.06, -0.03, -0.10, 0.01, 0.06, -0.08, -0.01, -0.07, -0.04, 0.06, 0.01,
        0.00, 0.00, 0.00, -0.08, -0.04, -0.01, 0.00, 0.00, -0.10, 0.15, -0.06, -0.03, 0.00, 0.00, 0.00,
        0.00, 0.00, 0.03, 0.00, 0.02, 0.00}}}},
    {{{{0.41, 1.01, 0.46, -0.14, 0.57, 0.34, 0.61, -0.09, -0.94, 0.13, 0.99, -0.47, -0.56, -0.35, -0.34,
        -0.56, -0.27, -0.04, 0.00, 0.00, 0.53, -1.00, 1.00, 1.05, 0.50, 0.34, -1.04, 0.79, 0.16, -0.72,
        -0.03, 0.13, -0.12, 0.29, 0.32, 0.06}},
      {{0.69, 0.00, -0.05, 0.00, -0.21, 0.16, 0.00, 0.13, 0.25, -0.04, 0.02, 0.07, 0.11, -0.07, 0.12,
        0.21, -0.02, -0.03, 0.00, 0.00, 0.01, 0.00, 0.00, -0.48, 0.00, 0.07, -0.56, -0.13, -0.23, 0.00,
        -0.01, -0.03, -0.03, 0.00, 0.00, 0.00}},
      {{-0.03, 0.00, 0.01, -0.10, -0.08, -0.15, 0.07, -0.18, -0.18, 0.16, -0.46, -0.21, 0.07, -0.16, -0.05,
        -0.35, -0.06, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.46, 0.00, -0.50, 0.64, -0.04, 0.33, 0.00,
        0.00, -0.06, -0.09, 0.00, -0.06, 0.00}}}},
    {{{{0.77, 1.51, 0.45, 0.08, 0.37, -0.26, 0.56, -0.15, 0.11, 0.26, 0.12, 0.39, -0.15, 0.03, -0.07,
        -0.20, -0.05, 0.00, 0.00, -0.29, 0.50, -1.00, 1.17, 0.54, 0.50, 0.34, -0.95, 1.00, 0.27, -0.78,
        -0.05, 0.03, -0.11, 0.14, 0.07, 0.00}},
      {{0.72, 0.00, 0.03, 0.00, 0.00, -0.04, 0.00, -0.02, -0.08, 0.00, -0.25, -0.06, -0.04, -0.01, 0.00,
        -0.01, 0.01, 0.00, 0.00, -0.04, 0.00, 0.00, 0.01, 0.03, 0.00, 0.03, 0.02, 0.00, 0.00, 0.00,
        0.00, 0.00, 0.00, 0.00, 0.00, 0.00}},
      {{-0.07, 0.00, -0.06, -0.06, 0.08, -0.05, -0.09, -0.05, 0.04, -0.10, -0.12, -0.11, 0.01, -0.04, 0.00,
        -0.05, -0.14, 0.00, 0.00, -0.08, 0.00, 0.00, 0.07, 0.07, 0.00, -0.15, 0.21, 0.00, 0.02, 0.00,
        -0.02, 0.01, -0.06, 0.00, -0.06, 0.00}}}},
}};
// clang-format on

}  // namespace lapwing
