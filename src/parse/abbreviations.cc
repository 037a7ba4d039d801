// SPDX-License-Identifier: Apache-2.0
#include "parse/abbreviations.h"

#include <algorithm>
#include <iterator>

namespace lapwing::parse {
namespace {

// Sorted: looked up by binary search.
constexpr std::string_view kTitles[] = {
    "adj",  "adm",  "amb",   "apr",  "asst", "atty", "aug",  "brig", "capt", "cf",    "cmdr",  "col",  "comdr", "cpl",
    "dec",  "det",  "dr",    "ens",  "esp",  "feb",  "fr",   "fri",  "ft",   "gen",   "gov",   "hon",  "insp",  "jan",
    "lt",   "maj",  "messrs", "mlle", "mme", "mr",   "mrs",  "ms",   "msgr", "mt",    "n",     "nov",  "oct",   "pfc",
    "pres", "prof", "pvt",   "rep",  "reps", "rev",  "sen",  "sens", "sept", "sgt",   "spc",   "st",   "sun",   "supt",
    "thu",  "thur", "thurs", "tue",  "tues", "vice-adm", "viz", "vs", "wed"};
constexpr std::string_view kCommon[] = {"al",  "assn", "ave", "bldg", "blvd", "bros", "co",   "corp", "dept", "dist", "e.g", "est",
                                        "etc", "gmbh", "hwy", "i.e",  "inc",  "intl", "jr",   "llc",  "ltd",  "mfg",  "natl", "ph.d",
                                        "plc", "pty",  "rd",  "sr",   "univ"};
constexpr std::string_view kNumbered[] = {"art", "ch", "fig", "no", "nos", "p", "par", "pp", "sec", "vol"};

template <size_t N>
bool Holds(const std::string_view (&list)[N], std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), word);
}

/// "u.s", "a.m", "d.p.r.k": letters with full stops between them.
bool IsAcronym(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    bool letter = word[i] >= 'a' && word[i] <= 'z';
    if (i % 2 == 0 ? !letter : word[i] != '.') return false;
  }
  return true;
}

}  // namespace

Abbreviation AbbreviationOf(std::string_view word) {
  if (Holds(kTitles, word)) return Abbreviation::kTitle;
  if (Holds(kCommon, word) || IsAcronym(word)) return Abbreviation::kCommon;
  return Abbreviation::kNone;
}

bool AbbreviatesBeforeNumber(std::string_view word) { return Holds(kNumbered, word); }

}  // namespace lapwing::parse
