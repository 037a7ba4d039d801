// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "examples.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

int Check(const Common& common, const std::string& only) {
  auto pipeline = Pipeline::Load({common.codebook, common.actors});
  if (!pipeline) return Fail(pipeline.error());
  const auto& types = (*pipeline)->codebook().types;
  if (!only.empty() && std::none_of(types.begin(), types.end(), [&](const auto& type) { return type.name == only; })) {
    return Fail({Errc::kUsage, "no such type; see lapwing codebook list", only});
  }
  std::map<std::string, std::pair<int, int>> by_type;
  int passed = 0, failed = 0, wishes = 0, fulfilled = 0;
  for (const ExampleResult& result : CheckExamples(**pipeline)) {
    const std::string& type = types[static_cast<size_t>(result.example->type)].name;
    if (!only.empty() && type != only) continue;
    if (result.example->wish) {
      ++wishes;
      fulfilled += result.passed ? 1 : 0;
      if (result.passed && !common.quiet) fmt::print("{}:{}: this wish has come true; make it an example\n", result.example->file, result.example->line);
      continue;
    }
    (result.passed ? ++by_type[type].first : ++by_type[type].second);
    (result.passed ? passed : failed)++;
    if (!result.passed) {
      fmt::print("{}:{}: {}\n    {}\n", result.example->file, result.example->line, result.problem, result.example->sentence);
    }
  }
  if (!common.quiet) {
    for (const auto& [type, counts] : by_type) fmt::print("{:<12}{:>5} hold{:>5} fail\n", type, counts.first, counts.second);
  }
  if (wishes > 0) fmt::print("{} wishes (examples known not to come out yet), {} of them true by now\n", wishes, fulfilled);
  fmt::print("{} passed, {} failed\n", passed, failed);
  return failed == 0 ? kDone : kAnswerIsNo;
}

int List(const Common& common) {
  auto codebook = Codebook::Load(common.codebook.empty() ? DataPath("codebook/plover") : common.codebook);
  if (!codebook) return Fail(codebook.error());
  const Codebook& book = **codebook;
  fmt::print("{:<12}{:<24}{:>6}{:>8}{:>10}{:>10}\n", "type", "quad", "score", "frames", "patterns", "examples");
  for (size_t t = 0; t < book.types.size(); ++t) {
    auto is = [&](const auto& item) { return item.type == static_cast<int>(t); };
    fmt::print("{:<12}{:<24}{:>6}{:>8}{:>10}{:>10}\n", book.types[t].name, book.types[t].quad, book.types[t].score,
               std::count_if(book.frames.begin(), book.frames.end(), is), std::count_if(book.patterns.begin(), book.patterns.end(), is),
               std::count_if(book.examples.begin(), book.examples.end(), is));
  }
  fmt::print("codebook {}\n", book.hash);
  return kDone;
}

constexpr const char* kTemplate = R"(# One event type. The language of this file is described in docs/codebook.md; check it with
#   lapwing codebook check --codebook THIS_FOLDER
type        VISIT
quad        verbal cooperation
score       4
cameo       042
goldstein   1.9
definition  A person in office travels to another state.
rule        The traveller is the actor, the host the recipient.

frame visit
  note  Add verbs and nouns here; every frame shows what codes and what does not.
  verb  visit|tour : subj=A obj=R
  noun  visit|trip : by,poss,mod=A to=R
  yes   The French president visited Poland. => VISIT FRA > POL
  no    Fans visited the stadium.
)";

int New(const std::string& folder) {
  std::error_code error;
  if (std::filesystem::exists(folder, error)) {
    return Fail({Errc::kUsage, "already exists; choose another folder", folder});
  }
  std::filesystem::create_directories(folder, error);
  if (error) return Fail({Errc::kIo, error.message(), folder});
  Result<std::string> operators = ReadFile(DataPath("codebook/plover/operators.txt"));
  if (!operators) return Fail(operators.error());
  for (const auto& [name, text] : {std::pair<std::string, std::string>{"visit.txt", kTemplate}, {"operators.txt", *operators}}) {
    if (Status status = WriteFile(folder + "/" + name, text); !status) return Fail(status.error());
  }
  fmt::print("Wrote {}/visit.txt and operators.txt. Next: lapwing codebook check --codebook {}\n", folder, folder);
  return kDone;
}

}  // namespace

void AddCodebook(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("codebook", "Check, list or begin a codebook");
  verb->footer("Examples:\n  lapwing codebook check\n  lapwing codebook new my-ontology");
  verb->require_subcommand(1);
  auto common = std::make_shared<Common>();
  auto text = std::make_shared<std::string>();
  CLI::App* check = verb->add_subcommand("check", "Run every example sentence; exit 1 when one fails");
  check->add_option("--type", *text, "Only this event type")->type_name("TYPE");
  CLI::App* list = verb->add_subcommand("list", "Types with their numbers of frames, patterns, examples");
  for (CLI::App* sub : {check, list}) {
    sub->add_option("--codebook", common->codebook, "Folder of another codebook")->type_name("DIR");
    sub->add_flag("-q,--quiet", common->quiet, "Only failures and the last line");
  }
  CLI::App* begin = verb->add_subcommand("new", "Start a codebook of your own in a new folder");
  begin->add_option("folder", *text, "Folder to create")->required()->type_name("DIR");
  check->callback([&run, common, text] { run = [common, text] { return Check(*common, *text); }; });
  list->callback([&run, common] { run = [common] { return List(*common); }; });
  begin->callback([&run, text] { run = [text] { return New(*text); }; });
}

}  // namespace lapwing::tools
