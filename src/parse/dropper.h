// SPDX-License-Identifier: Apache-2.0
/// Dropout: while learning, numbers are left out at random and the rest made larger to make up for them.
#pragma once

#include <vector>

#include "base/random.h"

namespace lapwing::parse {

class Dropper {
 public:
  Dropper(uint64_t seed, float share) : random_(seed), share_(share) {}
  /// `count` factors, each 0 or 1 / (1 - share).
  void Fill(std::vector<float>& factors, size_t count) {
    factors.resize(count);
    auto limit = static_cast<uint32_t>(share_ * 65536.0f);
    float keep = 1.0f / (1.0f - share_);
    for (size_t i = 0; i < count; i += 4) {
      uint64_t bits = random_.Next();
      for (size_t j = i; j < i + 4 && j < count; ++j, bits >>= 16) factors[j] = (bits & 65535) < limit ? 0.0f : keep;
    }
  }

 private:
  Random random_;
  float share_;
};

}  // namespace lapwing::parse
