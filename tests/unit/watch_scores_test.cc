// SPDX-License-Identifier: Apache-2.0
#include "watch/scores.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "watch/count_distribution.h"
#include "watch/forecast_math.h"
#include "watch/scores_bootstrap.h"

using namespace lapwing::watch;

namespace {

const std::vector<double> kChances{0.9, 0.7, 0.2, 0.1};
const std::vector<uint8_t> kHappened{1, 0, 1, 0};

}  // namespace

TEST_CASE("Brier and log score against sums by hand") {
  CHECK(Brier(kChances, kHappened) == doctest::Approx((0.01 + 0.49 + 0.64 + 0.01) / 4));
  CHECK(LogScore(kChances, kHappened) == doctest::Approx(-(std::log(0.9) + std::log(0.3) + std::log(0.2) + std::log(0.9)) / 4));
  CHECK(BaseRate(kHappened) == 0.5);
}

TEST_CASE("a forecast of never that fails costs much, not everything") {
  CHECK(LogScoreOf(0, true) == doctest::Approx(9.2103).epsilon(1e-4));
  CHECK(LogScoreOf(0, false) == 0);
  CHECK(LogScoreOf(1, true) == 0);
}

TEST_CASE("scores of nothing are zero") {
  CHECK(Brier({}, {}) == 0);
  CHECK(LogScore({}, {}) == 0);
  CHECK(AveragePrecision({}, {}) == 0);
  CHECK(CalibrationError(Reliability({}, {})) == 0);
}

TEST_CASE("average precision: hits at ranks 1 and 3 give (1/1 + 2/3) / 2") {
  CHECK(AveragePrecision(kChances, kHappened) == doctest::Approx((1.0 + 2.0 / 3) / 2));
}

TEST_CASE("equal chances rank as one, so that saying the same always scores the base rate") {
  std::vector<double> same(8, 0.3);
  std::vector<uint8_t> happened{1, 0, 0, 0, 0, 0, 1, 0};
  CHECK(AveragePrecision(same, happened) == doctest::Approx(0.25));
  std::vector<uint8_t> other{0, 0, 0, 0, 0, 0, 1, 1};
  CHECK(AveragePrecision(same, other) == doctest::Approx(0.25));
}

TEST_CASE("reliability counts each bin; 1.0 belongs to the last") {
  std::vector<double> chances{0.05, 0.15, 0.19, 1.0};
  std::vector<uint8_t> happened{0, 0, 1, 1};
  std::vector<ReliabilityBin> bins = Reliability(chances, happened);
  REQUIRE(bins.size() == 10);
  CHECK(bins[0].n == 1);
  CHECK(bins[1].n == 2);
  CHECK(bins[1].said == doctest::Approx(0.17));
  CHECK(bins[1].happened == doctest::Approx(0.5));
  CHECK(bins[9].n == 1);
  CHECK(CalibrationError(bins) == doctest::Approx((0.05 + 2 * 0.33 + 0) / 4));
}

TEST_CASE("Murphy's parts add up to the Brier score") {
  MurphySplit split = Murphy(kChances, kHappened);
  CHECK(split.uncertainty == 0.25);
  CHECK(split.reliability - split.resolution + split.uncertainty + split.residual == doctest::Approx(Brier(kChances, kHappened)));
  // Alone in their bins, forecasts hide nothing.
  CHECK(split.residual == doctest::Approx(0).epsilon(1e-12));
  CHECK(split.resolution == doctest::Approx(0.25));
}

TEST_CASE("CRPS of one value is the absolute error") {
  CHECK(CountDistribution::Point(7).Crps(3) == 4);
  CHECK(CountDistribution::Point(3).Crps(3) == 0);
}

TEST_CASE("CRPS is the sum over k of (F(k) - [y <= k])^2") {
  std::vector<double> chances{0.5, 0.3, 0.2};
  CountDistribution d = CountDistribution::FromChances(chances);
  CHECK(d.Crps(0) == doctest::Approx(0.25 + 0.04));
  CHECK(d.Crps(1) == doctest::Approx(0.25 + 0.04));
  CHECK(d.Crps(2) == doctest::Approx(0.25 + 0.64));
  CHECK(d.Crps(5) == doctest::Approx(0.25 + 0.64 + 3));
}

TEST_CASE("CRPS of an ensemble is mean error less half the mean spread") {
  CountDistribution d;
  for (double x : {0.0, 10.0, 4.0}) d.Add(x, 1);
  d.Finish();
  double error = (2.0 + 8.0 + 2.0) / 3, spread = 2 * (10.0 + 4.0 + 6.0) / 9;
  CHECK(d.Crps(2) == doctest::Approx(error - spread / 2));
  CHECK(d.Quantile(0.5) == 4);
  CHECK(d.Mean() == doctest::Approx(14.0 / 3));
  CHECK(d.AtLeast(4) == doctest::Approx(2.0 / 3));
}

TEST_CASE("a distribution without anything added says zero") {
  CountDistribution d;
  d.Finish();
  CHECK(d.AtLeast(1) == 0);
  CHECK(d.Crps(2) == 2);
  d.SetChanceOfAny(0.2);
  CHECK(d.AtLeast(1) == doctest::Approx(0.2));
  CHECK(d.Mean() == doctest::Approx(0.2));
}

TEST_CASE("Poisson has its mean and its chance of none, for small and large means") {
  CHECK(CountDistribution::Poisson(0.5).AtLeast(1) == doctest::Approx(1 - std::exp(-0.5)));
  for (double mean : {0.01, 3.7, 90.0, 20000.0}) CHECK(CountDistribution::Poisson(mean).Mean() == doctest::Approx(mean));
  CHECK(CountDistribution::Poisson(0).AtLeast(1) == 0);
}

TEST_CASE("the randomised PIT lies between the chance of less and the chance of no more") {
  CountDistribution d = CountDistribution::FromChances(std::vector<double>{0.5, 0.3, 0.2});
  CHECK(d.Pit(1, 0) == doctest::Approx(0.5));
  CHECK(d.Pit(1, 1) == doctest::Approx(0.8));
  CHECK(d.Pit(9, 0.5) == doctest::Approx(1.0));
}

TEST_CASE("the bootstrap of a constant difference has no width, and repeats by its seed") {
  std::vector<double> a{1, 2, 3, 4}, b{2, 3, 4, 5}, c{9, 0, 4, 1};
  std::vector<uint32_t> blocks{0, 0, 1, 1};
  Difference d = PairedBootstrap(a, b, blocks);
  CHECK(d.mean == -1);
  CHECK(d.low == -1);
  CHECK(d.high == -1);
  CHECK(d.blocks == 2);
  Difference e = PairedBootstrap(a, c, blocks), again = PairedBootstrap(a, c, blocks);
  CHECK(e.low == again.low);
  CHECK(e.high == again.high);
  CHECK(e.low == -3);  // the worse block twice
  CHECK(e.high == 1);  // the better one twice
}

TEST_CASE("exponential and logarithm agree with the C library's") {
  for (double x : {-650.0, -3.2, -1e-9, 0.0, 0.1, 0.7, 5.0, 300.0}) CHECK(Exp(x) == doctest::Approx(std::exp(x)).epsilon(1e-14));
  for (double x : {1e-300, 1e-9, 0.3, 0.9999, 1.0, 1.5, 1e6, 1e300}) CHECK(Log(x) == doctest::Approx(std::log(x)).epsilon(1e-14));
  CHECK(Power(0.5, 3) == doctest::Approx(0.125));
  CHECK(Logistic(Logit(0.3)) == doctest::Approx(0.3));
}
