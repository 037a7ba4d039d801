// SPDX-License-Identifier: Apache-2.0
/// What a watcher says: which dyad departs from its usual, how, since when, and how rarely chance does that.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lapwing::watch {

enum class Statistic : uint8_t {
  kSpike,    ///< many events in one to seven days
  kBuildUp,  ///< somewhat more than usual, for long
  kTone,     ///< another share of conflict
  kSilence,  ///< none for long
  kNovelty,  ///< the first after 90 days or ever; a spike otherwise
};
const char* ToString(Statistic statistic);  ///< "spike", "build-up", "tone", "silence", "novelty"

struct Alert {
  std::string dyad;
  std::string kind;  ///< "" for tone
  Statistic statistic = Statistic::kSpike;
  int64_t day = 0;    ///< days since 1970-01-01
  int64_t start = 0;  ///< first day of the window, of the build-up, of the gap
  int days = 1;       ///< start to day
  double count = 0;     ///< events in these days; tone: of conflict
  double events = 0;    ///< tone: all events in these days
  double expected = 0;  ///< count as usual
  double log_p = 0;     ///< ln of the chance of such a count in just these days
  double yearly = 0;    ///< how often a year chance alone would alert so strongly, whatever the days: what the budget is spent on
  bool escalation = false;      ///< a standing alert has become ten times less likely
  bool worse = true;            ///< tone: towards conflict
  std::optional<int64_t> since;  ///< novelty: the last event before; none = first since watching began

  double P() const;
  /// "USA > PRK, threats: 7 in 3 days (12 to 14 June 2014), usually 0.4; chance 1 in 2,300." In English, one line.
  std::string Sentence() const;
};

}  // namespace lapwing::watch
