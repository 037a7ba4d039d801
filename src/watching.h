// SPDX-License-Identifier: Apache-2.0
/// The watcher over a store: every day of reports since it last looked, and what departs from the usual of its pair.
///
/// Counted are events on the day they were reported, if they happened at most `kNewsDays` before (base/report_day.h): an old war retold is no news.
/// Counted are the stories that tell of one, by quad class; both directions of a pair together unless `directed`. The volume of reporting
/// goes in beside them. State and alerts are saved in one transaction, so a broken run says nothing twice and nothing never.
///
/// Cost   the pairs of the new days, and of the streams a microsecond a day
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lapwing/event_record.h"
#include "lapwing/result.h"
#include "store/store.h"
#include "watch/alert.h"
#include "watch/calm_table.h"

namespace lapwing {

struct WatchQuery {
  double budget = 1;                  ///< false alarms a pair and year
  int least = 2;                      ///< stories that an alarm of more than usual takes
  bool directed = false;
  bool anew = false;                  ///< forget what was watched and begin with the first report
  int64_t until = 0;                  ///< last day watched
  std::vector<std::string> statuses;  ///< empty: asserted, claimed, planned
};

/// What there is to say of one alarm.
struct AlarmReport {
  std::string id;
  std::string source, target;  ///< codes; for a pair in order of the alphabet
  bool directed = false;
  watch::Alert alert;
  std::vector<EventRecord> events;  ///< that make it up, most telling first, at most ten
  int64_t more_events = 0;
  std::string told_with;          ///< id of the day's alarm that speaks of the same happening (joint_alarms.h); empty: this one speaks
  std::vector<std::string> also;  ///< sentences of the alarms that are told with this one
};

/// Watches what is new and gives its alarms, oldest first.
Result<std::vector<AlarmReport>> WatchStore(Store& store, const WatchQuery& query, const watch::CalmTable& table);

/// An alarm as a line of JSON (docs/formats.md) and back as what hooks and pages need of it.
std::string ToJson(const AlarmReport& report);

}  // namespace lapwing
