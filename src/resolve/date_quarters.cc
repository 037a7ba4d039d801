// SPDX-License-Identifier: Apache-2.0
// Quarters and halves of years, as business pages name them.
#include "resolve/date_match.h"

namespace lapwing {
namespace {

/// "Q3", "H1": first month, or 0.
int ShortPart(std::string_view word) {
  if (word.size() != 2 || word[1] < '1' || word[1] > '4') return 0;
  if (word[0] == 'q') return (word[1] - '1') * 3 + 1;
  return word[0] == 'h' && word[1] <= '2' ? (word[1] - '1') * 6 + 1 : 0;
}

/// What stands before "quarter" and "period", in any order.
struct Modifiers {
  int next = 0;     ///< index of the noun
  int number = 0;   ///< first to fourth
  bool last = false;
  bool latest = false;
};

/// "year-ago", "year-earlier", "prior-year": index after, or t.
int AfterYearAgo(const DateScan& scan, int t) {
  if (scan.Is(t, {"year-ago", "year-earlier", "prior-year"})) return t + 1;
  if (!scan.Dash(t + 1)) return t;
  if (scan.Is(t, {"year"}) && scan.Is(t + 2, {"ago", "earlier"})) return t + 3;
  return scan.Is(t, {"prior"}) && scan.Is(t + 2, {"year"}) ? t + 3 : t;
}

/// "this year's", "last year's": index after, or t.
int AfterYearsOwn(const DateScan& scan, int t, TimeExpression& e) {
  if (!scan.Is(t + 1, {"year"}) || !scan.Is(t + 2, {"'s", "’s"})) return t;
  if (scan.Is(t, {"last"})) e.year_offset = -1;
  else if (scan.Is(t, {"this"})) e.year_offset = 0;
  else if (scan.Is(t, {"next"})) e.year_offset = 1;
  else if (scan.Is(t, {"that"})) e.that_year = true;
  else return t;
  return t + 3;
}

Modifiers ReadModifiers(const DateScan& scan, int t, TimeExpression& e) {
  Modifiers m;
  int i = t;
  for (int steps = 0; steps < 5; ++steps) {
    int number = OrdinalFrom(scan.Low(i));
    if (int after = AfterYearsOwn(scan, i, e); after > i) {
      i = after;
    } else if (after = AfterYearAgo(scan, i); after > i) {
      e.year_offset = -1;
      i = after;
    } else if (YearFrom(scan.Low(i)) != 0 && e.year == 0) {
      e.year = YearFrom(scan.Low(i++));
    } else if (scan.Is(i, {"fiscal"})) {
      i += scan.Dash(i + 1) ? 2 : 1;
    } else if (number >= 1 && number <= 4 && m.number == 0) {
      m.number = number;
      i += scan.Dash(i + 1) ? 2 : 1;
    } else if (scan.Is(i, {"latest", "just-ended", "same"})) {
      m.latest = true;
      ++i;
    } else if (scan.Is(i, {"last"}) && scan.Is(i + 1, {"half"})) {
      m.last = true;
      ++i;
    } else {
      break;
    }
  }
  m.next = i;
  return m;
}

TimeMatch ShortQuarter(const DateScan& scan, int t, int i) {
  int month = ShortPart(scan.Low(i));
  if (month == 0 || !scan.Upper(i)) return {};
  TimeExpression e;
  e.kind = TimeKind::kPart;
  e.first = t;
  e.month = month;
  e.unit = scan.Low(i)[0] == 'q' ? TimeUnit::kQuarter : TimeUnit::kHalf;
  e.last = AfterPartYear(scan, i + 1, e) - 1;
  return e;
}

}  // namespace

int AfterPartYear(const DateScan& scan, int j, TimeExpression& e) {
  int k = scan.Is(j, {"of", ",", "in"}) ? j + 1 : j;
  if (scan.Is(k, {"fiscal"})) ++k;
  if (scan.Is(k, {"the"}) && scan.Is(k + 1, {"year"})) return e.year_offset = 0, k + 2;
  if (scan.Is(k, {"the"}) && scan.Is(k + 1, {"same"}) && scan.Is(k + 2, {"year"})) return e.that_year = true, k + 3;
  if (YearWords year = YearAt(scan, k, true); year.year != 0) return e.year = year.year, year.next;
  if (!scan.Is(k + 1, {"year"})) return j;
  if (scan.Is(k, {"last"})) return e.year_offset = -1, k + 2;
  if (scan.Is(k, {"this"})) return e.year_offset = 0, k + 2;
  if (scan.Is(k, {"next"})) return e.year_offset = 1, k + 2;
  if (scan.Is(k, {"that"})) return e.that_year = true, k + 2;
  return j;
}

TimeMatch MatchQuarter(const DateScan& scan, int t) {
  if (!scan.SpeaksOfQuarters()) return {};
  bool article = scan.Is(t, {"the", "its", "their", "a"});
  int i = article ? t + 1 : t;
  if (TimeMatch brief = ShortQuarter(scan, t, i)) return brief;
  TimeExpression e;
  e.first = t;
  Modifiers m = ReadModifiers(scan, i, e);
  int noun = m.next;
  bool half = scan.Is(noun, {"half"}), quarter = scan.Is(noun, {"quarter"}), period = scan.Is(noun, {"period"});
  if (half && (m.number == 1 || m.number == 2 || m.last)) {
    e.kind = TimeKind::kPart;
    e.unit = TimeUnit::kHalf;
    e.month = m.number == 1 ? 1 : 7;
    int after = AfterPartYear(scan, noun + 1, e);
    // The half of a match or a border says nothing of the year.
    if (after == noun + 1 && e.year == 0 && !e.year_offset) return {};
    e.last = after - 1;
    return e;
  }
  if (quarter && m.number != 0) {
    e.kind = TimeKind::kPart;
    e.unit = TimeUnit::kQuarter;
    e.month = (m.number - 1) * 3 + 1;
    e.last = AfterPartYear(scan, noun + 1, e) - 1;
    return e;
  }
  if (!quarter && !period) return {};
  bool said = m.latest || e.year != 0 || e.year_offset;
  // A bare "the quarter" is a time only where a time is asked for; it may be a part of a town.
  bool asked = scan.Is(t, {"the"}) && scan.Is(t - 1, {"in", "for", "during", "of", "throughout"});
  bool bare = quarter && asked && !scan.Is(noun + 1, {"of"}) && scan.Tag(noun + 1) != Upos::NOUN;
  // "the quarter a year ago", "the same period last year"
  int after = AfterPartYear(scan, noun + 1, e);
  if (scan.Is(after, {"a"}) && scan.Is(after + 1, {"year"}) && scan.Is(after + 2, {"ago", "earlier", "before"})) e.year_offset = -1, after += 3;
  e.last = after - 1;
  said = said || after > noun + 1;
  if (!said && !bare) return {};
  e.kind = TimeKind::kPeriod;
  e.unit = quarter ? TimeUnit::kQuarter : TimeUnit::kNone;
  return e;
}

}  // namespace lapwing
