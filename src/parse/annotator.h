// SPDX-License-Identifier: Apache-2.0
/// Tags, trees and names of tokenized sentences by the network (net.h), several sentences at a time.
///
/// Output   the same for a sentence alone and among others.
/// Threads  const calls from many threads; scratch belongs to the caller's thread.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "parse/net.h"
#include "parse/tag_set.h"

namespace lapwing::parse {

class Annotator {
 public:
  /// Words of one call that fit the processor's cache; callers do well to bring about so many.
  static constexpr int kBatchWords = 160;

  bool Load(std::string_view tag_set, std::string_view vocabulary, std::string_view gazetteer, std::string_view net);

  struct Item {
    std::span<const Lexeme> lexemes;
    std::span<Token> tokens;           ///< upos, xpos, head and deprel are filled; heads count within the item
    std::vector<EntitySpan> entities;  ///< filled; tokens count within the item
  };
  /// Items hold at least one token each.
  void Annotate(std::span<Item> items) const;
  const TagSet& tag_set() const { return tag_set_; }

 private:
  TagSet tag_set_;
  NetInput input_;
  std::unique_ptr<Net> net_;
};

}  // namespace lapwing::parse
