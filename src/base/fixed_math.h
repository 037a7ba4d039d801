// SPDX-License-Identifier: Apache-2.0
/// Functions of single numbers made of additions, multiplications and divisions only, in a fixed order: the same bits on
/// every machine (compile without contraction to fused operations).
#pragma once

#include <bit>

namespace lapwing {

/// e^x to about 1e-7 of its value; x is cut to what does not overflow. Cody-Waite reduction, Taylor polynomial.
inline float Exp(float x) {
  x = x > -87.0f ? x : -87.0f;
  x = x < 87.0f ? x : 87.0f;
  float scaled = x * 1.44269504f;
  int n = static_cast<int>(scaled + (scaled < 0 ? -0.5f : 0.5f));
  float whole = static_cast<float>(n);
  float r = x - whole * 0.693145752f - whole * 1.42860677e-6f;
  float p = 1.0f / 5040;
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  return p * std::bit_cast<float>((n + 127) << 23);
}

/// Natural logarithm of a positive, normal number, to about 1e-12. Mantissa near 1, then the series of the inverse hyperbolic tangent.
inline double Log(double x) {
  auto bits = std::bit_cast<unsigned long long>(x);
  auto exponent = static_cast<int>(bits >> 52) - 1023;
  auto mantissa = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    ++exponent;
  }
  double t = (mantissa - 1) / (mantissa + 1);
  double square = t * t, sum = 0;
  for (int n = 17; n >= 1; n -= 2) sum = sum * square + 1.0 / n;
  return exponent * 0.6931471805599453 + 2 * t * sum;
}

}  // namespace lapwing
