// SPDX-License-Identifier: Apache-2.0
/// Walks through the past and forecasts as if each day were today, then scores what was said.
///
///   Result<std::vector<HorizonResult>> results = Backtest(table, options);
///   fmt::print("{}", BacktestReport(table, options, *results));     // backtest_report.h
///
/// Resolution rule, fixed before any forecast is made:
///   days     a forecast is made at the end of every day from `from` to `to`; its window is the h days after; it is resolved
///            by the count of the window in the table. Windows that end after the last known day are not asked.
///   months   the months `from` ... `to` are forecast, each h months before; with `origin_month` only from that month of each
///            year (VIEWS forecasts once a year, in October, the 3rd to 14th month after).
/// "It happened" is a count of `at_least` or more. Nothing is voided.
///
/// Models see the periods up to the origin and nothing else. The forecaster's parameters were fixed on data before 2018.
/// Cost  days: 0.1 ms a day, series and horizon; months: 10 ms a month and horizon for 134 series.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lapwing/result.h"
#include "watch/backtest_table.h"

namespace lapwing::watch {

struct BacktestOptions {
  Date from, to;               ///< none: from where a third of the past has been seen, to the end
  std::vector<int> horizons;   ///< days or months; empty: 14 and 30 days, 1 month
  double at_least = 1;
  int origin_month = 0;        ///< 1-12; 0: every month
  int after_quiet = 0;         ///< forecast only series whose last so many periods all had less than `at_least`: onsets, the hard part
};

/// What one model said, in the order of the forecasts.
struct ModelTrack {
  std::string name;
  bool baseline = false;
  std::vector<double> chance, crps, pit;
};

struct HorizonResult {
  int horizon = 0;
  std::vector<uint8_t> happened;
  std::vector<int> year;           ///< of the origin (days) or of the month forecast
  std::vector<uint32_t> block;     ///< what forecasts belong together: a series, or in a single one three windows (at least 90 days, a year)
  std::vector<ModelTrack> models;  ///< Lapwing's first, then its variants, then the baselines
};

/// Called with how many of how many steps are done.
using Progress = std::function<void(size_t done, size_t all)>;

/// One result a horizon. Errors: kUsage when no forecast could be resolved.
Result<std::vector<HorizonResult>> Backtest(const CountTable& table, BacktestOptions options, const Progress& progress = {});

/// All horizons as one: the same models, all forecasts.
HorizonResult Pool(const std::vector<HorizonResult>& results);

}  // namespace lapwing::watch
