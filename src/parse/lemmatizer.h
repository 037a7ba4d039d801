// SPDX-License-Identifier: Apache-2.0
/// Dictionary forms. A rule says how many bytes to cut from the end of the lower-cased form and what to add; the rule
/// of the longest known ending with the same tag is applied ("-ied" VBD -> "-y"), whole words being the longest
/// endings. Proper nouns keep their case.
///
/// Threads  const calls from many threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lapwing/sentence.h"
#include "parse/lexeme.h"
#include "parse/tag_set.h"
#include "parse/word_table.h"

namespace lapwing::parse {

struct LemmaRule {
  uint8_t cut = 0;
  std::string add;
  bool operator==(const LemmaRule&) const = default;
};

class Lemmatizer {
 public:
  bool Load(std::string_view bytes);
  /// For words it has not learned whole, `words` tells which of the regular candidates is a word ("supplied": supply).
  std::string Lemma(const Lexeme& lexeme, TagPair tag, const WordTable& words) const;

  /// One training word: `text` is what rules work on (see Base).
  struct Example {
    std::string text;
    TagPair tag;
    std::string lemma;
    int count = 1;
  };
  /// Learns and packs: for every tag, endings up to six bytes and whole words, without those that say what a shorter
  /// ending says already. Depends on the examples as a set only.
  static std::string Train(const std::vector<Example>& examples);
  /// The form a rule is applied to: lower case but for proper nouns and foreign words.
  static std::string Base(const Lexeme& lexeme, TagPair tag);

 private:
  std::vector<LemmaRule> rules_;
  std::unordered_map<uint64_t, uint16_t> endings_;  ///< looked up only, never walked
};

}  // namespace lapwing::parse
