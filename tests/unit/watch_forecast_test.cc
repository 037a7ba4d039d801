// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "watch/backtest.h"
#include "watch/backtest_report.h"
#include "watch/forecast_baselines.h"
#include "watch/forecast_daily.h"
#include "watch/forecast_panel.h"

using namespace lapwing;
using namespace lapwing::watch;

namespace {

constexpr int64_t kStart = 16801;  // 2016-01-01

std::vector<double> RandomDays(size_t days, uint64_t per_mille, uint64_t seed) {
  Random random(seed);
  std::vector<double> counts;
  for (size_t i = 0; i < days; ++i) counts.push_back(random.Next() % 1000 < per_mille ? 1 + static_cast<double>(random.Below(3)) : 0);
  return counts;
}

DailyForecaster Seen(const std::vector<double>& counts, std::vector<int> horizons = {14, 30}) {
  DailyForecaster forecaster(std::move(horizons));
  for (size_t i = 0; i < counts.size(); ++i) forecaster.Observe(kStart + static_cast<int64_t>(i), counts[i]);
  return forecaster;
}

CountTable DayTable(std::vector<double> counts) {
  CountTable table;
  table.first = kStart;
  table.names = {"a"};
  table.counts = {std::move(counts)};
  return table;
}

Panel RandomPanel(size_t series, size_t months, uint64_t seed) {
  Panel panel;
  for (size_t s = 0; s < series; ++s) {
    panel.push_back(RandomDays(months, 80 + 30 * s, seed + s));
    for (double& count : panel.back()) count *= static_cast<double>(s + 1);
  }
  return panel;
}

}  // namespace

TEST_CASE("a series that never had an event is given a small chance, never zero, and a longer window a larger one") {
  DailyForecaster forecaster = Seen(std::vector<double>(800, 0.0));
  DailyForecast two_weeks = forecaster.Forecast(0), month = forecaster.Forecast(1);
  CHECK(two_weeks.chance > 0);
  CHECK(two_weeks.chance < 0.03);
  CHECK(month.chance > two_weeks.chance * 0.9);
  CHECK(month.chance < 0.05);
}

TEST_CASE("a series with an event every day is all but sure, and as many are expected as there are days") {
  DailyForecast f = Seen(std::vector<double>(400, 1.0)).Forecast(0);
  CHECK(f.chance > 0.97);
  CHECK(f.counts.Quantile(0.5) >= 12);
  CHECK(f.counts.AtLeast(15) == 0);  // one a day: 14 days have no 15th
}

TEST_CASE("the chance is that of the counts, and the counts know how large an active day is") {
  std::vector<double> ones = RandomDays(500, 100, 1), fives = ones;
  for (double& count : ones) count = count > 0 ? 1 : 0;
  for (double& count : fives) count = count > 0 ? 5 : 0;
  DailyForecast one = Seen(ones).Forecast(0), five = Seen(fives).Forecast(0);
  CHECK(one.chance == doctest::Approx(one.counts.AtLeast(1)));
  CHECK(five.chance == one.chance);
  CHECK(five.counts.Mean() == doctest::Approx(5 * one.counts.Mean()).epsilon(0.01));
}

TEST_CASE("series of thousands a day keep their mean") {
  std::vector<double> counts = RandomDays(400, 700, 3), many = counts;
  for (double& count : many) count *= 3000;
  double few = Seen(counts).Forecast(0).counts.Mean(), all = Seen(many).Forecast(0).counts.Mean();
  CHECK(all == doctest::Approx(3000 * few).epsilon(0.02));
}

TEST_CASE("after an event more is expected than after a long silence") {
  std::vector<double> counts = RandomDays(700, 30, 5);
  counts.insert(counts.end(), 200, 0.0);
  double silent = Seen(counts).Forecast(0).chance;
  counts.back() = 1;
  CHECK(Seen(counts).Forecast(0).chance > 1.2 * silent);
}

TEST_CASE("one event in years and a gap of days are no trouble") {
  std::vector<double> counts(1000, 0.0);
  counts[3] = 1;
  DailyForecast f = Seen(counts).Forecast(1);
  CHECK(f.chance > 0);
  CHECK(f.chance < 0.1);
  CHECK(Seen({1.0}).Forecast(0).chance > 0);
}

TEST_CASE("a rare series is pulled to the rate of its group") {
  GroupRate busy{300, 1000, 300}, quiet{1, 1000, 1};
  DailyForecaster in_busy({14}), in_quiet({14});
  for (int64_t day = 0; day < 20; ++day) {
    in_busy.Observe(kStart + day, 0, &busy);
    in_quiet.Observe(kStart + day, 0, &quiet);
  }
  CHECK(in_busy.Forecast(0).chance > 5 * in_quiet.Forecast(0).chance);
}

TEST_CASE("a negative binomial is found for the mean and the chance of none that a member has") {
  double shape = ShapeOf(std::pow(1 + 2.0 / 0.7, -0.7), 2.0);
  CHECK(shape == doctest::Approx(0.7).epsilon(1e-6));
  CHECK(ShapeOf(std::exp(-2.0), 2.0) == 0);  // Poisson
  std::vector<double> days(200, 0.0);
  AddActiveDays({std::pow(1 + 2.0 / 0.7, -0.7), 2.0, shape}, 1, days);
  double sum = 0, mean = 0;
  for (size_t n = 0; n < days.size(); ++n) {
    sum += days[n];
    mean += days[n] * static_cast<double>(n);
  }
  CHECK(sum == doctest::Approx(1));
  CHECK(mean == doctest::Approx(2));
}

TEST_CASE("weights of the mixture go to the model that gave more to what happened, and none is lost") {
  MixtureWeights weights(2, 1, 0.01);
  std::vector<double> chances{0.9, 0.1};
  for (int i = 0; i < 50; ++i) weights.Learn(chances, true);
  CHECK(weights.weights()[0] > 0.98);
  CHECK(weights.weights()[1] >= 0.005);
  for (int i = 0; i < 8; ++i) weights.Learn(chances, false);
  CHECK(weights.weights()[1] > 0.9);
}

TEST_CASE("recalibration changes nothing at first and mends what is regularly too high") {
  Recalibration mend(1);
  CHECK(mend.Mend(0.8) == doctest::Approx(0.8));
  for (int i = 0; i < 2000; ++i) mend.Learn(0.8, i % 2 == 0);
  CHECK(mend.Mend(0.8) == doctest::Approx(0.5).epsilon(0.1));
}

TEST_CASE("a chance mended to the end of the scale stays inside it") {
  Recalibration mend(1);
  for (int i = 0; i < 5000; ++i) mend.Learn(0.0, false);
  CHECK(mend.Mend(0.0) > 0);
  CHECK(mend.Mend(1.0) < 1);
}

TEST_CASE("the future changes no forecast of days") {
  std::vector<double> counts = RandomDays(600, 60, 9), other = counts;
  for (size_t day = 400; day < other.size(); ++day) other[day] = 7;
  BacktestOptions options;
  options.from = Date::FromDays(kStart + 300);
  options.to = Date::FromDays(kStart + 399);
  auto a = Backtest(DayTable(counts), options), b = Backtest(DayTable(other), options);
  REQUIRE(static_cast<bool>(a));
  REQUIRE(static_cast<bool>(b));
  for (size_t h = 0; h < 2; ++h) {
    for (size_t m = 0; m < (*a)[h].models.size(); ++m) CHECK((*a)[h].models[m].chance == (*b)[h].models[m].chance);
  }
  CHECK((*a)[0].happened.size() == 100);
  CHECK((*a)[1].happened != (*b)[1].happened);  // what was asked did change
}

TEST_CASE("the future changes no forecast of months") {
  Panel panel = RandomPanel(12, 90, 3), other = panel;
  for (std::vector<double>& series : other) std::fill(series.begin() + 61, series.end(), 1e6);
  for (size_t lead : {1, 7}) {
    std::vector<CountDistribution> a = PanelForecaster(panel).Forecast(60, lead), b = PanelForecaster(other).Forecast(60, lead);
    for (size_t s = 0; s < a.size(); ++s) {
      REQUIRE(a[s].values().size() == b[s].values().size());
      for (size_t v = 0; v < a[s].values().size(); ++v) CHECK(a[s].values()[v] == b[s].values()[v]);
    }
  }
}

TEST_CASE("windows that end after the last known day are not asked") {
  BacktestOptions options;
  options.horizons = {14};
  options.from = Date::FromDays(kStart + 80);
  auto results = Backtest(DayTable(std::vector<double>(100, 0.0)), options);
  REQUIRE(static_cast<bool>(results));
  CHECK((*results)[0].happened.size() == 6);  // the last one's window ends with day 99
  options.from = Date::FromDays(kStart + 95);
  CHECK_FALSE(static_cast<bool>(Backtest(DayTable(std::vector<double>(100, 0.0)), options)));
}

TEST_CASE("a window is resolved by the days after the origin, not by the origin") {
  std::vector<double> counts(60, 0.0);
  counts[40] = 1;
  BacktestOptions options;
  options.horizons = {7};
  options.from = Date::FromDays(kStart + 30);
  options.to = Date::FromDays(kStart + 45);
  auto results = Backtest(DayTable(counts), options);
  REQUIRE(static_cast<bool>(results));
  for (size_t i = 0; i < 16; ++i) CHECK((*results)[0].happened[i] == (i >= 3 && i < 10 ? 1 : 0));
}

TEST_CASE("onsets: only origins after so many quiet days are asked") {
  std::vector<double> counts(60, 0.0);
  counts[40] = 1;
  BacktestOptions options;
  options.horizons = {7};
  options.after_quiet = 10;
  options.from = Date::FromDays(kStart + 30);
  options.to = Date::FromDays(kStart + 52);
  auto results = Backtest(DayTable(counts), options);
  REQUIRE(static_cast<bool>(results));
  CHECK((*results)[0].happened.size() == 13);  // days 30 to 39, 50 to 52
}

TEST_CASE("the same table gives the same report, text and JSON") {
  CountTable table = DayTable(RandomDays(500, 60, 2));
  auto a = Backtest(table, {}), b = Backtest(table, {});
  REQUIRE(static_cast<bool>(a));
  CHECK(BacktestReport(table, {}, *a) == BacktestReport(table, {}, *b));
  CHECK(BacktestJson(table, {}, *a) == BacktestJson(table, {}, *b));
}

TEST_CASE("months: series that are all zero, constant, or have one event are forecast as such") {
  Panel panel = RandomPanel(12, 120, 4);
  panel[0].assign(120, 0.0);
  panel[1].assign(120, 20.0);
  panel[2].assign(120, 0.0);
  panel[2][60] = 500;
  std::vector<CountDistribution> f = PanelForecaster(panel).Forecast(119, 1);
  CHECK(f[0].AtLeast(1) < 0.2);
  CHECK(f[1].Quantile(0.5) == doctest::Approx(20).epsilon(0.2));
  CHECK(f[2].Quantile(0.9) <= 1);
}

TEST_CASE("months: a single short series speaks for itself") {
  Panel panel{{3, 0, 4}};
  std::vector<CountDistribution> f = PanelForecaster(panel).Forecast(2, 1);
  CHECK(f[0].AtLeast(1) > 0.5);
  CHECK(f[0].Quantile(1.0) == 4);
}

TEST_CASE("baselines are what their names say") {
  DailyBaselines baselines;
  for (int i = 0; i < 400; ++i) baselines.Observe(i % 10 == 0 ? 2 : 0);
  NamedForecasts f = baselines.Forecast(10);
  REQUIRE(f.size() == 6);
  CHECK(f[0].second.Mean() == 0);
  CHECK(f[1].second.Mean() == 2);             // last value: one day in the last ten
  CHECK(f[2].second.AtLeast(1) == 1);         // every window had one
  CHECK(f[3].second.Mean() == doctest::Approx(2));
  CHECK(f[4].second.Mean() == doctest::Approx(10 * 72 / 365.0));
  CHECK(f[5].second.Mean() == doctest::Approx(2).epsilon(0.15));
  NamedForecasts months = MonthlyBaselines(std::vector<double>{1, 2, 3});
  CHECK(months[1].second.Mean() == 3);
  CHECK(months[2].second.Mean() == 2);
  CHECK(MonthlyBaselines({})[1].second.Mean() == 0);
}
