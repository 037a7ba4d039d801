// SPDX-License-Identifier: Apache-2.0
// Tails and logarithms of the watcher against slow and obvious ones.
#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "watch/exact_math.h"
#include "watch/negative_binomial.h"

using namespace lapwing;

namespace {

/// P(Y >= count) by adding up P(Y = k) from 0 in long double.
double SlowTail(int count, double mean, double size) {
  long double q = static_cast<long double>(mean) / (size + mean), chance = std::pow(1 - q, static_cast<long double>(size)), below = 0;
  for (int k = 0; k < count; ++k) {
    below += chance;
    chance *= (size + k) / (k + 1) * q;
  }
  long double above = 0;
  for (int k = count; k < count + 60000; ++k) {
    above += chance;
    chance *= (size + k) / (k + 1) * q;
  }
  return static_cast<double>(above);
}

}  // namespace

TEST_CASE("logarithm, exponential and log-gamma agree with the C library") {
  for (double x : {1e-300, 1e-9, 0.3, 0.70710678, 1.0, 1.5, 10.0, 12345.678, 1e300}) CHECK(watch::Log(x) == doctest::Approx(std::log(x)).epsilon(1e-14));
  for (double x : {-650.0, -20.5, -0.1, 0.0, 1e-10, 0.5, 3.0, 100.25, 650.0}) CHECK(watch::Exp(x) == doctest::Approx(std::exp(x)).epsilon(1e-13));
  for (double x : {0.01, 0.5, 1.0, 2.0, 7.7, 10.0, 1000.5, 1e8}) CHECK(watch::LogGamma(x) == doctest::Approx(std::lgamma(x)).epsilon(1e-12));
}

TEST_CASE("the negative binomial tail is the slow sum, above and below the mean") {
  for (double mean : {0.004, 0.1, 1.0, 7.3, 60.0}) {
    for (double size : {0.2, 1.0, 5.5, 400.0}) {
      for (int count : {1, 2, 3, 7, 20, 60, 150}) {
        double slow = SlowTail(count, mean, size);
        if (slow < 1e-280) continue;
        CAPTURE(mean);
        CAPTURE(size);
        CAPTURE(count);
        CHECK(watch::LogTail(count, mean, size) == doctest::Approx(std::log(slow)).epsilon(1e-9));
      }
    }
  }
}

TEST_CASE("tails at the edges: no count is certain, no mean brings nothing, a huge size is Poisson") {
  CHECK(watch::LogTail(0, 3, 1) == 0);
  CHECK(watch::LogTail(1, 0, 1) == -700);
  CHECK(watch::LogTail(1, 0.1, 1e12) == doctest::Approx(std::log(1 - std::exp(-0.1))).epsilon(1e-9));
  CHECK(watch::SilenceSurprise(2, 1e12) == doctest::Approx(2).epsilon(1e-8));
  CHECK(watch::SilenceSurprise(2, 0.5) == doctest::Approx(0.5 * std::log(5)).epsilon(1e-12));
}

TEST_CASE("the beta-binomial tail: a flat share makes every count as likely as the next") {
  for (int count = 1; count <= 9; ++count) CHECK(watch::LogShareTail(count, 9, 1, 1) == doctest::Approx(std::log((10.0 - count) / 10)).epsilon(1e-10));
  CHECK(watch::LogShareTail(10, 9, 1, 1) == -700);
}
