// SPDX-License-Identifier: Apache-2.0
// Which pairs depart from their usual, with the sentences that say so; feeds and hooks for it.
#include <fmt/format.h>

#include "alert_feed.h"
#include "base/file.h"
#include "base/strings.h"
#include "hooks.h"
#include "store/store.h"
#include "tools/verb.h"
#include "watching.h"

namespace lapwing::tools {
namespace {

struct Options {
  StoreOption store;
  WatchQuery watch;
  std::string until, since, atom, feed, exec, webhook, secret_file;
  bool json = false, fail = false, quiet = false;
};

std::string Told(const AlarmReport& report) {
  std::string text = report.alert.Sentence() + "\n";
  for (const std::string& sentence : report.also) text += fmt::format("  also {}\n", sentence);
  for (const EventRecord& record : report.events) {
    text += fmt::format("    {} {}: {}\n", record.article.published.substr(0, 10), record.event.type, record.sentence);
    std::string from = record.article.publisher;
    if (!record.article.url.empty()) from += (from.empty() ? "" : ", ") + record.article.url;
    text += fmt::format("        {}{}[{}]\n", from, from.empty() ? "" : " ", record.event.id);
  }
  if (report.more_events > 0) text += fmt::format("    ... and {} more\n", report.more_events);
  return text;
}

/// Each hook is told of every alarm once; what could not be delivered is tried again by the next run.
int Deliver(Store& store, const Options& options, const std::vector<AlertRow>& alerts) {
  int failed = 0;
  Webhook webhook{options.webhook, ""};
  if (!options.secret_file.empty()) {
    Result<std::string> secret = ReadFile(options.secret_file);
    if (!secret) return Fail(secret.error());
    webhook.secret = Trim(*secret);
  }
  for (const auto& [hook, send] : {std::pair<std::string, std::function<Status(const AlertRow&)>>{options.exec, [&](const AlertRow& alert) { return RunHookCommand(options.exec, alert.record); }},
                                   {options.webhook, [&](const AlertRow& alert) { return PostHook(webhook, alert.id, alert.record); }}}) {
    if (hook.empty()) continue;
    Result<std::set<std::string>> told = store.Delivered(hook);
    if (!told) return Fail(told.error());
    for (const AlertRow& alert : alerts) {
      if (told->contains(alert.id)) continue;
      Status sent = send(alert);
      if (!sent && sent.error().code == Errc::kUsage) return Fail(sent.error());
      if (!sent) {
        Fail(sent.error());
        ++failed;
        continue;
      }
      Status noted = store.SaveDelivery(alert.id, hook);
      if (!noted) return Fail(noted.error());
    }
  }
  if (failed > 0) fmt::print(stderr, "lapwing alerts: {} alarms could not be delivered; the next run tries again\n", failed);
  return failed > 0 ? kStorage : kDone;
}

int Alerts(Options options) {
  Result<std::string> text = ReadFile(DataPath("models/alarms.txt"));
  if (!text) return Fail(text.error());
  Result<watch::CalmTable> table = watch::CalmTable::Parse(*text);
  if (!table) return Fail(table.error());
  auto store = options.store.Open(false);
  if (!store) return Fail(store.error());
  Result<std::pair<int64_t, int64_t>> span = (*store)->DaysOf();
  if (!span) return Fail(span.error());
  options.watch.until = span->second;
  int64_t since = span->first;
  for (const auto& [option, value, day] : {std::tuple("--until", options.until, &options.watch.until), std::tuple("--since", options.since, &since)}) {
    if (value.empty()) continue;
    Result<int64_t> parsed = DayOf(option, value);
    if (!parsed) return Fail(parsed.error());
    *day = *parsed;
  }
  auto reports = WatchStore(**store, options.watch, *table);
  if (!reports) return Fail(reports.error());
  std::erase_if(*reports, [](const AlarmReport& report) { return !report.told_with.empty(); });

  std::vector<AlertRow> all;
  Status read = (*store)->ReadAlerts(since, options.watch.until, [&](const AlertRow& alert) {
    if (!ToldWithAnother(alert)) all.push_back(alert);
    return true;
  });
  if (!read) return Fail(read.error());
  if (!options.since.empty()) {
    for (const AlertRow& alert : all) Print(options.json ? alert.record + "\n" : AlertSentence(alert) + "\n");
  } else {
    for (const AlarmReport& report : *reports) Print(options.json ? ToJson(report) + "\n" : Told(report));
  }
  for (const auto& [file, feed] : {std::pair(options.atom, &AtomFeed), std::pair(options.feed, &JsonFeed)}) {
    if (file.empty()) continue;
    Status written = WriteFile(file, feed(all, "Lapwing: pairs that depart from their usual"));
    if (!written) return Fail(written.error());
  }
  if (!options.quiet) {
    fmt::print(stderr, "lapwing alerts: {} new, {} since {}; at most {:g} false alarms a pair and year\n", reports->size(), all.size(), Date::FromDays(since).ToString(), options.watch.budget);
  }
  int delivered = Deliver(**store, options, all);
  if (delivered != kDone) return delivered;
  return options.fail && !reports->empty() ? kAnswerIsNo : kDone;
}

}  // namespace

void AddAlerts(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("alerts", "Pairs that depart from their usual since the last look, with the sentences");
  verb->footer("Examples:\n  lapwing alerts --db news.db\n  lapwing alerts --db news.db --since 2024-06-01 --json\n  lapwing alerts --db news.db --atom alerts.xml --webhook https://example.org/in --secret-file key");
  auto options = std::make_shared<Options>();
  options->store.Add(*verb);
  verb->add_option("--budget", options->watch.budget, "False alarms a pair and year that you accept (default 1)")->type_name("N")->check(CLI::PositiveNumber);
  verb->add_option("--least", options->watch.least, "Stories that an alarm takes (default 2): small numbers do not shout")->type_name("N")->check(CLI::Range(1, 1000));
  verb->add_flag("--directed", options->watch.directed, "Each direction of a pair by itself");
  verb->add_flag("--anew", options->watch.anew, "Forget earlier alarms and watch from the first report");
  verb->add_option("--until", options->until, "Watch up to this day of reports (default: the last)")->type_name("DAY");
  verb->add_option("--since", options->since, "Print all alarms since this day, not only new ones")->type_name("DAY");
  verb->add_flag("--json", options->json, "JSON lines with the events");
  verb->add_option("--atom", options->atom, "Write the alarms as an Atom feed")->type_name("FILE");
  verb->add_option("--json-feed", options->feed, "Write them as a JSON Feed")->type_name("FILE");
  verb->add_option("--exec", options->exec, "Run this command for each alarm, its JSON on standard input")->type_name("COMMAND");
  verb->add_option("--webhook", options->webhook, "Post each alarm to this address")->type_name("URL");
  verb->add_option("--secret-file", options->secret_file, "Sign posts with the key in this file")->type_name("FILE")->needs("--webhook");
  verb->add_flag("--fail-on-alert", options->fail, "Exit 1 when there are new alarms");
  verb->add_flag("-q,--quiet", options->quiet, "No summary on standard error");
  verb->callback([&run, options] { run = [options] { return Alerts(*options); }; });
}

}  // namespace lapwing::tools
