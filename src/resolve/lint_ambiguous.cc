// SPDX-License-Identifier: Apache-2.0
// Names of several bearers: the list must know every state's name that also is a foreign place's or a person's last name.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "resolve/lint_parts.h"

namespace lapwing {
namespace {

/// A name of a state as it stands in a block.
struct StateName {
  std::set<std::string_view> codes;
  std::string_view written;
  const KnowledgeFile* file = nullptr;
  int line = 0;
  bool user = false;
};

bool IsReading(std::string_view key) {
  return key == "state" || key == "place" || key == "person" || key == "org" || key == "group" || key == "thing";
}

/// Names of states that are there today, by plain name.
std::map<std::string, StateName> StateNames(const Lint& lint) {
  std::map<std::string, StateName> names;
  for (const KnowledgeBlock& block : lint.actors) {
    std::string_view code = block.head.substr(0, block.head.find(' '));
    if (block.kind != "state" || IsFormerCode(code)) continue;
    auto add = [&](std::string_view name, int line) {
      if (Trim(name).empty()) return;
      StateName& entry = names[PlainName(name)];
      if (entry.file == nullptr) entry = {{}, Trim(name), block.file, line, block.file->user};
      entry.codes.insert(code);
    };
    add(block.head.substr(std::min(block.head.size(), code.size())), block.line);
    for (const KnowledgeField& field : block.fields) {
      if (field.key == "wikidata" || field.key == "term" || field.key == "source" || field.key == "note" || field.key == "body") continue;
      for (std::string_view name : SplitTrim(field.value, '|')) add(name, field.line);
    }
  }
  return names;
}

/// Name to who else bears it: a place of another state, or a person by the last name.
std::map<std::string, std::string> OtherBearers(const Lint& lint, const std::map<std::string, StateName>& states) {
  std::map<std::string, std::string> others;
  auto bear = [&](std::string_view name, std::string_view country, auto&& told) {
    std::string plain = PlainName(name);
    auto state = states.find(plain);
    if (state == states.end() || state->second.codes.count(country) != 0) return;
    others.try_emplace(plain, told());
  };
  for (const PlaceRow& row : lint.places) {
    if (row.country.empty()) continue;
    auto told = [&] { return fmt::format("{} in {} at {}", row.name, row.country, Where(*row.file, row.line)); };
    bear(row.name, row.country, told);
    for (std::string_view name : SplitTrim(row.others, '|')) bear(name, row.country, told);
  }
  for (const KnowledgeBlock& block : lint.persons) {
    if (block.head.empty()) continue;
    auto told = [&] { return fmt::format("{} at {}", block.head, Where(*block.file, block.line)); };
    bool last = false;
    for (const KnowledgeField& field : block.fields) {
      if (field.key != "last") continue;
      last = true;
      for (std::string_view name : SplitTrim(field.value, '|')) bear(name, "", told);
    }
    if (!last) bear(SplitWords(block.head).back(), "", told);
  }
  return others;
}

void CheckBlock(Lint& lint, const KnowledgeBlock& block, const std::map<std::string, StateName>& states, bool complete) {
  std::string plain = PlainName(block.head);
  std::vector<std::string_view> readings, claimants;
  auto error = [&](int line, std::string message) { lint.findings.Error(*block.file, line, std::move(message)); };
  if (plain.empty()) return error(block.line, "'ambiguous' needs a name");
  std::string_view usual;
  int usual_line = 0;
  for (const KnowledgeField& field : block.fields) {
    std::string_view code = field.value.substr(0, field.value.find(' '));
    std::string_view words = Trim(field.value.substr(code.size()));
    if (field.key == "longer") {
      Alternatives(lint, *block.file, field.value, field.line);
    } else if (field.key == "usual") {
      usual = field.value, usual_line = field.line;
    } else if (IsReading(field.key)) {
      readings.push_back(code);
      bool nowhere = code == "-" && field.key != "state";
      if (!nowhere && !IsActorCode(code)) error(field.line, fmt::format("unknown code '{}'{}; write '-' where there is none", code, CodeHint(code, lint.names)));
      if (!words.empty()) Alternatives(lint, *block.file, words, field.line);
      if (field.key == "state") claimants.push_back(code);
    }
  }
  auto state = states.find(plain);
  auto claims = [&](std::string_view code) { return state != states.end() && state->second.codes.count(code) != 0; };
  if (complete && !claimants.empty() && std::none_of(claimants.begin(), claimants.end(), claims)) {
    error(block.line, fmt::format("'{}' is a name of {} here, and not in states.txt; add it there, or call the reading a place", block.head, fmt::join(claimants, " ")));
  }
  bool longer = std::any_of(block.fields.begin(), block.fields.end(), [](const KnowledgeField& field) { return field.key == "longer"; });
  if (readings.size() + (longer ? 1 : 0) < 2) error(block.line, "one reading is no ambiguity; name two at least");
  if (usual.empty()) error(block.line, "'usual' is missing: the code of the reading that holds when nothing decides");
  else if (std::find(readings.begin(), readings.end(), usual) == readings.end()) error(usual_line, fmt::format("usual '{}' is none of the readings: {}", usual, fmt::join(readings, " ")));
}

}  // namespace

void CheckAmbiguous(Lint& lint, bool complete) {
  std::map<std::string, StateName> states = StateNames(lint);
  std::map<std::string, const KnowledgeBlock*> listed;
  for (const KnowledgeBlock& block : lint.ambiguous) {
    auto [at, fresh] = listed.emplace(PlainName(block.head), &block);
    if (!fresh) lint.findings.Error(*block.file, block.line, fmt::format("'{}' also stands at {}; put both into one block", block.head, Where(*at->second->file, at->second->line)));
    CheckBlock(lint, block, states, complete);
  }
  if (!complete) return;
  for (const auto& [plain, other] : OtherBearers(lint, states)) {
    const StateName& state = states.at(plain);
    if (listed.count(plain) != 0) continue;
    std::string fault = fmt::format("'{}' ({}) also means {}", state.written, fmt::join(state.codes, " "), other);
    if (state.user) lint.findings.Warn(*state.file, state.line, fault + "; yours comes first");
    else lint.findings.Error(*state.file, state.line, fault + "; list it in ambiguous.txt");
  }
}

}  // namespace lapwing
