// SPDX-License-Identifier: Apache-2.0
/// The network's functions of single numbers and rows, made of additions, multiplications, divisions and square roots
/// only, each in a fixed order: the same bits on every machine (compile without contraction to fused operations).
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

// The compiler makes a second copy for processors with wider registers; the arithmetic is the same.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LAPWING_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define LAPWING_WIDE
#endif

namespace lapwing::parse {

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

inline float Sigmoid(float x) { return 1.0f / (1.0f + Exp(-x)); }

inline constexpr float kLeak = 0.1f;
inline float Leaky(float x) { return x > 0 ? x : x * kLeak; }

/// Sum of n numbers (n a multiple of 8): eight running sums, added up in pairs.
inline float Sum(const float* x, int n) {
  float s[8] = {};
  for (int i = 0; i < n; i += 8) {
    for (int j = 0; j < 8; ++j) s[j] += x[i + j];
  }
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

/// Sum of products, in the same order.
inline float Dot(const float* x, const float* y, int n) {
  float s[8] = {};
  for (int i = 0; i < n; i += 8) {
    for (int j = 0; j < 8; ++j) s[j] += x[i + j] * y[i + j];
  }
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

}  // namespace lapwing::parse
