// SPDX-License-Identifier: Apache-2.0
#include "alarm_replay.h"

#include <fmt/format.h>

#include <cmath>

namespace lapwing {
namespace {

std::vector<watch::Kind> KindsOf(const AlarmSeries& series) {
  if (series.dyads[0].counts.size() == 1) return {{"all", watch::Pole::kNone}};
  return {{"verbal-cooperation", watch::Pole::kCooperation}, {"material-cooperation", watch::Pole::kCooperation},
          {"verbal-conflict", watch::Pole::kConflict}, {"material-conflict", watch::Pole::kConflict}};
}

}  // namespace

DayOrder ShuffledDays(const AlarmSeries& series, Random& random) {
  DayOrder order(series.Days());
  for (size_t weekday = 0; weekday < 7; ++weekday) {
    std::vector<size_t> days;
    for (size_t t = weekday; t < series.Days(); t += 7) days.push_back(t);
    std::vector<size_t> drawn = days;
    random.Shuffle(drawn);
    for (size_t i = 0; i < days.size(); ++i) order[days[i]] = drawn[i];
  }
  return order;
}

std::vector<watch::Alert> Replay(const AlarmSeries& series, const DayOrder& order, const std::vector<Burst>& bursts, double budget, const watch::CalmTable& table, const LookAtDay& look) {
  watch::WatchOptions options;
  options.budget = budget;
  options.kinds = KindsOf(series);
  std::vector<watch::Alert> alerts;
  Result<watch::Watcher> watcher = watch::Watcher::Create(options, table);
  if (!watcher) return alerts;
  for (size_t t = 0; t < series.Days(); ++t) {
    std::vector<watch::DayCount> counts;
    for (size_t i = 0; i < series.dyads.size(); ++i) {
      for (size_t kind = 0; kind < options.kinds.size(); ++kind) {
        int64_t count = series.dyads[i].counts[kind][order[t]];
        for (const Burst& burst : bursts) {
          if (kind == 0 && burst.dyad == i && t >= burst.at && t < burst.at + burst.days) count += burst.more;
        }
        counts.push_back({series.dyads[i].name, options.kinds[kind].name, count});
      }
    }
    std::vector<watch::StreamDay> trace;
    Result<std::vector<watch::Alert>> found = watcher->Observe(series.first_day + static_cast<int64_t>(t), counts, series.volume[order[t]], look ? &trace : nullptr);
    if (look) look(t, trace);
    if (found) alerts.insert(alerts.end(), found->begin(), found->end());
  }
  return alerts;
}

std::string RateWithInterval(double count, double years) {
  auto bound = [&](double n, double z) {
    if (n <= 0) return 0.0;
    double root = 1 - 1 / (9 * n) + z / (3 * std::sqrt(n));
    return n * root * root * root / years;
  };
  return fmt::format("{:.3f} [{:.3f}, {:.3f}]", count / years, bound(count, -1.96), bound(count + 1, 1.96));
}

std::string ShareWithInterval(double hits, double n) {
  double p = hits / n, z = 1.96, middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
  return fmt::format("{:.2f} [{:.2f}, {:.2f}]", p, middle - half, middle + half);
}

}  // namespace lapwing
