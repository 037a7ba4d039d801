// SPDX-License-Identifier: Apache-2.0
/// Part-of-speech tags: one greedy pass from left to right that chooses UPOS and XPOS together, as one of the pairs
/// seen in training. Context: two tags to the left, two words to both sides, the words' clusters, the sets of tags
/// they had in training, their affixes and shapes.
///
/// Source   averaged perceptron tagging, Collins 2002.
/// Threads  const calls from many threads; scratch belongs to the caller's thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/sentence.h"
#include "parse/lexeme.h"
#include "parse/sparse_model.h"

namespace lapwing::parse {

/// Index of a (UPOS, XPOS) pair.
using TagId = uint8_t;
struct TagPair {
  Upos upos = Upos::X;
  Xpos xpos = 0;
  bool operator==(const TagPair&) const = default;
};

/// The pairs a model knows. At most 255; pair 0 is the most frequent one.
class TagSet {
 public:
  TagSet() = default;
  explicit TagSet(std::vector<TagPair> pairs) : pairs_(std::move(pairs)) {}
  size_t size() const { return pairs_.size(); }
  const TagPair& operator[](TagId id) const { return pairs_[id]; }
  /// Nearest pair: the same, else the first with this UPOS, else 0.
  TagId Find(TagPair pair) const;
  std::string Pack() const;
  bool Load(std::string_view bytes);

 private:
  std::vector<TagPair> pairs_;
};

/// Features for position i; `tags` holds the tags chosen for 0..i-1.
void TagFeatures(std::span<const Lexeme> lexemes, std::span<const TagId> tags, size_t i, std::vector<uint64_t>& keys);

class Tagger {
 public:
  bool Load(std::string_view tag_set, std::string_view model);
  /// Also made from parts, for training.
  Tagger() = default;
  void Tag(std::span<const Lexeme> lexemes, std::vector<TagId>& tags) const;
  const TagSet& tag_set() const { return tag_set_; }

 private:
  TagSet tag_set_;
  SparseModel model_;
};

}  // namespace lapwing::parse
