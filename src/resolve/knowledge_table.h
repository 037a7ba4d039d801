// SPDX-License-Identifier: Apache-2.0
/// Tables that need no building: arrays of numbers and one run of bytes, which may lie in a mapped file.
///
/// Look-up by open addressing: `slots` (a power of two of them) hold the number of an entry plus one, or 0 where nothing is.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lapwing {

/// Strings by number.
struct TextPool {
  std::string_view bytes;
  std::span<const uint32_t> begins;  ///< one more than there are strings
  size_t size() const { return begins.size() - 1; }
  std::string_view operator[](uint32_t id) const { return {bytes.data() + begins[id], begins[id + 1] - begins[id]}; }
};

/// Numbers by string.
struct TextTable {
  std::span<const uint32_t> keys;    ///< strings of the pool
  std::span<const uint32_t> slots;
  std::span<const uint32_t> begins;  ///< of an entry's values; one more than there are keys
  std::span<const int32_t> values;

  /// The entry with this key, or -1.
  int Find(const TextPool& pool, std::string_view key) const;
  std::span<const int32_t> Values(size_t entry) const { return values.subspan(begins[entry], begins[entry + 1] - begins[entry]); }
  /// The values of this key; none when it is unknown.
  std::span<const int32_t> At(const TextPool& pool, std::string_view key) const;
};

/// A trie: every node but the root, 0, hangs on one other by one word.
struct WordTrie {
  std::span<const uint32_t> parents;  ///< by node; of the root 0
  std::span<const uint32_t> words;    ///< by node
  std::span<const uint32_t> slots;    ///< nodes, not plus one: the root is nobody's child
  /// The node that hangs on `node` by the word, or -1.
  int Child(int node, int word) const;
};

/// Where to begin to look, before the mask.
uint64_t TextHash(std::string_view key);
uint64_t EdgeHash(uint32_t parent, uint32_t word);
/// How many slots so many entries take: at most two of three are used.
size_t SlotCount(size_t entries);

}  // namespace lapwing
