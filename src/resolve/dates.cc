// SPDX-License-Identifier: Apache-2.0
#include "resolve/dates.h"

#include <array>

#include "resolve/date_match.h"
#include "resolve/date_resolve.h"

namespace lapwing {
namespace {

constexpr int kQuarterHolds = 4;  // sentences for which "a year earlier" still means the quarter

using Matcher = TimeMatch (*)(const DateScan&, int);

/// "for the year", "the full year", "the rest of the year": a stretch of the year we are in.
TimeMatch RunningYear(const DateScan& scan, int t) {
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

/// "year-end", "year's end".
TimeMatch YearEnd(const DateScan& scan, int t) {
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

/// The longest expression at t; of equally long ones the earlier matcher's.
TimeMatch LongestAt(const DateScan& scan, int t) {
  static constexpr std::array<Matcher, 14> kMatchers = {MatchNamedDay, MatchHoliday, MatchCalendar, MatchNumeric, MatchState, MatchUnit,
                                                        MatchDayNumber, MatchSeason,  MatchQuarter,  MatchCount,   MatchYear,  MatchVague, RunningYear, YearEnd};
  TimeMatch best;
  for (Matcher matcher : kMatchers) {
    TimeMatch match = matcher(scan, t);
    if (match && (!best || match->last > best->last)) best = match;
  }
  return best;
}

/// "early", "mid -", "the end of", "the beginning of", "the night of": index after what stands before a date, or t.
int AfterPrefix(const DateScan& scan, int t) {
  int i = scan.Is(t, {"the"}) ? t + 1 : t;
  if (scan.Is(i, {"beginning", "start", "end", "middle", "turn", "close"}) || IsDayPart(scan.Low(i))) {
    if (!scan.Is(i + 1, {"of"})) return t;
    return scan.Is(i + 2, {"the"}) && !scan.Is(i + 3, {"year", "month", "week", "decade"}) ? i + 3 : i + 2;
  }
  if (!scan.Is(i, {"early", "late", "mid", "earlier", "later"})) return t;
  ++i;
  if (scan.Dash(i)) ++i;
  // "later in the day", "earlier in the week", "early in 2018", "late on Friday"
  if (scan.Is(i, {"in", "on"})) ++i;
  return i;
}

/// "the week of March 3": index after "of", or t.
int AfterWeekOf(const DateScan& scan, int t) {
  int i = scan.Is(t, {"the"}) ? t + 1 : t;
  return scan.Is(i, {"week", "weekend"}) && scan.Is(i + 1, {"of"}) ? i + 2 : t;
}

/// "the end of the year", "later in the week": the unit we are in.
TimeMatch PlainUnit(const DateScan& scan, int t) {
  if (!scan.Is(t, {"the"}) || !scan.Is(t + 1, {"year", "month", "week", "day"})) return {};
  TimeExpression e;
  e.kind = TimeKind::kUnit;
  e.first = t;
  e.last = t + 1;
  e.ref = TimeRef::kThis;
  e.unit = UnitFrom(scan.Low(t + 1));
  if (e.unit != TimeUnit::kDay) return e;
  // "later in the day": the day spoken of.
  e.anaphoric = true;
  return e;
}

TimeMatch ExpressionAt(const DateScan& scan, int t) {
  TimeMatch best = LongestAt(scan, t);
  if (int after = AfterPrefix(scan, t); after > t) {
    TimeMatch rest = LongestAt(scan, after);
    if (!rest) rest = PlainUnit(scan, after);
    bool point = rest && rest->kind != TimeKind::kVague && rest->kind != TimeKind::kDuration && rest->kind != TimeKind::kState;
    if (point && (!best || rest->last > best->last)) {
      best = rest;
      best->first = t;
    }
  }
  if (int after = AfterWeekOf(scan, t); after > t) {
    TimeMatch day = MatchCalendar(scan, after);
    if (day && day->day != 0) {
      best = day;
      best->first = t;
      best->week_of = true;
    }
  }
  // "at 9 a.m. on Friday", "9 p.m. Monday"
  if (int after = AfterClock(scan, t); after > t) {
    int day = scan.Is(after, {"on", ","}) ? after + 1 : after;
    TimeMatch rest = MatchCalendar(scan, day);
    if (!rest) rest = MatchNamedDay(scan, day);
    if (rest && (!best || rest->last > best->last)) {
      best = rest;
      best->first = t;
    }
  }
  return best;
}

std::vector<TimeExpression> FindExpressions(const DateScan& scan, int from) {
  std::vector<TimeExpression> found;
  for (int t = from; t < scan.size();) {
    TimeMatch match = ExpressionAt(scan, t);
    if (!match) {
      ++t;
      continue;
    }
    t = match->last + 1;
    found.push_back(*match);
  }
  return found;
}

bool LacksYear(const TimeExpression& e) {
  return e.kind == TimeKind::kCalendar && e.month != 0 && e.year == 0 && !e.year_offset && !e.that_year && e.ref == TimeRef::kNone;
}

/// "from March 3 to April 5, 2019", "in May and June 2018": a year given once serves both.
void ShareYears(const DateScan& scan, std::vector<TimeExpression>& found) {
  for (size_t i = found.size(); i-- > 1;) {
    TimeExpression& e = found[i - 1];
    const TimeExpression& next = found[i];
    if (!LacksYear(e) || next.kind != TimeKind::kCalendar || next.year == 0 || next.month == 0) continue;
    bool joined = next.first - e.last <= 3;
    for (int t = e.last + 1; t < next.first; ++t) {
      joined = joined && (scan.Dash(t) || scan.Is(t, {"and", "to", "through", "until", "or", ",", "on", "in", "/"}));
    }
    if (joined) e.year = next.year;
  }
  // "In 2018 the two met in June": a bare year in the same clause.
  for (TimeExpression& e : found) {
    if (!LacksYear(e)) continue;
    for (const TimeExpression& other : found) {
      if (other.kind != TimeKind::kCalendar || other.month != 0 || other.year == 0 || other.weekday >= 0) continue;
      int verb = ClauseTimeOf(scan, e.first, e.last).verb;
      bool bare = scan.Is(other.first - 1, {"in", "of"}) && verb >= 0 && verb == ClauseTimeOf(scan, other.first, other.last).verb;
      if (bare) e.year = other.year;
    }
  }
}

/// A quarter stays the one spoken of when only compared: "from $2 million in the third quarter of 1988".
/// A longer period takes its place: "for the nine months ... a year earlier". What lies ahead is not reported on.
void NoteQuarter(const DateScan& scan, const TimeExpression& e, const DateMention& mention, DateContext& context) {
  bool longer = e.kind == TimeKind::kDuration && e.unit == TimeUnit::kMonth && (e.count == 6 || e.count == 9);
  if (longer) context.quarter_told = false;
  const std::string& value = mention.value;
  if (value.size() != 7 || value[5] != 'Q' || ClauseTimeOf(scan, e.first, e.last).tense == Tense::kFuture) return;
  int year = mention.date.year, quarter = value[6] - '0';
  bool compared = context.QuarterHolds() && year == context.quarter_year - 1;
  if (!compared) context.quarter_year = year, context.quarter = quarter;
  context.quarter_sentence = context.sentence;
  context.quarter_told = true;
}

/// Whether the article tells of today or of the past, as far as this expression shows it.
void NoteEra(const TimeExpression& e, DateContext& context) {
  if (e.year != 0) {
    if (e.year <= context.published.year - 2) ++context.old_years;
    else if (e.year <= context.published.year + 1) context.of_today = true;
    return;
  }
  bool told = e.anaphoric || e.narrative || e.kind == TimeKind::kDuration || e.kind == TimeKind::kState || e.kind == TimeKind::kVague || e.that_year;
  bool counted = e.weekday >= 0 || e.ref != TimeRef::kNone || e.kind == TimeKind::kOffset || e.year_offset;
  if (!told && counted) context.of_today = true;
}

}  // namespace

bool DateContext::QuarterHolds() const { return quarter != 0 && quarter_told && sentence - quarter_sentence <= kQuarterHolds; }

std::vector<DateMention> FindDates(const Tree& tree, DateContext& context) {
  std::vector<DateMention> dates;
  if (tree.size() == 0) return dates;
  ++context.sentence;
  DateScan scan(tree);
  int from = 0;
  if (auto dateline = MatchDateline(scan, context)) {
    from = dateline->last + 1;
    if (dateline->date) {
      context.dateline = context.last = context.spoken = dateline->date;
      context.of_today = true;
    }
    dates.push_back(std::move(*dateline));
  }
  std::vector<TimeExpression> found = FindExpressions(scan, from);
  ShareYears(scan, found);
  for (const TimeExpression& e : found) context.day_first = context.day_first || e.day_first;
  for (const TimeExpression& e : found) {
    DateMention mention = ResolveTime(scan, e, context);
    NoteEra(e, context);
    NoteQuarter(scan, e, mention, context);
    if (mention.date && !mention.duration) {
      if (mention.date.precision == Precision::kDay) context.last = mention.date;
      context.spoken = mention.date;
    }
    dates.push_back(std::move(mention));
  }
  return dates;
}

}  // namespace lapwing
