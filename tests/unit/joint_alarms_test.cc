// SPDX-License-Identifier: Apache-2.0
#include "joint_alarms.h"

#include <doctest/doctest.h>

namespace lapwing {
namespace {

AlarmReport Alarm(const char* source, const char* target, watch::Statistic statistic, double yearly, std::vector<const char*> events) {
  AlarmReport report;
  report.id = std::string(source) + target;
  report.source = source, report.target = target;
  report.alert.dyad = report.id;
  report.alert.kind = "verbal-cooperation";
  report.alert.statistic = statistic;
  report.alert.yearly = yearly;
  for (const char* id : events) {
    EventRecord record;
    record.event.id = id;
    report.events.push_back(record);
  }
  return report;
}

TEST_CASE("a meeting of three is one alarm: its rarest pair speaks") {
  std::vector<AlarmReport> day = {Alarm("ARD", "BRU", watch::Statistic::kSpike, 0.2, {"m"}), Alarm("ARD", "COL", watch::Statistic::kNovelty, 0.01, {"m", "n"}),
                                  Alarm("BRU", "COL", watch::Statistic::kSpike, 0.1, {"m"})};
  JoinAlarms(day);
  CHECK(day[0].told_with == "ARDCOL");
  CHECK(day[1].told_with.empty());
  CHECK(day[1].also.size() == 2);
  CHECK(day[2].told_with == "ARDCOL");
}

TEST_CASE("an alarm with an event of its own speaks for itself, and so does one that shows only some of its events") {
  std::vector<AlarmReport> day = {Alarm("ARD", "BRU", watch::Statistic::kSpike, 0.01, {"m"}), Alarm("ARD", "COL", watch::Statistic::kSpike, 0.1, {"m", "own"}),
                                  Alarm("ARD", "DOR", watch::Statistic::kSpike, 0.1, {"m"})};
  day[2].more_events = 3;
  JoinAlarms(day);
  CHECK(day[1].told_with.empty());
  CHECK(day[2].told_with.empty());
  CHECK(day[0].also.empty());
}

TEST_CASE("words and deeds of one pair on one day are one alarm; silence is another matter, and has no events to share") {
  std::vector<AlarmReport> day = {Alarm("ARD", "BRU", watch::Statistic::kSpike, 0.3, {"a"}), Alarm("ARD", "BRU", watch::Statistic::kBuildUp, 0.2, {"b"}),
                                  Alarm("ARD", "BRU", watch::Statistic::kSilence, 0.1, {}), Alarm("COL", "DOR", watch::Statistic::kSilence, 0.1, {})};
  JoinAlarms(day);
  CHECK(day[0].told_with == "ARDBRU");
  CHECK(day[1].also.size() == 1);
  CHECK(day[2].told_with.empty());
  CHECK(day[3].told_with.empty());
}

}  // namespace
}  // namespace lapwing
