// SPDX-License-Identifier: Apache-2.0
/// Daily counts of directed dyads out of a table of events, for measuring alarms.
///
/// CSV with a head and the columns `date`, `source_country`, `target_country`, `cameo`, `quad` and, to tell a state from a person
/// or an alliance, `source` and `target`: a state is what stands in brackets after another name, "Citizen_(Japan)". Events are
/// counted once a date, source, target and code. Watched are the dyads between the `states` states with the most events (own
/// affairs included) that have events on at least `min_days` days. Volume is all events of a day, watched or not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

struct AlarmSeries {
  struct Dyad {
    std::string name;                              ///< "China > Japan"
    std::vector<std::vector<int64_t>> counts;      ///< by kind, by day
  };
  int64_t first_day = 0;  ///< days since 1970-01-01
  std::vector<double> volume;
  std::vector<Dyad> dyads;  ///< by name
  size_t events = 0;        ///< in the file, each counted once
  size_t rejects = 0;       ///< lines that cannot be read
  size_t Days() const { return volume.size(); }
};

/// `by_quad`: four kinds, quad 1 to 4 (0, statements, is left out); else one of all events. kBadInput without the columns or without a dyad.
Result<AlarmSeries> ReadAlarmSeries(std::string_view csv, size_t states, size_t min_days, bool by_quad);

}  // namespace lapwing
