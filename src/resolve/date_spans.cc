// SPDX-License-Identifier: Apache-2.0
// Parts of a year, holidays, states that last, and times nobody can date.
#include "resolve/date_match.h"

namespace lapwing {
namespace {

/// The year a season, quarter or half belongs to, given after it: index after, or j.
int AfterPartYear(const DateScan& scan, int j, TimeExpression& e) {
  int k = scan.Is(j, {"of", ",", "in"}) ? j + 1 : j;
  if (scan.Is(k, {"fiscal"})) ++k;
  if (scan.Is(k, {"the"}) && scan.Is(k + 1, {"year"})) return e.year_offset = 0, k + 2;
  if (scan.Is(k, {"the"}) && scan.Is(k + 1, {"same"}) && scan.Is(k + 2, {"year"})) return e.that_year = true, k + 3;
  if (int year = YearFrom(scan.Low(k)); year != 0) return e.year = year, k + 1;
  if (!scan.Is(k + 1, {"year"})) return j;
  if (scan.Is(k, {"last"})) return e.year_offset = -1, k + 2;
  if (scan.Is(k, {"this"})) return e.year_offset = 0, k + 2;
  if (scan.Is(k, {"next"})) return e.year_offset = 1, k + 2;
  if (scan.Is(k, {"that"})) return e.that_year = true, k + 2;
  return j;
}

/// "first" half or "third" quarter: 1-4, or 0.
int PartNumber(const DateScan& scan, int t) {
  int number = OrdinalFrom(scan.Low(t));
  return number >= 1 && number <= 4 ? number : 0;
}

TimeExpression Make(TimeKind kind, int first, int last) {
  TimeExpression e;
  e.kind = kind;
  e.first = first;
  e.last = last;
  return e;
}

/// "Q3", "H1": first month, or 0.
int ShortPart(std::string_view word) {
  if (word.size() != 2 || word[1] < '1' || word[1] > '4') return 0;
  if (word[0] == 'q') return (word[1] - '1') * 3 + 1;
  return word[0] == 'h' && word[1] <= '2' ? (word[1] - '1') * 6 + 1 : 0;
}

}  // namespace

TimeMatch MatchPart(const DateScan& scan, int t) {
  int i = scan.Is(t, {"the"}) ? t + 1 : t;
  TimeExpression e = Make(TimeKind::kPart, t, t);
  if (int month = ShortPart(scan.Low(i)); month != 0 && scan.Upper(i)) {
    e.month = month;
    e.unit = TimeUnit::kQuarter;
    e.last = AfterPartYear(scan, i + 1, e) - 1;
    return e;
  }
  // "the 1988 third quarter"
  if (YearFrom(scan.Low(i)) != 0 && PartNumber(scan, i + 1) != 0) e.year = YearFrom(scan.Low(i)), ++i;
  if (int number = PartNumber(scan, i); number != 0) {
    int j = scan.Dash(i + 1) ? i + 2 : i + 1;
    if (scan.Is(j, {"fiscal"})) ++j;
    bool half = scan.Is(j, {"half"}) && number <= 2;
    if (!half && !scan.Is(j, {"quarter"})) return {};
    e.month = half ? (number - 1) * 6 + 1 : (number - 1) * 3 + 1;
    e.unit = TimeUnit::kQuarter;
    int after = AfterPartYear(scan, j + 1, e);
    // The half of a match or a border says nothing of the year.
    if (half && after == j + 1 && e.year == 0) return {};
    e.last = after - 1;
    return e;
  }
  e.ref = RefFrom(scan.Low(i));
  int s = e.ref != TimeRef::kNone ? i + 1 : i;
  if (int month = SeasonFrom(scan.Low(s)); month != 0 && scan.Tag(s) != Upos::VERB && !scan.InName(s)) {
    int after = AfterPartYear(scan, s + 1, e);
    bool said = e.ref != TimeRef::kNone || after > s + 1;
    bool place = scan.Is(t - 1, {"in", "during", "since", "by", "until", "through", "over", "early", "late", "mid", "before"});
    if (!said && (!place || scan.Is(s + 1, {"of", "from", "in"}) || scan.Tag(s + 1) == Upos::NOUN)) return {};
    e.month = month;
    e.last = after - 1;
    return e;
  }
  return {};
}

TimeMatch MatchHoliday(const DateScan& scan, int t) {
  TimeRef ref = RefFrom(scan.Low(t));
  int name = ref != TimeRef::kNone ? t + 1 : t;
  if (!scan.Upper(name)) return {};
  std::string words;
  TimeMatch best;
  for (int j = name; j < name + 4 && scan.Inside(j); ++j) {
    if (j > name) words += ' ';
    words += scan.Low(j);
    if (const Holiday* holiday = HolidayFrom(words)) {
      best = Make(TimeKind::kHoliday, t, j);
      best->holiday = holiday;
      best->ref = ref;
    }
  }
  if (!best) return best;
  if (scan.Is(name + 1, {"island"})) return {};
  TimeExpression& e = *best;
  int j = scan.Is(e.last + 1, {",", "of"}) ? e.last + 2 : e.last + 1;
  if (int year = YearFrom(scan.Low(j)); year != 0) e.year = year, e.last = j;
  return best;
}

TimeMatch MatchState(const DateScan& scan, int t) {
  const Tree& tree = scan.tree();
  // "has long supported", "long opposed"; not "as long as", "how long", "no longer", "long-range".
  if (scan.Is(t, {"long", "traditionally", "historically"}) && scan.Tag(t) == Upos::ADV && tree.Rel(t) == Deprel::advmod) {
    int head = tree.Head(t);
    bool measured = scan.Is(t - 1, {"as", "how", "so", "too", "very", "all", "not"}) || scan.Is(t + 1, {"as", "before", "after", "-", "ago", "enough"});
    if (head > t && !measured && (tree.IsVerbal(head) || tree.Child(head, Deprel::cop) >= 0)) return Make(TimeKind::kState, t, t);
  }
  // "for decades", "for many years", "for more than 20 years", "over the past decade", "in recent years".
  if (!scan.Is(t - 1, {"for", "in", "over", "during"})) return {};
  bool stretch = !scan.Is(t - 1, {"in"});
  int i = t;
  bool past = false;
  int count = 0;
  for (int steps = 0; steps < 6 && scan.Inside(i); ++steps, ++i) {
    TimeUnit unit = UnitFrom(scan.Low(i));
    bool years = unit == TimeUnit::kYear || unit == TimeUnit::kDecade || scan.Is(i, {"generations", "centuries"});
    if (years && (stretch || past)) {
      bool plural = scan.Low(i).ends_with('s') || unit == TimeUnit::kDecade;
      // "for a year" is a duration; "for years to come" lies ahead.
      if (!plural || scan.Is(i + 1, {"to", "of", "from", "in"}) || scan.Is(i + 2, {"old", "come"})) return {};
      TimeExpression e = Make(TimeKind::kState, t, i);
      e.ref = past ? TimeRef::kLast : TimeRef::kNone;
      e.count = past ? 0 : count;
      return e;
    }
    if (NumberFrom(scan.Low(i)) > 0) count = NumberFrom(scan.Low(i));
    if (scan.Is(i, {"past", "last", "recent"})) past = true;
    bool skips = past || NumberFrom(scan.Low(i)) > 0 || scan.Is(i, {"the", "many", "several", "some", "more", "than", "over", "nearly",
                                                                    "almost", "about", "at", "least", "and", "half", "few"});
    if (!skips || scan.Is(i, {"next", "coming"})) return {};
  }
  return {};
}

TimeMatch MatchVague(const DateScan& scan, int t) {
  if (scan.Is(t, {"now", "currently", "recently", "lately", "soon", "nowadays", "presently"}) && scan.Tag(t) == Upos::ADV) {
    if (!scan.Is(t - 1, {"as", "from"}) && !scan.Is(t + 1, {"-"})) return Make(TimeKind::kVague, t, t);
  }
  if (scan.Is(t, {"recent", "coming", "past", "previous"}) && UnitFrom(scan.Low(t + 1)) != TimeUnit::kNone && scan.Low(t + 1).ends_with('s')) {
    return Make(TimeKind::kVague, t, t + 1);
  }
  if (scan.Is(t, {"the"}) && scan.Is(t + 1, {"future", "past"}) && scan.Tag(t + 1) == Upos::NOUN) return Make(TimeKind::kVague, t, t + 1);
  if (scan.Is(t, {"the"}) && scan.Is(t + 1, {"near", "foreseeable", "recent", "distant"}) && scan.Is(t + 2, {"future", "past"})) return Make(TimeKind::kVague, t, t + 2);
  if (scan.Is(t, {"at"}) && scan.Is(t + 1, {"present"})) return Make(TimeKind::kVague, t, t + 1);
  if (int after = AfterClock(scan, t); after > t) return Make(TimeKind::kVague, t, after - 1);
  return {};
}

}  // namespace lapwing
