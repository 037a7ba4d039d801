// SPDX-License-Identifier: Apache-2.0
/// Counts of a pair's events over time: by day, week or month, every event once.
///
///   SeriesBuilder builder(SeriesUnit::kMonth, first, last);
///   builder.Add(event);                       // in any order
///   std::vector<SeriesPeriod> periods = builder.Take();   // no gaps: quiet periods are zeros
///
/// What counts once: tellings of one event by the reports of one story (`unit`), one event that reaches the series by several
/// dyads of a group or by both directions (`event`).
///
/// Sums of scores confuse much news with hostility and means make ten barrages equal one, so both stand beside the number of
/// events and the range (shared faults of Goldstein-like scales).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace lapwing {

enum class SeriesUnit { kDay, kWeek, kMonth };
std::optional<SeriesUnit> SeriesUnitOf(std::string_view name);  ///< "day", "week", "month"

/// First day of the period that holds `day`: itself, its Monday, the first of its month. Days since 1970-01-01.
int64_t PeriodOf(int64_t day, SeriesUnit unit);
int64_t NextPeriod(int64_t period, SeriesUnit unit);

/// One event as a series sees it.
struct CountedEvent {
  int64_t day = 0;
  int64_t event = 0;
  int64_t unit = 0;
  int quad = 0;  ///< 1-4
  double score = 0;
  std::string_view type;
};

struct SeriesPeriod {
  int64_t first_day = 0;
  int events = 0;
  std::array<int, 4> quads{};  ///< verbal cooperation, material cooperation, verbal conflict, material conflict
  std::map<std::string, int> types;
  double score_sum = 0, score_min = 0, score_max = 0;
  int64_t reports = 0;  ///< articles read of those days, of anything: what the counts are to be seen against
  double ScoreMean() const { return events > 0 ? score_sum / events : 0; }
};

class SeriesBuilder {
 public:
  /// Both days included; events outside are left out. Memory: a period each, and 8 bytes an event.
  SeriesBuilder(SeriesUnit unit, int64_t first_day, int64_t last_day);
  void Add(const CountedEvent& event);
  void AddReports(int64_t day, int64_t articles);
  std::vector<SeriesPeriod> Take() { return std::move(periods_); }

 private:
  SeriesPeriod* Find(int64_t day);

  SeriesUnit unit_;
  int64_t first_day_, last_day_;
  std::vector<SeriesPeriod> periods_;
  std::unordered_set<int64_t> events_, units_;
};

}  // namespace lapwing
