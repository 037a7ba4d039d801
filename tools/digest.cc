// SPDX-License-Identifier: Apache-2.0
// The first thing to look at: of event files a table, of a store what a news desk would say.
#include "digest.h"

#include <fmt/format.h>

#include <tuple>

#include "base/file.h"
#include "load_groupings.h"
#include "store/store.h"
#include "tools/digest_table.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Options {
  std::vector<std::string> inputs;
  size_t most = 30;
  StoreOption store;
  std::string since, until, region, groups, format = "text", output;
  DigestQuery query;
};

int StoreDigest(Options options) {
  auto store = options.store.Open(true);
  if (!store) return Fail(store.error());
  std::optional<int64_t> since, until;
  for (const auto& [option, value, day] : {std::tuple("--since", options.since, &since), std::tuple("--until", options.until, &until)}) {
    if (value.empty()) continue;
    Result<int64_t> parsed = DayOf(option, value);
    if (!parsed) return Fail(parsed.error());
    *day = *parsed;
  }
  if (since && until && *since > *until) return Fail({Errc::kUsage, "--since lies behind --until", ""});
  auto days = DigestDays(**store, since, until);
  if (!days) return Fail(days.error());
  std::tie(options.query.from, options.query.to) = *days;
  if (!options.region.empty()) {
    Result<Groupings> groupings = LoadGroupings(options.groups);
    if (!groupings) return Fail(groupings.error());
    Result<std::vector<Member>> region = groupings->Find(options.region);
    if (!region) return Fail(region.error());
    options.query.region = *region;
  }
  Result<ActorNames> names = LoadActorNames();
  if (!names) return Fail(names.error());
  options.query.names = std::move(*names);
  Result<Digest> digest = MakeDigest(**store, options.query);
  if (!digest) return Fail(digest.error());
  std::string text = options.format == "html" ? WriteHtml(*digest) : options.format == "markdown" ? WriteMarkdown(*digest) : WriteText(*digest);
  if (options.output.empty()) {
    Print(text);
    return kDone;
  }
  Status written = WriteFile(options.output, text);
  return written ? kDone : Fail(written.error());
}

}  // namespace

void AddDigest(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("digest", "What happened between states: of a store in sentences, of event files as a table");
  verb->footer("Examples:\n  lapwing code season.jsonl > events.jsonl && lapwing digest events.jsonl\n"
               "  lapwing digest --db news.db --since 2024-06-10 --until 2024-06-20 --region NORTHEAST-ASIA --markdown");
  auto options = std::make_shared<Options>();
  verb->add_option("input", options->inputs, "Event files written by 'lapwing code'; none with --db")->type_name("INPUT");
  verb->add_option("--most", options->most, "Pairs in the table")->type_name("N");
  options->store.Add(*verb);
  verb->add_option("--since", options->since, "First day of reports (default: a week before the last)")->type_name("DAY");
  verb->add_option("--until", options->until, "Last day of reports (default: of the store)")->type_name("DAY");
  verb->add_option("--region", options->region, "Pairs with a side in this group (groupings/) or of this code")->type_name("GROUP");
  verb->add_option("--groups", options->groups, "File of your own groups")->type_name("FILE");
  verb->add_option("--pairs", options->query.pairs, "Pairs told of (default 12)")->type_name("N");
  verb->add_option("--sentences", options->query.sentences, "Sentences of a pair (default 3)")->type_name("N");
  verb->add_flag_callback("--markdown", [options] { options->format = "markdown"; }, "Markdown");
  verb->add_flag_callback("--html", [options] { options->format = "html"; }, "A page by itself, for mail and print");
  verb->add_option("-o,--output", options->output, "Write to this file")->type_name("FILE");
  verb->callback([&run, options] {
    run = [options]() -> int {
      if (!options->inputs.empty()) return DigestTable(options->inputs, options->most);
      if (options->store.target.empty()) return Fail({Errc::kUsage, "of what? Name event files, or a store with --db", ""});
      return StoreDigest(*options);
    };
  });
}

}  // namespace lapwing::tools
