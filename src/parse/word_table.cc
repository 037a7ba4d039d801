// SPDX-License-Identifier: Apache-2.0
#include "parse/word_table.h"

#include <algorithm>

#include "base/byte_io.h"
#include "parse/chars.h"
#include "base/model_hash.h"

namespace lapwing::parse {
namespace {

bool LooksLikeYear(std::string_view form) {
  return form.size() == 4 && HasDigit(form) && (form.starts_with("19") || form.starts_with("20") || form.starts_with("18")) &&
         IsAsciiDigit(form[2]) && IsAsciiDigit(form[3]);
}

size_t HomeSlot(uint64_t key, size_t size) { return static_cast<size_t>(((key >> 32) * size) >> 32); }

}  // namespace

std::string WordTable::Normalize(std::string_view form) {
  if (!HasDigit(form)) return Lower(form);
  if (LooksLikeYear(form)) return "1999";
  std::string out;
  for (char c : Lower(form)) {
    bool digit = IsAsciiDigit(c);
    // Numbers of many digits fold to three, so that sizes beyond hundreds are one word.
    if (digit && out.size() >= 3 && out.ends_with("000")) continue;
    out.push_back(digit ? '0' : c);
  }
  return out;
}

std::string WordTable::Pack(const std::vector<Item>& items, const std::vector<ClusterPath>& paths) {
  std::vector<std::pair<uint64_t, WordInfo>> sorted;
  for (const auto& item : items) sorted.emplace_back(HashBytes(item.word), item.info);
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  ByteWriter out;
  out.U32(static_cast<uint32_t>(paths.size()));
  out.U32(static_cast<uint32_t>(sorted.size()));
  for (const auto& path : paths) {
    out.U32(path.bits);
    out.U8(path.length);
  }
  for (const auto& [key, info] : sorted) {
    out.U64(key);
    out.U16(info.cluster);
    out.U16(info.ambiguity);
    out.U8(static_cast<uint8_t>(info.habit));
  }
  return out.Take();
}

bool WordTable::Load(std::string_view bytes) {
  ByteReader in(bytes);
  uint32_t path_count = in.U32();
  uint32_t word_count = in.U32();
  if (!in.ok() || in.left() != uint64_t{path_count} * 5 + uint64_t{word_count} * 13) return false;
  bytes_ = bytes;
  paths_.resize(path_count);
  for (auto& path : paths_) {
    path.bits = in.U32();
    path.length = in.U8();
  }
  slots_.assign(word_count + word_count / 2 + 8, {});
  for (uint32_t i = 0; i < word_count; ++i) {
    Slot entry;
    entry.key = in.U64();
    entry.info.cluster = in.U16();
    entry.info.ambiguity = in.U16();
    entry.info.habit = static_cast<CaseHabit>(in.U8());
    if (entry.info.cluster >= paths_.size() && entry.info.cluster != 0) return false;
    if (entry.info.habit > CaseHabit::kUpper || entry.key == 0) return false;
    size_t slot = HomeSlot(entry.key, slots_.size());
    while (slots_[slot].key != 0) slot = slot + 1 == slots_.size() ? 0 : slot + 1;
    slots_[slot] = entry;
  }
  return true;
}

const WordInfo& WordTable::Find(uint64_t key) const {
  static const WordInfo kNone;
  if (slots_.empty()) return kNone;
  size_t slot = HomeSlot(key, slots_.size());
  while (slots_[slot].key != 0 && slots_[slot].key != key) slot = slot + 1 == slots_.size() ? 0 : slot + 1;
  return slots_[slot].info;
}

uint32_t WordTable::Prefix(uint16_t cluster, int depth) const {
  if (cluster == 0 || cluster >= paths_.size()) return 0;
  const ClusterPath& path = paths_[cluster];
  int take = std::min<int>(depth, path.length);
  // A leading one keeps "0" and "00" apart.
  return 1u << take | path.bits >> (path.length - take);
}

}  // namespace lapwing::parse
