// SPDX-License-Identifier: Apache-2.0
// A table of events by pair of states and type: the first thing to look at after coding.
#include <fmt/format.h>
#include <simdjson.h>

#include <map>
#include <set>

#include "base/file.h"
#include "base/lines.h"
#include "tools/digest_table.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

constexpr const char* kTypes[] = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
                                  "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"};

std::vector<std::string> Countries(simdjson::dom::element event, const char* key) {
  std::vector<std::string> codes;
  simdjson::dom::array list;
  if (event[key].get(list)) return codes;
  for (simdjson::dom::element actor : list) {
    std::string_view code;
    if (!actor["country"].get(code)) codes.emplace_back(code);
  }
  return codes;
}

struct Table {
  std::map<std::string, std::map<std::string, int>> rows;
  std::map<std::string, int> totals;
  size_t events = 0;
  size_t bad = 0;

  void Add(simdjson::dom::element event) {
    std::string_view type;
    if (event["type"].get(type)) {
      ++bad;
      return;
    }
    ++events;
    std::vector<std::string> actors = Countries(event, "actors"), recipients = Countries(event, "recipients");
    std::set<std::string> dyads;
    if (recipients.empty()) {
      for (size_t i = 0; i < actors.size(); ++i) {
        for (size_t j = i + 1; j < actors.size(); ++j) {
          if (actors[i] != actors[j]) dyads.insert(std::min(actors[i], actors[j]) + " - " + std::max(actors[i], actors[j]));
        }
      }
      if (dyads.empty() && !actors.empty()) dyads.insert(actors[0]);
    }
    for (const std::string& a : actors) {
      for (const std::string& r : recipients) dyads.insert(a + " > " + r);
    }
    if (actors.empty() && !recipients.empty()) dyads.insert("? > " + recipients[0]);
    for (const std::string& dyad : dyads) {
      ++rows[dyad][std::string(type)];
      ++totals[dyad];
    }
  }

  void Print(size_t most) const {
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [dyad, count] : totals) order.emplace_back(-count, dyad);
    std::sort(order.begin(), order.end());
    if (order.size() > most) order.resize(most);
    fmt::print("{:<12}{:>6}", "pair", "all");
    for (const char* type : kTypes) fmt::print("{:>6}", std::string_view(type).substr(0, 5));
    fmt::print("\n");
    for (const auto& [count, dyad] : order) {
      fmt::print("{:<12}{:>6}", dyad, -count);
      const auto& row = rows.at(dyad);
      for (const char* type : kTypes) {
        auto it = row.find(type);
        if (it == row.end()) fmt::print("{:>6}", ".");
        else fmt::print("{:>6}", it->second);
      }
      fmt::print("\n");
    }
    if (totals.size() > order.size()) fmt::print("... and {} more pairs (--most N)\n", totals.size() - order.size());
    fmt::print("{} events, {} pairs. 'A > B' is A towards B, 'A - B' mutual.\n", events, totals.size());
  }
};

}  // namespace

int DigestTable(const std::vector<std::string>& inputs, size_t most) {
  Table table;
  simdjson::dom::parser parser;
  for (const std::string& input : inputs) {
    Result<std::string> bytes = ReadFile(input == "-" ? "/dev/stdin" : input);
    if (!bytes) return Fail(bytes.error());
    for (LineReader lines(*bytes); lines.Next();) {
      if (lines.line().empty()) continue;
      simdjson::dom::element event;
      if (parser.parse(lines.line().data(), lines.line().size()).get(event)) ++table.bad;
      else table.Add(event);
    }
  }
  table.Print(most);
  if (table.bad == 0) return kDone;
  fmt::print(stderr, "lapwing digest: {} lines are no events\n", table.bad);
  return kSomeFailed;
}

}  // namespace lapwing::tools
