// SPDX-License-Identifier: Apache-2.0
/// What the network sees of a word: the rows of its embedding table that are added up for it. One row for the word
/// itself when it is in the vocabulary, and rows for its beginning, end, shape, class, habits and use in names, so that
/// words never seen still look like something ("hash embeddings": Svenstrup et al. 2017; the form is spaCy's MultiHashEmbed).
///
/// Threads  immutable after Load.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/gazetteer.h"
#include "parse/lexeme.h"

namespace lapwing::parse {

inline constexpr int kFeatures = 14;
using FeatureRows = std::array<uint32_t, kFeatures>;

class NetInput {
 public:
  NetInput() = default;
  /// `vocabulary`: hashes of normalized words (Lexeme::word); order and repetition do not matter.
  NetInput(std::vector<uint64_t> vocabulary, Gazetteer gazetteer);
  std::string Pack() const;
  bool Load(std::string_view vocabulary, std::string_view gazetteer);

  /// Rows of the whole table, of all features together.
  uint32_t rows() const;
  /// Row of words outside the vocabulary; training uses it for a word now and then.
  static constexpr uint32_t kUnknownWord = 0;
  void Rows(std::span<const Lexeme> lexemes, std::vector<FeatureRows>& out) const;

 private:
  uint32_t WordRow(uint64_t word) const;
  void Index();
  Gazetteer gazetteer_;
  std::vector<uint64_t> vocabulary_;  ///< ascending
  struct Slot {
    uint64_t word = 0;
    uint32_t row = 0;
  };
  std::vector<Slot> slots_;
};

}  // namespace lapwing::parse
