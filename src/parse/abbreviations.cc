// SPDX-License-Identifier: Apache-2.0
#include "parse/abbreviations.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "parse/chars.h"

namespace lapwing::parse {
namespace {

// Sorted: looked up by binary search.
constexpr std::string_view kTitles[] = {
    "adj", "adm", "amb", "apr", "asst", "atty", "aug", "brig", "capt", "cdr", "cf", "cmdr", "cmdt", "col", "comdr", "cpl", "cpt", "dec",
    "dep", "det", "dr", "drs", "ens", "esp", "feb", "fr", "fri", "ft", "gen", "gens", "gov", "govs", "hon", "insp", "jan", "jul", "jun",
    "lcpl", "lieut", "lt", "ltc", "maj", "mar", "messrs", "min", "mlle", "mme", "mon", "mr", "mrs", "ms", "msgr", "mt", "n", "nov", "oct", "pfc",
    "pres", "prof", "profs", "pte", "pvt", "radm", "rep", "reps", "rev", "sat", "sen", "sens", "sept", "sgt", "spc", "st", "ste", "sts",
    "sun", "supt", "thu", "thur", "thurs", "tue", "tues", "v", "vadm", "vice-adm", "viz", "vs", "wed"};
constexpr std::string_view kCommon[] = {
    "al", "assn", "assoc", "ave", "bldg", "blvd", "bros", "co", "corp", "cos", "dept", "dist", "e.g", "est", "etc", "gmbh", "govt", "hwy",
    "i.e", "inc", "intl", "jr", "llc", "ltd", "mfg", "natl", "ph.d", "plc", "pty", "rd", "ret", "sr", "univ"};
constexpr std::string_view kNumbered[] = {
    "approx", "art", "ca", "ch", "ext", "fig", "no", "nos", "p", "par", "para", "pp", "rs", "sec", "tk", "vol", "vols"};
constexpr std::string_view kDays[] = {"fri", "mon", "sat", "sun", "thu", "tue", "wed"};
constexpr std::string_view kMeasures[] = {"ft", "gal", "hrs", "lb", "lbs", "mi", "oz", "sq", "yd", "yds", "yrs"};
constexpr std::string_view kRegions[] = {
    "ala", "alta", "ariz", "ark", "cal", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md",
    "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ont", "ore", "pa", "que", "sask", "tenn", "tex", "va", "vt", "wash",
    "wis", "wisc", "wyo"};
constexpr std::string_view kDegrees[] = {"b.ed", "b.sc", "d.phil", "ed.d", "m.ed", "m.phil", "m.sc", "ph.d"};
constexpr std::string_view kMonths[] = {
    "apr", "april", "aug", "august", "dec", "december", "feb", "february", "jan", "january", "jul", "july", "jun", "june", "mar",
    "march", "may", "nov", "november", "oct", "october", "sep", "sept", "september"};
constexpr std::string_view kWeekdays[] = {"friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"};
constexpr std::string_view kOpeners[] = {
    "After", "All", "Although", "And", "As", "Both", "But", "During", "Earlier", "For", "He", "Her", "His", "However", "If", "In", "It",
    "Its", "Later", "Meanwhile", "On", "Our", "She", "Since", "So", "That", "The", "Their", "There", "These", "They", "This", "Those",
    "We", "When", "While"};

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
bool AbbreviatesDay(std::string_view word) { return Holds(kDays, word); }
bool AbbreviatesAfterNumber(std::string_view word) { return Holds(kMeasures, word); }
bool AbbreviatesRegion(std::string_view word) { return Holds(kRegions, word); }
bool IsDegree(std::string_view word) { return Holds(kDegrees, word); }
bool NamesMonth(std::string_view form) {
  std::string word = Lower(form);
  if (word.ends_with('.')) word.pop_back();
  return StartsUpper(form) && Holds(kMonths, word);
}
bool NamesDay(std::string_view form) { return StartsUpper(form) && Holds(kWeekdays, Lower(form)); }
bool OpensSentence(std::string_view form) { return Holds(kOpeners, form); }

}  // namespace lapwing::parse
