// SPDX-License-Identifier: Apache-2.0
// evaluate stories: near-duplicates and stories against an annotated set.
#include "evaluate_stories.h"

#include <fmt/format.h>

#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Options {
  std::vector<std::string> inputs;
  bool errors = false;
};

int EvaluateStories(const Options& options) {
  for (const std::string& input : options.inputs) {
    Result<std::vector<Case>> cases = ReadCases(input);
    if (!cases) return Fail(cases.error());
    if (cases->empty()) return Fail({Errc::kBadData, "no case in the file", input});
    Result<Grouper> grouper = Grouper::Load({});
    if (!grouper) return Fail(grouper.error());
    std::vector<std::string> faults;
    StoryScores scores = ScoreStories(*grouper, *cases, options.errors ? &faults : nullptr);
    for (const std::string& fault : faults) fmt::print("{}\n", fault);
    fmt::print("{}", scores.Report());
  }
  return kDone;
}

}  // namespace

void AddEvaluateStories(CLI::App& evaluate, Run& run) {
  CLI::App* verb = evaluate.add_subcommand("stories", "Copies and stories among annotated articles");
  auto options = std::make_shared<Options>();
  verb->add_option("input", options->inputs, "Files of annotated cases, as tests/sets/stories_dev.txt")->type_name("INPUT")->required();
  verb->add_flag("--errors", options->errors, "Name the wrong answers too");
  verb->callback([&run, options] { run = [options] { return EvaluateStories(*options); }; });
}

}  // namespace lapwing::tools
