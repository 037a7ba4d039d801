// SPDX-License-Identifier: Apache-2.0
#include "resolve/date_resolve.h"

#include <algorithm>
#include <cstdlib>

#include "resolve/date_clock.h"
#include "resolve/date_value.h"

namespace lapwing {
namespace {

constexpr int64_t kLongAgo = 60;   // days after which a span is background
constexpr int64_t kSlack = 31;     // days a date without year may lie on the wrong side of publication
constexpr int64_t kZones = 2;      // and where a simple past leaves no doubt

class TimeResolver {
 public:
  TimeResolver(const DateScan& scan, const TimeExpression& e, const DateContext& context)
      : scan_(scan), e_(e), context_(context), clause_(ClauseTimeOf(scan, e.first, e.last)), published_(context.published), today_(published_) {
    // The dateline is when it was written; publication may be a day or two later.
    if (context.dateline && published_ && std::llabs(context.dateline.Days() - published_.Days()) <= 3) today_ = context.dateline;
    if (!published_) today_ = {};
  }

  DateMention Resolve() const {
    DateMention mention;
    mention.first = e_.first;
    mention.last = e_.last;
    mention.basis = "text";
    bool recurring = scan_.Is(e_.first - 1, {"every", "each"});
    if (recurring) return mention;
    if (e_.kind == TimeKind::kDuration) return Duration(mention);
    if (e_.kind == TimeKind::kState) return State(mention);
    if (e_.kind == TimeKind::kEra) {
      mention.past_state = Background(Date::Year(e_.year));
      return mention;
    }
    TimeMeaning meaning = Point();
    mention.date = meaning.date;
    mention.value = std::move(meaning.value);
    if (mention.date.precision == Precision::kDay) mention.value += TimeOfDay(scan_, e_.first, e_.last);
    if (e_.kind == TimeKind::kDecade) mention.past_state = Background(Date::Year(e_.year + 9));
    // "in the past": history without a day.
    if (e_.kind == TimeKind::kVague && scan_.Is(e_.last, {"past"}) && scan_.Is(e_.first - 1, {"in"})) mention.past_state = true;
    if (Bound()) MarkSpan(mention);
    mention.duration = mention.duration || e_.stretch;
    return mention;
  }

 private:
  bool Ahead() const { return clause_.tense == Tense::kFuture || clause_.tense == Tense::kPresent; }
  bool Past() const { return !Ahead(); }
  /// What "the same day", "a week later" count from: for what has happened, not a day that is still to come.
  const Date& Last() const {
    bool to_come = clause_.tense == Tense::kPast && published_ && context_.last && context_.last.Days() > published_.Days();
    return to_come ? context_.last_behind : context_.last;
  }
  bool Known() const { return static_cast<bool>(published_); }
  bool Background(const Date& date) const { return date && published_ && published_.Days() - date.Days() > kLongAgo; }

  /// After "since", "until": an end of a span. "since the beginning of 2023", "since at least 2006", "until early 2022".
  bool Bound() const {
    int t = e_.first - 1;
    while (scan_.Is(t, {"the", "early", "late", "at", "least", "about", "around", "mid", "-", "of", "beginning", "start", "end", "middle"}) && t > e_.first - 6) --t;
    return scan_.Is(t, {"since", "until", "till", "through"});
  }

  void MarkSpan(DateMention& mention) const {
    bool first_since = false;  // "its first test since 2017" is no state
    for (int t = std::max(0, e_.first - 12); t < e_.first; ++t) first_since = first_since || scan_.Is(t, {"first", "biggest", "largest", "highest", "worst", "lowest", "latest"});
    bool since = false;
    for (int t = std::max(0, e_.first - 5); t < e_.first; ++t) since = since || scan_.Is(t, {"since"});
    bool old = !Known() ? clause_.perfect : Background(mention.date);
    if (since && clause_.perfect && old && !first_since) mention.past_state = true;
    else mention.duration = true;
  }

  DateMention Duration(DateMention mention) const {
    mention.duration = true;
    mention.value = e_.reference;
    // "will meet in two days"
    bool future = scan_.Is(e_.first - 1, {"in"}) && clause_.tense == Tense::kFuture && e_.count > 0 && e_.ref == TimeRef::kNone;
    if (!future || !Known() || e_.unit < TimeUnit::kDay) return mention;
    mention.duration = false;
    TimeMeaning meaning = Shift(today_, e_.unit, e_.count);
    mention.date = meaning.date;
    mention.value = std::move(meaning.value);
    return mention;
  }

  DateMention State(DateMention mention) const {
    // A sentence of years is no state; neither is what lies ahead.
    bool counted = e_.count > 0 && e_.ref == TimeRef::kNone;
    mention.past_state = clause_.tense != Tense::kFuture && (!counted || clause_.perfect);
    mention.duration = !mention.past_state;
    mention.value = e_.reference;
    return mention;
  }

  TimeMeaning Point() const {
    switch (e_.kind) {
      case TimeKind::kCalendar: return e_.week_of && Calendar() ? WeekOf(Calendar()) : TimeMeaning(Calendar());
      case TimeKind::kDayNumber: return DayNumber();
      case TimeKind::kHoliday: return HolidayDate();
      case TimeKind::kUnit: return Unit();
      case TimeKind::kOffset: return Offset();
      case TimeKind::kPart: return Part();
      case TimeKind::kPeriod: return Period();
      case TimeKind::kDecade: return {Date{}, std::to_string(e_.year / 10)};
      case TimeKind::kCentury: return {Date{}, std::to_string(e_.year / 100)};
      default: return {Date{}, Vague()};
    }
  }

  /// "now", "the future"; "9 a.m." of the day spoken of.
  std::string Vague() const {
    if (!e_.reference.empty()) return std::string(e_.reference);
    std::string clock = TimeOfDay(scan_, e_.first, e_.last);
    const Date& day = Last() ? Last() : today_;
    return clock.empty() || !day ? "" : day.ToString() + clock;
  }

  Date Calendar() const {
    if (e_.month == 0 && e_.weekday < 0) return e_.year != 0 ? Date::Year(e_.year) : Date{};
    if (e_.month == 0) return Weekday();
    int year = e_.year;
    if (year == 0 && e_.that_year) year = context_.spoken.year;
    if (year == 0 && !Known()) return {};
    if (year == 0 && e_.year_offset) year = today_.year + *e_.year_offset;
    if (year == 0 && context_.History() && e_.ref == TimeRef::kNone) year = StoryYear(e_.month);
    if (year == 0) return e_.day != 0 ? DayWithoutYear(e_.month, e_.day) : MonthWithoutYear();
    if (e_.either_order && context_.day_first) return SafeDay(year, e_.day, e_.month);
    return e_.day != 0 ? SafeDay(year, e_.month, e_.day) : Date::Month(year, e_.month);
  }

  /// The year that brings the month nearest to what was told before; a story moves on rather than back.
  int StoryYear(int month) const {
    const Date& spoken = context_.spoken;
    if (spoken.precision == Precision::kYear) return spoken.year;
    int ahead = month - spoken.month;
    return spoken.year + (ahead < -4 ? 1 : ahead > 8 ? -1 : 0);
  }

  Date Weekday() const {
    if (!Known()) return {};
    if (e_.week_offset) return Date::FromDays(MondayOf(today_) + 7 * *e_.week_offset + e_.weekday);
    auto before = [&](const Date& day) { return Date::FromDays(day.Days() - (day.Weekday() - e_.weekday + 7) % 7); };
    auto after = [&](const Date& day) { return Date::FromDays(day.Days() + (e_.weekday - day.Weekday() + 7) % 7); };
    if (e_.weeks_off < 0) return Date::FromDays(before(published_).Days() + 7 * e_.weeks_off);
    if (e_.weeks_off > 0) return Date::FromDays(after(today_).Days() + 7 * e_.weeks_off);
    bool told = e_.anaphoric && Last();
    if (e_.ref == TimeRef::kLast) return before(Date::FromDays((told ? Last() : published_).Days() - 1));
    if (e_.ref == TimeRef::kNext) return after(Date::FromDays((told ? Last() : today_).Days() + 1));
    if (Past() && BeforeOccasion()) return Date::FromDays(published_.Days() + ((e_.weekday - published_.Weekday() + 10) % 7 - 3));
    if (Ahead()) return after(today_);
    // "NICOSIA, Aug. 17 -- Jets bombed the terminal on Tuesday", printed on Tuesday the 19th: written before that. A day's difference is one of zones.
    const Date past = before(published_);
    return past.Days() > today_.Days() + 1 ? before(today_) : past;
  }

  /// "sat out the last debate before Sunday's election", "in the run-up to Sunday's vote": an occasion that may lie on either side, so the nearer one.
  bool BeforeOccasion() const {
    if (!scan_.Is(e_.last + 1, {"'s", "’s"})) return false;
    const bool run_up = scan_.Is(e_.first - 1, {"to", "of"}) && scan_.Is(e_.first - 2, {"run-up", "up", "runup", "eve", "approach"});
    return run_up || scan_.Is(e_.first - 1, {"before"});
  }

  /// "Jan. 17": a finite verb says on which side of publication to look; otherwise the nearest such day.
  Date DayWithoutYear(int month, int day) const {
    if (e_.ref != TimeRef::kNone) return MonthWithoutYear();
    Date best;
    for (int year = published_.year - 1; year <= published_.year + 1; ++year) {
      Date date = SafeDay(year, month, day);
      if (!date) continue;
      int64_t ahead = date.Days() - published_.Days();
      // A little on the wrong side: the tense was misread, or publication is dated in another time zone.
      if (clause_.firm && clause_.tense == Tense::kPast && ahead > (clause_.told ? kZones : kSlack)) continue;
      if (clause_.firm && clause_.tense == Tense::kFuture && ahead < -120) continue;
      bool timetable = clause_.firm && clause_.tense == Tense::kPresent;  // "the summit runs May 4-6"
      if (clause_.tense != Tense::kFuture && !timetable && ahead > 100) continue;  // unclear: news looks back
      if (!best || std::llabs(ahead) < std::llabs(best.Days() - published_.Days())) best = date;
    }
    return best;
  }

  Date MonthWithoutYear() const {
    int year = today_.year;
    bool since = scan_.Is(e_.first - 1, {"since", "last"});
    int ahead = e_.month - published_.month;
    switch (e_.ref) {
      // The month just over would be called "last month".
      case TimeRef::kLast: year -= ahead >= -1 ? 1 : 0; break;
      case TimeRef::kNext: year += e_.month <= today_.month ? 1 : 0; break;
      case TimeRef::kThis: break;
      default:
        if (since || (clause_.firm && clause_.tense == Tense::kPast)) year -= ahead > 0 ? 1 : 0;
        else if (clause_.firm && clause_.tense == Tense::kFuture) year += ahead < 0 ? 1 : 0;
        else if (clause_.firm && clause_.tense == Tense::kPresent) year += Closest(e_.month);
        else if (clause_.tense == Tense::kFuture && ahead < -6) ++year;
        else year -= ahead > 3 ? 1 : 0;  // unclear: news looks back, but a quarter ahead it looks forward
    }
    return e_.day != 0 ? SafeDay(year, e_.month, e_.day) : Date::Month(year, e_.month);
  }

  /// Year offset of a month that something does in the present: "slides over the ruin in November", told in April, is a timetable; one long gone by is next year's.
  int Closest(int month) const {
    int distance = month - today_.month;
    return distance < -6 ? 1 : 0;
  }

  Date DayNumber() const {
    if (!Known()) return {};
    if (e_.month_offset) {
      Date month = AddMonths(today_.year, today_.month, *e_.month_offset);
      return SafeDay(month.year, month.month, e_.day);
    }
    // "opens on the 26th": a timetable, unless the number is only just behind us.
    bool timetable = clause_.tense == Tense::kPresent && clause_.firm;
    int step = clause_.tense == Tense::kFuture || timetable ? 1 : -1;
    const Date& from = step > 0 ? today_ : published_;
    for (int i = 0; i < 3; ++i) {
      Date month = AddMonths(from.year, from.month, i * step);
      Date date = SafeDay(month.year, month.month, e_.day);
      if (date && (step > 0 ? date.Days() >= from.Days() : date.Days() <= from.Days())) return date;
    }
    return {};
  }

  Date HolidayDate() const {
    int year = e_.year;
    if (year == 0 && !Known()) return {};
    if (year != 0) return HolidayIn(year);
    Date best;
    for (int y = published_.year - 1; y <= published_.year + 1; ++y) {
      Date date = HolidayIn(y);
      int64_t gap = date.Days() - published_.Days();
      if (e_.ref == TimeRef::kNext && gap <= 0) continue;
      if (((Past() && e_.ref != TimeRef::kNext) || e_.ref == TimeRef::kLast) && gap > 1) break;
      if (!best || std::llabs(gap) < std::llabs(best.Days() - published_.Days())) best = date;
      if ((Ahead() || e_.ref == TimeRef::kNext) && gap >= 0) return date;
    }
    return best;
  }

  Date HolidayIn(int year) const {
    const Holiday& h = *e_.holiday;
    if (h.month == 0) return Date::FromDays(EasterOf(year).Days() + h.easter_offset);
    if (h.weekday < 0) return Date::Day(year, h.month, h.day);
    Date first = Date::Day(year, h.month, 1);
    return Date::FromDays(first.Days() + (h.weekday - first.Weekday() + 7) % 7 + 7 * (h.day - 1));
  }

  TimeMeaning Unit() const {
    int step = e_.ref == TimeRef::kLast ? -1 : e_.ref == TimeRef::kNext ? 1 : 0;
    if (e_.anaphoric || e_.narrative) {
      if (TimeMeaning told = Told(step); told.date || e_.anaphoric) return told;
    }
    if (!Known()) return {};
    if (e_.unit == TimeUnit::kWeekend) return Weekend(today_, step);
    // A Sunday paper's "last week" ended the day before.
    if (e_.unit == TimeUnit::kWeek && step == -1 && today_.Weekday() == 6) step = 0;
    return Shift(today_, e_.unit, step);
  }

  /// Counted from what was spoken of before, as finely as that was: "the following month" after "in April".
  TimeMeaning Told(int step) const {
    const Date& spoken = context_.spoken;
    if (e_.unit == TimeUnit::kYear && spoken) return Date::Year(spoken.year + step);
    if (e_.unit == TimeUnit::kMonth && spoken.precision >= Precision::kMonth) return AddMonths(spoken.year, spoken.month, step);
    if (!Last()) return {};
    return e_.unit == TimeUnit::kWeekend ? Weekend(Last(), step) : Shift(Last(), e_.unit, step);
  }

  TimeMeaning Weekend(const Date& from, int step) const {
    if (step == 0 && Past() && from.Weekday() < 5) step = -1;
    return WeekendOf(Date::FromDays(from.Days() + 7 * step));
  }

  TimeMeaning Shift(const Date& from, TimeUnit unit, int count) const {
    switch (unit) {
      case TimeUnit::kDay: return Date::FromDays(from.Days() + count);
      case TimeUnit::kWeek: return WeekOf(Date::FromDays(from.Days() + 7 * count));
      case TimeUnit::kMonth: return AddMonths(from.year, from.month, count);
      case TimeUnit::kQuarter: return QuarterAfter(from, count);
      case TimeUnit::kYear: return Date::Year(from.year + count);
      case TimeUnit::kHour: return std::abs(count) <= 12 ? from : Date{};
      default: return {};
    }
  }

  /// "mined the harbours in 1984, and two years later the court ruled", "left in February; a month later it threatened": months and years count from
  /// the month or year told last, where that is told after the last day.
  Date SpokenOf() const {
    const Date& spoken = context_.spoken;
    const bool coarse = spoken && spoken.precision < Precision::kDay && published_ && spoken.year <= published_.year;
    if (!e_.anaphoric || !coarse || clause_.tense != Tense::kPast) return {};
    return e_.unit == TimeUnit::kYear || (e_.unit == TimeUnit::kMonth && spoken.precision == Precision::kMonth) ? spoken : Date{};
  }

  TimeMeaning Offset() const {
    bool told = e_.anaphoric || e_.narrative;
    if (const Date& base = SpokenOf(); base) return Shift(base, e_.unit, e_.count);
    if (e_.anaphoric && !Last()) return {};
    // Results are compared: "profit rose to $3 million from $2 million a year earlier" is of the same quarter.
    if (e_.unit == TimeUnit::kYear && e_.count == -1 && context_.QuarterHolds()) return QuarterOf(context_.quarter_year - 1, context_.quarter);
    Date from = told && Last() ? Last() : today_;
    if (!from) return {};
    TimeMeaning meaning = Shift(from, e_.unit, e_.count);
    // "took the capital on Sunday; a week earlier they had captured": counted from a day, weeks make a day; "a week ago" is vaguer.
    if (told && Last() && e_.unit == TimeUnit::kWeek) meaning.date = Date::FromDays(from.Days() + 7 * e_.count);
    // "ten years ago to the day", "twenty years ago this month"
    if (e_.to_the != TimeUnit::kNone && e_.unit == TimeUnit::kYear) return e_.to_the == TimeUnit::kDay ? SafeDay(from.year + e_.count, from.month, from.day) : Date::Month(from.year + e_.count, from.month);
    return meaning;
  }

  /// "the latest quarter", "the year-ago period", "the 1988 quarter": the quarter spoken of, or the last one that is over.
  TimeMeaning Period() const {
    int offset = e_.year_offset.value_or(0);
    if (context_.QuarterHolds()) return QuarterOf(e_.year != 0 ? e_.year : context_.quarter_year + offset, context_.quarter);
    if (e_.year != 0) return Date::Year(e_.year);
    if (!Known()) return {};
    if (e_.unit != TimeUnit::kQuarter) return offset != 0 ? TimeMeaning(Date::Year(today_.year + offset)) : TimeMeaning{};
    return QuarterAfter(Date::Day(today_.year + offset, today_.month, 1), -1);
  }

  TimeMeaning Part() const {
    std::optional<int> year = PartYear();
    if (!year) return {};
    if (e_.unit == TimeUnit::kQuarter) return QuarterOf(*year, (e_.month - 1) / 3 + 1);
    if (e_.unit == TimeUnit::kHalf) return {Date::Year(*year), std::to_string(*year) + (e_.month == 1 ? "-H1" : "-H2")};
    return SeasonOf(*year, e_.month);
  }

  std::optional<int> PartYear() const {
    if (e_.year != 0) return e_.year;
    if (e_.that_year && context_.spoken) return context_.spoken.year;
    if (!Known()) return {};
    if (context_.History() && e_.ref == TimeRef::kNone && !e_.year_offset) return e_.month == 12 ? std::optional<int>{} : StoryYear(e_.month);
    if (e_.year_offset) return today_.year + *e_.year_offset;
    // Winters straddle the new year: no year is safe.
    if (e_.month == 12) return {};
    bool over = e_.month + 3 <= published_.month;  // this year's is past
    bool begun = e_.month <= published_.month;
    switch (e_.ref) {
      case TimeRef::kLast: return over ? published_.year : published_.year - 1;
      case TimeRef::kNext: return begun ? published_.year + 1 : published_.year;
      case TimeRef::kThis: return published_.year;
      default: break;
    }
    // Quarters are reported on after they end: "will publish third-quarter results" in November is this year's.
    if (clause_.tense == Tense::kFuture) return published_.year;
    return begun ? published_.year : published_.year - 1;
  }

  const DateScan& scan_;
  const TimeExpression& e_;
  const DateContext& context_;
  ClauseTime clause_;
  Date published_;
  Date today_;
};

}  // namespace

DateMention ResolveTime(const DateScan& scan, const TimeExpression& expression, const DateContext& context) {
  return TimeResolver(scan, expression, context).Resolve();
}

}  // namespace lapwing
