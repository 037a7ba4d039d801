// SPDX-License-Identifier: Apache-2.0
// Counts over time, what the coming days may bring, and what departs from the usual.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "alert_feed.h"
#include "api_call.h"
#include "api_lists.h"
#include "base/json.h"
#include "dyad_series.h"
#include "forecasting.h"
#include "record_json.h"
#include "serve/respond.h"
#include "watch/usual_band.h"

namespace lapwing {
namespace {

constexpr int64_t kMostDays = 60000;  // 160 years: by day some 15 MB
constexpr std::chrono::seconds kForecastWait{2};

/// Forecasts read all pairs of the store and can take seconds: they are made one at a time, so that they never hold all workers.
std::timed_mutex forecasting;

std::string BandJson(const std::optional<watch::UsualBand>& band) {
  if (!band) return "null";
  return fmt::format("{{\"mean\":{:.4f},\"low\":{},\"high\":{}}}", band->mean, band->low, band->high);
}

}  // namespace

Result<serve::Response> ApiSeries(const ApiCall& call) {
  ApiParameters& parameters = call.parameters;
  parameters.Needed("source");
  parameters.Needed("target");
  DyadSeriesQuery query;
  query.sources = parameters.Side("source", call.data.groupings);
  query.targets = parameters.Side("target", call.data.groupings);
  query.either_way = parameters.Flag("either_way");
  std::string by = parameters.Text("by");
  std::optional<SeriesUnit> unit = by.empty() ? SeriesUnit::kMonth : SeriesUnitOf(by);
  if (!unit) parameters.Blame({Errc::kUsage, "'by' is day, week or month", ""});
  auto [from, to] = parameters.Days("from", "to");
  if (parameters.fault()) return *parameters.fault();
  Result<std::pair<int64_t, int64_t>> span = call.store.DaysOf();
  if (!span) return span.error();
  query.unit = *unit;
  const bool none = span->second < span->first;  // no day to begin or end with
  query.to = to.value_or(none && from ? *from : span->second);
  query.from = from.value_or(none && to ? *to : span->first);
  if (query.to - query.from > kMostDays) return Error{Errc::kUsage, "no more than 160 years at once", ""};
  std::vector<SeriesPeriod> periods;
  if (query.from <= query.to) {
    Result<std::vector<SeriesPeriod>> read = ReadSeries(call.store, query);
    if (!read) return read.error();
    periods = std::move(*read);
  }
  if (call.form == "csv") {
    serve::Response response{200, "text/csv; charset=utf-8", SeriesCsvHead(), {{"Content-Disposition", "attachment; filename=\"series.csv\""}}};
    for (const SeriesPeriod& period : periods) response.body += SeriesCsv(period);
    return response;
  }
  std::vector<std::optional<watch::UsualBand>> bands;
  if (!periods.empty()) {
    DyadSeriesQuery days = query;
    days.unit = SeriesUnit::kDay;
    days.from = std::max(span->first, query.from - watch::kBandHistory);
    Result<std::vector<SeriesPeriod>> read = ReadSeries(call.store, days);
    if (!read) return read.error();
    bands = watch::UsualBands(*read, query.unit, query.from, query.to);
  }
  JsonWriter json;
  json.BeginObject().Key("periods").BeginArray();
  for (size_t i = 0; i < periods.size(); ++i) {
    std::string line = SeriesJson(periods[i]);
    line.pop_back();
    json.Raw(line + ",\"expected\":" + BandJson(bands[i]) + "}");
  }
  json.EndArray().EndObject();
  return serve::Json(json.Take());
}

Result<serve::Response> ApiForecasts(const ApiCall& call) {
  std::string source = call.parameters.Needed("source"), target = call.parameters.Needed("target");
  ForecastQuery query;
  query.sources = call.parameters.Side("source", call.data.groupings);
  query.targets = call.parameters.Side("target", call.data.groupings);
  query.either_way = call.parameters.Flag("either_way");
  if (call.parameters.fault()) return *call.parameters.fault();
  std::unique_lock lock(forecasting, kForecastWait);
  if (!lock.owns_lock()) {
    serve::Response busy = serve::Problem(503, "another forecast is being made; ask again");
    busy.headers.emplace_back("Retry-After", "5");
    return busy;
  }
  Result<std::vector<ForecastLine>> lines = ForecastStore(call.store, query);
  if (!lines) return lines.error();
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const ForecastLine& line : *lines) json.Raw(ForecastJson(source, target, query.either_way, line));
  return EndList(json, "", call.request);
}

Result<serve::Response> ApiAlarms(const ApiCall& call) {
  constexpr int64_t kEver = int64_t{1} << 40;
  auto [from, to] = call.parameters.Days("from", "to");
  if (call.parameters.fault()) return *call.parameters.fault();
  std::vector<AlertRow> alerts;
  Status status = call.store.ReadAlerts(from.value_or(-kEver), to.value_or(kEver), [&](const AlertRow& alert) {
    alerts.push_back(alert);
    return true;
  });
  if (!status) return status.error();
  if (call.form == "atom") return serve::Response{200, "application/atom+xml", AtomFeed(alerts, "Lapwing: pairs that depart from their usual"), {}};
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const AlertRow& alert : alerts) json.Raw(alert.record);
  return EndList(json, "", call.request);
}

}  // namespace lapwing
