// SPDX-License-Identifier: Apache-2.0
/// The network's functions of single numbers and rows, made of additions, multiplications, divisions and square roots
/// only, each in a fixed order: the same bits on every machine (compile without contraction to fused operations).
#pragma once

#include <cmath>
#include <cstdint>

#include "base/fixed_math.h"

// The compiler makes a second copy for processors with wider registers; the arithmetic is the same.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LAPWING_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define LAPWING_WIDE
#endif

namespace lapwing::parse {

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
