// SPDX-License-Identifier: Apache-2.0
/// Words as English UD writes them: "don't" is do + n't, "U.S.-based" is U.S. - based, "a.m." is one word. Rules do the
/// regular part; a table learned from the treebanks holds what the rules would get wrong ("e-mail", "cannot").
///
/// Input    one block of text without blank lines, quotes plain.
/// Output   tokens whose spans are exact bytes of the text, in order, without overlap; all but white space is covered.
/// Threads  const calls from many threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lapwing/sentence.h"
#include "lapwing/text.h"

namespace lapwing::parse {

/// Tokens of a block; multiword ranges index into `tokens`.
struct TokenBlock {
  std::vector<Token> tokens;
  std::vector<MultiwordToken> multiword;
};

/// How one written word (lower case, outer punctuation taken off) falls into tokens.
struct WordSplit {
  std::vector<uint8_t> lengths;  ///< bytes of each token
  bool multiword = false;        ///< the tokens are one written word in the treebanks' sense
};
using WordSplits = std::unordered_map<std::string, WordSplit>;

class Tokenizer {
 public:
  Tokenizer() = default;
  explicit Tokenizer(WordSplits splits) : splits_(std::move(splits)) {}
  /// Deterministic bytes: entries sorted by word.
  std::string Pack() const;
  bool Load(std::string_view bytes);

  /// Adds the tokens of `block` of `text`. space_after is true before white space and at the block's end.
  void Tokenize(std::string_view text, Span block, TokenBlock& out) const;

 private:
  /// How the table cuts the core of a chunk, or null; takes a full stop into the core when the table knows it there.
  const WordSplit* Known(std::string_view text, Span chunk, bool last, Span& core) const;

  WordSplits splits_;
};

/// Slips of the treebanks' writers that would do harm elsewhere: "travellers" cut as if it were "traveller's", "Monday's" left
/// whole, "M16" cut. They are not taken into the table.
bool IsSlip(const std::string& word, const WordSplit& split);

/// Outer punctuation taken off a stretch without white space: what the table of splits is asked for.
Span WordCore(std::string_view text, Span chunk);

}  // namespace lapwing::parse
