// SPDX-License-Identifier: Apache-2.0
#include "record_json.h"

#include <fmt/format.h>

#include "base/json.h"
#include "lapwing/date.h"

namespace lapwing {

std::string SeriesJson(const SeriesPeriod& period) {
  JsonWriter json;
  json.BeginObject().Field("from", Date::FromDays(period.first_day).ToString()).Field("events", period.events);
  json.Field("verbal_cooperation", period.quads[0]).Field("material_cooperation", period.quads[1]);
  json.Field("verbal_conflict", period.quads[2]).Field("material_conflict", period.quads[3]).Key("score_sum").Rounded(period.score_sum, 4).Key("score_mean");
  if (period.events == 0) json.Null().Key("score_min").Null().Key("score_max").Null();
  else json.Rounded(period.ScoreMean(), 4).Key("score_min").Rounded(period.score_min, 4).Key("score_max").Rounded(period.score_max, 4);
  json.Field("reports", period.reports).Key("types").BeginObject();
  for (const auto& [type, count] : period.types) json.Field(type, count);
  json.EndObject().EndObject();
  return json.Take();
}

std::string SeriesCsvHead() { return "from,events,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,score_sum,score_mean,score_min,score_max,reports\n"; }

std::string SeriesCsv(const SeriesPeriod& period) {
  auto score = [&](double value, int places) { return period.events > 0 ? fmt::format("{:.{}f}", value, places) : std::string(); };
  return fmt::format("{},{},{},{},{},{},{:.4f},{},{},{},{}\n", Date::FromDays(period.first_day).ToString(), period.events, period.quads[0], period.quads[1], period.quads[2], period.quads[3],
                     period.score_sum, score(period.ScoreMean(), 4), score(period.score_min, 2), score(period.score_max, 2), period.reports);
}

std::string ForecastJson(const std::string& source, const std::string& target, bool either_way, const ForecastLine& line) {
  JsonWriter json;
  json.BeginObject().Field("source", source).Field("target", target).Field("either_way", either_way).Field("kind", line.kind).Field("days", line.days);
  json.Field("from", Date::FromDays(line.from).ToString()).Field("to", Date::FromDays(line.to).ToString()).Key("chance").Rounded(line.chance, 4).Key("expected").Rounded(line.expected, 3);
  json.Key("low").Rounded(line.low, 0).Key("high").Rounded(line.high, 0).Field("past_windows", line.past).Key("base_rate").Rounded(line.base, 4).Key("mean_said").Rounded(line.said, 4);
  json.Key("brier").Rounded(line.brier, 4).Key("brier_trailing_year").Rounded(line.brier_base, 4).EndObject();
  return json.Take();
}

}  // namespace lapwing
