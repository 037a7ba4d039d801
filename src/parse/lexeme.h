// SPDX-License-Identifier: Apache-2.0
/// A token as the models see it: everything that depends on the form alone (and on the case style of its sentence),
/// worked out once for tagger, lemmatizer and parser.
///
/// Headlines: in a sentence written ALL IN CAPITALS or In Title Case the letters' case says nothing, so each word is
/// read in the case it usually has in running text ("SEOUL SAYS" -> "Seoul says"). Token::form is never changed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lapwing/sentence.h"
#include "parse/word_table.h"

namespace lapwing::parse {

struct Lexeme {
  std::string form;   ///< in its usual case
  std::string lower;
  uint64_t word = 0;  ///< hash of the normalized form
  std::array<uint64_t, 5> suffix{};  ///< of 1..5 characters, 0 when the word is shorter
  std::array<uint64_t, 3> prefix{};
  uint64_t shape = 0;
  uint64_t short_shape = 0;
  uint16_t cluster = 0;
  uint32_t cluster4 = 0;   ///< ancestors in the tree of clusters
  uint32_t cluster6 = 0;
  uint32_t cluster10 = 0;
  uint16_t ambiguity = 0;
  CaseHabit habit = CaseHabit::kUnknown;
};

void Describe(std::span<const Token> tokens, const WordTable& words, std::vector<Lexeme>& out);

}  // namespace lapwing::parse
