// SPDX-License-Identifier: Apache-2.0
// The list of feeds of a store, and the look at those that are due: what can be said on the command line.
#include "tools/feeds.h"

namespace lapwing::tools {
namespace {

void AddPollOptions(CLI::App& poll, FeedsOptions& options) {
  poll.footer("Examples:\n  lapwing feeds poll --db news.db --contact me@example.org         once, for a timer\n  lapwing feeds poll --db news.db --every 60 --pages               stay, and look every minute what is due\n\n"
               "How feeds are treated: docs/feeds.md.");
  poll.add_flag("--once", options.once, "What is due now, then end (the default)");
  poll.add_option("--every", options.every, "Stay, and look after so many seconds what is due")->type_name("SECONDS")->check(CLI::Range(1, 86400));
  poll.add_flag("--pages", options.pages, "Read the pages that new entries link to, for all feeds");
  poll.add_flag("--json", options.json, "A line on standard output for every feed that was due");
  poll.add_option("--contact", options.contact, "Whom a server's keeper can write to; told with every request (default: $LAPWING_CONTACT)")->type_name("ADDRESS")->envname("LAPWING_CONTACT");
  poll.add_option("--timeout", options.timeout, "Seconds a document may take (default 60)")->type_name("SECONDS")->check(CLI::Range(1, 600));
  poll.add_option("--pause", options.pause, "Seconds between two requests to one host (default 2)")->type_name("SECONDS")->check(CLI::Range(0.0, 600.0));
  poll.add_option("--hosts", options.hosts, "Hosts that are fetched from at once (default 8)")->type_name("N")->check(CLI::Range(1, 64));
  poll.add_option("--max-size", options.most_mb, "MiB of a document, unpacked (default 16)")->type_name("MIB")->check(CLI::Range(1, 256));
  poll.add_option("--allow-port", options.ports, "Another port than 80 and 443; may be repeated")->type_name("PORT")->check(CLI::Range(1, 65535))->allow_extra_args(false);
  poll.add_option("--now", options.now, "Take this for the time, as 2024-01-17T10:15:00Z (to try out a schedule)")->type_name("MOMENT");
  options.common.AddCoding(poll);
}

}  // namespace

void AddFeeds(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("feeds", "Feeds that are read again and again into a store: their list, and the look at those that are due");
  verb->require_subcommand(1);
  verb->footer("Examples:\n  lapwing feeds add --db news.db https://news.example/rss --folder World\n  lapwing feeds import --db news.db subscriptions.opml\n"
               "  lapwing feeds poll --db news.db --contact me@example.org\n  lapwing feeds list --db news.db");
  auto options = std::make_shared<FeedsOptions>();
  auto sub = [&](const char* name, const char* text, int (*call)(const FeedsOptions&)) {
    CLI::App* one = verb->add_subcommand(name, text);
    options->store.Add(*one);
    one->add_flag("-q,--quiet", options->quiet, "No summary on standard error");
    one->callback([&run, options, call] { run = [options, call] { return call(*options); }; });
    return one;
  };
  auto loopback = [&](CLI::App* one) { one->add_flag("--allow-loopback", options->loopback, "Addresses of this machine too (to try things out); otherwise nothing but the public net is fetched from"); };

  CLI::App* add = sub("add", "Add feeds, or pages that name their feed; a feed that was given up is tried again", &AddToFeeds);
  add->footer("Example:\n  lapwing feeds add --db news.db https://news.example/rss --interval 30 --pages\n\nNothing is fetched yet: lapwing feeds poll does that.");
  add->add_option("url", options->urls, "Addresses")->type_name("URL")->required();
  add->add_option("--title", options->title, "What you call it (default: as it calls itself)")->type_name("TEXT");
  add->add_option("--folder", options->folder, "Where it stands in the list, as World/Asia")->type_name("FOLDER");
  add->add_option("--interval", options->minutes, "Minutes between two looks (default 60); what the feed asks for counts where it is longer")->type_name("MINUTES")->check(CLI::Range(15, 1440));
  add->add_flag("--pages", options->pages, "Read the linked pages too");
  loopback(add);

  CLI::App* list = sub("list", "Every feed: how it fares, when it was read, when it will be, what it brought", &ListFeeds);
  list->footer("Example:\n  lapwing feeds list --db news.db --json");
  list->add_flag("--json", options->json, "JSON lines");

  CLI::App* remove = sub("remove", "Take feeds off the list; their articles stay", &RemoveFeeds);
  remove->footer("Example:\n  lapwing feeds remove --db news.db https://news.example/rss");
  remove->add_option("url", options->urls, "Addresses")->type_name("URL");
  remove->add_flag("--gone", options->gone, "All that are given up: gone, refused, moved");

  CLI::App* import = sub("import", "Add the feeds of a list in OPML", &ImportFeeds);
  import->footer("Example:\n  lapwing feeds import --db news.db subscriptions.opml");
  import->add_option("file", options->file, "The list; '-' is standard input")->type_name("FILE")->required();
  import->add_option("--folder", options->folder, "Put them all under this folder")->type_name("FOLDER");
  import->add_flag("--pages", options->pages, "Read the linked pages too");
  loopback(import);

  CLI::App* give = sub("export", "The list as OPML 2.0", &ExportFeeds);
  give->footer("Example:\n  lapwing feeds export --db news.db > subscriptions.opml");
  give->add_option("--out", options->out, "Write to this file (default: standard output)")->type_name("FILE");

  CLI::App* poll = sub("poll", "Fetch the feeds that are due and code their new entries into the store", &PollDueFeeds);
  AddPollOptions(*poll, *options);
  loopback(poll);
}

}  // namespace lapwing::tools
