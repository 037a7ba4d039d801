// SPDX-License-Identifier: Apache-2.0
#include "evaluate_alarms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "base/random.h"
#include "watch/exact_math.h"
#include "watch/negative_binomial.h"
#include "watch/peers.h"
#include "watch/watcher.h"

namespace lapwing {
namespace {

using watch::Alert;

constexpr size_t kFindWithin = 7;
constexpr size_t kTogether = 4;  // bursts in one run: few, so that they teach the group nothing

/// `size` standard deviations on each of `days` days; the sd is `least_sd` at least.
struct Shape {
  double size;
  size_t days;
  double least_sd;
};
constexpr Shape kShapes[] = {{1.5, 5, 0}, {3, 3, 0}, {6, 1, 0}, {1.5, 5, 1}, {3, 3, 1}, {6, 1, 1}};

struct Burst {
  size_t dyad;
  size_t at;
  size_t days;
  int64_t more;
};

using Order = std::vector<size_t>;

/// Days in another order, each weekday's among themselves.
Order Shuffled(const AlarmSeries& series, Random& random) {
  Order order(series.Days());
  for (size_t weekday = 0; weekday < 7; ++weekday) {
    std::vector<size_t> days;
    for (size_t t = weekday; t < series.Days(); t += 7) days.push_back(t);
    std::vector<size_t> drawn = days;
    random.Shuffle(drawn);
    for (size_t i = 0; i < days.size(); ++i) order[days[i]] = drawn[i];
  }
  return order;
}

std::vector<watch::Kind> KindsOf(const AlarmSeries& series) {
  if (series.dyads[0].counts.size() == 1) return {{"all", watch::Pole::kNone}};
  return {{"verbal-cooperation", watch::Pole::kCooperation}, {"material-cooperation", watch::Pole::kCooperation}, {"verbal-conflict", watch::Pole::kConflict}, {"material-conflict", watch::Pole::kConflict}};
}

/// All alerts of one run through the days.
std::vector<Alert> Watch(const AlarmSeries& series, const Order& order, const std::vector<Burst>& bursts, double budget, const watch::CalmTable& table,
                         const std::function<void(size_t, const std::vector<watch::StreamDay>&)>& look = {}) {
  watch::WatchOptions options;
  options.budget = budget;
  options.kinds = KindsOf(series);
  std::vector<Alert> alerts;
  Result<watch::Watcher> watcher = watch::Watcher::Create(options, table);
  if (!watcher) return alerts;
  for (size_t t = 0; t < series.Days(); ++t) {
    std::vector<watch::DayCount> counts;
    for (size_t i = 0; i < series.dyads.size(); ++i) {
      for (size_t kind = 0; kind < options.kinds.size(); ++kind) {
        int64_t count = series.dyads[i].counts[kind][order[t]];
        for (const Burst& burst : bursts) {
          if (kind == 0 && burst.dyad == i && t >= burst.at && t < burst.at + burst.days) count += burst.more;
        }
        counts.push_back({series.dyads[i].name, options.kinds[kind].name, count});
      }
    }
    std::vector<watch::StreamDay> trace;
    Result<std::vector<Alert>> found = watcher->Observe(series.first_day + static_cast<int64_t>(t), counts, series.volume[order[t]], look ? &trace : nullptr);
    if (look) look(t, trace);
    if (found) alerts.insert(alerts.end(), found->begin(), found->end());
  }
  return alerts;
}

double Sd(const std::vector<int64_t>& counts) {
  double n = static_cast<double>(counts.size()), mean = 0, squares = 0;
  for (int64_t count : counts) mean += static_cast<double>(count) / n;
  for (int64_t count : counts) squares += (static_cast<double>(count) - mean) * (static_cast<double>(count) - mean);
  return std::sqrt(squares / (n - 1));
}

/// "0.35 [0.31, 0.40]": events a year with Byar's 95 % interval of a Poisson count.
std::string Rate(double count, double years) {
  auto bound = [&](double n, double z) {
    if (n <= 0) return 0.0;
    double root = 1 - 1 / (9 * n) + z / (3 * std::sqrt(n));
    return n * root * root * root / years;
  };
  return fmt::format("{:.3f} [{:.3f}, {:.3f}]", count / years, bound(count, -1.96), bound(count + 1, 1.96));
}

/// "0.54 [0.50, 0.58]": a share with Wilson's 95 % interval.
std::string Share(double hits, double n) {
  double p = hits / n, z = 1.96, middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
  return fmt::format("{:.2f} [{:.2f}, {:.2f}]", p, middle - half, middle + half);
}

std::vector<int64_t> Ordered(const std::vector<int64_t>& counts, const Order& order) {
  std::vector<int64_t> ordered;
  for (size_t t : order) ordered.push_back(counts[t]);
  return ordered;
}

struct Peer {
  const char* name;
  std::vector<double> (*statistic)(const std::vector<int64_t>&);
};
constexpr Peer kPeers[] = {{"Welford z-score", watch::WelfordStatistic}, {"EARS C2, sd >= 1", watch::EarsC2Statistic}, {"EARS C3, sd >= 1", watch::EarsC3Statistic}};

/// The least threshold that raises at most `budget` episodes a year.
double Tuned(const std::vector<std::vector<double>>& statistics, double budget, size_t from, double years) {
  double low = 0, high = 100;
  for (int i = 0; i < 50; ++i) {
    double middle = (low + high) / 2;
    double episodes = 0;
    for (const std::vector<double>& statistic : statistics) episodes += watch::Episodes(statistic, middle, from);
    (episodes > budget * years ? low : high) = middle;
  }
  return high;
}

class Experiment {
 public:
  Experiment(const AlarmSeries& series, const watch::CalmTable& table, const AlarmExperiment& setup) : series_(series), table_(table), setup_(setup) {
    Random random(1);
    for (int seed = 0; seed < setup.seeds; ++seed) orders_.push_back(Shuffled(series, random));
    dyad_years_ = static_cast<double>(series.dyads.size()) * static_cast<double>(series.Days() - setup.from_day) / 365;
    for (size_t t = 0; t < series.Days(); ++t) real_.push_back(t);
  }

  std::string Listed() const {
    std::string text;
    for (const Alert& alert : Watch(series_, real_, {}, setup_.list_budget, table_)) {
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
      for (const Order& order : orders_) {
        for (const Alert& alert : Watch(series_, order, {}, budget, table_)) {
          (alert.escalation ? escalations : alarms) += 1;
          if (!alert.escalation) by[static_cast<size_t>(alert.statistic)] += 1;
        }
      }
      for (const Alert& alert : Watch(series_, real_, {}, budget, table_)) real += alert.escalation ? 0 : 1;
      double years = dyad_years_ * setup_.seeds;
      text += fmt::format("  {:7.2f}  {:22}  {:10.3f}  {:>22}  {:.3f} {:.3f} {:.3f} {:.3f} {:.3f}\n", budget, Rate(alarms, years), escalations / years, Rate(real, dyad_years_), by[0] / years,
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
    for (const Order& order : orders_) {
      Watch(series_, order, {}, 1, table_, [&](size_t t, const std::vector<watch::StreamDay>& trace) {
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

  std::string Bursts() const {
    std::string text;
    int seeds = std::min(setup_.burst_seeds, setup_.seeds);
    if (seeds == 0) return text;
    for (double budget : {1.0, 0.3}) {
      text += fmt::format("Injected bursts found within {} days at {} false alarms a dyad-year: {} a shape ({} orders, two places a dyad), 95 % interval\n", kFindWithin, budget,
                          2 * series_.dyads.size() * static_cast<size_t>(seeds), seeds);
      text += fmt::format("  {:18}", "");
      for (const Shape& shape : kShapes) text += fmt::format("  {:>17}", fmt::format("{} sd x {} d{}", shape.size, shape.days, shape.least_sd > 0 ? ", sd>=1" : ""));
      text += fmt::format("\n  {:18}", "Lapwing, combined");
      for (const Shape& shape : kShapes) text += "  " + Found(shape, budget, seeds);
      text += "\n";
      for (const Peer& peer : kPeers) {
        text += fmt::format("  {:18}", peer.name);
        std::vector<std::vector<double>> null;
        for (const Order& order : orders_) {
          for (const AlarmSeries::Dyad& dyad : series_.dyads) null.push_back(peer.statistic(Ordered(dyad.counts[0], order)));
        }
        double threshold = Tuned(null, budget, setup_.from_day, dyad_years_ * setup_.seeds);
        for (const Shape& shape : kShapes) text += "  " + PeerFound(peer, threshold, shape, seeds);
        text += fmt::format("  threshold {:.2f}\n", threshold);
      }
    }
    return text;
  }

 private:
  /// Two seeded places a dyad.
  std::vector<Burst> Places(const Shape& shape, int seed) const {
    Random random(static_cast<uint64_t>(1000 + seed));
    std::vector<Burst> bursts;
    for (size_t i = 0; i < 2 * series_.dyads.size(); ++i) {
      size_t dyad = i % series_.dyads.size();
      double sd = std::max(shape.least_sd, Sd(series_.dyads[dyad].counts[0]));
      size_t at = setup_.from_day + random.Below(series_.Days() - kFindWithin - setup_.from_day);
      bursts.push_back({dyad, at, shape.days, std::max<int64_t>(1, static_cast<int64_t>(std::floor(shape.size * sd + 0.5)))});
    }
    return bursts;
  }

  std::string Found(const Shape& shape, double budget, int seeds) const {
    double hits = 0, trials = 0;
    for (int seed = 0; seed < seeds; ++seed) {
      std::vector<Burst> bursts = Places(shape, seed);
      for (size_t begin = 0; begin < bursts.size(); begin += kTogether) {
        std::vector<Burst> some(bursts.begin() + static_cast<std::ptrdiff_t>(begin), bursts.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kTogether, bursts.size())));
        std::vector<Alert> alerts = Watch(series_, orders_[static_cast<size_t>(seed)], some, budget, table_);
        for (const Burst& burst : some) {
          int64_t day = series_.first_day + static_cast<int64_t>(burst.at);
          bool hit = std::any_of(alerts.begin(), alerts.end(), [&](const Alert& alert) {
            return alert.dyad == series_.dyads[burst.dyad].name && alert.day >= day && alert.day < day + static_cast<int64_t>(kFindWithin) && alert.statistic != watch::Statistic::kSilence;
          });
          hits += hit ? 1 : 0;
          trials += 1;
        }
      }
    }
    return Share(hits, trials);
  }

  std::string PeerFound(const Peer& peer, double threshold, const Shape& shape, int seeds) const {
    double hits = 0, trials = 0;
    for (int seed = 0; seed < seeds; ++seed) {
      for (const Burst& burst : Places(shape, seed)) {
        std::vector<int64_t> counts = Ordered(series_.dyads[burst.dyad].counts[0], orders_[static_cast<size_t>(seed)]);
        for (size_t t = burst.at; t < burst.at + burst.days && t < counts.size(); ++t) counts[t] += burst.more;
        std::vector<double> statistic = peer.statistic(counts);
        auto begin = statistic.begin() + static_cast<std::ptrdiff_t>(burst.at);
        hits += std::any_of(begin, begin + static_cast<std::ptrdiff_t>(kFindWithin), [&](double value) { return value > threshold; }) ? 1 : 0;
        trials += 1;
      }
    }
    return Share(hits, trials);
  }

  const AlarmSeries& series_;
  const watch::CalmTable& table_;
  AlarmExperiment setup_;
  std::vector<Order> orders_;
  Order real_;
  double dyad_years_ = 0;
};

}  // namespace

std::string EvaluateAlarms(const AlarmSeries& series, const watch::CalmTable& table, const AlarmExperiment& setup) {
  if (series.Days() < setup.from_day + 2 * kFindWithin) return fmt::format("{} days are too few: {} are for learning\n", series.Days(), setup.from_day);
  Experiment experiment(series, table, setup);
  if (setup.list) return experiment.Listed();
  std::string text = fmt::format("{} directed dyads, {} kinds, {} days, {} events in all; alarms from day {} on\n\n", series.dyads.size(), series.dyads[0].counts.size(), series.Days(), series.events,
                                 setup.from_day + 1);
  text += experiment.Null() + "\n" + experiment.Uniform();
  if (series.dyads[0].counts.size() == 1) text += "\n" + experiment.Bursts();
  return text;
}

}  // namespace lapwing
