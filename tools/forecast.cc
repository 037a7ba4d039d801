// SPDX-License-Identifier: Apache-2.0
// What the coming days may bring between two sides, beside how such forecasts came out.
#include <fmt/format.h>

#include "forecasting.h"
#include "load_groupings.h"
#include "record_json.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Options {
  StoreOption store;
  std::string source, target, groups;
  ForecastQuery query;
  bool json = false;
};

int Forecast(Options options) {
  Result<Groupings> groupings = LoadGroupings(options.groups);
  if (!groupings) return Fail(groupings.error());
  Result<std::vector<Member>> sources = groupings->Find(options.source), targets = groupings->Find(options.target);
  if (!sources) return Fail(sources.error());
  if (!targets) return Fail(targets.error());
  options.query.sources = *sources;
  options.query.targets = *targets;
  auto store = options.store.Open(true);
  if (!store) return Fail(store.error());
  auto lines = ForecastStore(**store, options.query);
  if (!lines) return Fail(lines.error());
  if (!options.json && !lines->empty()) {
    fmt::print("{} {} {}, from {} on\n", options.source, options.query.either_way ? "and" : "towards", options.target, Date::FromDays(lines->front().from).ToString());
    fmt::print("{:<22}{:>5}{:>9}{:>10}{:>10}   {:<}\n", "kind", "days", "chance", "expected", "90 %", "past windows: had one, were given, Brier (trailing year's share)");
  }
  bool any = false;
  for (const ForecastLine& line : *lines) {
    any = any || line.base > 0;
    if (options.json) Print(ForecastJson(options.source, options.target, options.query.either_way, line) + "\n");
    else fmt::print("{:<22}{:>5}{:>8.0f}%{:>10.1f}{:>10}   {:>6}: {:.0f}%, {:.0f}%, {:.3f} ({:.3f})\n", line.kind, line.days, 100 * line.chance, line.expected, fmt::format("{:.0f}-{:.0f}", line.low, line.high),
                    line.past, 100 * line.base, 100 * line.said, line.brier, line.brier_base);
  }
  if (!any) fmt::print(stderr, "lapwing forecast: no event of these two yet; the chances are those of any pair here\n");
  return kDone;
}

}  // namespace

void AddForecast(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("forecast", "Chances and counts of the coming days between two sides, with their record");
  verb->footer("Examples:\n  lapwing forecast --db news.db --source PRK --target RUS --either-way\n  lapwing forecast --db news.db --source PRK --target NORTHEAST-ASIA --type MOBILIZE --json");
  auto options = std::make_shared<Options>();
  options->store.Add(*verb);
  verb->add_option("--source", options->source, "Who acts: a code, or a group (groupings/)")->required()->type_name("CODE");
  verb->add_option("--target", options->target, "Towards whom")->required()->type_name("CODE");
  verb->add_flag("--either-way", options->query.either_way, "Both directions together");
  verb->add_option("--horizon", options->query.horizons, "Days ahead (default 7,14,30 and as many as next month has)")->delimiter(',')->type_name("DAYS")->check(CLI::Range(1, 366))->allow_extra_args(false)
      ->each([options](const std::string&) { options->query.next_month = false; });
  verb->add_option("--type", options->query.types, "These types besides the quad classes")->delimiter(',')->type_name("TYPE")->allow_extra_args(false);
  verb->add_option("--groups", options->groups, "File of your own groups")->type_name("FILE");
  verb->add_flag("--json", options->json, "JSON lines");
  verb->callback([&run, options] { run = [options] { return Forecast(*options); }; });
}

}  // namespace lapwing::tools
