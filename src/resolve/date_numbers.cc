// SPDX-License-Identifier: Apache-2.0
// Dates in figures, years, decades, clock times.
#include <array>

#include "base/strings.h"
#include "lapwing/date.h"
#include "resolve/date_match.h"

namespace lapwing {
namespace {

struct Figures {
  std::array<int, 3> value{};
  std::array<size_t, 3> width{};
  char separator = 0;
};

/// Three numbers with the same separator between them: "17/01/2024".
std::optional<Figures> ThreeNumbers(std::string_view text) {
  Figures f;
  size_t at = 0, i = 0;
  for (; at < 3; ++at) {
    size_t start = i;
    while (i < text.size() && IsDigit(text[i]) && i - start < 4) f.value[at] = f.value[at] * 10 + (text[i++] - '0');
    f.width[at] = i - start;
    if (f.width[at] == 0 || f.width[at] == 3) return std::nullopt;
    if (at == 2) break;
    if (i >= text.size() || (text[i] != '/' && text[i] != '-' && text[i] != '.')) return std::nullopt;
    if (at > 0 && text[i] != f.separator) return std::nullopt;
    f.separator = text[i++];
  }
  // "2024-01-16T10:00:00Z"
  if (i < text.size() && !(text[i] == 't' && f.width[0] == 4)) return std::nullopt;
  return f;
}

int FullYear(int value, size_t width) {
  if (width == 4) return value;
  return value > 50 ? 1900 + value : 2000 + value;
}

bool Fill(const Figures& f, TimeExpression& e) {
  if (f.width[0] == 4) {
    e.year = f.value[0];
    e.month = f.value[1];
    e.day = f.value[2];
  } else {
    if (f.separator == '-' && f.width[2] != 4) return false;  // a score or a code
    if (f.separator == '.' && f.width[2] != 4) return false;  // a version
    e.year = FullYear(f.value[2], f.width[2]);
    // Dots are European, slashes American unless the numbers forbid it.
    bool day_first = f.separator == '.' || f.value[0] > 12;
    e.day = f.value[day_first ? 0 : 1];
    e.month = f.value[day_first ? 1 : 0];
    e.day_first = day_first && f.separator == '/';
    e.either_order = !day_first && f.value[1] <= 12;
  }
  return e.month >= 1 && e.month <= 12 && e.day >= 1 && e.day <= 31 && e.year >= 1500 && e.year < 2100;
}

bool Compact(std::string_view word, TimeExpression& e) {
  if (word.size() != 8 || (!word.starts_with("19") && !word.starts_with("20"))) return false;
  auto date = Date::Parse(word);
  if (!date || date->precision != Precision::kDay) return false;
  e.year = date->year;
  e.month = date->month;
  e.day = date->day;
  return true;
}

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
  return scan.Is(t - 1, {"in", "of", "since", "by", "until", "till", "from", "to", "for", "during", "before", "after", "fiscal", "and"}) || SeasonFrom(scan.Low(t - 1)) != 0 ||
         MonthFrom(scan.Low(t - 1)) != 0;
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

TimeMatch MatchNumeric(const DateScan& scan, int t) {
  TimeExpression e;
  e.kind = TimeKind::kCalendar;
  e.first = e.last = t;
  std::string_view word = scan.Low(t);
  if (word.empty() || !IsDigit(word[0])) return {};
  if (Compact(word, e)) return e;
  // The tokenizer may have split at the separators.
  std::string joined(word);
  int last = t;
  for (int t2 = t; last - t < 4 && scan.Glued(t2) && scan.Inside(t2 + 1); ++t2) {
    std::string_view next = scan.Low(t2 + 1);
    if (!IsDigit(next[0]) && next != "/" && next != "-" && next != ".") break;
    joined += next;
    last = t2 + 1;
    if (auto f = ThreeNumbers(joined); f && last - t == 4 && Fill(*f, e)) {
      e.last = last;
      return e;
    }
  }
  auto f = ThreeNumbers(word);
  if (!f || !Fill(*f, e)) return {};
  return e;
}

TimeMatch MatchYear(const DateScan& scan, int t) {
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
  if (YearWords spoken = YearAt(scan, i, true); spoken.year != 0 && spoken.next > i + (YearFrom(scan.Low(i)) != 0 ? 1 : 0) && YearFrom(scan.Low(i)) == 0) {
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

}  // namespace lapwing
