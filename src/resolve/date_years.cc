// SPDX-License-Identifier: Apache-2.0
// Years, decades, centuries.
#include "base/strings.h"
#include "resolve/date_match.h"

namespace lapwing {
namespace {

/// "killed 2000 people" counts; "the 2015 deal", "in 2015", "(2015)" date.
bool IsYear(const DateScan& scan, int t) {
  int year = YearFrom(scan.Low(t));
  if (year == 0) return false;
  if (scan.Is(t + 1, {"%", "percent", "per", "million", "billion", "km", "kilometers", "kilometres", "miles", "meters", "metres",
                      "people", "troops", "soldiers", "tons", "tonnes", "dollars", "a.m.", "p.m.", "gmt", "hours", "years"})) {
    return false;
  }
  if (scan.Is(t - 1, {"$", "€", "£", "#", "no.", "than", "about", "nearly", "some", "resolution", "agenda", "vision"})) return false;
  if (year < 1800 || scan.Is(t + 1, {"-", "–"})) {
    // "1500-strong"; "2022-23", "2022-2023" are years.
    if (scan.Dash(t + 1) && NumberFrom(scan.Low(t + 2)) < 0) return false;
    if (year < 1800 && !scan.Is(t - 1, {"in", "since"})) return false;
  }
  const Tree& tree = scan.tree();
  static const Xpos kNns = XposFrom("NNS");
  bool modifies = tree.Rel(t) == Deprel::nummod && tree.Head(t) > t;
  bool opens = scan.Is(t - 1, {"the", "a", "its", "their", "his", "her", "'s", "this", "that", "'"});
  if (modifies && !opens && tree[tree.Head(t)].xpos == kNns && scan.Tag(t - 1) != Upos::ADP && t > 0) return false;
  // A name's number: "Agenda 2030", "Expo 2025".
  Upos before = scan.Tag(t - 1);
  if (before == Upos::PROPN && MonthFrom(scan.Low(t - 1)) == 0) return false;
  if (before == Upos::NUM || before == Upos::SYM || before == Upos::X) return t == 0;
  if (before == Upos::NOUN && !scan.Is(t - 1, {"year", "spring", "summer", "autumn", "fall", "winter", "election", "early", "late", "quarter"})) return false;
  return true;
}

/// "the 19th century", "19th-century".
TimeMatch Century(const DateScan& scan, int t, int i) {
  int number = OrdinalFrom(scan.Low(i));
  int j = scan.Dash(i + 1) ? i + 2 : i + 1;
  if (number < 5 || number > 21 || !scan.Is(j, {"century"})) return {};
  TimeExpression e;
  e.kind = TimeKind::kCentury;
  e.first = t;
  e.last = j;
  e.year = (number - 1) * 100;
  return e;
}

/// What stands before a year: "in '96", "since '89", "of '95".
bool YearBefore(const DateScan& scan, int t) {
  if (SeasonFrom(scan.Low(t - 1)) != 0 || MonthFrom(scan.Low(t - 1)) != 0) return true;
  return scan.Is(t - 1, {"in", "of", "since", "by", "until", "till", "from", "to", "for", "during", "before", "after", "fiscal", "and"});
}

}  // namespace

YearWords YearAt(const DateScan& scan, int t, bool short_too) {
  if (int year = YearFrom(scan.Low(t)); year != 0) return {year, t + 1};
  std::string_view word = scan.Low(t);
  // "nineteen ninety-six", "twenty twenty-four"
  if (scan.Is(t, {"seventeen", "eighteen", "nineteen", "twenty"})) {
    int tens = NumberFrom(scan.Low(t + 1)), next = t + 2;
    if (tens < 10 || tens > 99 || IsDigit(scan.Low(t + 1)[0])) return {};
    int unit = scan.Dash(next) ? next + 1 : next;
    int ones = NumberFrom(scan.Low(unit));
    bool joined = tens >= 20 && tens % 10 == 0 && ones >= 1 && ones <= 9 && !scan.Is(unit, {"a", "an"}) && !scan.Low(unit).empty() && !IsDigit(scan.Low(unit)[0]);
    if (joined) tens += ones, next = unit + 1;
    // A number of things: "nineteen fifty pound notes" is rare enough; "twenty thirty-year bonds" is not.
    if (scan.Dash(next) || UnitFrom(scan.Low(next)) != TimeUnit::kNone) return {};
    return {NumberFrom(word) * 100 + tens, next};
  }
  if (!short_too || !YearBefore(scan, t)) return {};
  // "'96", as one token or two
  int figures = t;
  if (word == "'" || word == "’") word = scan.Low(++figures);
  else if (word.size() == 3 && word[0] == '\'') word.remove_prefix(1);
  else return {};
  if (word.size() != 2 || NumberFrom(word) < 0 || !IsDigit(word[0])) return {};
  return {NumberFrom(word) > 50 ? 1900 + NumberFrom(word) : 2000 + NumberFrom(word), figures + 1};
}

namespace {

/// Whether a year, a decade or a century may begin with this word; nearly none does.
bool MayBeginYear(std::string_view word) {
  if (word.empty()) return false;
  if (!IsAlpha(word[0])) return true;
  if (word.ends_with("ies") || word.starts_with("fy") || word.starts_with("mid-")) return true;
  for (std::string_view first : {"the", "early", "late", "mid", "fiscal", "year", "nineteen", "twenty", "two", "eighteen", "seventeen", "sixteen", "fifteen"}) {
    if (word == first) return true;
  }
  return word.starts_with("nineteen") || word.starts_with("twenty");
}

}  // namespace

TimeMatch MatchYear(const DateScan& scan, int t) {
  if (!MayBeginYear(scan.Low(t))) return {};
  TimeExpression e;
  e.first = t;
  int i = scan.Is(t, {"the"}) ? t + 1 : t;
  int k = scan.Is(i, {"early", "late", "mid"}) ? i + 1 : i;
  if (k > i && scan.Dash(k)) ++k;
  std::string_view word = scan.Low(k);
  if (word.starts_with("mid-")) word.remove_prefix(4);
  // "the 1990's" may be two tokens
  bool split = scan.Is(k + 1, {"'s", "s"}) && scan.Glued(k) && word.ends_with('0') && scan.Is(k - 1, {"the", "early", "late", "mid", "-"});
  if (split && DecadeFrom(std::string(word) + "s") != 0) return e.kind = TimeKind::kDecade, e.year = DecadeFrom(std::string(word) + "s"), e.last = k + 1, e;
  if (int decade = DecadeFrom(word); decade != 0) {
    // "the twenties" of a person or a century, not of ours: only after "the", and nothing possessive.
    if (!IsDigit(word[word[0] == '\'' ? 1 : 0]) && !scan.Is(k - 1, {"the", "early", "late", "-", "mid"})) return {};
    e.kind = TimeKind::kDecade;
    e.year = decade;
    e.last = k;
    return e;
  }
  // "FY2024", "FY 2024"
  if (std::string_view fy = scan.Low(i); fy.starts_with("fy") && scan.Upper(i)) {
    int year = YearFrom(fy.size() > 2 ? fy.substr(2) : scan.Low(i + 1));
    if (year != 0) return e.kind = TimeKind::kCalendar, e.year = year, e.last = fy.size() > 2 ? i : i + 1, e;
  }
  if (TimeMatch century = Century(scan, t, i)) return century;
  e.kind = TimeKind::kCalendar;
  if (scan.Is(i, {"fiscal"})) {
    YearWords fiscal = YearAt(scan, scan.Is(i + 1, {"year"}) ? i + 2 : i + 1, true);
    if (fiscal.year != 0) return e.year = fiscal.year, e.last = fiscal.next - 1, e;
    return {};
  }
  if (YearWords spoken = YearAt(scan, i, true); spoken.year != 0 && YearFrom(scan.Low(i)) == 0) {
    return e.year = spoken.year, e.last = spoken.next - 1, e;
  }
  if (scan.Is(i, {"year"}) && YearFrom(scan.Low(i + 1)) != 0) return e.year = YearFrom(scan.Low(i + 1)), e.last = i + 1, e;
  if (int year = scan.Low(t).starts_with("mid-") ? YearFrom(scan.Low(t).substr(4)) : 0; year != 0) return e.year = year, e.last = t, e;
  if (i != t || !IsYear(scan, t)) return {};
  e.year = YearFrom(scan.Low(t));
  e.last = t;
  bool range = scan.Dash(t + 1) && (YearFrom(scan.Low(t + 2)) > e.year || (scan.Low(t + 2).size() == 2 && NumberFrom(scan.Low(t + 2)) == e.year % 100 + 1));
  if (range) e.last = t + 2;
  return e;
}

TimeMatch MatchRunningYear(const DateScan& scan, int t) {
  if (!scan.Is(t, {"the"})) return {};
  int year = scan.Is(t + 1, {"full", "whole", "entire"}) ? t + 2 : t + 1;
  bool part = scan.Is(t - 1, {"of"}) && scan.Is(t - 2, {"rest", "remainder", "months", "half", "quarter", "part", "most"});
  bool ends = scan.Tag(year + 1) != Upos::NOUN && scan.Tag(year + 1) != Upos::PROPN && YearFrom(scan.Low(year + 1)) == 0 && !scan.Is(year + 1, {"of", "'s", "-", "to"});
  if (!scan.Is(year, {"year"}) || !ends || !(year > t + 1 || part || scan.Is(t - 1, {"for"}))) return {};
  TimeExpression e;
  e.kind = TimeKind::kUnit;
  e.first = t;
  e.last = year;
  e.ref = TimeRef::kThis;
  e.unit = TimeUnit::kYear;
  e.stretch = true;
  return e;
}

TimeMatch MatchYearEnd(const DateScan& scan, int t) {
  int end = scan.Dash(t + 1) || scan.Is(t + 1, {"'s"}) ? t + 2 : t + 1;
  if (!scan.Is(t, {"year"}) || !scan.Is(end, {"end"}) || scan.Is(t - 1, {"each", "every"})) return {};
  TimeExpression e;
  e.kind = TimeKind::kUnit;
  e.first = t;
  e.last = end;
  e.ref = scan.Is(t - 1, {"since", "last"}) ? TimeRef::kLast : scan.Is(t - 1, {"next"}) ? TimeRef::kNext : TimeRef::kThis;
  if (scan.Is(t - 1, {"last", "next", "this"})) --e.first;
  e.unit = TimeUnit::kYear;
  return e;
}

}  // namespace lapwing
