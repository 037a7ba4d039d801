// SPDX-License-Identifier: Apache-2.0
// The look at the feeds that are due.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include "base/json.h"
#include "feed_view.h"
#include "polling.h"
#include "store/store.h"
#include "tools/feeds.h"

namespace lapwing::tools {
namespace {

FetchPolicy PolicyOf(const FeedsOptions& options) {
  FetchPolicy policy;
  policy.agent = fmt::format("lapwing/{} (reads news for analysis{}{})", LAPWING_VERSION, options.contact.empty() ? "" : "; ", options.contact);
  policy.allow_loopback = options.loopback;
  policy.max_bytes = options.most_mb << 20;
  policy.total_seconds = options.timeout;
  policy.slow_seconds = std::min<int64_t>(policy.slow_seconds, options.timeout);
  policy.connect_seconds = std::min<int64_t>(policy.connect_seconds, options.timeout);
  policy.ports.insert(options.ports.begin(), options.ports.end());
  return policy;
}

void Tell(const FeedsOptions& options, const FeedReport& report) {
  if (options.json) {
    JsonWriter json;
    json.BeginObject().Field("type", "feed").Field("url", report.url).Field("outcome", report.outcome).Field("status", report.status).FieldOrNull("error", report.error);
    json.Field("entries", report.entries).Field("new", report.fresh).Field("rejected", report.rejected).Field("waiting", report.waiting).FieldOrNull("next_read", MomentText(report.due)).EndObject();
    Print(json.Take() + "\n");
    std::fflush(stdout);
  }
  if (options.quiet) return;
  std::string line = fmt::format("lapwing: {}: {}", report.url, report.outcome);
  if (!report.error.empty()) line += ": " + report.error;
  if (report.outcome == "read" || report.outcome == "moved") line += fmt::format(": {} entries, {} new", report.entries, report.fresh);
  if (report.rejected > 0) line += fmt::format(", {} of them without text", report.rejected);
  if (report.waiting > 0) line += fmt::format(", {} wait for the next time", report.waiting);
  fmt::print(stderr, "{}; {}\n", line, report.due == 0 ? "not read again" : "again " + MomentText(report.due));
}

int64_t Clock() { return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

Result<PollTotals> OneRound(const FeedsOptions& options, const Pipeline& pipeline, const PollOptions& how, int64_t now) {
  auto store = options.store.Open(false);
  if (!store) return store.error();
  return PollFeeds(pipeline, **store, how, now);
}

PollOptions OptionsOf(const FeedsOptions& options) {
  PollOptions how;
  how.courier.policy = PolicyOf(options);
  how.courier.pause = std::chrono::milliseconds(static_cast<int64_t>(options.pause * 1000));
  how.courier.hosts = options.hosts;
  how.courier.stop = [] { return StopAsked(); };
  how.threads = options.common.Threads();
  how.pages = options.pages;
  how.told = [&options](const FeedReport& report) { Tell(options, report); };
  return how;
}

}  // namespace

int PollDueFeeds(const FeedsOptions& options) {
  std::optional<int64_t> told = options.now.empty() ? Clock() : ReadMoment(options.now);
  if (!told) return Fail({Errc::kUsage, fmt::format("'{}' is no moment as 2024-01-17T10:15:00Z", options.now), "--now"});
  int64_t now = *told;
  if (options.every >= 0 && (options.once || !options.now.empty())) return Fail({Errc::kUsage, "--every goes with neither --once nor --now", ""});
  auto pipeline = Pipeline::Load({options.common.codebook, options.common.actors});
  if (!pipeline) return Fail(pipeline.error());
  if (options.contact.empty() && !options.quiet) fmt::print(stderr, "lapwing feeds: no --contact: some servers refuse who does not say whom to write to\n");
  const PollOptions how = OptionsOf(options);
  while (true) {
    auto totals = OneRound(options, **pipeline, how, now);
    // Staying on, another process that writes is waited for; a store that is not there is not.
    bool busy = !totals && options.every >= 0 && totals.error().code == Errc::kIo;
    if (!totals && !busy) return Fail(totals.error());
    if (busy) (void)Fail(totals.error());
    if (totals && !options.quiet && (totals->feeds > 0 || options.every < 0)) {
      fmt::print(stderr, "lapwing feeds: {} feeds were due, {} failed; {} new articles, {} events\n", totals->feeds, totals->failed, totals->ingested.articles, totals->ingested.events);
    }
    if (StopAsked()) return options.every >= 0 ? kDone : 130;
    if (options.every < 0) return totals->failed > 0 ? kSomeFailed : kDone;
    for (int64_t second = 0; second < std::max<int64_t>(options.every, 1) && !StopAsked(); ++second) std::this_thread::sleep_for(std::chrono::seconds(1));
    if (StopAsked()) return kDone;
    now = Clock();
  }
}

}  // namespace lapwing::tools
