// SPDX-License-Identifier: Apache-2.0
#include "parse/sparse_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/byte_io.h"

namespace lapwing::parse {
namespace {

constexpr uint32_t kCountBits = 7;
constexpr uint32_t kMaxCount = (1u << kCountBits) - 1;
constexpr float kMaxWeight = 32000.0f;

/// Bucket for a key in a table of `size`: the high half of the key spread over the size without division.
size_t HomeBucket(uint64_t key, size_t size) { return static_cast<size_t>(((key >> 32) * size) >> 32); }
uint32_t CheckOf(uint64_t key) { return static_cast<uint32_t>(key); }
/// Five features in a bucket on average: one bucket in eight runs over.
size_t TableSize(size_t rows) { return rows / 5 + 1; }

}  // namespace

std::string SparseModel::Pack(int classes, std::vector<SparseRow> rows) {
  float largest = 0;
  for (const auto& row : rows) {
    for (const auto& [label, weight] : row.weights) largest = std::max(largest, std::fabs(weight));
  }
  float scale = largest > 0 ? std::min(kMaxWeight / largest, 512.0f) : 1.0f;
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });

  // Keys ascend: the high half is written as the step from the one before. Weights, counts and labels follow.
  ByteWriter keys;
  ByteWriter counts;
  ByteWriter labels;
  ByteWriter weights;
  uint32_t kept = 0;
  uint32_t entries = 0;
  uint64_t last_key = 0;
  for (const auto& row : rows) {
    uint32_t count = 0;
    for (const auto& [label, weight] : row.weights) {
      auto value = static_cast<int16_t>(std::lround(weight * scale));
      if (value == 0 || count == kMaxCount) continue;
      labels.U8(static_cast<uint8_t>(label));
      weights.I16(value);
      ++count;
    }
    if (count == 0) continue;
    keys.Varint((row.key >> 32) - last_key);
    keys.U32(static_cast<uint32_t>(row.key));
    last_key = row.key >> 32;
    counts.U8(static_cast<uint8_t>(count));
    ++kept;
    entries += count;
  }
  ByteWriter out;
  out.U32(static_cast<uint32_t>(classes));
  out.U32(kept);
  out.U32(entries);
  out.Text(keys.Take());
  return out.Take() + weights.Take() + counts.Take() + labels.Take();
}

bool SparseModel::Load(std::string_view bytes) {
  ByteReader in(bytes);
  uint32_t classes = in.U32();
  uint32_t rows = in.U32();
  uint32_t entries = in.U32();
  ByteReader keys(in.Text());
  if (!in.ok() || classes == 0 || classes > 256 || in.left() != uint64_t{rows} + uint64_t{entries} * 3) return false;
  ByteReader weights(in.Bytes(size_t{entries} * 2));
  ByteReader counts(in.Bytes(rows));
  ByteReader labels(in.Bytes(entries));
  classes_ = static_cast<int>(classes);
  rows_ = rows;
  buckets_ = TableMemory<Bucket>(TableSize(rows));
  entries_ = TableMemory<Entry>(entries);
  uint32_t begin = 0;
  uint64_t high = 0;
  for (uint32_t i = 0; i < rows; ++i) {
    high += keys.Varint();
    uint64_t key = high << 32 | keys.U32();
    uint32_t count = counts.U8();
    if (count == 0 || count > kMaxCount || begin + count > entries) return false;
    Place(key, begin << kCountBits | count);
    begin += count;
  }
  if (begin != entries || !keys.ok()) return false;
  for (auto& entry : entries_) {
    entry.weight = weights.I16();
    entry.label = labels.U8();
    if (entry.label >= classes_) return false;
  }
  return true;
}

void SparseModel::Place(uint64_t key, uint32_t row) {
  for (size_t at = HomeBucket(key, buckets_.size());; at = at + 1 == buckets_.size() ? 0 : at + 1) {
    Bucket& bucket = buckets_[at];
    for (size_t way = 0; way < kWays; ++way) {
      // Two features with one check in one bucket could not be told apart: the second is left out (one in 10^8).
      if (bucket.row[way / 4][way % 4] != 0 && bucket.check[way / 4][way % 4] == CheckOf(key)) return;
      if (bucket.row[way / 4][way % 4] != 0) continue;
      bucket.check[way / 4][way % 4] = CheckOf(key);
      bucket.row[way / 4][way % 4] = row;
      return;
    }
  }
}

// The eight checks of a bucket compare in one step where the processor has AVX2, chosen at start; integer sums are the
// same either way. Sanitizers cannot run before the choice is made, so they get the plain form.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx2", "default")))
#endif
void SparseModel::Score(std::span<const uint64_t> keys, std::span<int32_t> scores) const {
  std::fill(scores.begin(), scores.end(), 0);
  constexpr size_t kBatch = 64;
  const Bucket* home[kBatch];
  uint32_t rows[kBatch + 1];
  const Bucket* last = buckets_.data() + buckets_.size() - 1;
  for (size_t start = 0; start < keys.size(); start += kBatch) {
    size_t count = std::min(kBatch, keys.size() - start);
    for (size_t i = 0; i < count; ++i) {
      home[i] = &buckets_[HomeBucket(keys[start + i], buckets_.size())];
      __builtin_prefetch(home[i]);
    }
    size_t hits = 0;
    for (size_t i = 0; i < count; ++i) {
      uint32_t check = CheckOf(keys[start + i]);
      Four wanted{check, check, check, check};
      uint32_t row = 0;
      for (const Bucket* bucket = home[i];; bucket = bucket == last ? buckets_.data() : bucket + 1) {
        // At most one place matches; free places add nothing. No branch depends on which.
        Four match = (reinterpret_cast<Four>(bucket->check[0] == wanted) & bucket->row[0]) |
                     (reinterpret_cast<Four>(bucket->check[1] == wanted) & bucket->row[1]);
        row = match[0] | match[1] | match[2] | match[3];
        if (row != 0 || bucket->row[1][3] == 0) break;
      }
      rows[hits] = row;
      hits += row != 0;
      __builtin_prefetch(&entries_[row >> kCountBits]);
    }
    for (size_t i = 0; i < hits; ++i) {
      const Entry* entry = &entries_[rows[i] >> kCountBits];
      for (uint32_t n = rows[i] & kMaxCount; n > 0; --n, ++entry) scores[entry->label] += entry->weight;
    }
  }
}

}  // namespace lapwing::parse
