// SPDX-License-Identifier: Apache-2.0
#include "evaluate_alarms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "evaluate_bursts.h"
#include "watch/exact_math.h"
#include "watch/negative_binomial.h"

namespace lapwing {
namespace {

using watch::Alert;

class Experiment {
 public:
  Experiment(const AlarmSeries& series, const watch::CalmTable& table, const AlarmExperiment& setup) : series_(series), table_(table), setup_(setup) {
    Random random(1);
    for (int seed = 0; seed < setup.seeds; ++seed) orders_.push_back(ShuffledDays(series, random));
    dyad_years_ = DyadYears(series, setup);
    for (size_t t = 0; t < series.Days(); ++t) real_.push_back(t);
  }

  std::string Listed() const {
    std::string text;
    for (const Alert& alert : Replay(series_, real_, {}, setup_.list_budget, table_)) {
      text += fmt::format("{}\t{:.3g}\t{}\n", watch::ToString(alert.statistic), alert.yearly, alert.Sentence());
    }
    return text;
  }

  std::string Null() const {
    std::string text = fmt::format("False alarms per dyad-year in days shuffled within weekdays: {} orders of {:.1f} dyad-years, 95 % interval\n", setup_.seeds, dyad_years_);
    text += fmt::format("  {:>7}  {:22}  {:>10}  {:>22}  {}\n", "budget", "measured", "escalations", "real order", "of the measured: spike, build-up, tone, silence, novelty");
    for (double budget : {0.3, 0.37, 1.0, 3.0}) {
      double alarms = 0, escalations = 0, real = 0;
      std::array<double, 5> by{};
      for (const DayOrder& order : orders_) {
        for (const Alert& alert : Replay(series_, order, {}, budget, table_)) {
          (alert.escalation ? escalations : alarms) += 1;
          if (!alert.escalation) by[static_cast<size_t>(alert.statistic)] += 1;
        }
      }
      for (const Alert& alert : Replay(series_, real_, {}, budget, table_)) real += alert.escalation ? 0 : 1;
      double years = dyad_years_ * setup_.seeds;
      text += fmt::format("  {:7.2f}  {:22}  {:10.3f}  {:>22}  {:.3f} {:.3f} {:.3f} {:.3f} {:.3f}\n", budget, RateWithInterval(alarms, years), escalations / years,
                          RateWithInterval(real, dyad_years_), by[0] / years,
                          by[1] / years, by[2] / years, by[3] / years, by[4] / years);
    }
    return text;
  }

  std::string Uniform() const {
    std::array<double, 10> tenths{};
    std::array<double, 3> tails{};
    constexpr std::array<double, 3> kTails = {0.05, 0.01, 0.001};
    double days = 0;
    Random random(7);
    for (const DayOrder& order : orders_) {
      Replay(series_, order, {}, 1, table_, [&](size_t t, const std::vector<watch::StreamDay>& trace) {
        if (t < setup_.from_day) return;
        for (const watch::StreamDay& day : trace) {
          double reach = watch::Exp(watch::LogTail(day.count, day.predicted.mean, day.predicted.size));
          double above = watch::Exp(watch::LogTail(day.count + 1, day.predicted.mean, day.predicted.size));
          double p = above + static_cast<double>(random.Next() >> 11) * 0x1p-53 * (reach - above);
          tenths[std::min<size_t>(9, static_cast<size_t>(p * 10))] += 1;
          for (size_t i = 0; i < kTails.size(); ++i) tails[i] += p <= kTails[i] ? 1 : 0;
          days += 1;
        }
      });
    }
    std::string text = fmt::format("Randomised p-values of {:.0f} shuffled days, share of each tenth (uniform = 0.100):\n ", days);
    for (double tenth : tenths) text += fmt::format(" {:.3f}", tenth / days);
    text += "\n  share below 0.05, 0.01, 0.001, as a multiple of it:";
    for (size_t i = 0; i < kTails.size(); ++i) text += fmt::format(" {:.2f}", tails[i] / days / kTails[i]);
    return text + "\n";
  }

  const std::vector<DayOrder>& orders() const { return orders_; }

 private:
  const AlarmSeries& series_;
  const watch::CalmTable& table_;
  AlarmExperiment setup_;
  std::vector<DayOrder> orders_;
  DayOrder real_;
  double dyad_years_ = 0;
};

}  // namespace

double DyadYears(const AlarmSeries& series, const AlarmExperiment& setup) {
  return static_cast<double>(series.dyads.size()) * static_cast<double>(series.Days() - setup.from_day) / 365;
}

std::string EvaluateAlarms(const AlarmSeries& series, const watch::CalmTable& table, const AlarmExperiment& setup) {
  if (series.Days() < setup.from_day + 14) return fmt::format("{} days are too few: {} are for learning\n", series.Days(), setup.from_day);
  Experiment experiment(series, table, setup);
  if (setup.list) return experiment.Listed();
  std::string text = fmt::format("{} directed dyads, {} kinds, {} days, {} events in all; alarms from day {} on\n\n", series.dyads.size(), series.dyads[0].counts.size(), series.Days(),
                                 series.events,
                                 setup.from_day + 1);
  text += experiment.Null() + "\n" + experiment.Uniform();
  if (series.dyads[0].counts.size() == 1) text += "\n" + InjectedBursts(series, table, experiment.orders(), setup);
  return text;
}

}  // namespace lapwing
