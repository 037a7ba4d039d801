// SPDX-License-Identifier: Apache-2.0
#include "watch/forecast_occurrence.h"

#include <algorithm>

namespace lapwing::watch {
namespace {

constexpr size_t kWarmUp = 24;  // months before a record means something
constexpr size_t kShort = 13 * 4;
constexpr size_t kLong = 6;
constexpr double kPull = 20;
constexpr double kBeliefPull = 2;

size_t LongClass(size_t active) {
  size_t at = 0;
  for (size_t edge : {size_t{1}, size_t{6}, size_t{20}, size_t{40}, size_t{60}}) at += active >= edge ? 1 : 0;
  return at;
}

}  // namespace

Occurrence::Occurrence(const Panel& counts) : counts_(counts) {
  for (const std::vector<double>& series : counts) {
    std::vector<size_t> active_before(1, 0);
    std::vector<size_t>& records = records_.emplace_back();
    for (size_t t = 0; t < series.size(); ++t) {
      active_before.push_back(active_before.back() + (series[t] > 0 ? 1 : 0));
      auto last = [&](size_t months) { return active_before[t + 1] - active_before[t + 1 - std::min(months, t + 1)]; };
      records.push_back((last(12) * 4 + last(3)) * kLong + LongClass(last(60)));
    }
  }
}

Occurrence::Table Occurrence::Fit(size_t month, size_t lead) const {
  Table table;
  table.months_.assign(kShort * kLong, 0);
  table.active_.assign(kShort * kLong, 0);
  table.months_short_.assign(kShort, 0);
  table.active_short_.assign(kShort, 0);
  for (size_t s = 0; s < records_.size(); ++s) {
    for (size_t t = kWarmUp; t + lead <= month; ++t) {
      size_t record = records_[s][t];
      double active = counts_[s][t + lead] > 0 ? 1 : 0;
      table.months_[record] += 1;
      table.active_[record] += active;
      table.months_short_[record / kLong] += 1;
      table.active_short_[record / kLong] += active;
    }
  }
  return table;
}

double Occurrence::Table::Chance(size_t record, double believed) const {
  size_t shorter = record / kLong;
  double alike = (active_short_[shorter] + kBeliefPull * believed) / (months_short_[shorter] + kBeliefPull);
  double pull = std::min(kPull, months_short_[shorter] + kBeliefPull);
  return (active_[record] + pull * alike) / (months_[record] + pull);
}

}  // namespace lapwing::watch
