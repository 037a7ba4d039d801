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

}  // namespace lapwing
