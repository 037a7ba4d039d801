// SPDX-License-Identifier: Apache-2.0
/// The negative binomial: counts that scatter more than Poisson's, and the predictive law of a Gamma-Poisson expectation.
///
/// `mean` is the expected count, `size` is r in the literature: variance = mean + mean^2 / size. An infinite size is Poisson;
/// sizes are cut to 1e9 here. Cost: one step a count between `count` and where the tail has died away (tens, rarely).
#pragma once

namespace lapwing::watch {

/// ln P(Y >= count). 0 for count <= 0. Exact to about 1e-12 of the probability in the upper tail, however far out.
double LogTail(double count, double mean, double size);

/// ln P(Y = count).
double LogChance(double count, double mean, double size);

/// -ln P(Y = 0): how surprising silence is, in nats.
double SilenceSurprise(double mean, double size);

/// ln of the beta-binomial tail P(X >= count of trials), share ~ Beta(a, b): what a share whose own value is uncertain allows.
double LogShareTail(double count, double trials, double a, double b);

}  // namespace lapwing::watch
