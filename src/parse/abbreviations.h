// SPDX-License-Identifier: Apache-2.0
/// Words that are written with a full stop that is part of them. Small, closed lists; what is rare stands in the
/// tokenizer's learned table.
#pragma once

#include <string_view>

namespace lapwing::parse {

enum class Abbreviation {
  kNone,
  kTitle,   ///< stands before a name or a number: Gen., No., Jan., St.; the sentence goes on
  kCommon,  ///< may end a sentence: Inc., etc., p.m.
};

/// `word` in lower case without its last full stop: "gen", "u.s", "a.m", "w".
Abbreviation AbbreviationOf(std::string_view word);

/// "no", "art", "fig": abbreviations only before a number ("No. 5"), plain words else.
bool AbbreviatesBeforeNumber(std::string_view word);

}  // namespace lapwing::parse
