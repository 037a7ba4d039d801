// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "resolve/import.h"
#include "tools/actors.h"

namespace lapwing::tools {
namespace {

struct Options {
  std::vector<std::string> files;
  bool only_new = false;
  bool quiet = false;
};

int Import(const Options& options) {
  auto knowledge = Knowledge::Load(DataPath("knowledge"));
  if (!knowledge) return Fail(knowledge.error());
  DictionaryImport import(*knowledge, options.only_new);
  size_t failed = 0;
  for (const std::string& path : options.files) {
    Result<std::string> text = ReadFile(path);
    if (text) import.Read(path, *text);
    else Fail(text.error()), ++failed;
  }
  if (failed == options.files.size()) return kUsage;
  Print(import.Text());
  size_t lost = 0;
  for (const ImportNote& note : import.notes()) {
    lost += note.lost ? 1 : 0;
    if (note.lost || !options.quiet) fmt::print(stderr, "{}:{}: {}: {}\n", note.path, note.line, note.lost ? "left out" : "changed", note.text);
  }
  const ImportCounts& n = import.counts();
  fmt::print(stderr, "lapwing actors import: {} entries with {} names: {} states, {} organisations, {} groups, {} persons, {} common nouns", n.entries, n.names, n.states,
             n.organisations, n.groups, n.persons, n.words);
  if (n.known > 0) fmt::print(stderr, "; {} known already", n.known);
  fmt::print(stderr, "; {} left out, {} changed\n", lost, import.notes().size() - lost);
  return failed > 0 ? kSomeFailed : kDone;
}

}  // namespace

void AddActorsImport(CLI::App& actors, Run& run) {
  CLI::App* verb = actors.add_subcommand("import", "PETRARCH and TABARI dictionaries as an actor file");
  verb->footer("Examples:\n  lapwing actors import Phoenix.Countries.actors.txt Phoenix.agents.txt > my-actors.txt\n"
               "  lapwing actors check my-actors.txt");
  auto options = std::make_shared<Options>();
  verb->add_option("file", options->files, "Dictionaries of actors or agents")->required()->type_name("FILE");
  verb->add_flag("--only-new", options->only_new, "Leave out entries whose names the shipped knowledge has");
  verb->add_flag("-q,--quiet", options->quiet, "Name only what was left out, not what was changed");
  verb->callback([&run, options] { run = [options] { return Import(*options); }; });
}

}  // namespace lapwing::tools
