// SPDX-License-Identifier: Apache-2.0
/// Random numbers that are the same everywhere, for training.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace lapwing {

/// xorshift64* (Vigna 2016).
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 2 + 1) {}
  uint64_t Next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545F4914F6CDD1Dull;
  }
  size_t Below(size_t n) { return static_cast<size_t>((Next() >> 33) % n); }
  /// Takes out each key with the given chance.
  void Drop(std::vector<uint64_t>& keys, uint64_t per_mille) {
    std::erase_if(keys, [&](uint64_t) { return Next() % 1000 < per_mille; });
  }
  void Shuffle(std::vector<size_t>& items) {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[Below(i)]);
  }

 private:
  uint64_t state_;
};

}  // namespace lapwing
