// SPDX-License-Identifier: Apache-2.0
#include "watch/backtest_report.h"

#include <fmt/format.h>

#include <iterator>

#include "base/json.h"
#include "watch/backtest_scores.h"

namespace lapwing::watch {
namespace {

std::string Event(const BacktestOptions& options) { return options.at_least > 1 ? fmt::format("{} or more", options.at_least) : "at least one"; }

std::string Title(const CountTable& table, const BacktestOptions& options, const HorizonFigures& figures, bool pooled) {
  std::string title;
  if (pooled) title = "all these months together";
  else if (table.monthly) title = figures.horizon == 1 ? "the next month" : fmt::format("{} months on", figures.horizon);
  else title = fmt::format("the {} days after", figures.horizon);
  return fmt::format("{}: {} forecasts in {} blocks; {} in {:.1f} %", title, figures.n, figures.blocks, Event(options), 100 * figures.base_rate);
}

std::string Lead(const Difference& lead) { return fmt::format("{:+.4f} [{:+.4f}, {:+.4f}]", lead.mean, lead.low, lead.high); }

void Tables(std::string& out, const HorizonFigures& figures, bool counts_matter) {
  auto to = std::back_inserter(out);
  fmt::format_to(to, "{:<20}{:>8}{:>9}{:>10}{:>8}{:>8}\n", "", "Brier", "log", "CRPS", "AP", "ECE");
  for (const ModelFigures& m : figures.models) {
    fmt::format_to(to, "{:<20}{:>8.4f}{:>9.4f}{:>10.3f}{:>8.3f}{:>8.3f}\n", m.name, m.brier, m.log, m.crps, m.average_precision, m.calibration_error);
  }
  fmt::format_to(to, "\nlapwing minus baseline, 95 % of block bootstraps (below 0: better)\n{:<20}{:<30}{:<30}{}\n", "", "Brier", "log", "CRPS");
  for (const ModelFigures& m : figures.models) {
    if (m.baseline) fmt::format_to(to, "{:<20}{:<30}{:<30}{}\n", m.name, Lead(m.brier_lead), Lead(m.log_lead), Lead(m.crps_lead));
  }
  const ModelFigures& ours = figures.models[0];
  fmt::format_to(to, "\nreliability of lapwing: Brier = {:.4f} reliability - {:.4f} resolution + {:.4f} uncertainty {:+.4f} in bins\n", ours.split.reliability,
                 ours.split.resolution, ours.split.uncertainty, ours.split.residual);
  fmt::format_to(to, "{:<12}{:>8}{:>8}{:>10}\n", "", "n", "said", "happened");
  for (const ReliabilityBin& bin : ours.bins) {
    if (bin.n > 0) fmt::format_to(to, "{:.1f} - {:.1f}   {:>8}{:>8.3f}{:>10.3f}\n", bin.from, bin.to, bin.n, bin.said, bin.happened);
  }
  if (counts_matter) {
    out += "counts: share of outcomes in each tenth of the forecast (randomised PIT; 0.10 each when right)\n   ";
    for (double share : ours.pit) fmt::format_to(to, " {:.2f}", share);
    out += '\n';
  }
  const ModelFigures& brier = figures.models[figures.best_brier];
  const ModelFigures& crps = figures.models[figures.best_crps];
  fmt::format_to(to, "\nyears       Brier: lapwing, {:<18}CRPS: lapwing, {}\n", brier.name, crps.name);
  for (size_t y = 0; y < ours.years.size(); ++y) {
    const auto& [year, scores] = ours.years[y];
    fmt::format_to(to, "{:<10}{:>16.4f}{:>9.4f}{:>26.3f}{:>9.3f}\n", year, scores.first, brier.years[y].second.first, scores.second, crps.years[y].second.second);
  }
}

void Write(JsonWriter& json, const Difference& lead) {
  json.BeginObject().Key("mean").Rounded(lead.mean, 6).Key("low").Rounded(lead.low, 6).Key("high").Rounded(lead.high, 6).EndObject();
}

void Write(JsonWriter& json, const ModelFigures& m) {
  json.BeginObject().Field("model", m.name).Field("baseline", m.baseline);
  json.Key("brier").Rounded(m.brier, 6).Key("log").Rounded(m.log, 6).Key("crps").Rounded(m.crps, 6);
  json.Key("average_precision").Rounded(m.average_precision, 6).Key("calibration_error").Rounded(m.calibration_error, 6);
  json.Key("reliability").Rounded(m.split.reliability, 6).Key("resolution").Rounded(m.split.resolution, 6).Key("uncertainty").Rounded(m.split.uncertainty, 6);
  json.Key("bins").BeginArray();
  for (const ReliabilityBin& bin : m.bins) {
    json.BeginObject().Key("from").Rounded(bin.from, 2).Key("to").Rounded(bin.to, 2).Field("n", bin.n).Key("said").Rounded(bin.said, 6);
    json.Key("happened").Rounded(bin.happened, 6).EndObject();
  }
  json.EndArray().Key("pit").BeginArray();
  for (double share : m.pit) json.Rounded(share, 6);
  json.EndArray().Key("lead");
  if (m.baseline) {
    json.BeginObject().Key("brier");
    Write(json, m.brier_lead);
    json.Key("log");
    Write(json, m.log_lead);
    json.Key("crps");
    Write(json, m.crps_lead);
    json.EndObject();
  } else {
    json.Null();
  }
  json.Key("years").BeginArray();
  for (const auto& [year, scores] : m.years) {
    json.BeginObject().Field("year", year).Key("brier").Rounded(scores.first, 6).Key("crps").Rounded(scores.second, 6).EndObject();
  }
  json.EndArray().EndObject();
}

void Write(JsonWriter& json, const HorizonFigures& figures) {
  json.Field("forecasts", figures.n).Field("blocks", figures.blocks).Key("base_rate").Rounded(figures.base_rate, 6);
  json.Key("models").BeginArray();
  for (const ModelFigures& m : figures.models) Write(json, m);
  json.EndArray();
}

}  // namespace

std::string BacktestReport(const CountTable& table, const BacktestOptions& options, const std::vector<HorizonResult>& results) {
  std::string out;
  bool pool = table.monthly && results.size() > 1;
  std::vector<HorizonFigures> all;
  for (const HorizonResult& result : results) all.push_back(Figures(result));
  if (pool) {
    out += "CRPS          ";
    for (const ModelFigures& m : all[0].models) out += fmt::format("{:>17}", m.name);
    out += '\n';
    for (const HorizonFigures& figures : all) {
      out += fmt::format("{:>3} months on ", figures.horizon);
      for (const ModelFigures& m : figures.models) out += fmt::format("{:>17.3f}", m.crps);
      out += '\n';
    }
    out += '\n';
    all = {Figures(Pool(results))};
  }
  for (const HorizonFigures& figures : all) {
    if (out.ends_with("\n") && &figures != &all[0]) out += '\n';
    out += Title(table, options, figures, pool) + "\n\n";
    Tables(out, figures, !table.event_days);
  }
  return out;
}

std::string BacktestJson(const CountTable& table, const BacktestOptions& options, const std::vector<HorizonResult>& results) {
  JsonWriter json;
  json.BeginObject().Field("step", table.monthly ? "month" : "day").Field("series", table.counts.size()).Field("first", table.DateOf(0).ToString());
  json.Field("last", table.DateOf(table.periods() - 1).ToString()).Field("at_least", options.at_least);
  json.Field("rows_without_day", table.coarse).Field("rows_rejected", table.bad);
  json.Key("horizons").BeginArray();
  for (const HorizonResult& result : results) {
    HorizonFigures figures = Figures(result);
    json.BeginObject().Field("horizon", figures.horizon);
    Write(json, figures);
    json.EndObject();
  }
  json.EndArray().Key("together");
  if (results.size() > 1 && table.monthly) {
    json.BeginObject();
    Write(json, Figures(Pool(results)));
    json.EndObject();
  } else {
    json.Null();
  }
  json.EndObject();
  return json.Take() + "\n";
}

}  // namespace lapwing::watch
