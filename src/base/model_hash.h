// SPDX-License-Identifier: Apache-2.0
/// The one hash of the language core. Models store its values, so it never changes with platform or library; a change
/// here asks for a new kModelVersion (model_file.h).
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace lapwing {

inline uint64_t Mix(uint64_t h) {
  h ^= h >> 32;
  h *= 0x9E3779B97F4A7C15ull;
  h ^= h >> 29;
  return h;
}

/// Order matters: Combine(Combine(s, a), b) differs from Combine(Combine(s, b), a).
inline uint64_t Combine(uint64_t h, uint64_t value) { return Mix((h + 0x632BE59BD9B4E019ull) ^ (value * 0xD6E8FEB86659FD93ull)); }

inline uint64_t HashBytes(std::string_view bytes, uint64_t seed = 0) {
  uint64_t h = seed ^ (bytes.size() * 0x9E3779B97F4A7C15ull);
  size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + i, 8);
    h = Combine(h, word);
  }
  uint64_t tail = 0;
  for (size_t shift = 0; i < bytes.size(); ++i, shift += 8) tail |= uint64_t{static_cast<unsigned char>(bytes[i])} << shift;
  return Combine(h, tail);
}

}  // namespace lapwing
