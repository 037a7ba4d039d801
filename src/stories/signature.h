// SPDX-License-Identifier: Apache-2.0
/// MinHash signatures: articles that share phrases share places of their signatures, without being compared one by one.
///
/// One-permutation hashing (Li, Owen and Zhang 2012) with optimal densification (Shrivastava 2017): every phrase is hashed once, whatever
/// the length of the signature. Two articles whose phrases overlap by J (Jaccard) agree in a place with chance J, and in one of 42 bands
/// of 3 places at least with chance 1 - (1 - J^3)^42: 0.68 at J 0.3, 0.94 at 0.4, 0.995 at 0.5. What is found so is only a candidate.
///
/// Cost     O(phrases); the seeds are fixed, so the same text has the same signature everywhere
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace lapwing {

inline constexpr size_t kBands = 42;
inline constexpr size_t kBandPlaces = 3;

/// For every band a hash of its places; of an article without phrases all are 0, which is no band of any other.
using Signature = std::array<uint32_t, kBands>;

Signature Sign(std::span<const uint32_t> shingles);

}  // namespace lapwing
