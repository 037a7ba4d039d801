// SPDX-License-Identifier: Apache-2.0
// Manual pages and completions, of the options as they are.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "tools/option_table.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

int WritePages(const CLI::App& app, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  for (const auto& [name, text] : ManualPages(app, LAPWING_VERSION)) {
    std::ofstream out(std::filesystem::path(folder) / name, std::ios::binary);
    if (!(out << text) || !out.flush()) return Fail(Error{Errc::kIo, "cannot be written", folder + "/" + name});
  }
  return kDone;
}

}  // namespace

void AddManual(CLI::App& app, Run& run) {
  CLI::App* manual = app.add_subcommand("manual", "Write manual pages into a folder");
  manual->footer("Examples:\n  lapwing manual man && man -l man/lapwing-code.1\n  source <(lapwing completion bash)");
  auto folder = std::make_shared<std::string>();
  manual->add_option("folder", *folder, "Where they go; made where it is missing")->type_name("DIR")->required();
  manual->callback([&app, &run, folder] { run = [&app, folder] { return WritePages(app, *folder); }; });

  CLI::App* completion = app.add_subcommand("completion", "Print a script that completes verbs and options");
  completion->group("");  // asked for once in a life: it has its page, not a line of --help
  completion->footer("Examples:\n  source <(lapwing completion bash)\n  lapwing completion fish > ~/.config/fish/completions/lapwing.fish");
  auto shell = std::make_shared<std::string>();
  completion->add_option("shell", *shell, "bash, zsh or fish")->type_name("SHELL")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion->callback([&app, &run, shell] { run = [&app, shell] { return Print(Completion(app, *shell)) ? kDone : kStorage; }; });
}

}  // namespace lapwing::tools
