// SPDX-License-Identifier: Apache-2.0
// Alarms: what they are worth on real counts, and the table they are calm by.
#include "evaluate_alarms.h"

#include <fmt/format.h>

#include "base/file.h"
#include "tools/verb.h"
#include "watch/calm_simulation.h"

namespace lapwing::tools {
namespace {

struct Request {
  std::string input;
  std::string table;
  size_t states = 20, min_days = 20;
  bool quads = false;
  AlarmExperiment experiment;
};

int EvaluateAlarmsOf(const Request& request) {
  std::string path = request.table.empty() ? DataPath("models/alarms.txt") : request.table;
  Result<std::string> text = ReadFile(path);
  if (!text) return Fail(text.error());
  Result<watch::CalmTable> table = watch::CalmTable::Parse(*text);
  if (!table) return Fail({table.error().code, table.error().message, path});
  Result<std::string> csv = ReadFile(request.input);
  if (!csv) return Fail(csv.error());
  Result<AlarmSeries> series = ReadAlarmSeries(*csv, request.states, request.min_days, request.quads);
  if (!series) return Fail({series.error().code, series.error().message, request.input});
  if (series->rejects > 0) fmt::print(stderr, "lapwing evaluate alarms: {} lines could not be read\n", series->rejects);
  fmt::print("{}", EvaluateAlarms(*series, *table, request.experiment));
  return kDone;
}

}  // namespace

void AddEvaluateAlarms(CLI::App& evaluate, Run& run) {
  CLI::App* verb = evaluate.add_subcommand("alarms", "False alarms beside the stated budget, and injected bursts found, on a table of dated events");
  verb->footer("Example:\n  lapwing evaluate alarms icews14_events.csv");
  auto request = std::make_shared<Request>();
  verb->add_option("input", request->input, "CSV: date, source, source_country, cameo, quad, target, target_country")->required()->type_name("FILE");
  verb->add_option("--states", request->states, "Dyads between so many states, those with the most events")->type_name("N")->capture_default_str();
  verb->add_option("--min-days", request->min_days, "Only dyads with events on so many days")->type_name("N")->capture_default_str();
  verb->add_flag("--quads", request->quads, "Watch the four quad classes of a dyad, and its tone, instead of all events together");
  verb->add_option("--seeds", request->experiment.seeds, "Orders of the days that are drawn")->type_name("N")->check(CLI::Range(1, 1000))->capture_default_str();
  verb->add_option("--burst-seeds", request->experiment.burst_seeds, "Orders with bursts injected")->type_name("N")->check(CLI::Range(0, 1000))->capture_default_str();
  verb->add_flag("--list", request->experiment.list, "List the alerts of the real order instead");
  verb->add_option("--budget", request->experiment.list_budget, "With --list: false alarms a dyad and year")->type_name("RATE")->capture_default_str();
  verb->add_option("--table", request->table, "Another calm table than models/alarms.txt")->type_name("FILE");
  verb->callback([&run, request] { run = [request] { return EvaluateAlarmsOf(*request); }; });
}

void AddTrainAlarms(CLI::App& train, Run& run) {
  CLI::App* verb = train.add_subcommand("alarms", "The table that turns a surprise into false alarms a year, from simulated calm");
  verb->footer("Example:\n  lapwing train alarms --out models/alarms.txt");
  auto out = std::make_shared<std::string>();
  auto days = std::make_shared<int64_t>(1'000'000);
  auto seed = std::make_shared<uint64_t>(1);
  verb->add_option("--out", *out, "File the table is written to")->required()->type_name("FILE");
  verb->add_option("--days", *days, "Simulated days a grid point")->type_name("N")->check(CLI::Range(int64_t{1000}, int64_t{1'000'000'000}))->capture_default_str();
  verb->add_option("--seed", *seed, "Of the simulation")->type_name("N")->capture_default_str();
  verb->callback([&run, out, days, seed] {
    run = [out, days, seed]() -> int {
      std::string head = fmt::format("# What chance alone brings: ln of episodes a year, by dispersion and daily rate (src/watch/calm_table.h).\n"
                                     "# Made by `lapwing train alarms --days {} --seed {}`; one line a dispersion and rate.\n", *days, *seed);
      Status status = WriteFile(*out, head + watch::SimulateCalm(*days, *seed).ToString());
      return status ? kDone : Fail(status.error());
    };
  });
}

}  // namespace lapwing::tools
