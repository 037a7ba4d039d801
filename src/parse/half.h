// SPDX-License-Identifier: Apache-2.0
/// Numbers of 16 bits (IEEE 754 binary16) for weights in a model file: half the bytes, and no score that changes by more
/// than a hundredth of a point.
#pragma once

#include <bit>
#include <cstdint>

namespace lapwing::parse {

/// Nearest half, ties to even; beyond 65504 the greatest. REQUIRES: a finite value.
inline uint16_t ToHalf(float value) {
  auto bits = std::bit_cast<uint32_t>(value);
  auto sign = static_cast<uint16_t>(bits >> 16 & 0x8000u);
  uint32_t size = bits & 0x7FFFFFFFu;
  if (size >= 0x477FF000u) return sign | 0x7BFFu;
  if (size < 0x38800000u) {
    // Small numbers are multiples of 2^-24: adding and taking away a number of that step rounds them.
    float magnitude = std::bit_cast<float>(size) + 0.5f;
    return static_cast<uint16_t>(sign | (std::bit_cast<uint32_t>(magnitude) - 0x3F000000u));
  }
  uint32_t rounded = size + 0xFFFu + (size >> 13 & 1u);
  return static_cast<uint16_t>(sign | ((rounded - 0x38000000u) >> 13));
}

inline float FromHalf(uint16_t half) {
  uint32_t sign = static_cast<uint32_t>(half & 0x8000u) << 16;
  uint32_t size = half & 0x7FFFu;
  if (size < 0x400u) {
    float magnitude = static_cast<float>(size) * (1.0f / 16777216.0f);
    return std::bit_cast<float>(sign | std::bit_cast<uint32_t>(magnitude));
  }
  return std::bit_cast<float>(sign | ((size << 13) + 0x38000000u));
}

}  // namespace lapwing::parse
