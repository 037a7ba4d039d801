// SPDX-License-Identifier: Apache-2.0
#include "stories/window.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/fixed_math.h"

namespace lapwing {
namespace {

constexpr size_t kHeads = size_t{1} << 14;
constexpr int kChain = 64;        // a chain goes through clashes of its head too
constexpr size_t kNearest = 24;   // articles that are compared in full
constexpr double kPrior = 200;    // reports at large that weigh as much as those of the window
constexpr size_t kFewEnough = 50;
constexpr size_t kTidy = 16;

}  // namespace

Window::Window(size_t capacity) : capacity_(std::max<size_t>(capacity, 1)), heads_(kBands * kHeads, kNone) {}

void Window::Posting::PopOldest() {
  if (++begin < kTidy || begin * 2 < numbers.size()) return;
  numbers.erase(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(begin));
  begin = 0;
}

double Window::Idf(size_t df, int per_mille) const {
  double all = static_cast<double>(held_.size()) + kPrior;
  return Log(all / (static_cast<double>(df) + kPrior * per_mille / 1000.0 + 0.5));
}

std::vector<uint64_t> Window::SharingBands(const Signature& signature) const {
  std::vector<uint64_t> found;
  for (size_t band = 0; band < kBands && signature[band] != 0; ++band) {
    uint64_t number = heads_[band * kHeads + signature[band] % kHeads];
    for (int step = 0; step < kChain && number != kNone && Holds(number); ++step) {
      size_t slot = number % capacity_;
      if (signatures_[slot][band] == signature[band]) found.push_back(number);
      number = before_[slot * kBands + band];
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<Neighbour> Window::Nearest(const Report& report) {
  size_t too_many = std::max(kFewEnough, held_.size() / 20);
  std::vector<double> idf(report.terms.size());
  std::vector<Neighbour> best;
  shared_.resize(held_.size());
  double norm = 0;
  for (size_t i = 0; i < report.terms.size(); ++i) {
    const Keyword& term = report.terms[i];
    auto it = slot_of_.find(term.hash);
    size_t df = it == slot_of_.end() ? 0 : postings_[it->second].df();
    idf[i] = Idf(df, term.per_mille);
    double weight = term.weight * idf[i];
    norm += weight * weight;
    if (df == 0 || df > too_many) continue;
    const Posting& posting = postings_[it->second];
    for (size_t j = posting.begin; j < posting.numbers.size(); ++j) {
      double& sum = shared_[posting.numbers[j] - first_];
      if (sum == 0) best.push_back({posting.numbers[j], 0});
      sum += weight * idf[i];
    }
  }
  for (Neighbour& neighbour : best) neighbour.cosine = std::exchange(shared_[neighbour.number - first_], 0);
  auto better = [](const Neighbour& a, const Neighbour& b) { return a.cosine != b.cosine ? a.cosine > b.cosine : a.number < b.number; };
  size_t kept = std::min(kNearest, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end(), better);
  best.resize(kept);
  for (Neighbour& neighbour : best) {
    const Held& held = At(neighbour.number);
    double dot = 0, other = 0;
    for (size_t i = 0, j = 0; j < held.report.terms.size(); ++j) {
      const Keyword& term = held.report.terms[j];
      double own = Idf(postings_[held.slots[j]].df(), term.per_mille);
      double weight = term.weight * own;
      other += weight * weight;
      while (i < report.terms.size() && report.terms[i].hash < term.hash) ++i;
      if (i < report.terms.size() && report.terms[i].hash == term.hash) dot += weight * report.terms[i].weight * idf[i];
    }
    neighbour.cosine = norm > 0 && other > 0 ? dot / std::sqrt(norm * other) : 0;
  }
  std::sort(best.begin(), best.end(), better);
  return best;
}

std::vector<std::string> Window::SharedWords(const Report& report, uint64_t number, size_t most) const {
  const Held& held = At(number);
  std::vector<std::pair<double, std::string>> words;
  for (size_t i = 0, j = 0; i < report.terms.size() && j < held.report.terms.size();) {
    const Keyword &a = report.terms[i], &b = held.report.terms[j];
    if (a.hash == b.hash) {
      double idf = Idf(postings_[held.slots[j]].df(), a.per_mille);
      words.emplace_back(-idf * idf * a.weight * b.weight, report.words[i]);
      ++i, ++j;
    } else if (a.hash < b.hash) ++i;
    else ++j;
  }
  std::sort(words.begin(), words.end());
  std::vector<std::string> list;
  for (const auto& [weight, word] : words) {
    if (list.size() < most) list.push_back(word);
  }
  return list;
}

uint64_t Window::Add(Report report, const Signature& signature, std::string story) {
  if (held_.size() == capacity_) DropOldest();
  uint64_t number = first_ + held_.size();
  size_t slot = number % capacity_;
  if (signatures_.size() <= slot) {
    signatures_.resize(slot + 1);
    before_.resize((slot + 1) * kBands, kNone);
  }
  signatures_[slot] = signature;
  for (size_t band = 0; band < kBands; ++band) {
    uint64_t& head = heads_[band * kHeads + signature[band] % kHeads];
    before_[slot * kBands + band] = signature[band] == 0 ? kNone : head;
    if (signature[band] != 0) head = number;
  }
  Held held{std::move(report), {}, std::move(story)};
  held.slots.reserve(held.report.terms.size());
  held.report.words = {};
  for (const Keyword& term : held.report.terms) {
    auto next = static_cast<uint32_t>(free_slots_.empty() ? postings_.size() : free_slots_.back());
    auto [it, fresh] = slot_of_.emplace(term.hash, next);
    if (fresh && free_slots_.empty()) postings_.emplace_back();
    else if (fresh) free_slots_.pop_back();
    postings_[it->second].numbers.push_back(number);
    held.slots.push_back(it->second);
  }
  by_id_[held.report.id] = number;
  held_.push_back(std::move(held));
  return number;
}

void Window::DropOldest() {
  const Held& oldest = held_.front();
  for (size_t i = 0; i < oldest.slots.size(); ++i) {
    Posting& posting = postings_[oldest.slots[i]];
    posting.PopOldest();  // it is the oldest everywhere
    if (posting.df() != 0) continue;
    slot_of_.erase(oldest.report.terms[i].hash);
    free_slots_.push_back(oldest.slots[i]);
  }
  if (auto it = by_id_.find(oldest.report.id); it != by_id_.end() && it->second == first_) by_id_.erase(it);
  held_.pop_front();
  ++first_;
}

uint64_t Window::Find(const std::string& id) const {
  auto it = by_id_.find(id);
  return it == by_id_.end() ? kNone : it->second;
}

}  // namespace lapwing
