// SPDX-License-Identifier: Apache-2.0
/// Where the sentences of a block (text_blocks.h) end: a small linear model decides at every gap that could be an end (after a
/// mark, before a capital), on the words around it, with rules for what is never or always one (titles before names,
/// "missiles.North").
///
/// Threads  const calls from many threads.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lapwing/sentence.h"
#include "lapwing/text.h"
#include "parse/sparse_model.h"
#include "parse/word_table.h"

namespace lapwing::parse {

/// Number of tokens of the dateline the tokens begin with, its dash included ("SEOUL, Jan. 17 (Yonhap) --" is 8); 0 when
/// there is none: a place in capitals, then names, numbers and brackets, then a dash. A place in small letters needs its
/// day or agency ("Osterby, March 3 -").
size_t DatelineLength(std::span<const Token> tokens);

/// What the rules know of the gap after token i: kAsk leaves it to the model. `start` is the first token of the sentence so far.
enum class Gap { kNever, kAlways, kAsk };
Gap GapKind(std::span<const Token> tokens, size_t i, size_t start);

/// Features of the gap after token i; `start` is the first token of the sentence so far.
void GapFeatures(std::span<const Token> tokens, size_t i, size_t start, const WordTable& words, std::vector<uint64_t>& keys);

class Splitter {
 public:
  bool Load(std::string_view model) { return model_.Load(model) && model_.classes() == 2; }
  /// Indexes of the last tokens of the sentences of a block.
  std::vector<size_t> SentenceEnds(std::span<const Token> tokens, const WordTable& words) const;

 private:
  SparseModel model_;
};

}  // namespace lapwing::parse
