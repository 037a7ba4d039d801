// SPDX-License-Identifier: Apache-2.0
/// A linear model over sparse binary features, as it is used: for every feature (a 64-bit hash) a short row of
/// (class, weight). Rows are found by open addressing with a 32-bit check, so features do not share weights.
///
/// Invariant  immutable after Load; Score may be called from many threads.
/// Cost       one cache line or two for each feature, then one addition for each entry of its row. Keys are looked up
///            in two passes so that the memory fetches overlap.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

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
  struct Slot {
    uint32_t check = 0;
    uint32_t begin_and_count = 0;  ///< entry offset << 7 | entry count; 0 for an empty slot
  };
  struct Entry {
    int16_t weight = 0;
    uint16_t label = 0;
  };
  int classes_ = 0;
  size_t rows_ = 0;
  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
};

}  // namespace lapwing::parse
