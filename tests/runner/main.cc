// SPDX-License-Identifier: Apache-2.0
// lapwing_cases FILE|FOLDER...: runs the plain-text cases; the folder a file lies in names its stage.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "base/file.h"
#include "tests/runner/runner.h"

namespace lapwing::testing {
namespace {

using Runner = void (*)(const Case&, Failures&);

Runner RunnerFor(const std::filesystem::path& file) {
  for (auto folder = file.parent_path(); folder.has_filename(); folder = folder.parent_path()) {
    if (folder.filename() == "read") return &RunReadCase;
    if (folder.filename() == "parse") return &RunParseCase;
    if (folder.filename() == "resolve") return &RunResolveCase;
    if (folder.filename() == "code") return &RunCodeCase;
  }
  return nullptr;
}

struct Counts {
  int passed = 0;
  int failed = 0;
};

void RunFile(const std::string& path, Counts& counts) {
  Runner run = RunnerFor(std::filesystem::absolute(path));
  Result<std::vector<Case>> cases = ReadCases(path);
  if (run == nullptr || !cases) {
    ++counts.failed;
    fmt::print("{}: {}\n", cases ? path : cases.error().where,
               cases ? "not under a folder named read, parse, resolve or code" : cases.error().message);
    return;
  }
  for (const Case& c : *cases) {
    Failures failures;
    run(c, failures);
    if (c.Has("wish") && !failures.empty()) {
      fmt::print("{}:{}: {}: known not to hold yet: {}\n", c.file, c.line, c.name, c.Get("wish"));
      continue;
    }
    ++(failures.empty() ? counts.passed : counts.failed);
    if (failures.empty()) continue;
    fmt::print("{}:{}: {}\n  why: {}\n", c.file, c.line, c.name, c.why);
    for (const std::string& failure : failures) fmt::print("  {}\n", failure);
  }
}

}  // namespace

// A stage without cases of its own yet fails by name instead of failing to link.
#define LAPWING_NO_RUNNER(name, stage)                                    \
  __attribute__((weak)) void name(const Case&, Failures& failures) {      \
    failures.push_back("no runner for the stage " stage " was built in"); \
  }
LAPWING_NO_RUNNER(RunReadCase, "read")
LAPWING_NO_RUNNER(RunParseCase, "parse")
LAPWING_NO_RUNNER(RunResolveCase, "resolve")
LAPWING_NO_RUNNER(RunCodeCase, "code")
#undef LAPWING_NO_RUNNER

}  // namespace lapwing::testing

int main(int argc, char** argv) {
  namespace lt = lapwing::testing;
  if (argc < 2) {
    fmt::print(stderr, "usage: lapwing_cases FILE|FOLDER...\n");
    return 2;
  }
  lt::Counts counts;
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) {
      lt::RunFile(argv[i], counts);
      continue;
    }
    lapwing::Result<std::vector<std::string>> files = lapwing::ListFiles(argv[i], ".txt");
    if (!files || files->empty()) {
      fmt::print("{}: no case files\n", argv[i]);
      ++counts.failed;
      continue;
    }
    for (const std::string& file : *files) lt::RunFile(file, counts);
  }
  fmt::print("{} passed, {} failed\n", counts.passed, counts.failed);
  return counts.failed == 0 ? 0 : 1;
}
