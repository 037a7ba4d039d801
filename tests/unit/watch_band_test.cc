// SPDX-License-Identifier: Apache-2.0
// What a picture of a pair calls usual.
#include <doctest/doctest.h>

#include <random>

#include "watch/usual_band.h"

using namespace lapwing;
using namespace lapwing::watch;

namespace {

/// `count` days from 2024-01-01 with Poisson counts, read every day.
std::vector<SeriesPeriod> Days(int count, double mean) {
  std::vector<SeriesPeriod> days(static_cast<size_t>(count));
  std::mt19937_64 random(1);
  for (int i = 0; i < count; ++i) {
    days[static_cast<size_t>(i)].first_day = 19723 + i;
    days[static_cast<size_t>(i)].reports = 10;
    double chance = 1;  // Knuth's way: uniform numbers until their product falls below exp(-mean)
    for (int n = 0;; ++n) {
      chance *= static_cast<double>(random() >> 11) / 9007199254740992.0;
      if (chance < 0.36787944117144233) {  // mean 1
        days[static_cast<size_t>(i)].events = mean > 0 ? n : 0;
        break;
      }
    }
  }
  return days;
}

}  // namespace

TEST_CASE("a band needs two months of reports before it") {
  auto days = Days(200, 1);
  auto bands = UsualBands(days, SeriesUnit::kDay, 19723, 19922);
  REQUIRE(bands.size() == 200);
  CHECK_FALSE(bands[59]);
  CHECK(bands[60]);
}

TEST_CASE("nine in ten weeks of a steady pair lie in the band") {
  auto days = Days(3000, 1);
  auto bands = UsualBands(days, SeriesUnit::kWeek, 19723, 19723 + 2999);  // begins on a Monday
  int seen = 0, inside = 0;
  for (size_t week = 20; (week + 1) * 7 <= days.size(); ++week) {
    int events = 0;
    for (size_t day = week * 7; day < week * 7 + 7; ++day) events += days[day].events;
    REQUIRE(bands[week]);
    ++seen;
    inside += events >= bands[week]->low && events <= bands[week]->high ? 1 : 0;
  }
  double share = static_cast<double>(inside) / seen;
  CHECK(share > 0.88);
  CHECK(share < 0.99);  // whole numbers and an uncertain rate make it wider, never idle
}

TEST_CASE("days on which nothing was read bring nothing and teach nothing") {
  auto days = Days(400, 1);
  for (size_t i = 200; i < 400; ++i) days[i].events = 0, days[i].reports = i < 380 ? 0 : 10;
  auto bands = UsualBands(days, SeriesUnit::kDay, 19723, 19723 + 399);
  CHECK(bands[300]->mean == 0);
  CHECK(bands[380]->mean > 0.7);  // after half a year without news the pair is as it was
}

TEST_CASE("a silent pair has a band at zero") {
  auto bands = UsualBands(Days(200, 0), SeriesUnit::kDay, 19723, 19922);
  CHECK(bands[199]->high == 0);
}
