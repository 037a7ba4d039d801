// SPDX-License-Identifier: Apache-2.0
// Articles and event lines into the store.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "ingest.h"
#include "store/store.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

constexpr int kStopped = 130;
constexpr int64_t kNamedLines = 20;

struct Options {
  Common common;
  StoreOption store;
  bool events = false;
  bool json = false;
  size_t batch = 256;
};

/// Rate and acknowledgement after every transaction.
class Progress {
 public:
  explicit Progress(const Options& options) : options_(options), begin_(std::chrono::steady_clock::now()), terminal_(isatty(STDERR_FILENO) != 0 && !options.common.quiet) {}

  void Saved(const IngestTotals& totals) {
    if (options_.json) {
      fmt::print("{{\"type\":\"saved\",\"articles\":{},\"known\":{},\"rejected\":{},\"events\":{}}}\n", totals.coded + totals.rejected, totals.known, totals.rejected, totals.events);
      std::fflush(stdout);
    }
    if (!terminal_) return;
    double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    double rate = seconds > 0 ? static_cast<double>(std::max(totals.coded, totals.events)) / seconds : 0;
    fmt::print(stderr, "\r{} articles, {} events saved, {:.0f} {} a second   ", totals.coded + totals.rejected + totals.known, totals.events, rate, totals.coded > 0 ? "articles" : "events");
    shown_ = true;
  }

  ~Progress() {
    if (shown_) fmt::print(stderr, "\n");
  }

 private:
  const Options& options_;
  std::chrono::steady_clock::time_point begin_;
  bool terminal_;
  bool shown_ = false;
};

int Ingest(const Options& options) {
  auto store = options.store.Open(false, true);
  if (!store) return Fail(store.error());
  std::vector<std::string> event_files;
  Common articles = options.common;
  std::erase_if(articles.inputs, [&](const std::string& input) {
    bool events = options.events || (input != "-" && HoldsEvents(input));
    if (events) event_files.push_back(input);
    return events;
  });
  bool any_articles = !articles.inputs.empty() || event_files.empty();

  Progress progress(options);
  IngestOptions how;
  how.threads = articles.Threads();
  how.batch = options.batch;
  how.saved = [&](const IngestTotals& totals) { progress.Saved(totals); };
  how.stop = [] { return StopAsked(); };
  IngestTotals all;
  int worst = kDone;

  for (const std::string& file : event_files) {
    auto totals = IngestEvents(**store, file, how, [&](int64_t line, const Error& error) {
      if (!options.common.quiet && line <= kNamedLines) fmt::print(stderr, "lapwing: {}:{}: {}\n", file, line, error.message);
    });
    if (!totals) {
      if (totals.error().code != Errc::kNotFound && totals.error().code != Errc::kBadInput) return Fail(totals.error());
      worst = std::max(worst, Fail(totals.error()));
      continue;
    }
    all.events += totals->events;
    all.bad_lines += totals->bad_lines;
  }

  if (any_articles && !StopAsked()) {
    auto pipeline = Pipeline::Load({articles.codebook, articles.actors});
    if (!pipeline) return Fail(pipeline.error());
    Tally tally(options.common.quiet);
    Articles source(articles, tally, Articles::Ids::kAsGiven);  // the store knows more ids than this input
    if (source.nothing_opened()) return Fail(*source.nothing_opened());
    auto next = [&](Article& article) {
      if (!source.Next(article)) return false;
      tally.Add(article);
      return true;
    };
    auto totals = IngestArticles(**pipeline, **store, next, how);
    if (!totals) return Fail(totals.error());
    tally.SetRenamed(totals->renamed);
    worst = std::max(worst, tally.Finish("ingest", static_cast<size_t>(totals->events), "events"));
    if (!options.common.quiet && totals->known > 0) fmt::print(stderr, "lapwing ingest: {} articles were there already\n", totals->known);
  }
  if (!options.common.quiet && !event_files.empty()) {
    fmt::print(stderr, "lapwing ingest: {} events of {} event files", all.events, event_files.size());
    if (all.bad_lines > 0) fmt::print(stderr, "; {} lines are no events", all.bad_lines);
    fmt::print(stderr, "\n");
  }
  if (StopAsked()) {
    fmt::print(stderr, "lapwing ingest: stopped; what was read is saved, the same command goes on from there\n");
    return kStopped;
  }
  return all.bad_lines > 0 ? std::max(worst, kSomeFailed) : worst;
}

}  // namespace

void AddIngest(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("ingest", "Code articles into a store; event lines are taken as they are");
  verb->footer("Examples:\n  lapwing ingest --db news.db archive.jsonl.gz\n  lapwing ingest --db postgres://host/news events.jsonl\n\n"
               "Broken off, the same command goes on: what is there already is passed over.");
  auto options = std::make_shared<Options>();
  options->common.AddInputs(*verb, "Pages, text dumps, JSON lines of articles or of events; gzip of any");
  options->common.AddCoding(*verb);
  options->store.Add(*verb);
  verb->add_flag("--events", options->events, "The inputs hold event lines (needed for standard input only)");
  verb->add_flag("--json", options->json, "A line on standard output for everything that is safe on the disk");
  verb->add_option("--batch", options->batch, "Articles a transaction")->type_name("N")->check(CLI::Range(1, 100000));
  verb->callback([&run, options] { run = [options] { return Ingest(*options); }; });
}

}  // namespace lapwing::tools
