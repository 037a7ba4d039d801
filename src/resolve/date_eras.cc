// SPDX-License-Identifier: Apache-2.0
// Wars and eras that are over: "in World War II", "during the colonial rule". What happened in them is history, though no day is told.
// Years: own knowledge; an era told apart by nothing but its name has the year in which the last thing so called ended.
#include <algorithm>
#include <array>

#include "resolve/date_match.h"

namespace lapwing {
namespace {

struct Era {
  std::string_view words;  ///< in lower case
  int last_year;
};

constexpr std::array<Era, 62> kEras = {{
    {"world war ii", 1945}, {"world war two", 1945}, {"world war 2", 1945}, {"second world war", 1945}, {"world war i", 1918}, {"world war one", 1918}, {"first world war", 1918},
    {"great patriotic war", 1945}, {"great war", 1918}, {"pacific war", 1945}, {"wwii", 1945}, {"ww2", 1945}, {"wwi", 1918}, {"korean war", 1953}, {"fatherland liberation war", 1953},
    {"vietnam war", 1975}, {"cold war", 1991}, {"gulf war", 1991}, {"first gulf war", 1991}, {"persian gulf war", 1991}, {"falklands war", 1982}, {"suez crisis", 1956},
    {"six-day war", 1967}, {"six day war", 1967}, {"yom kippur war", 1973}, {"iran-iraq war", 1988}, {"iran - iraq war", 1988}, {"cuban missile crisis", 1962}, {"bay of pigs", 1961},
    {"berlin blockade", 1949}, {"sino-japanese war", 1945}, {"sino-indian war", 1962}, {"sino-vietnamese war", 1979}, {"russo-japanese war", 1905}, {"opium war", 1860},
    {"opium wars", 1860}, {"crimean war", 1856}, {"spanish civil war", 1939}, {"american civil war", 1865}, {"balkan wars", 1999}, {"bosnian war", 1995}, {"kosovo war", 1999},
    {"croatian war", 1995}, {"first chechen war", 1996}, {"second chechen war", 2009}, {"winter war", 1940}, {"holocaust", 1945}, {"armenian genocide", 1923}, {"rwandan genocide", 1994},
    {"cultural revolution", 1976}, {"great leap forward", 1962}, {"soviet era", 1991}, {"soviet times", 1991}, {"soviet rule", 1991}, {"nazi era", 1945}, {"nazi occupation", 1945},
    {"apartheid era", 1994}, {"colonial era", 1975}, {"colonial times", 1975}, {"colonial rule", 1975}, {"colonial period", 1975}, {"middle ages", 1500},
}};

/// Eras without a year of their own; whoever has them, they are over where they are told in the past. Behind "the" they are an era, otherwise a kind of thing.
constexpr std::array<std::string_view, 10> kPastEras = {"civil war", "dictatorship", "military dictatorship", "communist rule", "communist era", "tsarist times", "ottoman rule", "ottoman times", "war of independence", "monarchy"};

/// "occupied the village during the civil war".
TimeMatch MatchPastEra(const DateScan& scan, int t) {
  const bool the = scan.Is(t - 1, {"the"}) && scan.Is(t - 2, {"during", "under"});
  if (!the && !scan.Is(t - 1, {"in", "under", "during"})) return {};
  for (std::string_view words : kPastEras) {
    if (!the && !words.ends_with("times") && !words.ends_with("rule")) continue;
    int at = t;
    size_t begin = 0;
    while (begin < words.size()) {
      size_t end = std::min(words.find(' ', begin), words.size());
      if (!scan.Inside(at) || scan.Low(at) != words.substr(begin, end - begin)) break;
      begin = end + 1;
      ++at;
    }
    // "during the civil war in Sudan": which one, and perhaps still going on.
    if (begin < words.size() || scan.Is(at, {"in", "of", "between"}) || scan.Tag(at) == Upos::NOUN) continue;
    TimeExpression e;
    e.kind = TimeKind::kState;
    e.first = t;
    e.last = at - 1;
    e.reference = "PAST_REF";
    return e;
  }
  return {};
}

/// Words that may stand between the preposition and the name: "during the 1950-53", "under Japanese".
bool Between(const DateScan& scan, int t) { return scan.Is(t, {"the", "its", "their", "'s", "-"}) || scan.Upper(t) || (scan.Low(t).size() == 4 && scan.Low(t)[0] == '1'); }

}  // namespace

TimeMatch MatchEra(const DateScan& scan, int t) {
  for (const Era& era : kEras) {
    int at = t;
    size_t begin = 0;
    while (begin < era.words.size()) {
      size_t end = std::min(era.words.find(' ', begin), era.words.size());
      if (!scan.Inside(at) || scan.Low(at) != era.words.substr(begin, end - begin)) break;
      begin = end + 1;
      ++at;
    }
    if (begin < era.words.size() || (!scan.Upper(t) && !era.words.starts_with("colonial"))) continue;
    // "the World War II memorial", "Cold War rhetoric": a kind of thing, no time.
    if (scan.Inside(at) && scan.tree().IsNominal(at) && scan.tree().Rel(at - 1) == Deprel::compound) return {};
    int before = t - 1;
    while (before > 0 && before > t - 5 && Between(scan, before)) --before;
    if (!scan.Is(before, {"in", "during", "under", "throughout", "to", "into", "amid"})) return {};
    TimeExpression e;
    e.kind = TimeKind::kEra;
    e.first = t;
    e.last = at - 1;
    e.year = era.last_year;
    return e;
  }
  return MatchPastEra(scan, t);
}

}  // namespace lapwing
