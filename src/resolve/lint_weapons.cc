// SPDX-License-Identifier: Apache-2.0
// Weapon systems: `KIND | COUNTRY | NAME | other names`, and `noun | NOUN`.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "resolve/lint_parts.h"

namespace lapwing {
namespace {

constexpr std::string_view kKinds[] = {"air-defence",   "anti-ship-missile", "anti-tank",      "armoured-vehicle",   "artillery",         "ballistic-missile",
                                       "bomb",          "bomber",            "chemical",       "cruise-missile",     "drone",             "fighter",
                                       "helicopter",    "mine",              "nuclear",        "other",              "radar",             "rocket-artillery",
                                       "satellite-launcher", "ship",         "small-arm",      "submarine",          "tank",              "transport-aircraft"};

/// What else a name names: head and place in the files.
struct Bearer {
  std::string head;
  std::string where;
};
using Taken = std::unordered_map<std::string, Bearer>;

/// The first who bears each name. Bodies of armed forces (Iron Dome) may be weapons too.
Taken TakenNames(const Lint& lint) {
  Taken taken;
  auto add = [&](std::string_view names, std::string_view head, const KnowledgeFile& file, int line) {
    for (std::string_view name : SplitTrim(names, '|')) taken.try_emplace(PlainName(name), Bearer{std::string(head), Where(file, line)});
  };
  for (const KnowledgeBlock& block : lint.actors) {
    for (const KnowledgeField& field : block.fields) {
      if (field.key == "wikidata" || field.key == "term" || field.key == "source" || field.key == "note") continue;
      if (field.key == "body" && field.value.starts_with("MIL ")) continue;
      std::string_view names = field.value;
      if (field.key == "body" && block.kind != "org") names = names.substr(std::min(names.size(), names.find(' ')));
      add(names, block.head, *block.file, field.line);
    }
  }
  for (const KnowledgeBlock& block : lint.persons) {
    add(block.head, block.head, *block.file, block.line);
    bool last = false;
    for (const KnowledgeField& field : block.fields) {
      if (field.key == "name" || field.key == "last") add(field.value, block.head, *block.file, field.line);
      last = last || field.key == "last";
    }
    if (!last && !block.head.empty()) add(SplitWords(block.head).back(), block.head, *block.file, block.line);
  }
  for (const PlaceRow& row : lint.places) {
    std::string head = fmt::format("{}{}{}", row.name, row.country.empty() ? "" : " ", row.country);
    add(row.name, head, *row.file, row.line);
    add(row.others, head, *row.file, row.line);
  }
  return taken;
}

/// Names and nouns seen so far in the list.
struct Seen {
  std::unordered_map<std::string, int> names;
  std::unordered_map<std::string_view, int> nouns;
};

void CheckNames(Lint& lint, const KnowledgeFile& file, int line, const std::vector<std::string_view>& fields, Seen& seen, const Taken& taken) {
  auto error = [&](std::string message) { lint.findings.Error(file, line, std::move(message)); };
  std::vector<std::string_view> here;
  auto stands = [&](std::string_view name) { return std::find(here.begin(), here.end(), name) != here.end(); };
  for (size_t i = 2; i < fields.size(); ++i) {
    std::string_view name = fields[i];
    bool marked = name.starts_with('!');
    if (marked) name.remove_prefix(1);
    if (name.empty() || name != Trim(name) || name.find('!') != std::string_view::npos) {
      error(fmt::format("bad name '{}'; write a name, or one '!' with the name right behind it", fields[i]));
      continue;
    }
    if (stands(name)) error(fmt::format("'{}' stands twice in this line; leave one", name));
    if (name.ends_with('s') && stands(name.substr(0, name.size() - 1))) {
      error(fmt::format("'{}' is the plural of '{}'; leave it out, plurals go without saying", name, name.substr(0, name.size() - 1)));
    }
    here.push_back(name);
    std::string plain = PlainName(name);
    auto [at, fresh] = seen.names.emplace(plain, line);
    if (!fresh && at->second != line) error(fmt::format("'{}' also stands at {}; leave it to one of the two", name, Where(file, at->second)));
    if (auto bearer = taken.find(plain); !marked && bearer != taken.end()) {
      error(fmt::format("'{}' also names {} at {}; write '!{}', so that it counts only beside a weapon noun", name, bearer->second.head, bearer->second.where, name));
    }
  }
}

}  // namespace

void CheckWeapons(Lint& lint, const KnowledgeFile& file) {
  Taken taken = TakenNames(lint);
  Seen seen;
  for (const KnowledgeLine& line : ReadLines(file, true, lint.findings)) {
    auto error = [&](std::string message) { lint.findings.Error(file, line.number, std::move(message)); };
    std::vector<std::string_view> fields;
    std::string_view rest = line.text;
    for (bool more = true; more;) {
      size_t bar = rest.find('|');
      fields.push_back(Trim(rest.substr(0, bar)));
      more = bar != std::string_view::npos;
      if (more) rest.remove_prefix(bar + 1);
    }
    bool noun = fields[0] == "noun";
    bool empty = std::find(fields.begin(), fields.end(), std::string_view()) != fields.end();
    if (empty || fields.size() < (noun ? 2U : 3U)) {
      error("empty or missing field; write KIND | COUNTRY | NAME | other names, or noun | NOUN");
    } else if (noun) {
      if (fields.size() > 2) error("a noun has a line of its own");
      auto [at, fresh] = seen.nouns.emplace(fields[1], line.number);
      if (!fresh) error(fmt::format("noun '{}' also stands at {}; leave one", fields[1], Where(file, at->second)));
    } else {
      if (std::find(std::begin(kKinds), std::end(kKinds), fields[0]) == std::end(kKinds)) {
        std::string hint = Hint(fields[0], kKinds);
        error(fmt::format("unknown kind '{}'{}", fields[0], hint.empty() ? fmt::format("; kinds are {}, or noun", fmt::join(kKinds, ", ")) : hint));
      }
      if (fields[1] != "-" && !IsCountryCode(fields[1])) {
        error(fmt::format("unknown country '{}'{}; the country is the maker's, or '-' when there are many", fields[1], CodeHint(fields[1], lint.names)));
      }
      CheckNames(lint, file, line.number, fields, seen, taken);
    }
  }
}

}  // namespace lapwing
