// SPDX-License-Identifier: Apache-2.0
#include "tools/evaluate_times.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/file.h"
#include "parse/parser.h"
#include "resolve/dates.h"
#include "resolve/evaluate_times.h"

namespace lapwing::tools {
namespace {

/// Points in time only: what carries neither a value nor a date and lasts is a duration.
bool IsPoint(const DateMention& mention) { return !mention.value.empty() || !(mention.duration || mention.past_state); }

std::vector<FoundTime> TimesOf(const Parser& parser, const TimeDocument& document) {
  std::vector<FoundTime> found;
  DateContext context;
  context.published = document.published;
  for (const Sentence& sentence : parser.Parse(document.text, Field::kText)) {
    Tree tree(sentence);
    for (const DateMention& mention : FindDates(tree, context)) {
      if (!IsPoint(mention)) continue;
      Span span{tree[mention.first].span.begin, tree[mention.last].span.end};
      found.push_back({span, mention.date, mention.value});
    }
  }
  return found;
}

int EvaluateTimes(const std::vector<std::string>& inputs, bool errors) {
  auto parser = Parser::Load(DataPath("models"), DataPath("knowledge"));
  if (!parser) return Fail(parser.error());
  TimeScore total;
  for (const std::string& input : inputs) {
    Result<std::string> bytes = ReadFile(input);
    if (!bytes) return Fail(bytes.error());
    Result<TimeDocument> document = ReadTimeMl(*bytes);
    if (!document) return Fail({document.error().code, document.error().message, input});
    std::vector<std::string> misses;
    total.Add(ScoreTimes(*document, TimesOf(**parser, *document), &misses));
    if (!errors) continue;
    std::string name = std::filesystem::path(input).filename().string();
    for (const std::string& miss : misses) fmt::print("{}\t{}\t{}\n", name, document->published.ToString(), miss);
  }
  if (errors) return kDone;
  if (total.gold == 0) {
    fmt::print(stderr, "lapwing evaluate times: no annotated time in the input\n");
    return kAnswerIsNo;
  }
  fmt::print("{} documents, DATE and TIME: {}\n", inputs.size(), ToString(total));
  return kDone;
}

}  // namespace

void AddEvaluateTimes(CLI::App& evaluate, Run& run) {
  CLI::App* verb = evaluate.add_subcommand("times", "Time expressions against TimeML (or TIMEX2): found, and with the right value");
  auto inputs = std::make_shared<std::vector<std::string>>();
  auto errors = std::make_shared<bool>(false);
  verb->add_option("input", *inputs, "TimeML files")->required()->type_name("INPUT");
  verb->add_flag("--errors", *errors, "List what was missed, found for nothing or given a wrong value");
  verb->callback([&run, inputs, errors] { run = [inputs, errors] { return EvaluateTimes(*inputs, *errors); }; });
}

}  // namespace lapwing::tools
