// SPDX-License-Identifier: Apache-2.0
/// One key for all the ways a name is written in Latin letters.
///
///   SpellingKey({"kim", "chong", "il"}, Script::kKorean) == SpellingKey({"gim", "jeong", "il"}, Script::kKorean)
///
/// Names are compared by what the schemes of their language share, not by lists of spellings:
///   Korean    McCune-Reischauer, Revised Romanization, North Korean and family habits (Lee, Ri, Yi, Rhee)
///   Chinese   Pinyin, Wade-Giles, postal
///   Cyrillic  BGN/PCGN, ISO 9, French, German and wire habits (Yel'tsin, Jelzin, Eltsine)
///   Arabic    and Persian, Dari, Urdu: consonants only, after the article is taken off (al-Qadhdhafi, Gaddafi, Kadafi)
///
/// Keys are for full names (two words or more) of known people: two people may share one, which the caller must settle.
/// Input      folded words (FoldName), without hyphens
/// Cost       linear in letters; pure
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lapwing {

enum class Script : uint8_t { kKorean, kChinese, kCyrillic, kArabic };
inline constexpr std::array<Script, 4> kScripts = {Script::kKorean, Script::kChinese, Script::kCyrillic, Script::kArabic};

/// The script in which people of this country write their names; false for Latin letters and what we have no rule for.
bool ScriptOf(std::string_view country, Script& script);

/// "" when nothing is left to compare.
std::string SpellingKey(const std::vector<std::string>& words, Script script);
/// The same for one table of full names and surnames of all scripts.
std::string TableKey(const std::vector<std::string>& words, Script script, bool surname);

}  // namespace lapwing
