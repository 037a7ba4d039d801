// SPDX-License-Identifier: Apache-2.0
// Events of a store in the form other programs read.
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "exchange_events.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Options {
  StoreOption store;
  EventQuery query;
  std::string format = "jsonl", from, to, output;
  bool quiet = false;
};

/// A file that takes its name only when it is whole; until then, and after a failure, it is FILE.part.
class Output {
 public:
  explicit Output(std::string path) : path_(std::move(path)) {}
  ~Output() {
    if (file_ != nullptr) std::fclose(file_);
  }
  Status Open() {
    if (path_.empty() || path_ == "-") return Ok{};
    file_ = std::fopen((path_ + ".part").c_str(), "wb");
    return file_ != nullptr ? Status(Ok{}) : Status(Error{Errc::kIo, fmt::format("cannot be written: {}", std::strerror(errno)), path_});
  }
  bool Write(std::string_view text) {
    if (file_ == nullptr) return Print(text);
    full_ = full_ || std::fwrite(text.data(), 1, text.size(), file_) != text.size();
    return !full_;
  }
  Status Close(bool whole) {
    if (file_ == nullptr) return Ok{};
    bool written = std::fclose(file_) == 0 && !full_;
    file_ = nullptr;
    if (written && !whole) return Ok{};
    if (written && std::rename((path_ + ".part").c_str(), path_.c_str()) == 0) return Ok{};
    return Error{Errc::kIo, fmt::format("cannot be written: {}", std::strerror(errno)), path_};
  }

 private:
  std::string path_;
  std::FILE* file_ = nullptr;
  bool full_ = false;
};

int Export(Options options) {
  for (const std::string& status : options.query.statuses) {
    if (!EventStatusOf(status)) return Fail({Errc::kUsage, fmt::format("'{}' is no status; docs/formats.md lists them", status), "--status"});
  }
  for (const auto& [option, text, day] : {std::tuple("--from", options.from, &options.query.from), std::tuple("--to", options.to, &options.query.to)}) {
    if (text.empty()) continue;
    Result<int64_t> parsed = DayOf(option, text);
    if (!parsed) return Fail(parsed.error());
    *day = *parsed;
  }
  if (options.query.from && options.query.to && *options.query.from > *options.query.to) return Fail({Errc::kUsage, "--from lies behind --to", ""});
  auto tables = LoadExchange();
  if (!tables) return Fail(tables.error());
  auto writer = MakeEventWriter(options.format, *tables);
  if (!writer) return Fail(writer.error());
  auto store = options.store.Open(true);
  if (!store) return Fail(store.error());
  Output output(options.output);
  if (Status opened = output.Open(); !opened) return Fail(opened.error());
  ExportTotals totals = ExportEvents(**store, options.query, **writer, [&](std::string_view text) { return output.Write(text); }, [] { return StopAsked(); });
  if (Status closed = output.Close(totals.whole); !closed) return Fail(closed.error());
  if (!totals.whole) {
    std::string where = options.output.empty() || options.output == "-" ? "what was written" : options.output + ".part";
    fmt::print(stderr, "lapwing export: {}; {} is incomplete, its last line says so ({} events)\n", totals.reason, where, totals.events);
    return kStorage;
  }
  if (!options.quiet) {
    fmt::print(stderr, "lapwing export: {} events, {} {}", totals.events, (*writer)->rows(), options.format == "graphml" ? "dyads" : options.format == "geojson" ? "points" : "rows");
    if ((*writer)->left_out() > 0) fmt::print(stderr, "; {} left out: {}", (*writer)->left_out(), (*writer)->why_left_out());
    fmt::print(stderr, "\n");
  }
  return totals.events > 0 ? kDone : kAnswerIsNo;
}

}  // namespace

void AddExport(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("export", "Events of a store as JSON lines, CSV, a map, a network, or other coders' files");
  verb->footer("Examples:\n  lapwing export --db news.db --format csv --from 2024-01-01 -o events.csv\n  lapwing export --db news.db --format graphml --status asserted,claimed > network.graphml\n\n"
               "What each form cannot hold: docs/exchange.md.");
  auto options = std::make_shared<Options>();
  options->store.Add(*verb);
  verb->add_option("--format", options->format, "jsonl (default), csv, geojson, graphml, icews, polecat, gdelt (2.0), gdelt1, phoenix")->type_name("NAME");
  auto list = [&](const char* name, std::vector<std::string>& target, const char* what, const char* type) {
    verb->add_option(name, target, what)->delimiter(',')->type_name(type)->allow_extra_args(false);
  };
  list("--source", options->query.sources, "Who acts: codes of countries", "CODE,...");
  list("--target", options->query.targets, "Towards whom", "CODE,...");
  verb->add_flag("--either-way", options->query.either_way, "Both directions");
  list("--type", options->query.types, "Types: AID,ASSAULT ...", "TYPE,...");
  list("--status", options->query.statuses, "Statuses: asserted,claimed ... (default: all)", "STATUS,...");
  verb->add_option("--quad", options->query.quads, "Quad classes, 1 to 4")->delimiter(',')->type_name("N,...")->check(CLI::Range(1, 4))->allow_extra_args(false);
  verb->add_option("--from", options->from, "First day of the event")->type_name("DAY");
  verb->add_option("--to", options->to, "Last day")->type_name("DAY");
  verb->add_flag("--raw", options->query.raw, "As coded: without analysts' corrections");
  verb->add_option("-o,--output", options->output, "Write to this file; it takes its name when it is whole (default: standard output)")->type_name("FILE");
  verb->add_flag("--quiet", options->quiet, "Only errors");
  verb->callback([&run, options] { run = [options] { return Export(*options); }; });
}

}  // namespace lapwing::tools
