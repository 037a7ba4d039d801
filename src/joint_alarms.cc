// SPDX-License-Identifier: Apache-2.0
#include "joint_alarms.h"

#include <algorithm>
#include <numeric>

namespace lapwing {
namespace {

/// Silence is no happening of the day.
bool Happening(const AlarmReport& report) { return report.alert.statistic != watch::Statistic::kSilence; }

bool Holds(const AlarmReport& speaker, const EventRecord& record) {
  return std::any_of(speaker.events.begin(), speaker.events.end(), [&](const EventRecord& own) { return own.event.id == record.event.id; });
}

bool OneHappening(const AlarmReport& speaker, const AlarmReport& other) {
  if (speaker.source == other.source && speaker.target == other.target) return true;
  return !other.events.empty() && other.more_events == 0 && std::all_of(other.events.begin(), other.events.end(), [&](const EventRecord& record) { return Holds(speaker, record); });
}

}  // namespace

void JoinAlarms(std::vector<AlarmReport>& day) {
  std::vector<size_t> order(day.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return day[a].alert.yearly < day[b].alert.yearly; });
  std::vector<size_t> speakers;
  for (size_t i : order) {
    if (!Happening(day[i])) continue;
    auto speaker = std::find_if(speakers.begin(), speakers.end(), [&](size_t s) { return OneHappening(day[s], day[i]); });
    if (speaker == speakers.end()) {
      speakers.push_back(i);
      continue;
    }
    day[i].told_with = day[*speaker].id;
    day[*speaker].also.push_back(day[i].alert.Sentence());
  }
}

}  // namespace lapwing
