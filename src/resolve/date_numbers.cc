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

}  // namespace

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
  if (int decade = DecadeFrom(word); decade != 0) {
    // "the twenties" of a person or a century, not of ours: only after "the", and nothing possessive.
    if (!IsDigit(word[word[0] == '\'' ? 1 : 0]) && !scan.Is(k - 1, {"the", "early", "late", "-", "mid"})) return {};
    e.kind = TimeKind::kDecade;
    e.year = decade;
    e.last = k;
    return e;
  }
  e.kind = TimeKind::kCalendar;
  if (scan.Is(i, {"fiscal"})) {
    int y = scan.Is(i + 1, {"year"}) ? i + 2 : i + 1;
    if (int year = YearFrom(scan.Low(y)); year != 0) return e.year = year, e.last = y, e;
    return {};
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

int AfterClock(const DateScan& scan, int t) {
  std::string_view word = scan.Low(t);
  if (scan.Is(t, {"noon", "midnight", "midday"})) return t + 1;
  if (word.empty() || !IsDigit(word[0])) return t;
  size_t colon = word.find(':');
  bool clock = colon != std::string_view::npos && colon >= 1 && colon <= 2 && word.size() >= colon + 3 && word.size() <= colon + 6;
  bool half = word.ends_with("am") || word.ends_with("pm");
  int j = t + 1;
  if (scan.Is(j, {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock"})) half = true, ++j;
  bool zone = scan.Is(j, {"gmt", "utc", "est", "edt", "kst", "jst", "cet"});
  if (!clock && !half && !zone) return t;
  if (zone) ++j;
  // "1030 GMT", "(0930 GMT)"
  int k = scan.Is(j, {"("}) ? j + 1 : j;
  if (k > j && IsDigit(scan.Low(k).empty() ? 'x' : scan.Low(k)[0]) && scan.Is(k + 1, {"gmt", "utc"})) j = scan.Is(k + 2, {")"}) ? k + 3 : k + 2;
  if (scan.Is(j, {"local"}) && scan.Is(j + 1, {"time"})) j += 2;
  return j;
}

int AfterDayPart(const DateScan& scan, int t) {
  int j = t;
  if (scan.Is(j, {"early", "late"}) && IsDayPart(scan.Low(j + 1))) ++j;
  if (IsDayPart(scan.Low(j))) ++j;
  if (scan.Is(j, {"local"}) && scan.Is(j + 1, {"time"})) j += 2;
  int k = scan.Is(j, {"at", "around", "about"}) ? j + 1 : j;
  int after = AfterClock(scan, k);
  if (after > k) j = after;
  return scan.Is(j - 1, {"early", "late"}) ? t : j;
}

}  // namespace lapwing
