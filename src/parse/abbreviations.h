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

/// "sun", "sat", "wed": words by themselves; abbreviations only before a date or inside a list.
bool AbbreviatesDay(std::string_view word);

/// "lb", "ft", "hrs": abbreviations only after a number ("7 lb.").
bool AbbreviatesAfterNumber(std::string_view word);

/// "tex", "calif", "ont": abbreviations only after a comma, a party's letter or a bracket ("Houston, Tex.", "D-Okla.").
bool AbbreviatesRegion(std::string_view word);

/// "ph.d", "m.sc": stops inside a degree.
bool IsDegree(std::string_view word);

/// "January", "Jan", "Jan.".
bool NamesMonth(std::string_view form);

/// "Monday".
bool NamesDay(std::string_view form);

/// Words that begin a sentence when they are capitalised after an abbreviation: they are part of no name.
bool OpensSentence(std::string_view form);

}  // namespace lapwing::parse
