// SPDX-License-Identifier: Apache-2.0
// Many dyads over years: the week, the volume, saving, silence, novelty, what is refused.
#include <doctest/doctest.h>

#include "base/file.h"
#include "base/random.h"
#include "watch/watcher.h"

using namespace lapwing;
using namespace lapwing::watch;

namespace {

CalmTable Table() {
  Result<std::string> text = ReadFile(std::string(LAPWING_SOURCE_DIR) + "/models/alarms.txt");
  REQUIRE(text);
  Result<CalmTable> table = CalmTable::Parse(*text);
  REQUIRE(table);
  return *table;
}

Watcher Fresh(WatchOptions options = {}) {
  Result<Watcher> watcher = Watcher::Create(options, Table());
  REQUIRE(watcher);
  return *watcher;
}

/// Twelve dyads whose counts follow the reports of the day; weekends have half of them. Days differ by a fifth.
class World {
 public:
  explicit World(uint64_t seed) : random_(seed) {}
  std::vector<Alert> Live(Watcher& watcher, double times = 1) {
    double volume = (day_ % 7 < 5 ? 300.0 : 150.0) * (0.8 + 0.4 * Uniform()) * times;
    std::vector<DayCount> counts;
    for (int i = 0; i < 12; ++i) counts.push_back({"pair " + std::to_string(i), "all", Draw(volume / 300 * (0.3 + 0.1 * i))});
    Result<std::vector<Alert>> alerts = watcher.Observe(10000 + day_++, counts, volume);
    REQUIRE(alerts);
    return *alerts;
  }
  int64_t day() const { return 10000 + day_; }

 private:
  double Uniform() { return static_cast<double>(random_.Next() >> 11) * 0x1p-53; }
  int64_t Draw(double mean) {  // near Poisson: twenty chances
    int64_t count = 0;
    for (int i = 0; i < 20; ++i) count += Uniform() < mean / 20 ? 1 : 0;
    return count;
  }
  Random random_;
  int64_t day_ = 0;
};

std::string Told(const std::vector<Alert>& alerts) {
  std::string text;
  for (const Alert& alert : alerts) text += alert.Sentence() + "\n";
  return text;
}

}  // namespace

TEST_CASE("the week and the answer to volume are learned; twice the reports raise no alarm") {
  Watcher watcher = Fresh();
  World world(3);
  for (int i = 0; i < 500; ++i) world.Live(watcher);
  CHECK(watcher.group(0).rho() > 0.6);
  CHECK(watcher.group(0).Week(0) > 1.4 * watcher.group(0).Week(5));  // day 10000 was a Monday
  std::vector<Alert> alerts;
  for (int i = 0; i < 28; ++i) {
    for (const Alert& alert : world.Live(watcher, 2)) alerts.push_back(alert);
  }
  CAPTURE(Told(alerts));
  CHECK(alerts.size() <= 1);  // 12 dyads, 28 days, one a dyad-year: 0.9 expected
  CHECK(watcher.StandingOf("pair 3") == Standing::kUsual);
}

TEST_CASE("saved and restored between any two days the future is the same to the last bit") {
  Watcher straight = Fresh(), broken = Fresh();
  World one(5), two(5);
  for (int i = 0; i < 200; ++i) {
    double times = i == 150 ? 6 : 1;
    std::string a = Told(one.Live(straight, times)), b = Told(two.Live(broken, times));
    CHECK(a == b);
    if (i % 9 == 0) {
      Result<Watcher> restored = Watcher::Restore(broken.Save(), Table());
      REQUIRE(restored);
      broken = *restored;
    }
  }
  CHECK(straight.Save() == broken.Save());
}

TEST_CASE("a burst is told once, with its numbers, and again only when it becomes ten times rarer") {
  Watcher watcher = Fresh();
  World world(7);
  for (int i = 0; i < 300; ++i) world.Live(watcher);
  std::vector<Alert> alerts;
  for (int64_t count : {5, 5, 40}) {
    std::vector<DayCount> counts = {{"pair 0", "all", count}};
    int64_t day = world.day() + static_cast<int64_t>(count == 40 ? 2 : alerts.empty() ? 0 : 1);
    Result<std::vector<Alert>> found = watcher.Observe(day, counts, 300);
    REQUIRE(found);
    for (const Alert& alert : *found) {
      if (alert.dyad == "pair 0") alerts.push_back(alert);
    }
  }
  REQUIRE(alerts.size() >= 2);
  CHECK_FALSE(alerts.front().escalation);
  CHECK(alerts.front().statistic == Statistic::kSpike);
  CHECK(alerts.back().escalation);
  CHECK(alerts.back().yearly <= alerts.front().yearly / 10);
  CHECK(alerts.front().Sentence().find("pair 0, all: 5 on ") == 0);
  CHECK(watcher.StandingOf("pair 0") == Standing::kAlert);
}

TEST_CASE("a lively pair that falls silent is told once; nothing is told of silence when nothing was read") {
  Watcher read = Fresh(), unread = Fresh();
  World one(9), two(9);
  for (int i = 0; i < 300; ++i) {
    one.Live(read);
    two.Live(unread);
  }
  std::vector<Alert> silent, none;
  for (int i = 0; i < 60; ++i) {
    std::vector<DayCount> counts;
    for (int k = 0; k < 11; ++k) counts.push_back({"pair " + std::to_string(k), "all", 1});  // pair 11 is silent
    Result<std::vector<Alert>> a = read.Observe(one.day() + i, counts, 250), b = unread.Observe(two.day() + i, {}, 0);
    REQUIRE(a);
    REQUIRE(b);
    for (const Alert& alert : *a) {
      if (alert.statistic == Statistic::kSilence && alert.dyad == "pair 11") silent.push_back(alert);
    }
    none.insert(none.end(), b->begin(), b->end());
  }
  REQUIRE(silent.size() == 1);
  CHECK(silent[0].Sentence().find("pair 11, all: none for ") == 0);
  CHECK(none.empty());
  CHECK(unread.StandingOf("pair 11") == Standing::kTooLittleReporting);
  CHECK(read.StandingOf("nobody") == Standing::kUnknown);
}

TEST_CASE("the first events ever, and the first after long, are called that") {
  WatchOptions options;
  options.budget = 20;
  Watcher watcher = Fresh(options);
  World world(11);
  for (int i = 0; i < 300; ++i) world.Live(watcher);
  std::vector<DayCount> counts = {{"newcomer", "all", 3}};
  Result<std::vector<Alert>> first = watcher.Observe(world.day(), counts, 250);
  REQUIRE(first);
  std::vector<Alert> of;
  for (const Alert& alert : *first) {
    if (alert.dyad == "newcomer") of.push_back(alert);
  }
  REQUIRE(of.size() == 1);
  CHECK(of[0].statistic == Statistic::kNovelty);
  CHECK(of[0].Sentence().find("the first since watching began") != std::string::npos);
  Result<std::vector<Alert>> again = watcher.Observe(world.day() + 200, counts, 250);
  REQUIRE(again);
  bool told = false;
  for (const Alert& alert : *again) told = told || (alert.dyad == "newcomer" && alert.since == world.day());
  CHECK(told);
}

TEST_CASE("days left out are days without events") {
  Watcher left_out = Fresh(), told = Fresh();
  std::vector<DayCount> counts = {{"a > b", "all", 2}};
  REQUIRE(left_out.Observe(100, counts, std::nullopt));
  REQUIRE(told.Observe(100, counts, std::nullopt));
  for (int64_t day = 101; day < 110; ++day) REQUIRE(told.Observe(day, {}, std::nullopt));
  REQUIRE(left_out.Observe(110, counts, std::nullopt));
  REQUIRE(told.Observe(110, counts, std::nullopt));
  CHECK(left_out.Save() == told.Save());
}

TEST_CASE("what cannot be is refused and leaves the watcher as it was") {
  Watcher watcher = Fresh();
  std::vector<DayCount> good = {{"a > b", "all", 1}};
  REQUIRE(watcher.Observe(100, good, 10));
  std::string before = watcher.Save();
  std::vector<DayCount> negative = {{"a > b", "all", -1}}, unknown = {{"a > b", "threats", 1}}, nameless = {{"", "all", 1}};
  CHECK_FALSE(watcher.Observe(100, good, 10));
  CHECK_FALSE(watcher.Observe(101, negative, 10));
  CHECK_FALSE(watcher.Observe(101, unknown, 10));
  CHECK_FALSE(watcher.Observe(101, nameless, 10));
  CHECK_FALSE(watcher.Observe(101, good, -5));
  CHECK(watcher.Save() == before);
  WatchOptions no_budget;
  no_budget.budget = 0;
  CHECK_FALSE(Watcher::Create(no_budget, Table()));
  CHECK_FALSE(Watcher::Restore("", Table()));
  for (size_t cut = 1; cut + 1 < before.size(); cut += 7) {
    if (before[cut - 1] != '\n') CHECK_FALSE(Watcher::Restore(before.substr(0, cut) + "x", Table()));
  }
  CHECK_FALSE(CalmTable::Parse("rates 1 2\ndispersions 1 2\nsurprises 3 1 2\n1 2\n"));
}
