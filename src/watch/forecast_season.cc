// SPDX-License-Identifier: Apache-2.0
#include "watch/forecast_season.h"

#include <algorithm>

#include "lapwing/date.h"
#include "watch/forecast_math.h"

namespace lapwing::watch {
namespace {

constexpr int kYear = 366;
constexpr int kReach = 90;  // three widths: what lies farther adds nothing
constexpr double kWidth = 30;
constexpr double kPull = 60;           // events
constexpr double kHalfLife = 10 * 365;  // days

int DayOfYear(int64_t day) {
  return static_cast<int>(day - Date::Year(Date::FromDays(day).year).Days());
}

const std::vector<double>& Kernel() {
  static const std::vector<double> kernel = [] {
    std::vector<double> weights;
    double total = 0;
    for (int i = -kReach; i <= kReach; ++i) {
      weights.push_back(Exp(-0.5 * i * i / (kWidth * kWidth)));
      total += weights.back();
    }
    for (double& weight : weights) weight /= total;
    return weights;
  }();
  return kernel;
}

}  // namespace

Season::Season() : near_events_(kYear), near_days_(kYear) {}

void Season::Observe(int64_t day, double events) {
  static const double kept = Forgetting(kHalfLife);
  for (double& value : near_events_) value *= kept;
  for (double& value : near_days_) value *= kept;
  for (double& value : week_events_) value *= kept;
  for (double& value : week_days_) value *= kept;
  events_ = events_ * kept + events;
  days_ = days_ * kept + 1;
  size_t weekday = static_cast<size_t>(Date::FromDays(day).Weekday());
  week_events_[weekday] += events;
  week_days_[weekday] += 1;
  int middle = DayOfYear(day);
  const std::vector<double>& kernel = Kernel();
  for (int i = -kReach; i <= kReach; ++i) {
    size_t at = static_cast<size_t>((middle + i + kYear) % kYear);
    double weight = kernel[static_cast<size_t>(i + kReach)];
    near_days_[at] += weight;
    if (events > 0) near_events_[at] += weight * events;
  }
}

double Season::Factor(int64_t day) const {
  if (!(events_ > 0)) return 1;
  double rate = events_ / days_;
  size_t at = static_cast<size_t>(DayOfYear(day));
  // The pull is shared out over the days of the year, as the kernel shares out the events.
  double year = (near_events_[at] + kPull / kYear) / (near_days_[at] * rate + kPull / kYear);
  size_t weekday = static_cast<size_t>(Date::FromDays(day).Weekday());
  double week = (week_events_[weekday] + kPull) / (week_days_[weekday] * rate + kPull);
  return year * week;
}

double Season::Exposure(int64_t day, int days) const {
  double sum = 0;
  for (int i = 1; i <= days; ++i) sum += Factor(day + i);
  return sum;
}

}  // namespace lapwing::watch
