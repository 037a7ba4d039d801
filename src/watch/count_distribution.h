// SPDX-License-Identifier: Apache-2.0
/// How likely each count is: weighted values, whether they come from a formula or from an ensemble of past months.
///
///   CountDistribution d;
///   for (double month : last_twelve) d.Add(month, 1);
///   d.Finish();
///   d.AtLeast(1)      chance that anything happens
///   d.Quantile(0.9)   nine times in ten it will not be more
///   d.Crps(7)         how far off, once 7 have been counted
///
/// Cost  Finish sorts; all questions are one pass over the distinct values.
#pragma once

#include <span>
#include <utility>
#include <vector>

namespace lapwing::watch {

class CountDistribution {
 public:
  /// Weights need not sum to one. REQUIRES: value and weight are finite and not negative.
  void Add(double value, double weight);
  void AddAll(const CountDistribution& other, double weight);
  /// Sorts, merges equal values, scales weights to one. Ask only after it. Nothing added: all weight lies on zero.
  void Finish();

  /// Scales zero and the counts above it so that AtLeast(1) is `chance`; where no count above zero is known, it is 1.
  void SetChanceOfAny(double chance);

  static CountDistribution Point(double value);
  /// chances[k] is the chance of k.
  static CountDistribution FromChances(std::span<const double> chances);
  static CountDistribution Poisson(double mean);

  double AtLeast(double threshold) const;
  double Mean() const;
  /// Smallest value that is not exceeded with chance q.
  double Quantile(double q) const;
  /// Continuous ranked probability score, sum over k of (F(k) - [y <= k])^2 for counts: 0 is perfect, in events; of a single
  /// value the absolute error. Gneiting and Raftery 2007, eq. 21.
  double Crps(double y) const;
  /// Probability integral transform, between P(X < y) and P(X <= y) by `u` in [0, 1): uniform over many y when the forecasts
  /// are right. Czado, Gneiting and Held 2009.
  double Pit(double y, double u) const;

  /// Distinct values, rising, each with its chance.
  std::span<const std::pair<double, double>> values() const { return values_; }

 private:
  std::vector<std::pair<double, double>> values_;
};

}  // namespace lapwing::watch
