// SPDX-License-Identifier: Apache-2.0
// Counts of a pair over time.
#include <fmt/format.h>

#include "dyad_series.h"
#include "load_groupings.h"
#include "record_json.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Options {
  StoreOption store;
  std::string source, target, by = "month", from, to, groups, format = "table";
  bool either_way = false, by_report = false, types = false;
  std::vector<std::string> statuses;
};

std::string Line(const Options& options, const SeriesPeriod& period) {
  std::string day = Date::FromDays(period.first_day).ToString();
  auto score = [&](double value) { return period.events > 0 ? fmt::format("{:.2f}", value) : std::string(); };
  if (options.format == "json") return SeriesJson(period) + "\n";
  if (options.format == "csv") return SeriesCsv(period);
  std::string types;
  if (options.types) {
    for (const auto& [type, count] : period.types) types += fmt::format("  {} {}", type, count);
  }
  return fmt::format("{:<12}{:>7}{:>8}{:>8}{:>8}{:>8}{:>10.1f}{:>7}{:>7}{:>7}{:>9}{}\n", day, period.events, period.quads[0], period.quads[1], period.quads[2], period.quads[3], period.score_sum,
                     score(period.ScoreMean()), score(period.score_min), score(period.score_max), period.reports, types);
}

std::string Head(const Options& options) {
  if (options.format == "csv") return SeriesCsvHead();
  if (options.format == "json") return "";
  return fmt::format("{:<12}{:>7}{:>8}{:>8}{:>8}{:>8}{:>10}{:>7}{:>7}{:>7}{:>9}\n", options.by, "events", "v.coop", "m.coop", "v.conf", "m.conf", "score sum", "mean", "min", "max", "reports");
}

int Series(const Options& options) {
  DyadSeriesQuery query;
  std::optional<SeriesUnit> unit = SeriesUnitOf(options.by);
  query.unit = *unit;
  query.either_way = options.either_way;
  query.by_report = options.by_report;
  query.statuses = options.statuses;
  for (const std::string& status : options.statuses) {
    if (!EventStatusOf(status)) return Fail({Errc::kUsage, fmt::format("'{}' is no status; docs/formats.md lists them", status), "--status"});
  }
  Result<Groupings> groupings = LoadGroupings(options.groups);
  if (!groupings) return Fail(groupings.error());
  Result<std::vector<Member>> sources = groupings->Find(options.source), targets = groupings->Find(options.target);
  if (!sources) return Fail(sources.error());
  if (!targets) return Fail(targets.error());
  query.sources = *sources;
  query.targets = *targets;

  auto store = options.store.Open(true);
  if (!store) return Fail(store.error());
  Result<std::pair<int64_t, int64_t>> span = (*store)->DaysOf();
  if (!span) return Fail(span.error());
  query.from = span->first;
  query.to = span->second;
  const bool none = query.to < query.from && (options.from.empty() || options.to.empty());  // nothing in the store has a day
  for (const auto& [option, text, day] : {std::tuple("--from", options.from, &query.from), std::tuple("--to", options.to, &query.to)}) {
    if (text.empty()) continue;
    Result<int64_t> parsed = DayOf(option, text);
    if (!parsed) return Fail(parsed.error());
    *day = *parsed;
  }
  if (!none && query.from > query.to) return Fail({Errc::kUsage, "--from lies behind --to", ""});
  auto periods = none ? std::vector<SeriesPeriod>() : ReadSeries(**store, query);
  if (!periods) return Fail(periods.error());
  Print(Head(options));
  int events = 0;
  for (const SeriesPeriod& period : *periods) {
    Print(Line(options, period));
    events += period.events;
  }
  if (events == 0) fmt::print(stderr, "lapwing series: no events of {} {} {} in that time\n", options.source, options.either_way ? "and" : "towards", options.target);
  return events > 0 ? kDone : kAnswerIsNo;
}

}  // namespace

void AddSeries(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("series", "Counts of a pair of states or groups over time");
  verb->footer("Examples:\n  lapwing series --db news.db --source PRK --target RUS --by month\n  lapwing series --db news.db --source NATO --target RUS --either-way --by week --csv");
  auto options = std::make_shared<Options>();
  options->store.Add(*verb);
  verb->add_option("--source", options->source, "Who acts: a code, or a group (groupings/alliances.txt)")->required()->type_name("CODE");
  verb->add_option("--target", options->target, "Towards whom")->required()->type_name("CODE");
  verb->add_flag("--either-way", options->either_way, "Both directions together");
  verb->add_option("--by", options->by, "day, week (from Monday) or month")->type_name("UNIT")->check(CLI::IsMember({"day", "week", "month"}));
  verb->add_option("--from", options->from, "First day (default: of the store)")->type_name("DAY");
  verb->add_option("--to", options->to, "Last day")->type_name("DAY");
  verb->add_flag("--by-report", options->by_report, "By the day of the report, not of the event");
  verb->add_option("--status", options->statuses, "Statuses that count (default: asserted,claimed)")->delimiter(',')->type_name("STATUS")->allow_extra_args(false);
  verb->add_option("--groups", options->groups, "File of your own groups")->type_name("FILE");
  verb->add_flag("--types", options->types, "Counts of types behind each line of the table");
  verb->add_flag_callback("--csv", [options] { options->format = "csv"; }, "Comma-separated values");
  verb->add_flag_callback("--json", [options] { options->format = "json"; }, "JSON lines");
  verb->callback([&run, options] { run = [options] { return Series(*options); }; });
}

}  // namespace lapwing::tools
