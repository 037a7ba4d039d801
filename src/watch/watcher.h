// SPDX-License-Identifier: Apache-2.0
/// Watches the daily counts of many dyads and says which depart from their usual, within a stated number of false alarms.
///
///   Result<CalmTable> table = CalmTable::Parse(text of models/alarms.txt);
///   WatchOptions options;                              // one false alarm a dyad and year, one kind of events, "all"
///   Result<Watcher> watcher = Watcher::Create(options, *table);
///   Result<std::vector<Alert>> alerts = watcher->Observe(day, {{"USA > PRK", "all", 7}}, volume);
///
/// A dyad is watched from the first day it is named on; what is not named on a day counts zero, and days left out count as days
/// without events. A dyad's budget is shared: a tenth to silence, a tenth to tone where there are kinds of both poles, the rest
/// to more events than usual, equally over the kinds. Expectation: expectation.h, group.h; statistics: surge_detector.h,
/// silence_detector.h, tone_detector.h; from surprise to rate: calm_table.h; rest after an alert: calm.h.
///
/// No clock, no files; the same days give the same alerts, also when saved and restored between any two of them. About a
/// microsecond a stream and day; some fifty numbers a stream. Not for several threads at once.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lapwing/result.h"
#include "watch/alert.h"
#include "watch/calm.h"
#include "watch/calm_table.h"
#include "watch/group.h"
#include "watch/silence_detector.h"
#include "watch/surge_detector.h"
#include "watch/tone_detector.h"

namespace lapwing::watch {

enum class Pole : uint8_t { kNone, kCooperation, kConflict };

struct Kind {
  std::string name;  ///< "all", a quad class, a type; no blanks
  Pole pole = Pole::kNone;
};

struct WatchOptions {
  double budget = 1;        ///< false alarms a dyad and year, above 0
  double half_life = 180;   ///< days after which the past counts half
  int warm_up_days = 60;    ///< no alert before that
  int least = 1;            ///< no alert of more than usual on fewer counts than these: small numbers do not shout
  std::vector<Kind> kinds = {{"all", Pole::kNone}};
};

struct DayCount {
  std::string dyad;
  std::string kind;
  int64_t count = 0;
};

/// One stream's day as it was expected and came: for pictures and for measuring.
struct StreamDay {
  std::string dyad;
  size_t kind = 0;
  double count = 0;
  Predicted predicted;
  double surprise_yearly = 0;  ///< what chance does that often a year
};

enum class Standing : uint8_t { kUnknown, kLearning, kTooLittleReporting, kUsual, kAlert };
const char* ToString(Standing standing);  ///< "unknown", "learning", "too little reporting to say", "usual", "alert"

class Watcher {
 public:
  /// kUsage: a budget or half life that is not positive, no kind, a name twice or with blanks.
  static Result<Watcher> Create(const WatchOptions& options, CalmTable table);
  /// The text of Save; kBadInput, with the line, for another.
  static Result<Watcher> Restore(std::string_view text, CalmTable table);
  /// Everything there is to know but the table, as text: numbers in the fewest digits that give the same number again.
  std::string Save() const;

  /// `volume` is the reports read that day, after duplicates: none = not known, 0 = nothing was read, so that silence means
  /// nothing. kUsage, and nothing observed: a day not after the last, a negative count, a kind or a name that cannot be.
  Result<std::vector<Alert>> Observe(int64_t day, std::span<const DayCount> counts, std::optional<double> volume, std::vector<StreamDay>* trace = nullptr);

  /// Of the last day observed.
  Standing StandingOf(const std::string& dyad) const;
  const Group& group(size_t kind) const { return groups_[kind]; }
  const WatchOptions& options() const { return options_; }

 private:
  struct Stream {
    Expectation expectation;
    SurgeDetector surge;
    SilenceDetector silence;
    Calm surge_calm;
    double last_event = -1e9;                      ///< day
    double silence_told = -1e9;                    ///< day of the last alert of silence
    double quiet_from = -1e9, quiet_until = -1e9;  ///< the event before a long silence, and the one that ended it
    template <typename Visit>
    void Fields(Visit&& visit);
  };
  struct Dyad {
    std::vector<Stream> streams;  ///< one a kind
    ToneDetector tone;
    Calm tone_calm;
  };
  struct Day;

  Watcher(WatchOptions options, CalmTable table);
  Status Check(int64_t day, std::span<const DayCount> counts, std::optional<double> volume) const;
  void Step(Day& today);
  void StepStream(Day& today, const std::string& name, Dyad& dyad, size_t kind, double count);
  void StepTone(Day& today, const std::string& name, Dyad& dyad, const std::vector<double>& counts);
  bool TwoPoles() const;
  double SurgeShare() const;
  double SilenceShare() const;

  WatchOptions options_;
  CalmTable table_;
  double keep_ = 1;
  bool started_ = false;
  int64_t first_day_ = 0, last_day_ = 0;
  bool little_reporting_ = false;
  Volume volume_;
  double conflict_ = 0, cooperation_ = 0;  ///< discounted, of all dyads
  std::vector<Group> groups_;              ///< one a kind
  std::map<std::string, Dyad> dyads_;      ///< ordered: sums over dyads are the same each time
};

template <typename Visit>
void Watcher::Stream::Fields(Visit&& visit) {
  for (double* value : {&expectation.events, &expectation.exposure, &expectation.squares, &expectation.means, &last_event, &silence_told, &quiet_from, &quiet_until}) visit(*value);
  for (double& value : expectation.waiting_counts) visit(value);
  for (double& value : expectation.waiting_exposures) visit(value);
  surge.Fields(visit);
  silence.Fields(visit);
  surge_calm.Fields(visit);
}

}  // namespace lapwing::watch
