// SPDX-License-Identifier: Apache-2.0
// The list of feeds of a store, and the look at those that are due.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include "base/file.h"
#include "base/json.h"
#include "feed_view.h"
#include "feeds/schedule.h"
#include "polling.h"
#include "read/opml.h"
#include "store/store.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Options {
  StoreOption store;
  Common common;
  std::vector<std::string> urls;
  std::string title, folder, file, out, now, contact;
  int64_t minutes = 0, every = -1, timeout = 60;
  double pause = 2;
  size_t most_mb = 16;
  int hosts = 8;
  std::vector<int> ports;
  bool pages = false, json = false, quiet = false, gone = false, once = false, loopback = false;
};

FetchPolicy PolicyOf(const Options& options) {
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

/// The addresses themselves; which of them may be fetched is asked when they are, since names may come to lead elsewhere.
Result<std::string> AddressOf(const std::string& given, bool loopback) {
  std::string url = given.find("://") == std::string::npos ? "https://" + given : given;
  FetchPolicy policy;
  policy.allow_loopback = loopback;
  for (int port = 1; port < 65536; ++port) policy.ports.insert(policy.ports.end(), port);
  std::string fault = AddressFault(url, policy);
  if (!fault.empty()) return Error{Errc::kUsage, fmt::format("not a feed's address: {}", fault), given};
  return PlainAddress(url);
}

int Add(const Options& options) {
  std::vector<WatchedFeed> feeds;
  for (const std::string& given : options.urls) {
    Result<std::string> url = AddressOf(given, options.loopback);
    if (!url) return Fail(url.error());
    WatchedFeed feed;
    feed.url = *url;
    feed.title = options.title;
    feed.folder = options.folder;
    feed.interval = options.minutes * 60;
    feed.pages = options.pages;
    feeds.push_back(std::move(feed));
  }
  auto store = options.store.Open(false, true);
  if (!store) return Fail(store.error());
  Result<std::vector<WatchedFeed>> there = (*store)->Feeds();
  if (!there) return Fail(there.error());
  int64_t added = 0;
  for (WatchedFeed& feed : feeds) {
    auto known = std::find_if(there->begin(), there->end(), [&](const WatchedFeed& other) { return other.url == feed.url; });
    if (known == there->end()) {
      Result<int64_t> one = (*store)->AddFeeds(std::span(&feed, 1));
      if (!one) return Fail(one.error());
      added += *one;
      continue;
    }
    // Added again: what is said now holds, and a feed that was given up is tried anew.
    if (!feed.title.empty()) known->title = feed.title;
    if (!feed.folder.empty()) known->folder = feed.folder;
    if (feed.interval > 0) known->interval = feed.interval;
    known->pages = known->pages || feed.pages;
    if (known->state != FeedState::kActive) {
      known->state = FeedState::kActive;
      known->due = known->failures = known->refusals = 0;
      known->error.clear();
    }
    Status set = (*store)->SetFeed(*known);
    if (!set) return Fail(set.error());
    if (!options.quiet) fmt::print(stderr, "lapwing feeds: {} was there already; changed as you said\n", feed.url);
  }
  if (!options.quiet) fmt::print(stderr, "lapwing feeds: {} added; lapwing feeds poll reads them\n", added);
  return kDone;
}

int Remove(const Options& options) {
  auto store = options.store.Open(false);
  if (!store) return Fail(store.error());
  std::vector<std::string> urls;
  for (const std::string& given : options.urls) urls.push_back(PlainAddress(given.find("://") == std::string::npos ? "https://" + given : given));
  if (options.gone) {
    Result<std::vector<WatchedFeed>> feeds = (*store)->Feeds();
    if (!feeds) return Fail(feeds.error());
    for (const WatchedFeed& feed : *feeds) {
      if (feed.state != FeedState::kActive) urls.push_back(feed.url);
    }
  } else if (urls.empty()) {
    return Fail({Errc::kUsage, "which feeds? Their addresses, or --gone for those that are given up", ""});
  }
  int code = kDone;
  for (const std::string& url : urls) {
    Result<bool> removed = (*store)->RemoveFeed(url);
    if (!removed) return Fail(removed.error());
    if (*removed && !options.quiet) fmt::print(stderr, "lapwing feeds: removed {}\n", url);
    if (!*removed) {
      fmt::print(stderr, "lapwing feeds: {} is not in the list\n", url);
      code = kAnswerIsNo;
    }
  }
  return code;
}

std::string Row(const WatchedFeed& feed) {
  std::string when = feed.last_success == 0 ? "never" : MomentText(feed.last_success);
  std::string next = feed.state != FeedState::kActive ? "never" : feed.due == 0 ? "now" : MomentText(feed.due);
  std::string line = fmt::format("{:<8} {:<20} {:<20} {:>8}  {}", HealthOf(feed), when, next, feed.articles, feed.url);
  if (!feed.title.empty()) line += "  " + feed.title;
  if (!feed.folder.empty()) line += fmt::format("  [{}]", feed.folder);
  if (!feed.error.empty()) line += fmt::format("\n         {}", feed.error);
  return line + "\n";
}

int List(const Options& options) {
  auto store = options.store.Open(true);
  if (!store) return Fail(store.error());
  Result<std::vector<WatchedFeed>> feeds = (*store)->Feeds();
  if (!feeds) return Fail(feeds.error());
  if (!options.json && !feeds->empty()) Print(fmt::format("{:<8} {:<20} {:<20} {:>8}  {}\n", "state", "last read", "next", "articles", "feed"));
  for (const WatchedFeed& feed : *feeds) Print(options.json ? FeedJson(feed) + "\n" : Row(feed));
  if (!options.quiet && !options.json && feeds->empty()) fmt::print(stderr, "lapwing feeds: no feeds; lapwing feeds add URL, or lapwing feeds import LIST.opml\n");
  return kDone;
}

int Import(const Options& options) {
  Result<ByteStream> stream = ByteStream::Open(options.file);
  if (!stream) return Fail(stream.error());
  constexpr size_t kMost = size_t{16} << 20;
  std::string bytes, piece(size_t{1} << 16, '\0');
  while (true) {
    Result<size_t> got = stream->Read(piece.data(), piece.size());
    if (!got) return Fail(got.error());
    if (*got == 0) break;
    bytes.append(piece, 0, *got);
    if (bytes.size() > kMost) return Fail({Errc::kBadInput, "more than 16 MiB; that is no list of feeds", options.file});
  }
  Result<OpmlList> list = ParseOpml(bytes);
  if (!list) return Fail({list.error().code, list.error().message, options.file});
  std::vector<WatchedFeed> feeds;
  size_t refused = list->without_address;
  for (const OpmlFeed& entry : list->feeds) {
    Result<std::string> url = AddressOf(entry.url, options.loopback);
    if (!url) {
      ++refused;
      if (!options.quiet && refused <= 20) (void)Fail(url.error());
      continue;
    }
    WatchedFeed feed;
    feed.url = *url;
    feed.title = entry.title;
    feed.home = entry.home;
    feed.folder = options.folder.empty() ? entry.folder : entry.folder.empty() ? options.folder : options.folder + "/" + entry.folder;
    feed.interval = entry.minutes * 60;
    if (feed.interval > 0) feed.interval = std::max(feed.interval, kLeastInterval);
    feed.pages = entry.pages || options.pages;
    feeds.push_back(std::move(feed));
  }
  auto store = options.store.Open(false, true);
  if (!store) return Fail(store.error());
  Result<int64_t> added = (*store)->AddFeeds(feeds);
  if (!added) return Fail(added.error());
  if (!options.quiet) {
    fmt::print(stderr, "lapwing feeds: {} added, {} were there already", *added, static_cast<int64_t>(feeds.size()) - *added);
    if (!list->duplicates.empty()) fmt::print(stderr, ", {} stand in the list more than once", list->duplicates.size());
    if (refused > 0) fmt::print(stderr, ", {} have no address that can be read", refused);
    fmt::print(stderr, "{}\n", list->broken_off ? "; the list breaks off" : "");
  }
  return refused > 0 || list->broken_off ? kSomeFailed : kDone;
}

int Export(const Options& options) {
  auto store = options.store.Open(true);
  if (!store) return Fail(store.error());
  Result<std::vector<WatchedFeed>> feeds = (*store)->Feeds();
  if (!feeds) return Fail(feeds.error());
  std::vector<OpmlFeed> list;
  for (const WatchedFeed& feed : *feeds) list.push_back({feed.url, feed.title, feed.home, feed.folder, feed.interval / 60, feed.pages});
  std::string opml = WriteOpml(list, "Feeds of Lapwing");
  if (options.out.empty()) return Print(opml) ? kDone : kStorage;
  Status written = WriteFile(options.out, opml);
  return written ? kDone : Fail(written.error());
}

void Tell(const Options& options, const FeedReport& report) {
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

Result<PollTotals> OneRound(const Options& options, const Pipeline& pipeline, const PollOptions& how, int64_t now) {
  auto store = options.store.Open(false);
  if (!store) return store.error();
  return PollFeeds(pipeline, **store, how, now);
}

int Poll(const Options& options) {
  int64_t now = Clock();
  if (!options.now.empty()) {
    std::optional<int64_t> moment = ReadMoment(options.now);
    if (!moment) return Fail({Errc::kUsage, fmt::format("'{}' is no moment as 2024-01-17T10:15:00Z", options.now), "--now"});
    now = *moment;
  }
  if (options.every >= 0 && (options.once || !options.now.empty())) return Fail({Errc::kUsage, "--every goes with neither --once nor --now", ""});
  auto pipeline = Pipeline::Load({options.common.codebook, options.common.actors});
  if (!pipeline) return Fail(pipeline.error());
  if (options.contact.empty() && !options.quiet) fmt::print(stderr, "lapwing feeds: no --contact: some servers refuse who does not say whom to write to\n");
  PollOptions how;
  how.courier.policy = PolicyOf(options);
  how.courier.pause = std::chrono::milliseconds(static_cast<int64_t>(options.pause * 1000));
  how.courier.hosts = options.hosts;
  how.courier.stop = [] { return StopAsked(); };
  how.threads = options.common.Threads();
  how.pages = options.pages;
  how.told = [&](const FeedReport& report) { Tell(options, report); };
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

}  // namespace

void AddFeeds(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("feeds", "Feeds that are read again and again into a store: their list, and the look at those that are due");
  verb->require_subcommand(1);
  verb->footer("Examples:\n  lapwing feeds add --db news.db https://news.example/rss --folder World\n  lapwing feeds import --db news.db subscriptions.opml\n"
               "  lapwing feeds poll --db news.db --contact me@example.org\n  lapwing feeds list --db news.db");
  auto options = std::make_shared<Options>();
  auto sub = [&](const char* name, const char* text, int (*call)(const Options&)) {
    CLI::App* one = verb->add_subcommand(name, text);
    options->store.Add(*one);
    one->add_flag("-q,--quiet", options->quiet, "No summary on standard error");
    one->callback([&run, options, call] { run = [options, call] { return call(*options); }; });
    return one;
  };
  auto loopback = [&](CLI::App* one) { one->add_flag("--allow-loopback", options->loopback, "Addresses of this machine too (to try things out); otherwise nothing but the public net is fetched from"); };

  CLI::App* add = sub("add", "Add feeds, or pages that name their feed; a feed that was given up is tried again", &Add);
  add->footer("Example:\n  lapwing feeds add --db news.db https://news.example/rss --interval 30 --pages\n\nNothing is fetched yet: lapwing feeds poll does that.");
  add->add_option("url", options->urls, "Addresses")->type_name("URL")->required();
  add->add_option("--title", options->title, "What you call it (default: as it calls itself)")->type_name("TEXT");
  add->add_option("--folder", options->folder, "Where it stands in the list, as World/Asia")->type_name("FOLDER");
  add->add_option("--interval", options->minutes, "Minutes between two looks (default 60); what the feed asks for counts where it is longer")->type_name("MINUTES")->check(CLI::Range(15, 1440));
  add->add_flag("--pages", options->pages, "Read the linked pages too");
  loopback(add);

  CLI::App* list = sub("list", "Every feed: how it fares, when it was read, when it will be, what it brought", &List);
  list->footer("Example:\n  lapwing feeds list --db news.db --json");
  list->add_flag("--json", options->json, "JSON lines");

  CLI::App* remove = sub("remove", "Take feeds off the list; their articles stay", &Remove);
  remove->footer("Example:\n  lapwing feeds remove --db news.db https://news.example/rss");
  remove->add_option("url", options->urls, "Addresses")->type_name("URL");
  remove->add_flag("--gone", options->gone, "All that are given up: gone, refused, moved");

  CLI::App* import = sub("import", "Add the feeds of a list in OPML", &Import);
  import->footer("Example:\n  lapwing feeds import --db news.db subscriptions.opml");
  import->add_option("file", options->file, "The list; '-' is standard input")->type_name("FILE")->required();
  import->add_option("--folder", options->folder, "Put them all under this folder")->type_name("FOLDER");
  import->add_flag("--pages", options->pages, "Read the linked pages too");
  loopback(import);

  CLI::App* give = sub("export", "The list as OPML 2.0", &Export);
  give->footer("Example:\n  lapwing feeds export --db news.db > subscriptions.opml");
  give->add_option("--out", options->out, "Write to this file (default: standard output)")->type_name("FILE");

  CLI::App* poll = sub("poll", "Fetch the feeds that are due and code their new entries into the store", &Poll);
  poll->footer("Examples:\n  lapwing feeds poll --db news.db --contact me@example.org         once, for a timer\n  lapwing feeds poll --db news.db --every 60 --pages               stay, and look every minute what is due\n\n"
               "How feeds are treated: docs/feeds.md.");
  poll->add_flag("--once", options->once, "What is due now, then end (the default)");
  poll->add_option("--every", options->every, "Stay, and look after so many seconds what is due")->type_name("SECONDS")->check(CLI::Range(1, 86400));
  poll->add_flag("--pages", options->pages, "Read the pages that new entries link to, for all feeds");
  poll->add_flag("--json", options->json, "A line on standard output for every feed that was due");
  poll->add_option("--contact", options->contact, "Whom a server's keeper can write to; told with every request (default: $LAPWING_CONTACT)")->type_name("ADDRESS")->envname("LAPWING_CONTACT");
  poll->add_option("--timeout", options->timeout, "Seconds a document may take (default 60)")->type_name("SECONDS")->check(CLI::Range(1, 600));
  poll->add_option("--pause", options->pause, "Seconds between two requests to one host (default 2)")->type_name("SECONDS")->check(CLI::Range(0.0, 600.0));
  poll->add_option("--hosts", options->hosts, "Hosts that are fetched from at once (default 8)")->type_name("N")->check(CLI::Range(1, 64));
  poll->add_option("--max-size", options->most_mb, "MiB of a document, unpacked (default 16)")->type_name("MIB")->check(CLI::Range(1, 256));
  poll->add_option("--allow-port", options->ports, "Another port than 80 and 443; may be repeated")->type_name("PORT")->check(CLI::Range(1, 65535))->allow_extra_args(false);
  poll->add_option("--now", options->now, "Take this for the time, as 2024-01-17T10:15:00Z (to try out a schedule)")->type_name("MOMENT");
  options->common.AddCoding(*poll);
  loopback(poll);
}

}  // namespace lapwing::tools
