// SPDX-License-Identifier: Apache-2.0
/// Exponential and logarithm of doubles made of additions, multiplications and divisions only, in a fixed order: the same
/// forecast on every machine (the C library's differ in the last bit between versions and processors). Compile without
/// contraction to fused operations.
#pragma once

#include <bit>
#include <cstdint>

namespace lapwing::watch {

/// e^x to about 1e-15 of its value; x is cut to [-700, 700]. Cody-Waite reduction, Taylor polynomial.
inline double Exp(double x) {
  x = x > -700.0 ? x : -700.0;
  x = x < 700.0 ? x : 700.0;
  double scaled = x * 1.4426950408889634;
  int64_t n = static_cast<int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
  double whole = static_cast<double>(n);
  double r = (x - whole * 6.93147180369123816490e-01) - whole * 1.90821492927058770002e-10;
  double p = 1.0;
  for (int k = 14; k > 0; --k) p = p * r / k + 1.0;
  return p * std::bit_cast<double>(static_cast<uint64_t>(n + 1023) << 52);
}

/// Natural logarithm to about 1e-15. REQUIRES: x is positive and not subnormal. Series of artanh around the nearest power of two.
inline double Log(double x) {
  uint64_t bits = std::bit_cast<uint64_t>(x);
  int64_t exponent = static_cast<int64_t>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    ++exponent;
  }
  double s = (m - 1.0) / (m + 1.0), square = s * s, sum = 0.0;
  for (int k = 23; k > 0; k -= 2) sum = sum * square + 1.0 / k;
  double whole = static_cast<double>(exponent);
  return whole * 6.93147180369123816490e-01 + (2.0 * s * sum + whole * 1.90821492927058770002e-10);
}

inline double Power(double base, double exponent) { return Exp(exponent * Log(base)); }
inline double Logistic(double x) { return 1.0 / (1.0 + Exp(-x)); }
inline double Logit(double p) { return Log(p / (1.0 - p)); }
/// What is left of a weight after one step when half is left after `half_life` steps.
inline double Forgetting(double half_life) { return Exp(-0.6931471805599453 / half_life); }

}  // namespace lapwing::watch
