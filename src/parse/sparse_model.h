// SPDX-License-Identifier: Apache-2.0
/// A linear model over sparse binary features, as it is used: for every feature (a 64-bit hash) a short row of
/// (class, weight). Rows are found by their key's 32-bit check in a table of buckets, so features do not share weights.
///
/// Invariant  immutable after Load; Score may be called from many threads.
/// Cost       one cache line for each feature, one or two for its row, then an addition for each entry. Keys are looked
///            up in passes so that the memory fetches overlap.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/table_memory.h"

namespace lapwing::parse {

/// One feature's weights before packing.
struct SparseRow {
  uint64_t key = 0;
  std::vector<std::pair<uint16_t, float>> weights;  ///< class ascending, none zero after packing
};

class SparseModel {
 public:
  /// Bytes for a model file. Weights become int16 with one scale for the table; rows that vanish are left out.
  /// The result depends on the rows only, not on their order.
  static std::string Pack(int classes, std::vector<SparseRow> rows);

  /// Reads what Pack wrote; false when the bytes cannot be such a table.
  bool Load(std::string_view bytes);

  int classes() const { return classes_; }
  size_t rows() const { return rows_; }

  /// Adds up the rows of `keys` into `scores` (size classes(), set to zero first).
  void Score(std::span<const uint64_t> keys, std::span<int32_t> scores) const;

 private:
  /// One cache line: up to eight features. A full bucket runs over into the next.
  static constexpr size_t kWays = 8;
  /// Four numbers worked on at once, on any machine that gcc and clang know.
  using Four = uint32_t __attribute__((vector_size(16)));
  struct alignas(64) Bucket {
    Four check[kWays / 4] = {};
    Four row[kWays / 4] = {};  ///< entry offset << 7 | entry count; 0 for a free place
  };
  struct Entry {
    int16_t weight = 0;
    uint16_t label = 0;
  };
  void Place(uint64_t key, uint32_t row);
  int classes_ = 0;
  size_t rows_ = 0;
  TableMemory<Bucket> buckets_;
  TableMemory<Entry> entries_;
};

}  // namespace lapwing::parse
