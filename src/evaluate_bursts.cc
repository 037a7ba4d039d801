// SPDX-License-Identifier: Apache-2.0
#include "evaluate_bursts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "watch/exact_math.h"
#include "watch/peers.h"

namespace lapwing {
namespace {

constexpr size_t kFindWithin = 7;
constexpr double kLift = 20;     // keeps surprises above 0, as Tuned expects
constexpr size_t kTogether = 8;  // bursts in one run: few, so that they teach the group nothing

/// `size` standard deviations on each of `days` days; the sd is `least_sd` at least.
struct Shape {
  double size;
  size_t days;
  double least_sd;
};
constexpr Shape kShapes[] = {{1.5, 5, 0}, {3, 3, 0}, {6, 1, 0}, {1.5, 5, 1}, {3, 3, 1}, {6, 1, 1}};

double Sd(const std::vector<int64_t>& counts) {
  double n = static_cast<double>(counts.size()), mean = 0, squares = 0;
  for (int64_t count : counts) mean += static_cast<double>(count) / n;
  for (int64_t count : counts) squares += (static_cast<double>(count) - mean) * (static_cast<double>(count) - mean);
  return std::sqrt(squares / (n - 1));
}

std::vector<int64_t> Ordered(const std::vector<int64_t>& counts, const DayOrder& order) {
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

class Bursts {
 public:
  Bursts(const AlarmSeries& series, const watch::CalmTable& table, const std::vector<DayOrder>& orders, const AlarmExperiment& setup)
      : series_(series), table_(table), orders_(orders), setup_(setup), dyad_years_(DyadYears(series, setup)) {}

  std::string Report() const {
    std::string text;
    int seeds = std::min(setup_.burst_seeds, setup_.seeds);
    if (seeds == 0) return text;
    std::vector<std::vector<double>> surprises;
    for (const DayOrder& order : orders_) {
      std::vector<std::vector<double>> some = Surprises(order, {});
      surprises.insert(surprises.end(), some.begin(), some.end());
    }
    std::vector<std::vector<double>> peaks;
    for (const Shape& shape : kShapes) peaks.push_back(Peaks(shape, seeds));
    for (double budget : {1.0, 0.3}) {
      text += fmt::format("Injected bursts found within {} days at {} false alarms a dyad-year: {} a shape ({} orders, two places a dyad), 95 % interval\n", kFindWithin, budget,
                          2 * series_.dyads.size() * static_cast<size_t>(seeds), seeds);
      text += fmt::format("  {:18}", "");
      for (const Shape& shape : kShapes) text += fmt::format("  {:>17}", fmt::format("{} sd x {} d{}", shape.size, shape.days, shape.least_sd > 0 ? ", sd>=1" : ""));
      text += fmt::format("\n  {:18}", "Lapwing, nominal");
      for (const Shape& shape : kShapes) text += "  " + Found(shape, budget, seeds);
      text += "\n";
      double own = Tuned(surprises, budget, setup_.from_day, dyad_years_ * setup_.seeds);
      text += fmt::format("  {:18}", "Lapwing, measured");
      for (const std::vector<double>& of_shape : peaks) {
        auto hits = std::count_if(of_shape.begin(), of_shape.end(), [&](double peak) { return peak > own; });
        text += "  " + ShareWithInterval(static_cast<double>(hits), static_cast<double>(of_shape.size()));
      }
      text += fmt::format("  threshold {:.2f} a year, {}\n", watch::Exp(kLift - own), Spread(surprises, own));
      for (const Peer& peer : kPeers) {
        text += fmt::format("  {:18}", peer.name);
        std::vector<std::vector<double>> null;
        for (const DayOrder& order : orders_) {
          for (const AlarmSeries::Dyad& dyad : series_.dyads) null.push_back(peer.statistic(Ordered(dyad.counts[0], order)));
        }
        double threshold = Tuned(null, budget, setup_.from_day, dyad_years_ * setup_.seeds);
        for (const Shape& shape : kShapes) text += "  " + PeerFound(peer, threshold, shape, seeds);
        text += fmt::format("  threshold {:.2f}, {}\n", threshold, Spread(null, threshold));
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

  /// Each seed's bursts, a few in one run.
  void EachRun(const Shape& shape, int seeds, const std::function<void(int, const std::vector<Burst>&)>& run) const {
    for (int seed = 0; seed < seeds; ++seed) {
      std::vector<Burst> bursts = Places(shape, seed);
      for (size_t begin = 0; begin < bursts.size(); begin += kTogether) {
        size_t end = std::min(begin + kTogether, bursts.size());
        run(seed, {bursts.begin() + static_cast<std::ptrdiff_t>(begin), bursts.begin() + static_cast<std::ptrdiff_t>(end)});
      }
    }
  }

  /// The watcher's surprise of every dyad and day as peers' statistics are: minus ln of its yearly rate.
  std::vector<std::vector<double>> Surprises(const DayOrder& order, const std::vector<Burst>& bursts) const {
    std::vector<std::vector<double>> all(series_.dyads.size(), std::vector<double>(series_.Days(), 0));
    Replay(series_, order, bursts, 1, table_, [&](size_t t, const std::vector<watch::StreamDay>& trace) {
      for (size_t i = 0; i < trace.size(); ++i) all[i][t] = std::max(0.0, kLift - watch::Log(trace[i].surprise_yearly));
    });
    return all;
  }

  /// The greatest surprise within seven days of each burst of a shape.
  std::vector<double> Peaks(const Shape& shape, int seeds) const {
    std::vector<double> peaks;
    EachRun(shape, seeds, [&](int seed, const std::vector<Burst>& some) {
      std::vector<std::vector<double>> surprises = Surprises(orders_[static_cast<size_t>(seed)], some);
      for (const Burst& burst : some) {
        auto begin = surprises[burst.dyad].begin() + static_cast<std::ptrdiff_t>(burst.at);
        peaks.push_back(*std::max_element(begin, begin + static_cast<std::ptrdiff_t>(kFindWithin)));
      }
    });
    return peaks;
  }

  /// How evenly the false alarms of a threshold fall: the rates of the quietest and the busiest fifth of the dyads.
  std::string Spread(const std::vector<std::vector<double>>& null, double threshold) const {
    size_t n = series_.dyads.size(), fifth = std::max<size_t>(1, n / 5);
    std::vector<std::pair<int64_t, size_t>> busy;
    for (size_t i = 0; i < n; ++i) busy.emplace_back(std::accumulate(series_.dyads[i].counts[0].begin(), series_.dyads[i].counts[0].end(), int64_t{0}), i);
    std::sort(busy.begin(), busy.end());
    double low = 0, high = 0, years = static_cast<double>(fifth) * dyad_years_ / static_cast<double>(n) * setup_.seeds;
    for (size_t row = 0; row < null.size(); ++row) {
      auto is = [&](size_t from) {
        auto first = busy.begin() + static_cast<std::ptrdiff_t>(from);
        return std::any_of(first, first + static_cast<std::ptrdiff_t>(fifth), [&](const auto& dyad) { return dyad.second == row % n; });
      };
      int episodes = watch::Episodes(null[row], threshold, setup_.from_day);
      low += is(0) ? episodes : 0;
      high += is(n - fifth) ? episodes : 0;
    }
    return fmt::format("false alarms of the quietest fifth {:.2f}, of the busiest {:.2f}", low / years, high / years);
  }

  std::string Found(const Shape& shape, double budget, int seeds) const {
    double hits = 0, trials = 0;
    EachRun(shape, seeds, [&](int seed, const std::vector<Burst>& some) {
      std::vector<watch::Alert> alerts = Replay(series_, orders_[static_cast<size_t>(seed)], some, budget, table_);
      for (const Burst& burst : some) {
        int64_t day = series_.first_day + static_cast<int64_t>(burst.at);
        bool hit = std::any_of(alerts.begin(), alerts.end(), [&](const watch::Alert& alert) {
          return alert.dyad == series_.dyads[burst.dyad].name && alert.day >= day && alert.day < day + static_cast<int64_t>(kFindWithin) && alert.statistic != watch::Statistic::kSilence;
        });
        hits += hit ? 1 : 0;
        trials += 1;
      }
    });
    return ShareWithInterval(hits, trials);
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
    return ShareWithInterval(hits, trials);
  }

  const AlarmSeries& series_;
  const watch::CalmTable& table_;
  const std::vector<DayOrder>& orders_;
  const AlarmExperiment& setup_;
  double dyad_years_;
};

}  // namespace

std::string InjectedBursts(const AlarmSeries& series, const watch::CalmTable& table, const std::vector<DayOrder>& orders, const AlarmExperiment& setup) {
  return Bursts(series, table, orders, setup).Report();
}

}  // namespace lapwing
