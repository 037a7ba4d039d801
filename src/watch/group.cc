// SPDX-License-Identifier: Apache-2.0
#include "watch/group.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "watch/exact_math.h"

namespace lapwing::watch {
namespace {

// What is believed before anything is seen, and how many events (rho: units of information) it is worth.
constexpr double kWeekWeight = 20;
constexpr double kRhoGuess = 0.5, kRhoWeight = 5, kMaxRho = 2;
constexpr double kDispersionGuess = 1.5, kDispersionWeight = 100;
// Fewer streams say nothing about how streams differ.
constexpr size_t kFewStreams = 8;
constexpr double kLeastDays = 14, kMinWeight = 2, kMaxWeight = 365;

}  // namespace

double Volume::Usual(int weekday) const {
  double all = std::accumulate(reports.begin(), reports.end(), 0.0);
  double count = std::accumulate(days.begin(), days.end(), 0.0);
  if (count <= 0) return 0;
  // A weekday seen once or twice leans on the week's mean.
  size_t d = static_cast<size_t>(weekday);
  return (reports[d] + 2 * all / count) / (days[d] + 2);
}

double Volume::Excess(int weekday, double volume) const {
  double usual = Usual(weekday);
  if (usual <= 0 || volume <= 0) return 0;
  return std::clamp(Log(volume / usual), -1.5, 1.5);
}

void Volume::Observe(int weekday, double volume, double keep) {
  for (size_t d = 0; d < 7; ++d) {
    reports[d] *= keep;
    days[d] *= keep;
  }
  reports[static_cast<size_t>(weekday)] += volume;
  days[static_cast<size_t>(weekday)] += 1;
}

double Group::rho() const { return std::clamp((answer_ + kRhoWeight * kRhoGuess) / (information_ + kRhoWeight), 0.0, kMaxRho); }

double Group::Week(int weekday) const {
  double sum = 0, mine = 0;
  for (size_t d = 0; d < 7; ++d) {
    double factor = (week_events_[d] + kWeekWeight) / (week_means_[d] + kWeekWeight);
    sum += factor;
    if (d == static_cast<size_t>(weekday)) mine = factor;
  }
  return 7 * mine / sum;
}

double Group::Exposure(int weekday, double excess) const { return Week(weekday) * Exp(rho() * excess); }

void Group::Observe(double count, const Predicted& predicted) {
  double miss = std::min(count, predicted.mean + 6 * std::sqrt(predicted.dispersion * predicted.mean) + 1) - predicted.mean;
  day_events_ += Capped(count, predicted);
  day_means_ += predicted.mean;
  day_squares_ += miss * miss;
}

void Group::EndDay(int weekday, double excess, double day_exposure, double keep, const std::vector<double>& rates) {
  double old_rho = rho(), week = Week(weekday);
  // Linear around the present rho: Fisher scoring for the logarithmic rate, one step a day.
  information_ = keep * information_ + day_means_ * excess * excess;
  answer_ = keep * answer_ + (day_events_ - day_means_) * excess + old_rho * day_means_ * excess * excess;
  for (size_t d = 0; d < 7; ++d) {
    week_events_[d] *= keep;
    week_means_[d] *= keep;
  }
  week_events_[static_cast<size_t>(weekday)] += day_events_;
  week_means_[static_cast<size_t>(weekday)] += day_means_ / week;
  squares_ = keep * squares_ + day_squares_;
  means_ = keep * means_ + day_means_;
  exposure_ = keep * exposure_ + day_exposure;
  prior_.dispersion = std::max(1.0, (squares_ + kDispersionWeight * kDispersionGuess) / (means_ + kDispersionWeight));
  day_events_ = day_means_ = day_squares_ = 0;
  if (rates.size() < kFewStreams || exposure_ < kLeastDays) return;
  double n = static_cast<double>(rates.size());
  double mean = std::accumulate(rates.begin(), rates.end(), 0.0) / n;
  double spread = 0;
  for (double rate : rates) spread += (rate - mean) * (rate - mean) / (n - 1);
  double between = spread - prior_.dispersion * mean / exposure_;  // what chance alone does not explain
  prior_.mean = std::max(mean, 1e-4);
  prior_.weight = between > 0 ? std::clamp(prior_.mean / between, kMinWeight, kMaxWeight) : kMaxWeight;
}

}  // namespace lapwing::watch
