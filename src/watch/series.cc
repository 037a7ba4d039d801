// SPDX-License-Identifier: Apache-2.0
#include "watch/series.h"

#include <algorithm>

#include "lapwing/date.h"

namespace lapwing {

std::optional<SeriesUnit> SeriesUnitOf(std::string_view name) {
  if (name == "day") return SeriesUnit::kDay;
  if (name == "week") return SeriesUnit::kWeek;
  if (name == "month") return SeriesUnit::kMonth;
  return std::nullopt;
}

int64_t PeriodOf(int64_t day, SeriesUnit unit) {
  if (unit == SeriesUnit::kDay) return day;
  Date date = Date::FromDays(day);
  return unit == SeriesUnit::kWeek ? day - date.Weekday() : Date::Month(date.year, date.month).Days();
}

int64_t NextPeriod(int64_t period, SeriesUnit unit) {
  if (unit == SeriesUnit::kDay) return period + 1;
  if (unit == SeriesUnit::kWeek) return period + 7;
  return PeriodOf(period + 31, SeriesUnit::kMonth);
}

SeriesBuilder::SeriesBuilder(SeriesUnit unit, int64_t first_day, int64_t last_day) : unit_(unit), first_day_(first_day), last_day_(last_day) {
  for (int64_t period = PeriodOf(first_day, unit); period <= last_day; period = NextPeriod(period, unit)) {
    periods_.emplace_back();
    periods_.back().first_day = period;
  }
}

SeriesPeriod* SeriesBuilder::Find(int64_t day) {
  if (day < first_day_ || day > last_day_) return nullptr;
  auto after = std::upper_bound(periods_.begin(), periods_.end(), day, [](int64_t value, const SeriesPeriod& period) { return value < period.first_day; });
  return &*std::prev(after);
}

void SeriesBuilder::Add(const CountedEvent& event) {
  SeriesPeriod* period = Find(event.day);
  if (period == nullptr || event.quad < 1 || event.quad > 4) return;
  if (units_.contains(event.unit) || !events_.insert(event.event).second) return;
  units_.insert(event.unit);
  if (period->events == 0) period->score_min = period->score_max = event.score;
  ++period->events;
  ++period->quads[static_cast<size_t>(event.quad - 1)];
  ++period->types[std::string(event.type)];
  period->score_sum += event.score;
  period->score_min = std::min(period->score_min, event.score);
  period->score_max = std::max(period->score_max, event.score);
}

void SeriesBuilder::AddReports(int64_t day, int64_t articles) {
  if (SeriesPeriod* period = Find(day)) period->reports += articles;
}

}  // namespace lapwing
