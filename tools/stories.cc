// SPDX-License-Identifier: Apache-2.0
// Which story every article tells, and whose text it is.
#include "stories/grouper.h"

#include "read/reader.h"
#include "read/verdict.h"

#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Options {
  Common common;
  StoryOptions stories;
  bool articles = false;
};

int Stories(const Options& options) {
  Result<Grouper> grouper = Grouper::Load(options.stories);
  if (!grouper) return Fail(grouper.error());
  Tally tally(options.common.quiet);
  Articles articles(options.common, tally);
  if (articles.nothing_opened()) return Fail(*articles.nothing_opened());
  size_t stories = 0;
  for (Article article; articles.Next(article); article = {}) {
    tally.Add(article);
    bool readable = Readable(article);
    if (!readable && !options.articles) continue;
    Placement placement;
    if (readable) placement = grouper->Add(article);
    stories += readable && placement.relation == Retelling::kFirst ? 1 : 0;
    if (readable) article.story = placement.story;
    if (!Print((options.articles ? ToJson(article) : ToJson(article, placement)) + "\n")) break;
  }
  return tally.Finish("stories", stories, "stories");
}

}  // namespace

void AddStories(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("stories", "Which articles tell one happening, and which are copies");
  verb->footer("Examples:\n  lapwing stories archive.jsonl.gz\n  lapwing stories crawl.warc.gz | jq 'select(.relation == \"syndicated\")'");
  auto options = std::make_shared<Options>();
  options->common.AddInputs(*verb, "Articles in the order they came, in any form that lapwing read takes");
  verb->add_option("--days", options->stories.days, "Days to the story an article may join (default: 4)")->type_name("N")->check(CLI::Range(0, 60));
  verb->add_option("--window", options->stories.capacity, "Articles that are remembered (default: 20000)")->type_name("N")->check(CLI::Range(1, 2'000'000));
  verb->add_flag("--articles", options->articles, "Write the articles themselves, with their story, for lapwing code");
  verb->callback([&run, options] { run = [options] { return Stories(*options); }; });
}

}  // namespace lapwing::tools
