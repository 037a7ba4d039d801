// SPDX-License-Identifier: Apache-2.0
// Forecasts of the past, scored: `lapwing backtest`.
#include <fmt/format.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strings.h"
#include "tools/verb.h"
#include "watch/backtest.h"
#include "watch/backtest_report.h"

namespace lapwing::tools {
namespace {

struct Options {
  std::string input, kind = "any", from, to, known_until, horizons;
  std::vector<std::string> columns;
  watch::BacktestOptions backtest;
  bool json = false, quiet = false;
};

/// "14,30" or "3-14"; empty on a fault.
std::vector<int> ParseHorizons(const std::string& text) {
  std::vector<int> horizons;
  for (std::string_view part : SplitTrim(text, ',')) {
    size_t dash = part.find('-');
    auto number = [](std::string_view digits) {
      int value = 0;
      for (char c : digits) value = IsDigit(c) && value < 1000 ? value * 10 + (c - '0') : 100000;
      return digits.empty() ? 100000 : value;
    };
    int first = number(part.substr(0, dash)), last = dash == std::string_view::npos ? first : number(part.substr(dash + 1));
    if (first < 1 || last > 366 || first > last) return {};
    for (int horizon = first; horizon <= last; ++horizon) horizons.push_back(horizon);
  }
  return horizons;
}

Status ReadOptions(Options& options, watch::TableOptions& table) {
  auto date = [](const std::string& text, const char* option, Date& to) -> Status {
    if (text.empty()) return Ok{};
    std::optional<Date> parsed = Date::Parse(text);
    if (!parsed) return Error{Errc::kUsage, fmt::format("\"{}\" is no date; 2018-01-01 or 2018-01 is wanted", text), option};
    to = *parsed;
    return Ok{};
  };
  const Status dates[] = {date(options.from, "--from", options.backtest.from), date(options.to, "--to", options.backtest.to),
                          date(options.known_until, "--known-until", table.known_until)};
  for (const Status& status : dates) {
    if (!status) return status;
  }
  if (!options.horizons.empty()) {
    options.backtest.horizons = ParseHorizons(options.horizons);
    if (options.backtest.horizons.empty()) {
      return Error{Errc::kUsage, fmt::format("\"{}\" are no horizons; 14,30 or 3-14 is wanted, each 1 to 366", options.horizons), "--horizon"};
    }
  }
  using watch::TableKind;
  if (options.kind == "event-days") table.kind = TableKind::kEventDays;
  if (options.kind == "counts") table.kind = TableKind::kCounts;
  if (options.kind == "long") table.kind = TableKind::kLong;
  table.columns = options.columns;
  return Ok{};
}

int Backtest(Options options) {
  watch::TableOptions table_options;
  Status read = ReadOptions(options, table_options);
  if (!read) return Fail(read.error());
  Result<std::string> bytes = ReadFile(options.input);
  if (!bytes) return Fail(bytes.error());
  Result<watch::CountTable> table = watch::ReadCountTable(*bytes, options.input, table_options);
  if (!table) return Fail(table.error());
  if (!options.quiet && table->coarse + table->bad > 0) {
    fmt::print(stderr, "lapwing backtest: {} rows left out: {} too coarse a date, {} unreadable\n", table->coarse + table->bad, table->coarse, table->bad);
    for (const std::string& named : table->named) fmt::print(stderr, "  {}\n", named);
  }
  bool show = !options.quiet && isatty(STDERR_FILENO) == 1;
  size_t shown = 1000;
  auto results = watch::Backtest(*table, options.backtest, [&](size_t done, size_t all) {
    size_t percent = done * 100 / all;
    if (!show || percent == shown) return;
    shown = percent;
    fmt::print(stderr, "\rlapwing backtest: {} %{}", percent, done == all ? "\n" : "");
  });
  if (!results) return Fail(results.error());
  std::string report;
  if (options.json) {
    report = watch::BacktestJson(*table, options.backtest, *results);
  } else {
    report = fmt::format("{}: {} series of {}s, {} to {}\n\n", options.input.substr(options.input.rfind('/') + 1), table->counts.size(),
                         table->monthly ? "month" : "day", table->DateOf(0).ToString(), table->DateOf(table->periods() - 1).ToString());
    report += watch::BacktestReport(*table, options.backtest, *results);
  }
  Print(report);
  return table->bad > 0 ? kSomeFailed : kDone;
}

}  // namespace

void AddBacktest(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("backtest", "Forecast the past day by day or month by month, and score it beside simple baselines");
  auto options = std::make_shared<Options>();
  verb->add_option("input", options->input,
                   "CSV: event days (a date column), monthly counts (month, one column a series) or date,key,count")->required()->type_name("FILE");
  verb->add_option("--kind", options->kind, "What the table is: event-days, counts (wide, monthly) or long; else told by its header")
      ->type_name("KIND")->check(CLI::IsMember({"event-days", "counts", "long"}));
  verb->add_option("--from", options->from,
                   "First day forecasts are made on; of months the first month forecast (else: after a third of the past)")->type_name("DATE");
  verb->add_option("--to", options->to, "Last of them (else: the end)")->type_name("DATE");
  verb->add_option("--horizon", options->horizons, "Days or months ahead: 14,30 or 3-14 (else: 14 and 30 days, 1 month)")->type_name("N");
  verb->add_option("--column", options->columns,
                   "Date column of event days; of counts a series to keep, may be repeated")->type_name("NAME")->allow_extra_args(false);
  verb->add_option("--at-least", options->backtest.at_least, "What counts as happening: so many or more")->type_name("N")->check(CLI::Range(1.0, 1e12));
  verb->add_option("--origin-month", options->backtest.origin_month,
                   "Months: forecast only from this month of each year")->type_name("1-12")->check(CLI::Range(1, 12));
  verb->add_option("--after-quiet", options->backtest.after_quiet,
                   "Forecast only where the last N days or months had none of it: onsets")->type_name("N")->check(CLI::Range(1, 1200));
  verb->add_option("--known-until", options->known_until, "Last day the table knows (else: its last date); later rows are not read")->type_name("DATE");
  verb->add_flag("--json", options->json, "One JSON object instead of tables");
  verb->add_flag("-q,--quiet", options->quiet, "No talk on standard error");
  verb->footer("Examples:\n  lapwing backtest tests.csv --from 2018-01-01 --to 2025-12-31 --horizon 14,30\n"
               "  lapwing backtest fatalities.csv --from 2018-01 --to 2025-12\n"
               "  lapwing backtest fatalities.csv --from 2018-01 --to 2025-12 --origin-month 10 --horizon 3-14\n"
               "  lapwing backtest fatalities.csv --from 2018-01 --to 2025-12 --at-least 25 --after-quiet 12");
  verb->callback([&run, options] { run = [=] { return Backtest(*options); }; });
}

}  // namespace lapwing::tools
