// SPDX-License-Identifier: Apache-2.0
#include "watch/backtest.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"
#include "watch/forecast_baselines.h"
#include "watch/forecast_daily.h"
#include "watch/forecast_panel.h"

namespace lapwing::watch {
namespace {

/// Where forecasts are written down: one slot a model, made at the first forecast.
class Recorder {
 public:
  explicit Recorder(int horizon, double at_least) : at_least_(at_least) { result.horizon = horizon; }

  void Begin(double count, int year, uint32_t block) {
    count_ = count;
    slot_ = 0;
    result.happened.push_back(count >= at_least_ ? 1 : 0);
    result.year.push_back(year);
    result.block.push_back(block);
    // One draw a forecast: the same for every model, so that their histograms can be compared.
    u_ = static_cast<double>(random_.Next() >> 11) * 0x1p-53;
  }

  void Add(const std::string& name, bool baseline, const CountDistribution& counts, double chance) {
    if (slot_ == result.models.size()) result.models.push_back({name, baseline, {}, {}, {}});
    ModelTrack& model = result.models[slot_++];
    model.chance.push_back(chance);
    model.crps.push_back(counts.Crps(count_));
    model.pit.push_back(counts.Pit(count_, u_));
  }
  void Add(const std::string& name, bool baseline, const CountDistribution& counts) { Add(name, baseline, counts, counts.AtLeast(at_least_)); }

  HorizonResult result;

 private:
  double at_least_;
  double count_ = 0, u_ = 0;
  size_t slot_ = 0;
  Random random_{1};
};

struct Span {
  size_t first = 0, last = 0;  // periods
};

Span Range(const CountTable& table, const BacktestOptions& options) {
  size_t periods = table.periods();
  Span span{periods / 3, periods - 1};
  auto at = [&](const Date& date) {
    return (table.monthly ? int64_t{date.year} * 12 + date.month - 1 : date.Days()) - table.first;
  };
  if (options.from) span.first = static_cast<size_t>(std::max<int64_t>(0, at(options.from)));
  if (options.to) {
    int64_t last = at(options.to);
    // "2025" and "2025-12" end with their last day.
    if (options.to.precision == Precision::kYear) last = at(Date::Year(options.to.year + 1)) - 1;
    else if (options.to.precision == Precision::kMonth && !table.monthly) {
      last = at(Date::Month(options.to.year + options.to.month / 12, options.to.month % 12 + 1)) - 1;
    }
    // A last day before the first known one leaves nothing to forecast.
    if (last < 0) span.first = periods;
    span.last = static_cast<size_t>(std::clamp<int64_t>(last, 0, static_cast<int64_t>(periods) - 1));
  }
  return span;
}

/// Whether the series is one to be asked about at this origin.
bool Asked(const std::vector<double>& counts, size_t origin, const BacktestOptions& options) {
  size_t quiet = static_cast<size_t>(std::max(0, options.after_quiet));
  if (origin + 1 < quiet) return false;
  for (size_t age = 0; age < quiet; ++age) {
    if (counts[origin - age] >= options.at_least) return false;
  }
  return true;
}

void BacktestDays(const CountTable& table, const BacktestOptions& options, Span span, std::vector<Recorder>& recorders, const Progress& progress) {
  size_t series = table.counts.size(), periods = table.periods();
  std::vector<DailyForecaster> forecasters(series, DailyForecaster(options.horizons));
  std::vector<DailyBaselines> baselines(series);
  GroupRate group;
  for (size_t day = 0; day <= span.last; ++day) {
    for (const std::vector<double>& counts : table.counts) {
      group.days += 1;
      group.active += counts[day] > 0 ? 1 : 0;
      group.size += counts[day];
    }
    int64_t date = table.first + static_cast<int64_t>(day);
    for (size_t s = 0; s < series; ++s) {
      const std::vector<double>& counts = table.counts[s];
      forecasters[s].Observe(date, counts[day], &group);
      baselines[s].Observe(counts[day]);
      if (day < span.first || !Asked(counts, day, options)) continue;
      for (size_t h = 0; h < recorders.size(); ++h) {
        size_t horizon = static_cast<size_t>(options.horizons[h]);
        if (day + horizon >= periods) continue;
        double count = 0;
        for (size_t ahead = 1; ahead <= horizon; ++ahead) count += counts[day + ahead];
        size_t block = series > 1 ? s : (day - span.first) / std::max<size_t>(90, 3 * horizon);
        recorders[h].Begin(count, Date::FromDays(date).year, static_cast<uint32_t>(block));
        DailyForecast forecast = forecasters[s].Forecast(h);
        bool any = options.at_least <= 1;
        recorders[h].Add("lapwing", false, forecast.counts, any ? forecast.chance : forecast.counts.AtLeast(options.at_least));
        if (any) recorders[h].Add("lapwing, unmended", false, forecast.counts, forecast.unmended);
        for (const auto& [name, counts_said] : baselines[s].Forecast(options.horizons[h])) recorders[h].Add(name, true, counts_said);
      }
    }
    if (progress) progress(day + 1, span.last + 1);
  }
}

void BacktestMonths(const CountTable& table, const BacktestOptions& options, Span span, std::vector<Recorder>& recorders, const Progress& progress) {
  PanelForecaster forecaster(table.counts);
  for (size_t month = span.first; month <= span.last; ++month) {
    for (size_t h = 0; h < recorders.size(); ++h) {
      size_t lead = static_cast<size_t>(options.horizons[h]);
      if (month < lead) continue;
      size_t origin = month - lead;
      if (options.origin_month != 0 && table.DateOf(origin).month != options.origin_month) continue;
      std::vector<CountDistribution> forecasts = forecaster.Forecast(origin, lead);
      int year = table.DateOf(month).year;
      for (size_t s = 0; s < forecasts.size(); ++s) {
        const std::vector<double>& counts = table.counts[s];
        if (!Asked(counts, origin, options)) continue;
        recorders[h].Begin(counts[month], year, static_cast<uint32_t>(forecasts.size() > 1 ? s : (month - span.first) / 12));
        recorders[h].Add("lapwing", false, forecasts[s]);
        for (const auto& [name, counts_said] : MonthlyBaselines(std::span(counts).first(origin + 1))) recorders[h].Add(name, true, counts_said);
      }
    }
    if (progress) progress(month - span.first + 1, span.last - span.first + 1);
  }
}

}  // namespace

Result<std::vector<HorizonResult>> Backtest(const CountTable& table, BacktestOptions options, const Progress& progress) {
  if (table.periods() == 0) return Error{Errc::kUsage, "no series to forecast", "backtest"};
  if (options.horizons.empty()) options.horizons = table.monthly ? std::vector<int>{1} : std::vector<int>{14, 30};
  std::vector<Recorder> recorders;
  for (int horizon : options.horizons) {
    if (horizon < 1 || horizon > (table.monthly ? 120 : 366)) {
      return Error{Errc::kUsage, fmt::format("horizon {} is out of reach: 1 to 366 days, 1 to 120 months", horizon), "backtest"};
    }
    recorders.emplace_back(horizon, options.at_least);
  }
  Span span = Range(table, options);
  if (span.first <= span.last) {
    if (table.monthly) BacktestMonths(table, options, span, recorders, progress);
    else BacktestDays(table, options, span, recorders, progress);
  }
  std::vector<HorizonResult> results;
  for (Recorder& recorder : recorders) {
    if (!recorder.result.happened.empty()) results.push_back(std::move(recorder.result));
  }
  if (results.empty()) {
    std::string asked = fmt::format("no window between {} and {} can be resolved", options.from ? options.from.ToString() : "the beginning",
                                    options.to ? options.to.ToString() : "the end");
    return Error{Errc::kUsage, fmt::format("{}: the table goes from {} to {}", asked, table.DateOf(0).ToString(), table.DateOf(table.periods() - 1).ToString()),
                 "backtest"};
  }
  return results;
}

HorizonResult Pool(const std::vector<HorizonResult>& results) {
  HorizonResult all = results[0];
  auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  for (size_t i = 1; i < results.size(); ++i) {
    append(all.happened, results[i].happened);
    append(all.year, results[i].year);
    append(all.block, results[i].block);
    for (size_t m = 0; m < all.models.size(); ++m) {
      append(all.models[m].chance, results[i].models[m].chance);
      append(all.models[m].crps, results[i].models[m].crps);
      append(all.models[m].pit, results[i].models[m].pit);
    }
  }
  return all;
}

}  // namespace lapwing::watch
