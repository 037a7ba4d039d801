// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "resolve/lint.h"
#include "tools/actors.h"

namespace lapwing::tools {
namespace {

struct Options {
  std::vector<std::string> files;
  bool no_warnings = false;
};

bool SameFile(const std::string& a, const std::string& b) {
  std::error_code error;
  return std::filesystem::equivalent(a, b, error) && !error;
}

/// The path as a person would write it: relative when it lies below the working directory.
std::string Shown(const std::string& path) {
  std::error_code error;
  std::string relative = std::filesystem::proximate(path, error).string();
  return error || relative.empty() || relative.starts_with("..") ? path : relative;
}

/// The shipped files, then the user's; a shipped file that the user names is judged as what it is.
Result<std::vector<KnowledgeFile>> Open(const Options& options, std::vector<std::string>& judged) {
  auto files = OpenKnowledgeFolder(DataPath("knowledge"));
  if (!files) return files.error();
  for (KnowledgeFile& file : *files) file.path = Shown(file.path);
  for (const std::string& path : options.files) {
    auto file = OpenKnowledgeFile(path, true);
    if (!file) return file.error();
    auto shipped = std::find_if(files->begin(), files->end(), [&](const KnowledgeFile& other) { return SameFile(other.path, path); });
    judged.push_back(shipped == files->end() ? path : shipped->path);
    if (shipped == files->end()) files->push_back(std::move(*file));
  }
  return files;
}

int Check(const Options& options) {
  std::vector<std::string> judged;
  auto files = Open(options, judged);
  if (!files) return Fail(files.error());
  // Shipped files among the user's are judged with the rest of the shipped knowledge, user files with all of it.
  bool users = std::any_of(files->begin(), files->end(), [](const KnowledgeFile& file) { return file.user; });
  std::vector<KnowledgeFile> shipped;
  if (users && std::any_of(files->begin(), files->end(), [&](const KnowledgeFile& f) { return !f.user && std::find(judged.begin(), judged.end(), f.path) != judged.end(); })) {
    std::copy_if(files->begin(), files->end(), std::back_inserter(shipped), [](const KnowledgeFile& file) { return !file.user; });
  }
  std::vector<Finding> findings = LintKnowledge(shipped, false);
  std::vector<Finding> more = LintKnowledge(*files, options.files.empty());
  findings.insert(findings.end(), more.begin(), more.end());
  size_t errors = 0, warnings = 0;
  std::string out;
  for (const Finding& finding : findings) {
    if (!judged.empty() && std::find(judged.begin(), judged.end(), finding.file) == judged.end()) continue;
    ++(finding.error ? errors : warnings);
    if (finding.error || !options.no_warnings) out += ToString(finding) + "\n";
  }
  out += fmt::format("{} files, {} errors, {} warnings\n", judged.empty() ? files->size() : judged.size(), errors, warnings);
  Print(out);
  return errors == 0 ? kDone : kAnswerIsNo;
}

}  // namespace

void AddActorsCheck(CLI::App& actors, Run& run) {
  CLI::App* verb = actors.add_subcommand("check", "Every fault of actor files, with line and right spelling; exit 1 on errors");
  verb->footer("Examples:\n  lapwing actors check my-actors.txt my-places.tsv\n  lapwing actors check --no-warnings");
  auto options = std::make_shared<Options>();
  verb->add_option("file", options->files, "Files of your own, checked with the knowledge they extend (none: all of knowledge/)")->type_name("FILE");
  verb->add_flag("--no-warnings", options->no_warnings, "Only errors, and the last line");
  verb->callback([&run, options] { run = [options] { return Check(*options); }; });
}

}  // namespace lapwing::tools
