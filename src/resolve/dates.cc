// SPDX-License-Identifier: Apache-2.0
#include "resolve/dates.h"

#include <algorithm>
#include <array>

#include "resolve/date_context.h"
#include "resolve/date_match.h"
#include "resolve/date_resolve.h"
#include "resolve/date_value.h"

namespace lapwing {
namespace {

using Matcher = TimeMatch (*)(const DateScan&, int);

/// The longest expression at t; of equally long ones the earlier matcher's.
TimeMatch LongestAt(const DateScan& scan, int t) {
  static constexpr std::array<Matcher, 16> kMatchers = {MatchNamedDay, MatchHoliday, MatchNationalDay, MatchEra, MatchCalendar, MatchNumeric, MatchState, MatchUnit,
                                                        MatchDayNumber, MatchSeason,  MatchQuarter,  MatchCount,   MatchYear,  MatchVague, MatchRunningYear, MatchYearEnd};
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

/// Words that begin no time expression: verbs, punctuation, "and". Saves looking at a third of the text.
bool NeverBegins(const DateScan& scan, int t) {
  switch (scan.Tag(t)) {
    case Upos::PUNCT: return !scan.Is(t, {"'", "\u2019", "`"});
    case Upos::VERB: return !scan.Upper(t) && !scan.Is(t, {"coming", "following", "preceding", "past", "running", "passing", "ending", "ended", "last"});
    case Upos::PRON: return !scan.Is(t, {"this", "that", "these", "those", "all", "each", "both"}) && !scan.Upper(t);
    case Upos::AUX:
    case Upos::PART:
    case Upos::CCONJ: return !scan.Upper(t);
    default: return false;
  }
}

std::vector<TimeExpression> FindExpressions(const DateScan& scan, int from) {
  std::vector<TimeExpression> found;
  for (int t = from; t < scan.size();) {
    TimeMatch match = NeverBegins(scan, t) ? TimeMatch{} : ExpressionAt(scan, t);
    if (!match) {
      ++t;
      continue;
    }
    t = match->last + 1;
    found.push_back(*match);
  }
  return found;
}

/// A date so many days, weeks, months or years from another; no finer than the unit counts.
Date Counted(const Date& from, const TimeExpression& e) {
  switch (e.unit) {
    case TimeUnit::kDay: return from.precision == Precision::kDay ? Date::FromDays(from.Days() + e.count) : Date{};
    case TimeUnit::kWeek: return from.precision == Precision::kDay ? Date::FromDays(from.Days() + 7 * e.count) : Date{};
    case TimeUnit::kMonth: return from.precision >= Precision::kMonth ? AddMonths(from.year, from.month, e.count) : Date{};
    case TimeUnit::kYear: return Date::Year(from.year + e.count);
    default: return {};
  }
}

/// "the day after Christmas", "three days before May 4": counted from the date named next, if nothing but its own words stand between.
bool CountFromNext(const DateScan& scan, const TimeExpression& e, const TimeExpression& next, const Date& date, DateMention& mention) {
  if (!e.from_next || !date || next.first - e.last > 4) return false;
  for (int t = e.last + 1; t < next.first; ++t) {
    bool own = scan.Is(t, {"the", "'s", "\u2019s", "this", "last", "its", "their"}) || scan.Tag(t) == Upos::PROPN || scan.Tag(t) == Upos::ADJ;
    if (!own) return false;
  }
  mention.date = Counted(date, e);
  if (!mention.date) return false;
  mention.basis = "text";
  mention.value = mention.date.ToString();
  return true;
}

/// "was shot two days after the abduction", where the sentence before told of it: what a bare "the" names has just been told.
bool CountFromTold(const DateScan& scan, const TimeExpression& e, const DateContext& context, DateMention& mention) {
  const int noun = e.last + 2;
  const bool bare = e.from_next && context.last_behind && context.last_sentence + 1 == context.sentence && scan.Is(e.last + 1, {"the", "that", "this"}) && scan.Tag(noun) == Upos::NOUN;
  if (!bare || (scan.Inside(noun + 1) && scan.Tag(noun + 1) != Upos::PUNCT)) return false;
  // Of these it may be another one, of another year.
  if (scan.Is(noun, {"election", "elections", "vote", "war", "revolution", "independence", "holiday", "holidays", "deadline"})) return false;
  mention.date = Counted(context.last_behind, e);
  if (mention.date) mention.value = mention.date.ToString();
  return static_cast<bool>(mention.date);
}

/// "two days after they agreed": for whoever knows when that clause's event was.
void CountFromClause(const DateScan& scan, const TimeExpression& e, const DateContext& context, DateMention& mention) {
  if (!e.from_next || mention.date || CountFromTold(scan, e, context, mention)) return;
  bool week = e.unit == TimeUnit::kWeek;
  mention.counted = e.count * (week ? 7 : 1);
  if (context.last_sentence + 1 == context.sentence && !context.last_aside) mention.counted_from = context.last_behind;
  mention.counted_to_the_day = e.to_the == TimeUnit::kDay;
  mention.counted_in = e.unit == TimeUnit::kDay || week ? Precision::kDay : e.unit == TimeUnit::kMonth ? Precision::kMonth : e.unit == TimeUnit::kYear ? Precision::kYear : Precision::kNone;
  if (mention.counted_in == Precision::kNone) mention.counted = 0;
}

/// The day of what the main clause tells; not that of "the Nov. 29 attack" in it.
bool OfMainClause(const DateScan& scan, const TimeExpression& e) {
  const int above = scan.tree().Head(scan.HeadOf(e.first, e.last));
  if (above > e.last && scan.tree().IsNominal(above)) return false;
  int verb = ClauseTimeOf(scan, e.first, e.last).verb;
  while (verb >= 0 && scan.tree().Rel(verb) == Deprel::conj) verb = scan.tree().Head(verb);
  return verb >= 0 && scan.tree().Head(verb) < 0;
}

/// In a clause that tells which one is meant.
bool InRelative(const DateScan& scan, const TimeExpression& e) {
  const int verb = ClauseTimeOf(scan, e.first, e.last).verb;
  return verb >= 0 && scan.tree().Rel(verb) == Deprel::acl_relcl;
}

/// "had sought their return on Sunday".
bool LooksBack(const DateScan& scan, const TimeExpression& e) {
  const int verb = ClauseTimeOf(scan, e.first, e.last).verb;
  if (verb < 0) return false;
  const auto& children = scan.tree().Children(verb);
  return std::any_of(children.begin(), children.end(), [&](int child) { return scan.tree().Rel(child) == Deprel::aux && scan.Is(child, {"had"}); });
}

bool LacksYear(const TimeExpression& e) {
  return e.kind == TimeKind::kCalendar && e.month != 0 && e.year == 0 && !e.year_offset && !e.that_year && e.ref == TimeRef::kNone;
}

/// Nothing but words of ranges and lists stands between two expressions.
bool Joined(const DateScan& scan, const TimeExpression& e, const TimeExpression& next) {
  bool joined = next.first - e.last <= 3;
  for (int t = e.last + 1; t < next.first; ++t) {
    joined = joined && (scan.Dash(t) || scan.Is(t, {"and", "to", "through", "until", "or", ",", "on", "in", "/"}));
  }
  return joined;
}

/// "between December 3 and January 5": without a year, the second is the next such day after the first.
void FollowFirst(const DateScan& scan, const TimeExpression& first, const Date& date, TimeExpression& e) {
  if (!date || !LacksYear(first) || !LacksYear(e) || !Joined(scan, first, e)) return;
  e.year = date.year + (e.month < date.month ? 1 : 0);
}

/// "from March 3 to April 5, 2019", "in May and June 2018": a year given once serves both.
void ShareYears(const DateScan& scan, std::vector<TimeExpression>& found) {
  for (size_t i = found.size(); i-- > 1;) {
    TimeExpression& e = found[i - 1];
    const TimeExpression& next = found[i];
    if (!LacksYear(e) || next.kind != TimeKind::kCalendar || next.year == 0 || next.month == 0) continue;
    if (Joined(scan, e, next)) e.year = next.year;
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

}  // namespace

std::vector<DateMention> FindDates(const Tree& tree, DateContext& context) {
  std::vector<DateMention> dates;
  if (tree.size() == 0) return dates;
  ++context.sentence;
  DateScan scan(tree);
  int from = 0;
  if (auto dateline = MatchDateline(scan, context)) {
    from = dateline->last + 1;
    if (dateline->date) {
      context.dateline = context.last = context.last_behind = context.spoken = dateline->date;
      context.of_today = true;
    }
    dates.push_back(std::move(*dateline));
  }
  int sentence_of_last = from > 0 && context.last ? context.sentence : context.last_sentence;
  std::vector<TimeExpression> found = FindExpressions(scan, from);
  ShareYears(scan, found);
  for (const TimeExpression& e : found) context.day_first = context.day_first || e.day_first;
  for (size_t i = 0; i < found.size(); ++i) {
    TimeExpression e = found[i];
    if (i > 0) FollowFirst(scan, found[i - 1], dates.back().date, e);
    DateMention mention = ResolveTime(scan, e, context);
    NoteEra(found[i], context);
    NoteQuarter(scan, e, mention, context);
    if (mention.date && !mention.duration) {
      // "A week earlier they had captured a town, and the next day crowds stormed": the story goes on from where it stood.
      const bool aside = e.kind == TimeKind::kOffset && e.unit == TimeUnit::kWeek && e.narrative;
      // "told his guest, who had flown in on Monday ... Later in the day": the day spoken of is not that one.
      const bool in_passing = context.last && InRelative(scan, e) && LooksBack(scan, e);
      if (mention.date.precision == Precision::kDay && !aside && !in_passing) {
        context.last = mention.date;
        context.last_aside = LooksBack(scan, e) || !OfMainClause(scan, e);
        sentence_of_last = context.sentence;
        if (!context.published || mention.date.Days() <= context.published.Days()) context.last_behind = mention.date;
      }
      if (!aside) context.spoken = mention.date;
    }
    if (i > 0 && CountFromNext(scan, found[i - 1], found[i], mention.date, dates.back())) {
      dates.back().counted = 0;
      mention.duration = true;  // only what was counted from
      context.last = dates.back().date.precision == Precision::kDay ? dates.back().date : context.last;
    }
    CountFromClause(scan, found[i], context, mention);
    dates.push_back(std::move(mention));
  }
  context.last_sentence = sentence_of_last;
  return dates;
}

}  // namespace lapwing
