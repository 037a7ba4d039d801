// SPDX-License-Identifier: Apache-2.0
/// Part-of-speech tags as the models choose them: UPOS and XPOS together, as one of the pairs seen in training.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/sentence.h"

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

}  // namespace lapwing::parse
