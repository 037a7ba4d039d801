// SPDX-License-Identifier: Apache-2.0
// actors unknown: people that articles name and the knowledge lacks.
#include "ordered.h"
#include "unknown_actors.h"

#include <fmt/format.h>

#include <mutex>

#include "base/json.h"
#include "tools/actors.h"

namespace lapwing::tools {
namespace {

struct UnknownOptions {
  Common common;
  bool json = false;
  bool draft = false;
  int least = 1;
};

std::string Row(const UnknownActor& actor) {
  std::string side = actor.country.empty() ? "-" : actor.country + (actor.sector.empty() ? "" : " " + actor.sector);
  return fmt::format("{:>8} {:>8}  {:<8} {:<30} {}\n", actor.articles, actor.mentions, side, actor.name, actor.words == actor.name ? actor.article : actor.words);
}

std::string Json(const UnknownActor& actor) {
  JsonWriter json;
  json.BeginObject().Field("name", actor.name).FieldOrNull("country", actor.country).FieldOrNull("sector", actor.sector).Field("words", actor.words);
  json.Field("articles", actor.articles).Field("mentions", actor.mentions).FieldOrNull("from", actor.from).FieldOrNull("until", actor.until);
  json.FieldOrNull("first_article", actor.article).EndObject();
  return json.Take() + "\n";
}

int Unknown(const UnknownOptions& options) {
  auto pipeline = Pipeline::Load({options.common.codebook, options.common.actors});
  if (!pipeline) return Fail(pipeline.error());
  Tally tally(options.common.quiet);
  Articles articles(options.common, tally);
  if (articles.nothing_opened()) return Fail(*articles.nothing_opened());
  UnknownActors unknown;
  std::mutex noting;
  RunOrdered<std::string>(
      options.common.Threads(),
      [&](Article& article) {
        if (!articles.Next(article)) return false;
        tally.Add(article);
        return true;
      },
      [&](Article&& article) {
        CodedArticle coded = (*pipeline)->Resolve(std::move(article));
        std::lock_guard lock(noting);
        unknown.Note(coded, (*pipeline)->resolver().knowledge());
        return std::string();
      },
      [](std::string&&) { return true; });
  std::string out;
  size_t rows = 0;
  for (const UnknownActor& actor : unknown.Ranked()) {
    if (actor.articles < options.least) continue;
    ++rows;
    out += options.json ? Json(actor) : options.draft ? AsActorFile(actor) + "\n" : Row(actor);
  }
  if (rows > 0 && !options.json && !options.draft) out = fmt::format("{:>8} {:>8}  {:<8} {:<30} {}\n", "articles", "mentions", "side", "name", "as first named") + out;
  Print(out);
  return tally.Finish("actors unknown", rows, "unknown people");
}

}  // namespace

void AddActorsUnknown(CLI::App& actors, Run& run) {
  auto options = std::make_shared<UnknownOptions>();
  CLI::App* verb = actors.add_subcommand("unknown", "People that articles name and the knowledge lacks, most named first");
  verb->footer("Examples:\n  lapwing actors unknown archive.jsonl.gz --least 3\n  lapwing actors unknown archive.jsonl.gz --draft > my-actors.txt   # to be mended by hand, then --actors my-actors.txt");
  options->common.AddInputs(*verb, "Pages, text dumps, JSON lines of articles; gzip of any");
  options->common.AddCoding(*verb);
  verb->add_option("--least", options->least, "Only names of at least so many articles (default 1)")->type_name("N")->check(CLI::Range(1, 1000000));
  CLI::Option* json = verb->add_flag("--json", options->json, "One JSON object a line");
  verb->add_flag("--draft", options->draft, "As blocks for an actor file, with the office the words tell")->excludes(json);
  verb->callback([&run, options] { run = [options] { return Unknown(*options); }; });
}

}  // namespace lapwing::tools
