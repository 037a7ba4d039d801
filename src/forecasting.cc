// SPDX-License-Identifier: Apache-2.0
#include "forecasting.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <unordered_set>

#include "watch/forecast_daily.h"

namespace lapwing {
namespace {

constexpr size_t kYear = 365;

/// Days of one kind: of the pair asked for, and of all pairs together.
struct KindDays {
  std::map<int64_t, int> pair;
  std::map<int64_t, std::map<std::pair<std::string, std::string>, int>> all;
};

std::vector<std::string> KindsOf(const PairRow& row, const std::vector<std::string>& types) {
  std::vector<std::string> kinds = {"all", QuadName(row.quad)};
  if (std::find(types.begin(), types.end(), row.type) != types.end()) kinds.emplace_back(row.type);
  return kinds;
}

/// The share of windows with an event over the year before, by the windows that were over then.
class TrailingShare {
 public:
  double Share() const { return days_.empty() ? 0.5 : static_cast<double>(sum_) / static_cast<double>(days_.size()); }
  void Add(bool happened) {
    days_.push_back(happened);
    sum_ += happened ? 1 : 0;
    if (days_.size() <= kYear) return;
    sum_ -= days_.front() ? 1 : 0;
    days_.pop_front();
  }

 private:
  std::deque<bool> days_;
  int sum_ = 0;
};

struct Pending {
  double chance = 0, share = 0;
};

/// How the forecasts of one horizon came out.
struct Record {
  std::deque<Pending> open;
  TrailingShare trailing;
  int64_t n = 0;
  double happened = 0, said = 0, brier = 0, brier_base = 0;

  void Resolve(bool any) {
    double y = any ? 1 : 0;
    const Pending& pending = open.front();
    ++n;
    happened += y;
    said += pending.chance;
    brier += (pending.chance - y) * (pending.chance - y);
    brier_base += (pending.share - y) * (pending.share - y);
    trailing.Add(any);
    open.pop_front();
  }
};

std::vector<ForecastLine> ForecastKind(const std::string& kind, const KindDays& days, int64_t first, int64_t last, const std::vector<int>& horizons) {
  watch::DailyForecaster forecaster(horizons);
  watch::GroupRate group;
  std::set<std::pair<std::string, std::string>> dyads;
  std::vector<Record> records(horizons.size());
  int64_t active = first - 1000;
  for (int64_t day = first; day <= last; ++day) {
    if (auto all = days.all.find(day); all != days.all.end()) {
      for (const auto& [dyad, count] : all->second) {
        dyads.insert(dyad);
        group.active += 1;
        group.size += count;
      }
    }
    group.days += static_cast<double>(std::max<size_t>(1, dyads.size()));
    auto found = days.pair.find(day);
    int count = found == days.pair.end() ? 0 : found->second;
    if (count > 0) active = day;
    forecaster.Observe(day, count, &group);
    for (size_t i = 0; i < horizons.size(); ++i) {
      // The window that was opened `horizon` days ago ends today.
      if (records[i].open.size() == static_cast<size_t>(horizons[i])) records[i].Resolve(active > day - horizons[i]);
      if (day < last) records[i].open.push_back({forecaster.Chance(i), records[i].trailing.Share()});
    }
  }
  std::vector<ForecastLine> lines;
  for (size_t i = 0; i < horizons.size(); ++i) {
    watch::DailyForecast forecast = forecaster.Forecast(i);
    const Record& record = records[i];
    double n = static_cast<double>(std::max<int64_t>(1, record.n));
    lines.push_back({kind, horizons[i], last + 1, last + horizons[i], forecast.chance, forecast.counts.Mean(), forecast.counts.Quantile(0.05), forecast.counts.Quantile(0.95), record.n,
                     record.happened / n, record.said / n, record.brier / n, record.brier_base / n});
  }
  return lines;
}

}  // namespace

Result<std::vector<ForecastLine>> ForecastStore(Store& store, const ForecastQuery& query) {
  Result<std::pair<int64_t, int64_t>> span = store.DaysOf();
  if (!span) return span.error();
  auto [first, last] = *span;
  if (last < first) return std::vector<ForecastLine>();  // without a day there is no tomorrow
  std::vector<std::string> kinds = {"all", QuadName(1), QuadName(2), QuadName(3), QuadName(4)};
  kinds.insert(kinds.end(), query.types.begin(), query.types.end());
  std::map<std::string, KindDays> days;
  std::unordered_set<int64_t> units, events;
  PairQuery pairs;
  pairs.from = first;
  pairs.to = last;
  Status status = store.ReadPairs(pairs, [&](const PairRow& row) {
    if ((row.status != "asserted" && row.status != "claimed") || !units.insert(row.unit).second) return true;
    std::pair<std::string, std::string> dyad = {std::string(row.source), std::string(row.target)};
    bool forward = IsMember(query.sources, row.source, row.day) && IsMember(query.targets, row.target, row.day);
    bool backward = query.either_way && IsMember(query.sources, row.target, row.day) && IsMember(query.targets, row.source, row.day);
    bool counts = (forward || backward) && events.insert(row.event).second;
    for (const std::string& kind : KindsOf(row, query.types)) {
      ++days[kind].all[row.day][dyad];
      if (counts) ++days[kind].pair[row.day];
    }
    return true;
  });
  if (!status) return status.error();

  std::vector<int> horizons = query.horizons;
  if (query.next_month) {
    int64_t next = NextPeriod(PeriodOf(last, SeriesUnit::kMonth), SeriesUnit::kMonth);
    int length = static_cast<int>(NextPeriod(next, SeriesUnit::kMonth) - next);
    if (std::find(horizons.begin(), horizons.end(), length) == horizons.end()) horizons.push_back(length);
  }
  std::vector<ForecastLine> lines;
  for (const std::string& kind : kinds) {
    std::vector<ForecastLine> part = ForecastKind(kind, days[kind], first, last, horizons);
    lines.insert(lines.end(), part.begin(), part.end());
  }
  return lines;
}

}  // namespace lapwing
