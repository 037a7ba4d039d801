// SPDX-License-Identifier: Apache-2.0
/// Logarithm, exponential and log-gamma made of additions, multiplications and divisions only, in a fixed order: an alarm is the
/// same on every machine, which the C library's functions do not promise (compile without contraction to fused operations).
/// Error about 1e-15 of the value; for finite arguments, of Log and LogGamma positive ones.
#pragma once

#include <bit>
#include <cstdint>

namespace lapwing::watch {

/// Natural logarithm: x = m 2^e with m near 1, ln m = 2 artanh((m - 1) / (m + 1)) as a series.
inline double Log(double x) {
  uint64_t bits = std::bit_cast<uint64_t>(x);
  int exponent = static_cast<int>(bits >> 52) - 1022;
  double m = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFull) | 0x3FE0000000000000ull);  // in [0.5, 1)
  if (m < 0.70710678118654752) {
    m *= 2;
    --exponent;
  }
  double s = (m - 1) / (m + 1);
  double z = s * s;
  double sum = 0;
  for (int k = 21; k >= 1; k -= 2) sum = sum * z + 1.0 / k;
  return 2 * s * sum + exponent * 0.69314718055994531;
}

/// e^x; x is cut to [-700, 700].
inline double Exp(double x) {
  x = x > -700 ? x : -700;
  x = x < 700 ? x : 700;
  double scaled = x * 1.4426950408889634;
  int n = static_cast<int>(scaled + (scaled < 0 ? -0.5 : 0.5));
  double r = x - n * 0.693147180369123816490 - n * 1.90821492927058770002e-10;
  double p = 1;
  for (int k = 14; k >= 1; --k) p = 1 + p * r / k;
  return p * std::bit_cast<double>(static_cast<uint64_t>(n + 1023) << 52);
}

/// ln Gamma(x): lifted to x >= 10, then Stirling's series.
inline double LogGamma(double x) {
  double product = 1;
  for (; x < 10; x += 1) product *= x;
  double z = 1 / (x * x);
  double series = (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * 691.0 / 360360))))) / x;
  return (x - 0.5) * Log(x) - x + 0.91893853320467274 + series - Log(product);
}

}  // namespace lapwing::watch
