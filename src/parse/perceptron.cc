// SPDX-License-Identifier: Apache-2.0
#include "parse/perceptron.h"

#include <algorithm>
#include <cmath>

namespace lapwing::parse {

void Perceptron::Score(std::span<const uint64_t> keys, std::span<float> scores) const {
  std::fill(scores.begin(), scores.end(), 0.0f);
  size_t mask = slots_.size() - 1;
  for (uint64_t key : keys) __builtin_prefetch(&slots_[key >> 20 & mask]);
  for (uint64_t key : keys) {
    for (size_t slot = key >> 20 & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
      const Row& row = rows_[slots_[slot] - 1];
      if (row.key != key) continue;
      for (const Weight& weight : row.weights) scores[weight.label] += weight.value;
      break;
    }
  }
}

void Perceptron::Update(std::span<const uint64_t> keys, int gold, int wrong) {
  for (uint64_t key : keys) {
    Row& row = Find(key);
    ++row.updates;
    Change(row, gold, 1.0f);
    Change(row, wrong, -1.0f);
  }
}

void Perceptron::Change(Row& row, int label, float step) {
  size_t i = 0;
  while (i < row.weights.size() && row.weights[i].label != label) ++i;
  if (i == row.weights.size()) {
    row.weights.push_back({0, static_cast<uint16_t>(label)});
    row.history.push_back({now_, 0});
  }
  History& history = row.history[i];
  history.total += static_cast<double>(row.weights[i].value) * (now_ - history.changed);
  history.changed = now_;
  row.weights[i].value += step;
}

Perceptron::Row& Perceptron::Find(uint64_t key) {
  if (rows_.size() * 2 >= slots_.size()) Grow();
  size_t mask = slots_.size() - 1;
  size_t slot = key >> 20 & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    Row& row = rows_[slots_[slot] - 1];
    if (row.key == key) return row;
  }
  rows_.push_back({key, {}, {}, 0});
  slots_[slot] = static_cast<uint32_t>(rows_.size());
  return rows_.back();
}

void Perceptron::Grow() {
  slots_.assign(slots_.size() * 2, 0);
  size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < rows_.size(); ++i) {
    size_t slot = rows_[i].key >> 20 & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

std::vector<SparseRow> Perceptron::Average(const Prune& prune) const {
  std::vector<SparseRow> out;
  for (const Row& row : rows_) {
    if (static_cast<int>(row.updates) < prune.min_updates) continue;
    SparseRow averaged{row.key, {}};
    for (size_t i = 0; i < row.weights.size(); ++i) {
      const History& history = row.history[i];
      double total = history.total + static_cast<double>(row.weights[i].value) * (now_ - history.changed);
      auto value = static_cast<float>(total / now_);
      if (std::fabs(value) > prune.min_weight) averaged.weights.emplace_back(row.weights[i].label, value);
    }
    if (averaged.weights.empty()) continue;
    std::sort(averaged.weights.begin(), averaged.weights.end());
    out.push_back(std::move(averaged));
  }
  std::sort(out.begin(), out.end(), [](const SparseRow& a, const SparseRow& b) { return a.key < b.key; });
  return out;
}

}  // namespace lapwing::parse
