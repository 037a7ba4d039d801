// SPDX-License-Identifier: Apache-2.0
#include "resolve/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "resolve/lint_parts.h"

namespace lapwing {
namespace {

/// What shipped files hold, by their names; those of persons/ hold persons.
constexpr std::pair<std::string_view, std::string_view> kFileKinds[] = {
    {"states.txt", "state"}, {"organisations.txt", "org"}, {"groups.txt", "group"}, {"sectors.txt", "sector"}, {"ambiguous.txt", "ambiguous"}, {"abbreviations.txt", "alone"}, {"traits.txt", "trait"}};

/// Sorts the blocks of a file by kind; a shipped file holds one kind only.
void Sort(Lint& lint, const KnowledgeFile& file) {
  std::string_view wanted;
  for (const auto& [name, kind] : kFileKinds) {
    if (file.Name() == name) wanted = kind;
  }
  if (file.path.find("persons/") != std::string::npos) wanted = "person";
  if (file.user) wanted = {};
  std::vector<KnowledgeBlock> blocks = ReadBlocks(file, lint.findings);
  if (blocks.empty() && file.user) lint.findings.Warn(file, 0, "there is nothing in this file");
  for (KnowledgeBlock& block : blocks) {
    const bool beside = wanted == "trait" && block.kind == "together";
    if (!wanted.empty() && block.kind != wanted && !beside) {
      lint.findings.Error(file, block.line, fmt::format("a {} block in {}, which holds {} blocks", block.kind, file.Name(), wanted));
    }
    if (block.kind == "person") lint.persons.push_back(std::move(block));
    else if (block.kind == "sector") lint.sectors.push_back(std::move(block));
    else if (block.kind == "alone" || block.kind == "female" || block.kind == "male" || block.kind == "trait" || block.kind == "together") lint.lists.push_back(std::move(block));
    else if (block.kind == "ambiguous") lint.ambiguous.push_back(std::move(block));
    else lint.actors.push_back(std::move(block));
  }
}

/// Names of states for hints: from the blocks themselves.
void CollectNames(Lint& lint) {
  for (const KnowledgeBlock& block : lint.actors) {
    if (block.kind != "state") continue;
    std::string code(block.head.substr(0, 3));
    if (!IsActorCode(code)) continue;
    lint.names.emplace_back(std::string(Trim(block.head.substr(3))), code);
    for (const KnowledgeField& field : block.fields) {
      if (field.key != "name" && field.key != "adj") continue;
      for (std::string_view name : SplitTrim(field.value, '|')) lint.names.emplace_back(std::string(name), code);
    }
  }
}

std::vector<Finding> Sorted(Lint& lint, std::span<const KnowledgeFile> files) {
  std::map<std::string_view, size_t> order;
  for (const KnowledgeFile& file : files) order.emplace(file.path, order.size());
  std::vector<Finding> list = std::move(lint.findings.list());
  std::stable_sort(list.begin(), list.end(), [&](const Finding& a, const Finding& b) {
    size_t x = order[a.file], y = order[b.file];
    return x != y ? x < y : a.line != b.line ? a.line < b.line : a.message < b.message;
  });
  return list;
}

void Judge(Lint& lint, std::span<const KnowledgeFile> files, bool complete) {
  std::vector<const KnowledgeFile*> weapons;
  for (const KnowledgeFile& file : files) {
    if (file.path.ends_with(".tsv")) CheckPlaces(lint, file);
    else if (file.Name() == "weapons.txt") weapons.push_back(&file);
    else if (file.Name() == "debris.txt") CheckDebris(lint, file);
    else if (file.Name() == "agencies.txt" || file.Name() == "hosts.txt") continue;  // of src/stories/, which reads it strictly
    else Sort(lint, file);
  }
  CollectNames(lint);
  CheckActors(lint);
  CheckSectors(lint);
  CheckPersons(lint);
  CheckLists(lint);
  for (const KnowledgeFile* file : weapons) CheckWeapons(lint, *file);
  CheckAmbiguous(lint, complete);
}

}  // namespace

std::string Where(const KnowledgeFile& file, int line) { return fmt::format("{}:{}", file.path, line); }

std::vector<std::string_view> Alternatives(Lint& lint, const KnowledgeFile& file, std::string_view value, int line) {
  std::vector<std::string_view> names;
  while (true) {
    size_t bar = value.find('|');
    std::string_view name = Trim(value.substr(0, bar));
    if (name.empty()) lint.findings.Error(file, line, "empty alternative; a name stands on both sides of '|'");
    else names.push_back(name);
    if (name.find("  ") != std::string_view::npos) lint.findings.Error(file, line, fmt::format("two blanks in '{}'", name));
    if (bar == std::string_view::npos) return names;
    value.remove_prefix(bar + 1);
  }
}

std::vector<Finding> LintKnowledge(std::span<const KnowledgeFile> files, bool whole) {
  Lint lint;
  static constexpr std::string_view kNeeded[] = {"states.txt", "organisations.txt", "groups.txt", "sectors.txt", "weapons.txt"};
  for (std::string_view name : kNeeded) {
    bool there = std::any_of(files.begin(), files.end(), [&](const KnowledgeFile& file) { return file.Name() == name; });
    if (whole && !there) lint.findings.list().push_back({std::string(name), 0, true, "missing file"});
  }
  Judge(lint, files, true);
  std::vector<Finding> list = Sorted(lint, files);
  bool users = std::any_of(files.begin(), files.end(), [](const KnowledgeFile& file) { return file.user; });
  if (users) {
    std::erase_if(list, [&](const Finding& finding) {
      return std::none_of(files.begin(), files.end(), [&](const KnowledgeFile& file) { return file.user && file.path == finding.file; });
    });
  }
  return list;
}

std::vector<Finding> LintUserFiles(std::span<const KnowledgeFile> files, const CodeNames& names) {
  Lint lint;
  lint.names = names;
  Judge(lint, files, false);
  std::vector<Finding> list = Sorted(lint, files);
  std::erase_if(list, [](const Finding& finding) { return !finding.error; });
  return list;
}

}  // namespace lapwing
