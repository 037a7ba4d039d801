// SPDX-License-Identifier: Apache-2.0
/// How much likelier than usual an event is on a day of the week and of the year, learned from the past alone and pulled to 1
/// where the past is short: an army that trains in spring, a ministry that rests on Sundays.
///
/// A day's factor is (events near it + k) / (events expected near it + k), "near" being a Gaussian of 30 days around the circle
/// of the year. With 60 events of pull and a memory of ten years, three events a year move the factor little, thirty much.
///
/// Cost  some 500 multiplications a day; a factor is one look-up.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace lapwing::watch {

class Season {
 public:
  Season();
  /// One more day has been seen, with so many events. Days since 1970-01-01, in order.
  void Observe(int64_t day, double events);
  /// Around 1; exactly 1 before anything happened.
  double Factor(int64_t day) const;
  /// Sum of the factors of the `days` days after `day`: an exposure in ordinary days.
  double Exposure(int64_t day, int days) const;

 private:
  std::vector<double> near_events_, near_days_;  ///< by day of the year, smoothed
  std::array<double, 7> week_events_{}, week_days_{};
  double events_ = 0, days_ = 0;
};

}  // namespace lapwing::watch
