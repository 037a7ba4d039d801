// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"

#include <fmt/format.h>

#include <algorithm>

namespace lapwing {

void Confusion::Add(const std::string& gold, const std::string& answer) {
  ++classes_[gold].gold;
  if (!answer.empty()) ++classes_[answer].answered;
  if (gold == answer) ++classes_[gold].correct;
  else ++pairs_[{gold, answer}];
}

double Confusion::MacroF1() const {
  double sum = 0;
  int count = 0;
  for (const auto& [name, score] : classes_) {
    if (score.gold == 0) continue;  // a type that the set never uses has no F1
    sum += score.F1();
    ++count;
  }
  return count == 0 ? 0 : sum / count;
}

double Confusion::Accuracy() const {
  int correct = 0, all = 0;
  for (const auto& [name, score] : classes_) correct += score.correct, all += score.gold;
  return all == 0 ? 0 : static_cast<double>(correct) / all;
}

std::string Confusion::Table() const {
  std::string out = fmt::format("{:<12}{:>6}{:>10}{:>10}{:>8}{:>8}\n", "class", "gold", "answered", "precision", "recall", "F1");
  for (const auto& [name, s] : classes_) {
    out += fmt::format("{:<12}{:>6}{:>10}{:>10.3f}{:>8.3f}{:>8.3f}\n", name, s.gold, s.answered, s.Precision(), s.Recall(), s.F1());
  }
  return out;
}

std::string Confusion::Worst(size_t most) const {
  std::vector<std::pair<int, std::pair<std::string, std::string>>> order;
  for (const auto& [pair, count] : pairs_) order.emplace_back(-count, pair);
  std::sort(order.begin(), order.end());
  std::string out;
  for (size_t i = 0; i < order.size() && i < most; ++i) {
    const auto& [gold, answer] = order[i].second;
    out += fmt::format("{:>4}  {} read as {}\n", -order[i].first, gold, answer.empty() ? "nothing" : answer);
  }
  return out;
}

std::string RelationType(const std::string& type) { return type == "CONCEDE" || type == "RETREAT" ? "YIELD" : type; }

int RelationQuad(const std::string& type) {
  static const std::map<std::string, int> kQuads = {
      {"AGREE", 1},  {"CONSULT", 1}, {"SUPPORT", 1}, {"COOPERATE", 2}, {"AID", 2},      {"YIELD", 2},    {"REQUEST", 3}, {"ACCUSE", 3},
      {"REJECT", 3}, {"THREATEN", 3}, {"PROTEST", 4}, {"SANCTION", 4},  {"MOBILIZE", 4}, {"COERCE", 4}, {"ASSAULT", 4}};
  auto it = kQuads.find(type);
  return it == kQuads.end() ? 0 : it->second;
}

}  // namespace lapwing
