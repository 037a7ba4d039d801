// SPDX-License-Identifier: Apache-2.0
// Days and units counted from publication or from the day spoken of before.
#include "resolve/date_match.h"

namespace lapwing {
namespace {

TimeExpression DayOffset(int first, int last, int days) {
  TimeExpression e;
  e.kind = TimeKind::kOffset;
  e.unit = TimeUnit::kDay;
  e.first = first;
  e.last = last;
  e.count = days;
  return e;
}

/// "about two", "more than three", "a few", "several": index after and the number (0: some, unknown).
struct Count {
  int next = -1;
  int number = 0;
  bool article = false;  ///< "a", "an": counts only beside ago, later, for
};

Count CountAt(const DateScan& scan, int t) {
  int i = t;
  if (scan.Is(i, {"about", "around", "nearly", "almost", "some", "over", "just", "only", "roughly"})) ++i;
  else if (scan.Is(i, {"more", "less", "fewer"}) && scan.Is(i + 1, {"than"})) i += 2;
  else if (scan.Is(i, {"at"}) && scan.Is(i + 1, {"least", "most"})) i += 2;
  Count count;
  if (scan.Is(i, {"several", "many", "few", "some"})) return {i + 1, 0, false};
  if (scan.Is(i, {"a"}) && scan.Is(i + 1, {"few"})) return {i + 2, 0, false};
  if (scan.Is(i, {"a"}) && scan.Is(i + 1, {"couple"})) return {scan.Is(i + 2, {"of"}) ? i + 3 : i + 2, 2, false};
  if (scan.Is(i, {"half"}) && scan.Is(i + 1, {"a", "an"})) return {i + 2, 0, false};
  int number = NumberFrom(scan.Low(i));
  if (number < 0) return count;
  count = {i + 1, number, scan.Is(i, {"a", "an"})};
  // "twenty-one"
  if (number >= 20 && number % 10 == 0 && scan.Dash(i + 1) && NumberFrom(scan.Low(i + 2)) > 0 && NumberFrom(scan.Low(i + 2)) < 10) {
    count = {i + 3, number + NumberFrom(scan.Low(i + 2)), false};
  }
  if (scan.Is(count.next, {"and"}) && scan.Is(count.next + 1, {"a"}) && scan.Is(count.next + 2, {"half"})) count.next += 3;
  return count;
}

/// After "two days": "before" and "after" count from something named next, unless the phrase ends there.
bool PhraseEnds(const DateScan& scan, int t) {
  return !scan.Inside(t) || scan.Tag(t) == Upos::PUNCT || scan.Tag(t) == Upos::CCONJ || scan.Is(t, {"in", "at", "on", "for"});
}

/// "two days after that", "and the evening before that militants overran a post": what was told before. Not "before that meeting". `first`: where the count begins.
bool ThatAlone(const DateScan& scan, int t, int first) {
  if (!scan.Is(t, {"that"})) return false;
  if (PhraseEnds(scan, t + 1)) return true;
  const bool fronted = first == 0 || scan.Is(first - 1, {"and", "but", ";"});
  const bool plural = fronted && scan.Tag(t + 1) == Upos::NOUN && scan.Low(t + 1).ends_with('s');
  const Upos tag = scan.Tag(t + 1);
  return plural || tag == Upos::PROPN || tag == Upos::DET || tag == Upos::PRON || tag == Upos::VERB || tag == Upos::AUX;
}

/// "for", "within" and their like before a bare "a week".
bool DurationBefore(const DateScan& scan, int t) {
  return scan.Is(t - 1, {"for", "within", "in", "over", "during", "than", "about", "nearly", "almost", "least", "lasted", "last", "lasting", "after",
                         "throughout", "around"});
}

TimeExpression Vague(int first, int last, std::string_view reference = {}) {
  TimeExpression e;
  e.reference = reference;
  e.first = first;
  e.last = last;
  return e;
}

/// "today", "to the day", "this week", "this month" behind "ago": as finely as that. `last` moves to the end of the words.
TimeUnit CountedTo(const DateScan& scan, int& last) {
  if (scan.Is(last + 1, {"today"})) return ++last, TimeUnit::kDay;
  if (scan.Is(last + 1, {"to"}) && scan.Is(last + 2, {"the"}) && scan.Is(last + 3, {"day"})) return last += 3, TimeUnit::kDay;
  if (scan.Is(last + 1, {"this"}) && scan.Is(last + 2, {"week", "month"})) return last += 2, TimeUnit::kMonth;
  return TimeUnit::kNone;
}

/// The words after count and unit that say which way to count.
TimeMatch Directed(const DateScan& scan, int t, int unit_at, const Count& count) {
  TimeExpression e;
  e.kind = TimeKind::kOffset;
  e.first = t;
  e.unit = UnitFrom(scan.Low(unit_at));
  e.count = count.number;
  // "half a year ago" is six months.
  const bool half_year = unit_at >= 2 && scan.Is(unit_at - 2, {"half"}) && e.unit == TimeUnit::kYear;
  if (half_year) e.unit = TimeUnit::kMonth, e.count = 6;
  int j = unit_at + 1;
  if (scan.Dash(j) && scan.Is(j + 1, {"ago", "earlier"})) ++j;  // "the year-ago quarter"
  // "two years to the day after it seized power"
  const bool to_the_day = e.unit == TimeUnit::kYear && scan.Is(j, {"to"}) && scan.Is(j + 1, {"the"}) && scan.Is(j + 2, {"day"}) && scan.Is(j + 3, {"after", "before"});
  if (to_the_day) e.to_the = TimeUnit::kDay, j += 3;
  e.last = j;
  // "a week ago Tuesday", "two weeks from Monday"
  const int day = scan.Is(j + 1, {"on"}) ? j + 2 : j + 1;
  const bool of_weekday = scan.Is(j, {"ago", "from"}) && e.unit == TimeUnit::kWeek && e.count > 0 && scan.Upper(day) && WeekdayFrom(scan.Low(day)) >= 0;
  if (of_weekday) {
    e.kind = TimeKind::kCalendar;
    e.weekday = WeekdayFrom(scan.Low(day));
    e.weeks_off = scan.Is(j, {"ago"}) ? -e.count : e.count;
    e.unit = TimeUnit::kNone;
    e.last = AfterDayPart(scan, day + 1) - 1;
    return e;
  }
  if (scan.Is(j, {"ago"}) || (scan.Is(j, {"back"}) && PhraseEnds(scan, j + 1))) {
    e.count = -e.count;
    if (scan.Is(j, {"ago"}) && e.unit == TimeUnit::kYear && e.count != 0) e.to_the = CountedTo(scan, e.last);
    // "years ago": long past, no year to name.
    bool years = e.unit == TimeUnit::kYear || e.unit == TimeUnit::kDecade;
    if (years && (e.count == 0 || e.unit == TimeUnit::kDecade)) return e.kind = TimeKind::kState, e.reference = "PAST_REF", e;
  } else if (scan.Is(j, {"earlier", "previously", "prior"})) {
    e.count = -e.count;
    e.narrative = true;
    if (scan.Is(j + 1, {"than", "to"})) return Vague(t, j);
  } else if (scan.Is(j, {"later", "afterward", "afterwards"})) {
    e.anaphoric = true;
  } else if (scan.Is(j, {"before", "after", "following"})) {
    if (scan.Is(j, {"before"})) e.count = -e.count;
    if (ThatAlone(scan, j + 1, t)) {
      e.last = j + 1;
    } else if (!PhraseEnds(scan, j + 1)) {
      e.kind = TimeKind::kVague;
      e.from_next = e.count != 0;
      return e;
    }
    e.anaphoric = true;
  } else if (scan.Is(j, {"from"}) && scan.Is(j + 1, {"now", "today"})) {
    e.last = j + 1;
  } else {
    return {};
  }
  // "hours later", "twenty minutes later": on the day spoken of.
  const bool minutes = scan.Is(unit_at, {"minute", "minutes", "second", "seconds"});
  if (e.anaphoric && e.unit == TimeUnit::kHour && (e.count == 0 || minutes)) return e.count = 0, e;
  return e.count == 0 ? Vague(t, e.last, scan.Is(j, {"ago", "earlier", "back"}) ? "PAST_REF" : "") : e;
}

}  // namespace

TimeMatch MatchNamedDay(const DateScan& scan, int t) {
  if (scan.Is(t, {"the"}) && scan.Is(t + 1, {"day"}) && scan.Is(t + 2, {"before", "after"}) && scan.Is(t + 3, {"yesterday", "tomorrow"})) {
    return DayOffset(t, t + 3, scan.Is(t + 3, {"yesterday"}) ? -2 : 2);
  }
  bool named = scan.Upper(t) && t > 0 && scan.Tag(t - 1) == Upos::PROPN;  // "Russia Today"
  if (!named && scan.Is(t, {"today", "tonight"})) return DayOffset(t, AfterDayPart(scan, t + 1) - 1, 0);
  if (scan.Is(t, {"yesterday"})) return DayOffset(t, AfterDayPart(scan, t + 1) - 1, -1);
  if (scan.Is(t, {"tomorrow"})) return DayOffset(t, AfterDayPart(scan, t + 1) - 1, 1);
  if (scan.Is(t, {"last"}) && scan.Is(t + 1, {"night", "evening"})) return DayOffset(t, t + 1, -1);
  if (scan.Is(t, {"this"}) && IsDayPart(scan.Low(t + 1))) return DayOffset(t, t + 1, 0);
  // Not "an overnight raid".
  bool adverb = scan.Tag(t) == Upos::ADV || (scan.Tag(t + 1) != Upos::NOUN && scan.Tag(t - 1) != Upos::DET && scan.Tag(t - 1) != Upos::ADJ);
  if (scan.Is(t, {"overnight"}) && adverb) return DayOffset(t, t, 0);
  return {};
}

TimeMatch MatchUnit(const DateScan& scan, int t) {
  int i = scan.Is(t, {"the", "its"}) ? t + 1 : t;
  bool article = i > t;
  TimeExpression e;
  e.kind = TimeKind::kUnit;
  e.first = t;
  if (article && scan.Is(i, {"weekend"}) && scan.Is(t - 1, {"over", "at", "during", "on", "of", "before", "after", "by", "through", "until", "for"})) {
    e.ref = TimeRef::kThis;
    e.unit = TimeUnit::kWeekend;
    e.last = i;
    return e;
  }
  if (scan.Is(i, {"same", "that"}) && (article || scan.Is(i, {"that"}))) {
    if (scan.Is(i, {"that"}) && scan.Is(i + 1, {"same"})) ++i;
    e.ref = TimeRef::kThis;
    e.anaphoric = true;
  } else {
    e.ref = RefFrom(scan.Low(i));
    if (e.ref == TimeRef::kNone) return {};
    // "this past week"
    if (scan.Is(i, {"this"}) && RefFrom(scan.Low(i + 1)) != TimeRef::kNone) e.ref = RefFrom(scan.Low(++i));
    else if (scan.Is(i, {"past"})) e.kind = TimeKind::kDuration;  // "in the past week": a stretch, no point
    e.anaphoric = scan.Is(i, {"following"}) || (article && scan.Is(i, {"next"}));
    e.narrative = scan.Is(i, {"previous", "preceding"});
    // "over the last week"
    if (article && scan.Is(i, {"last"})) e.kind = TimeKind::kDuration;
  }
  int unit_at = i + 1;
  if (e.ref != TimeRef::kThis || scan.Is(i, {"these"})) {
    // "the last three days", "the next few weeks"
    Count count = CountAt(scan, unit_at);
    if (count.next > 0 && !count.article) {
      unit_at = count.next;
      e.kind = TimeKind::kDuration;
      e.count = count.number;
      // "the last few months"
      if (count.number == 0) e.reference = e.ref == TimeRef::kLast ? "PAST_REF" : "FUTURE_REF";
    }
  }
  e.unit = UnitFrom(scan.Low(unit_at));
  if (scan.Is(unit_at, {"fiscal", "financial", "calendar"}) && scan.Is(unit_at + 1, {"year", "quarter"})) e.unit = UnitFrom(scan.Low(++unit_at));
  e.last = unit_at;
  if (e.unit == TimeUnit::kNone || e.unit == TimeUnit::kHour) {
    // "the next morning", "the same evening"
    if ((e.anaphoric || e.narrative) && IsDayPart(scan.Low(unit_at))) return e.unit = TimeUnit::kDay, e;
    return {};
  }
  bool plural = scan.Low(unit_at).ends_with('s');
  if (plural) e.kind = TimeKind::kDuration;
  // "the coming months", "past years"
  bool uncounted = plural && e.count == 0 && !e.anaphoric && !e.narrative && e.ref != TimeRef::kThis;
  if (uncounted) e.reference = e.ref == TimeRef::kLast ? "PAST_REF" : "FUTURE_REF";
  // "the last day of the visit", "this day"
  if (e.kind == TimeKind::kUnit && e.unit == TimeUnit::kDay && !e.anaphoric && !e.narrative) return {};
  if (e.anaphoric && scan.Is(i, {"that"}) && scan.Tag(i) == Upos::SCONJ) return {};
  return e;
}

TimeMatch MatchCount(const DateScan& scan, int t) {
  // "On the eve of his departure": the day before what was just told of the same person.
  const bool eve = scan.Is(t, {"the"}) && scan.Is(t + 1, {"eve"}) && scan.Is(t + 2, {"of"}) && scan.Is(t - 1, {"on"});
  if (eve && scan.Is(t + 3, {"his", "her", "their", "its"}) && scan.Is(t + 4, {"departure", "arrival", "visit", "trip", "return", "journey"})) {
    TimeExpression e = DayOffset(t, t + 4, -1);
    e.anaphoric = true;
    return e;
  }
  // "the day before", "the day after", "the evening before", one day later than the one spoken of.
  const bool part = scan.Is(t, {"the"}) && scan.Is(t + 1, {"evening", "night", "afternoon", "morning"}) && scan.Is(t + 2, {"before", "after"});
  const bool part_that = part && ThatAlone(scan, t + 3, t);
  if (part_that || (part && PhraseEnds(scan, t + 3))) {
    TimeExpression e = DayOffset(t, part_that ? t + 3 : t + 2, scan.Is(t + 2, {"after"}) ? 1 : -1);
    e.anaphoric = true;
    return e;
  }
  if (scan.Is(t, {"the"}) && scan.Is(t + 1, {"day", "week", "month", "year"}) && scan.Is(t + 2, {"before", "after", "earlier", "prior"})) {
    const bool that = scan.Is(t + 2, {"before", "after"}) && ThatAlone(scan, t + 3, t);
    bool from_next = scan.Is(t + 2, {"before", "after", "prior"}) && !that && !PhraseEnds(scan, t + 3);
    TimeExpression e = DayOffset(t, that ? t + 3 : t + 2, scan.Is(t + 2, {"after"}) ? 1 : -1);
    e.unit = UnitFrom(scan.Low(t + 1));
    e.anaphoric = !from_next;
    e.from_next = from_next;
    if (from_next) e.kind = TimeKind::kVague;
    return e;
  }
  bool year_ago = scan.Is(t, {"year", "month", "week", "day"}) && scan.Dash(t + 1) && scan.Is(t + 2, {"ago", "earlier"});
  Count count = year_ago ? Count{t, 1, false} : CountAt(scan, t);
  int unit_at = count.next;
  if (unit_at < 0) {
    // "years ago", "decades later", "hours earlier"
    if (!scan.Low(t).ends_with('s') || UnitFrom(scan.Low(t)) == TimeUnit::kNone) return {};
    unit_at = t;
  }
  bool hyphen = scan.Dash(unit_at) && scan.Glued(unit_at);
  if (hyphen) ++unit_at;
  // "72-hour": sometimes one token. "two calendar weeks", "three more days", "two consecutive days".
  if (scan.Is(unit_at, {"more", "consecutive", "straight", "full", "whole", "long", "additional", "further", "short"})) ++unit_at;
  TimeUnit unit = UnitFrom(scan.Low(unit_at));
  if (unit == TimeUnit::kNone || scan.Is(unit_at, {"second"})) return {};
  if (TimeMatch directed = Directed(scan, t, unit_at, count)) return directed;
  if (year_ago || unit_at == t) return {};
  bool old = scan.Is(unit_at + 1, {"old"}) || (scan.Dash(unit_at + 1) && scan.Is(unit_at + 2, {"old"}));
  bool alone = count.article || (count.number == 1 && !hyphen) || count.number == 0;
  if (!old && alone && count.number != 0 && !DurationBefore(scan, t)) return {};
  if (!old && scan.Is(t - 1, {"per", "every", "each"})) return {};
  if (unit == TimeUnit::kQuarter && count.article) return {};  // a fraction
  TimeExpression e;
  e.kind = TimeKind::kDuration;
  e.first = t;
  e.last = old ? (scan.Is(unit_at + 1, {"old"}) ? unit_at + 1 : unit_at + 2) : unit_at;
  e.unit = unit;
  e.count = count.number;
  return e;
}

}  // namespace lapwing
