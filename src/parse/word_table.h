// SPDX-License-Identifier: Apache-2.0
/// What is known of a word from running text, without its context: its class among words that occur in like company
/// (cluster.h), how it is usually written (case), and which tags it had in training.
///
/// Invariant  immutable after Load; lookups from many threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lapwing::parse {

/// How a word is written where its sentence leaves the choice.
enum class CaseHabit : uint8_t { kUnknown, kLower, kMixed, kCapital, kUpper };

struct WordInfo {
  uint16_t cluster = 0;     ///< 0 = none
  uint16_t ambiguity = 0;   ///< id of the set of tags seen in training, 0 = too rare
  CaseHabit habit = CaseHabit::kUnknown;
};

class WordTable {
 public:
  /// Key of a word for features: lower case, digits folded ("15,000" and "27,000" are one, years stay years).
  static std::string Normalize(std::string_view form);

  struct Item {
    std::string word;  ///< normalized
    WordInfo info;
  };
  /// `paths`: for each cluster its bit string in the tree of clusters, first bit highest, and its length.
  struct ClusterPath {
    uint32_t bits = 0;
    uint8_t length = 0;
  };
  static std::string Pack(const std::vector<Item>& items, const std::vector<ClusterPath>& paths);
  bool Load(std::string_view bytes);

  /// `key` is HashBytes(Normalize(form)).
  const WordInfo& Find(uint64_t key) const;
  /// The cluster's ancestor at `depth` of the tree as a number that is unique over all depths.
  uint32_t Prefix(uint16_t cluster, int depth) const;
  bool empty() const { return slots_.empty(); }
  std::string_view bytes() const { return bytes_; }

 private:
  struct Slot {
    uint64_t key = 0;
    WordInfo info;
  };
  std::string bytes_;
  std::vector<Slot> slots_;
  std::vector<ClusterPath> paths_;
};

}  // namespace lapwing::parse
