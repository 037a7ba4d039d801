// SPDX-License-Identifier: Apache-2.0
#include "resolve/knowledge_table.h"

#include <bit>

#include "base/hash.h"

namespace lapwing {

uint64_t TextHash(std::string_view key) { return Hash64(key); }

uint64_t EdgeHash(uint32_t parent, uint32_t word) {
  uint64_t hash = ((uint64_t{parent} << 32) | word) * 0x9E3779B97F4A7C15ULL;
  return (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93ULL >> 32;
}

size_t SlotCount(size_t entries) { return std::bit_ceil(entries + entries / 2 + 1); }

int TextTable::Find(const TextPool& pool, std::string_view key) const {
  size_t mask = slots.size() - 1;
  for (size_t at = TextHash(key) & mask; slots[at] != 0; at = (at + 1) & mask) {
    if (pool[keys[slots[at] - 1]] == key) return static_cast<int>(slots[at] - 1);
  }
  return -1;
}

std::span<const int32_t> TextTable::At(const TextPool& pool, std::string_view key) const {
  int entry = Find(pool, key);
  return entry < 0 ? std::span<const int32_t>() : Values(static_cast<size_t>(entry));
}

int WordTrie::Child(int node, int word) const {
  size_t mask = slots.size() - 1;
  auto parent = static_cast<uint32_t>(node), wanted = static_cast<uint32_t>(word);
  for (size_t at = EdgeHash(parent, wanted) & mask; slots[at] != 0; at = (at + 1) & mask) {
    uint32_t child = slots[at];
    if (parents[child] == parent && words[child] == wanted) return static_cast<int>(child);
  }
  return -1;
}

}  // namespace lapwing
