// SPDX-License-Identifier: Apache-2.0
// Event files of other coders into a store.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "base/file.h"
#include "base/json.h"
#include "exchange_events.h"
#include "ingest.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

constexpr int kStopped = 130;
constexpr int64_t kNamedRows = 20;

struct Options {
  StoreOption store;
  std::vector<std::string> files;
  std::string format, map;
  bool comments = false, as_given = false, json = false, quiet = false;
};

std::string Listed(const std::map<std::string, int64_t>& counts) {
  std::string text;
  for (const auto& [name, count] : counts) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name);
  return text;
}

void Tell(const Options& options, const std::string& file, const ImportTotals& totals) {
  if (options.json) {
    JsonWriter json;
    json.BeginObject().Field("file", file).Field("format", totals.format).Field("rows", totals.rows).Field("events", totals.saved).Field("comments", totals.comments).Field("rejected", totals.rejected);
    json.Key("rejects").BeginObject();
    for (const auto& [kind, count] : totals.rejects) json.Field(kind, count);
    json.EndObject().Key("notes").BeginObject();
    for (const auto& [note, count] : totals.notes) json.Field(note, count);
    json.EndObject().EndObject();
    Print(json.Take() + "\n");
  }
  if (options.quiet) return;
  fmt::print(stderr, "lapwing import: {} ({}): {} rows, {} events", file, totals.format, totals.rows, totals.saved);
  if (totals.comments > 0) fmt::print(stderr, "; {} of CAMEO 01 and 02 left out, PLOVER has no type for them (--comments keeps them)", totals.comments);
  if (totals.rejected > 0) fmt::print(stderr, "; {} rejected: {}", totals.rejected, Listed(totals.rejects));
  fmt::print(stderr, "\n");
  for (const auto& [note, count] : totals.notes) fmt::print(stderr, "  {} {}\n", count, note);
}

/// Event lines are the store's own form and have their own reader.
Result<ImportTotals> ImportLines(Store& store, const std::string& file, const ImportOptions& how) {
  ImportTotals totals;
  totals.format = "jsonl";
  IngestOptions options;
  options.stop = how.stop;
  options.saved = [&](const IngestTotals& saved) {
    totals.saved = saved.events;
    how.saved(totals);
  };
  auto done = IngestEvents(store, file, options, [&](int64_t line, const Error& error) { how.rejected(line, {"line", error.message}); });
  if (!done) return done.error();
  totals.saved = done->events;
  totals.rejected = done->bad_lines;
  totals.rows = totals.saved + totals.rejected;
  if (totals.rejected > 0) totals.rejects["line"] = totals.rejected;
  return totals;
}

int Import(const Options& options) {
  auto tables = LoadExchange();
  if (!tables) return Fail(tables.error());
  ImportOptions how;
  how.detect = {options.format == "jsonl" ? "" : options.format == "gdelt" ? "gdelt2" : options.format, options.map};
  how.rows.keep_comments = options.comments;
  if (!options.as_given) {
    auto knowledge = Knowledge::Load(DataPath("knowledge"));
    if (!knowledge) return Fail(knowledge.error());
    how.rows.lookup = LookupIn(*knowledge);
  }
  auto store = options.store.Open(false, true);
  if (!store) return Fail(store.error());
  auto before = (*store)->Counts();
  if (!before) return Fail(before.error());

  auto begin = std::chrono::steady_clock::now();
  bool terminal = isatty(STDERR_FILENO) != 0 && !options.quiet, shown = false;
  int64_t saved_before = 0, taken = 0;
  how.saved = [&](const ImportTotals& totals) {
    if (!terminal) return;
    double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    int64_t saved = saved_before + totals.saved;
    fmt::print(stderr, "\r{} events saved, {:.0f} a second   ", saved, seconds > 0 ? static_cast<double>(saved) / seconds : 0.0);
    shown = true;
  };
  how.stop = [] { return StopAsked(); };
  int worst = kDone;
  for (const std::string& file : options.files) {
    if (StopAsked()) break;
    int64_t named = 0;
    how.rejected = [&](int64_t line, const RowFault& fault) {
      if (!options.quiet && named++ < kNamedRows) fmt::print(stderr, "{}lapwing: {}:{}: {}\n", shown ? "\n" : "", file, line, fault.message);
    };
    bool lines = options.format == "jsonl" || (options.format.empty() && options.map.empty() && file != "-" && HoldsEvents(file));
    auto totals = lines ? ImportLines(**store, file, how) : ImportEvents(**store, *tables, file, how);
    if (shown) fmt::print(stderr, "\n");
    shown = false;
    if (!totals) {
      bool of_this_file = totals.error().code == Errc::kNotFound || totals.error().code == Errc::kBadInput;
      worst = std::max(worst, Fail(totals.error()));
      if (!of_this_file) return worst;
      continue;
    }
    Tell(options, file, *totals);
    saved_before += totals->saved;
    taken += totals->saved;
    if (totals->rejected > 0) worst = std::max(worst, kSomeFailed);
  }
  auto after = (*store)->Counts();
  if (after && !options.quiet && after->events - before->events < taken)
    fmt::print(stderr, "lapwing import: {} of them are new; the others were there already or stand twice\n", after->events - before->events);
  if (StopAsked()) {
    fmt::print(stderr, "lapwing import: stopped; what was read is saved, the same command goes on from there\n");
    return kStopped;
  }
  return worst;
}

}  // namespace

void AddImport(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("import", "Event files of other coders into a store: ICEWS, GDELT, POLECAT, Phoenix, CSV");
  verb->footer("Examples:\n  lapwing import --db news.db events.1995.tab\n  unzip -p 20240117.export.CSV.zip | lapwing import --db news.db -\n"
               "  lapwing import --db news.db mine.csv --map date=Day,source=Actor1,target=Actor2,cameo=Code\n\n"
               "What each format holds and loses: docs/exchange.md.");
  auto options = std::make_shared<Options>();
  options->store.Add(*verb);
  verb->add_option("files", options->files, "Event files, gzip or not; - is standard input")->required()->type_name("FILE");
  verb->add_option("--format", options->format, "csv, icews, polecat, gdelt1, gdelt2, phoenix, jsonl (default: by content)")->type_name("NAME");
  verb->add_option("--map", options->map, "Columns of a table of your own: date=TITLE,source=TITLE,target=TITLE,cameo=TITLE ...")->type_name("MAP");
  verb->add_flag("--comments", options->comments, "Keep CAMEO 01 and 02, which PLOVER has no type for, as STATEMENT and APPEAL");
  verb->add_flag("--as-given", options->as_given, "Do not look up in the knowledge files whose country a name is");
  verb->add_flag("--json", options->json, "Counts of every file as a JSON line on standard output");
  verb->add_flag("--quiet", options->quiet, "Only errors");
  verb->callback([&run, options] { run = [options] { return Import(*options); }; });
}

}  // namespace lapwing::tools
