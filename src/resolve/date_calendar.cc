// SPDX-License-Identifier: Apache-2.0
// Weekdays, days of months, months.
#include "resolve/date_match.h"

namespace lapwing {
namespace {

/// "2024", ", 2024", "of 2024", "last year", "of that year" after a month or day: index after it, or j.
int AfterYear(const DateScan& scan, int j, TimeExpression& e) {
  int k = scan.Is(j, {",", "of", "in"}) ? j + 1 : j;
  if (YearWords year = YearAt(scan, k, true); year.year != 0 && !scan.Is(year.next, {"%", "troops", "people"})) {
    e.year = year.year;
    return year.next;
  }
  if (scan.Is(k, {"the"}) && scan.Is(k + 1, {"same", "following", "previous", "next"})) ++k;
  if (!scan.Is(k + 1, {"year"})) return j;
  if (scan.Is(k, {"that", "same"})) e.that_year = true;
  else if (scan.Is(k, {"last"})) e.year_offset = -1;
  else if (scan.Is(k, {"next"}) && !scan.Is(k - 1, {"the"})) e.year_offset = 1;
  else if (scan.Is(k, {"this"})) e.year_offset = 0;
  else return j;
  return k + 2;
}

bool RangeWord(const DateScan& scan, int t) { return scan.Dash(t) || scan.Is(t, {"to", "and", "through", "or", "/"}); }

/// A day number that is not the start of something else: "May 30 people", "June 5:30", "March 3 percent".
int DayAt(const DateScan& scan, int t) {
  int day = DayFrom(scan.Low(t));
  if (day == 0 || scan.Is(t + 1, {"%", "percent", "per", "million", "billion", "people", "troops", "a.m.", "p.m."})) return 0;
  return day;
}

/// "March eighth", "October twenty-first": `next` is set to the index after it; 0 for none.
int SpokenDay(const DateScan& scan, int t, int& next) {
  int tens = scan.Is(t, {"twenty"}) ? 20 : scan.Is(t, {"thirty"}) ? 30 : 0;
  int at = tens == 0 ? t : scan.Dash(t + 1) ? t + 2 : t + 1;
  int day = OrdinalFrom(scan.Low(at));
  if (day < 1 || tens + day > 31 || (tens > 0 && day > 9) || scan.Tag(at + 1) == Upos::NOUN) return 0;
  next = at + 1;
  return tens + day;
}

/// The month at t, unless the word is a verb, a modal or a name.
int MonthAt(const DateScan& scan, int t) {
  std::string_view word = scan.Low(t);
  if (word.starts_with("mid-")) return MonthFrom(word.substr(4));
  int month = MonthFrom(word);
  if (month == 0 || !scan.Upper(t)) return 0;
  bool numbered = DayFrom(scan.Low(t + 1)) != 0 || YearAt(scan, t + 1).year != 0 || DayFrom(scan.Low(t - 1)) != 0;
  if (numbered) return month;
  Upos tag = scan.Tag(t);
  if (tag == Upos::AUX || tag == Upos::VERB) return 0;
  return scan.InName(t) ? 0 : month;
}

/// "May" and "March" alone need a sign that a month is meant.
bool BareMonthHolds(const DateScan& scan, int t, int month) {
  if (scan.Low(t).starts_with("mid-")) return true;
  if (month != 3 && month != 5) return scan.Tag(t) == Upos::PROPN || scan.Tag(t) == Upos::NOUN || scan.Is(t - 1, {"in", "since", "by", "until"});
  return scan.Is(t - 1, {"in", "since", "by", "until", "till", "from", "to", "through", "during", "before", "after", "early", "late",
                         "mid", "-", "last", "next", "this", "of", "for", "and", "between", "/"});
}

/// "Jan. 17[-18][, 2024]", "January [2024]", "17 January", "the 17th of January": index after, or -1.
int MonthDay(const DateScan& scan, int i, TimeExpression& e) {
  if (int month = MonthAt(scan, i); month != 0) {
    e.month = month;
    int j = i + 1;
    if (scan.Is(j, {"the"}) && OrdinalFrom(scan.Low(j + 1)) > 0 && DayFrom(scan.Low(j + 1)) != 0) ++j;
    int next = j + 1;
    int day = DayAt(scan, j);
    if (day == 0) day = SpokenDay(scan, j, next);
    if (day != 0) {
      e.day = day;
      j = next;
      bool joined = RangeWord(scan, j) && DayAt(scan, j + 1) != 0 && MonthFrom(scan.Low(j + 2)) == 0;
      if (joined && (!scan.Is(j, {"and", "or"}) || !scan.Inside(j + 2) || scan.Tag(j + 2) == Upos::PUNCT || scan.Tag(j + 2) == Upos::ADP)) j += 2;
      return AfterYear(scan, j, e);
    }
    int after = AfterYear(scan, j, e);
    if (after == j && e.ref == TimeRef::kNone && !BareMonthHolds(scan, i, month)) return -1;
    return after;
  }
  int j = scan.Is(i, {"the"}) ? i + 1 : i;
  int day = DayAt(scan, j);
  if (day == 0) return -1;
  ++j;
  if (RangeWord(scan, j) && DayAt(scan, j + 1) != 0) j += 2;
  if (scan.Is(j, {"of"})) ++j;
  int month = MonthFrom(scan.Low(j));
  if (month == 0 || !scan.Upper(j)) return -1;
  e.month = month;
  e.day = day;
  return AfterYear(scan, j + 1, e);
}

/// "of last week", "this week", ", next week" after a weekday.
int AfterWeek(const DateScan& scan, int j, TimeExpression& e) {
  int k = scan.Is(j, {"of", ","}) ? j + 1 : j;
  if (!scan.Is(k + 1, {"week"})) return j;
  if (scan.Is(k, {"last"})) e.week_offset = -1;
  else if (scan.Is(k, {"this"})) e.week_offset = 0;
  else if (scan.Is(k, {"next"})) e.week_offset = 1;
  else return j;
  return k + 2;
}

}  // namespace

TimeRef RefFrom(std::string_view word) {
  if (word == "last" || word == "past" || word == "previous" || word == "preceding") return TimeRef::kLast;
  if (word == "this" || word == "current") return TimeRef::kThis;
  if (word == "next" || word == "coming" || word == "upcoming" || word == "following") return TimeRef::kNext;
  return TimeRef::kNone;
}

TimeMatch MatchCalendar(const DateScan& scan, int t) {
  TimeExpression e;
  e.kind = TimeKind::kCalendar;
  e.first = t;
  int i = t;
  e.ref = RefFrom(scan.Low(i));
  if (e.ref != TimeRef::kNone) {
    ++i;
    // "this past Friday", "this coming March"
    if (TimeRef second = RefFrom(scan.Low(i)); second != TimeRef::kNone) e.ref = second, ++i;
    e.anaphoric = scan.Is(i - 1, {"following", "previous", "preceding"});
  }
  bool weekday = scan.Upper(i) && WeekdayFrom(scan.Low(i)) >= 0;
  if (!weekday) {
    if (e.ref != TimeRef::kNone && MonthAt(scan, i) == 0) return {};
    int end = MonthDay(scan, i, e);
    if (end < 0) return {};
    if (e.ref != TimeRef::kNone && e.year != 0) e.ref = TimeRef::kNone;
    // "16 January, Tuesday"
    if (e.day != 0 && scan.Is(end, {","}) && WeekdayFrom(scan.Low(end + 1)) >= 0) ++end, e.weekday = WeekdayFrom(scan.Low(end)), ++end;
    e.last = AfterDayPart(scan, end) - 1;
    return e;
  }
  // Nobody is called Friday: "President Clinton Friday ordered" dates, "Sunday Times" does not.
  if (scan.OpensName(i) || HolidayFrom(scan.Low(i)) != nullptr) return {};
  e.weekday = WeekdayFrom(scan.Low(i));
  int end = AfterDayPart(scan, i + 1);
  // "a trip set for Saturday week"
  if (e.ref == TimeRef::kNone && scan.Is(end, {"week"}) && scan.Is(i - 1, {"on", "for", "until", "by"}) && scan.Tag(end + 1) != Upos::NOUN) {
    e.weeks_off = 1;
    e.last = end;
    return e;
  }
  int after_week = AfterWeek(scan, end, e);
  if (after_week != end) {
    e.last = AfterDayPart(scan, after_week) - 1;
    return e;
  }
  // "Tuesday, Jan. 16", "Tuesday (Jan 16)", "Tuesday the 16th"
  int k = scan.Is(end, {",", "(", "on"}) ? end + 1 : end;
  TimeExpression dated = e;
  dated.ref = TimeRef::kNone;
  if (int after = MonthDay(scan, k, dated); after > 0 && dated.day != 0) {
    dated.last = after - 1;
    return dated;
  }
  if (scan.Is(end, {"the"}) && OrdinalFrom(scan.Low(end + 1)) > 0 && DayFrom(scan.Low(end + 1)) != 0) {
    dated.kind = TimeKind::kDayNumber;
    dated.day = DayFrom(scan.Low(end + 1));
    dated.last = end + 1;
    return dated;
  }
  e.last = end - 1;
  return e;
}

TimeMatch MatchDayNumber(const DateScan& scan, int t) {
  int i = scan.Is(t, {"the"}) ? t + 1 : t;
  int day = OrdinalFrom(scan.Low(i));
  if (i == t || day < 1 || day > 31) return {};
  TimeExpression e;
  e.kind = TimeKind::kDayNumber;
  e.first = t;
  e.day = day;
  e.last = i;
  if (scan.Is(i + 1, {"of"}) && scan.Is(i + 2, {"this", "last", "next", "the"}) && scan.Is(i + 3, {"month"})) {
    e.month_offset = scan.Is(i + 2, {"last"}) ? -1 : scan.Is(i + 2, {"next"}) ? 1 : 0;
    e.last = i + 3;
    return e;
  }
  // "the 16th century", "the 38th parallel", "the fifth": only digits, after a preposition of time, and nothing counted.
  bool digits = DayFrom(scan.Low(i)) != 0;
  bool preposition = scan.Is(t - 1, {"on", "since", "until", "till", "by", "from", "before", "after", "of", "to", "between", "and"});
  Upos next = scan.Tag(i + 1);
  bool counts = scan.Inside(i + 1) && (next == Upos::NOUN || next == Upos::PROPN || next == Upos::ADJ || next == Upos::NUM || scan.Dash(i + 1));
  if (!digits || !preposition || counts) return {};
  return e;
}

}  // namespace lapwing
