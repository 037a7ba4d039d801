// SPDX-License-Identifier: Apache-2.0
#include "stories/signature.h"

#include <limits>

namespace lapwing {
namespace {

constexpr size_t kPlaces = 128;  // a power of two, of which the bands take 126
constexpr uint32_t kVacant = std::numeric_limits<uint32_t>::max();

uint64_t Scramble(uint64_t x) {  // splitmix64 (Steele, Lea and Flood 2014)
  x += 0x9E3779B97F4A7C15ull;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

}  // namespace

Signature Sign(std::span<const uint32_t> shingles) {
  Signature signature{};
  if (shingles.empty()) return signature;
  std::array<uint32_t, kPlaces> least;
  least.fill(kVacant);
  for (uint32_t shingle : shingles) {
    uint64_t hash = Scramble(shingle);
    uint32_t& place = least[hash % kPlaces];
    auto value = static_cast<uint32_t>(hash >> 32);
    if (value < place) place = value == kVacant ? kVacant - 1 : value;
  }
  // A vacant place borrows from one drawn by its own number, so that two articles borrow alike.
  std::array<uint32_t, kPlaces> full = least;
  for (size_t i = 0; i < kPlaces; ++i) {
    for (uint64_t attempt = 1; full[i] == kVacant; ++attempt) full[i] = least[Scramble(i * 0x100000001ull + attempt * 0x9E3779B9ull) % kPlaces];
  }
  for (size_t band = 0; band < kBands; ++band) {
    uint64_t hash = band;
    for (size_t i = 0; i < kBandPlaces; ++i) hash = Scramble(hash ^ full[band * kBandPlaces + i]);
    signature[band] = static_cast<uint32_t>(hash >> 32) | 1;
  }
  return signature;
}

}  // namespace lapwing
