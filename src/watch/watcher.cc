// SPDX-License-Identifier: Apache-2.0
#include "watch/watcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "lapwing/date.h"
#include "watch/exact_math.h"

namespace lapwing::watch {
namespace {

constexpr double kSilenceExpected = 3;  // a silence in which less was to be expected says little, however rare
constexpr double kHabit = 3;  // events before the gap, forgotten as of then: a pair that met twice has no habit to break
constexpr double kSilencePart = 0.1, kTonePart = 0.1;
constexpr double kLittleReporting = 0.25;  // of the weekday's usual volume
constexpr int64_t kNoveltyDays = 90;
constexpr int64_t kLongestGap = 36600;

bool GoodName(const std::string& name) { return !name.empty() && name.find_first_of("\n\r") == std::string::npos; }

}  // namespace

const char* ToString(Standing standing) {
  switch (standing) {
    case Standing::kUnknown: return "unknown";
    case Standing::kLearning: return "learning";
    case Standing::kTooLittleReporting: return "too little reporting to say";
    case Standing::kUsual: return "usual";
    case Standing::kAlert: return "alert";
  }
  return "";
}

/// What a step needs and gives.
struct Watcher::Day {
  int64_t day = 0;
  int weekday = 0;
  std::optional<double> volume;
  bool nothing_read = false;
  bool judged = false;  ///< warm-up is over
  double excess = 0;
  std::map<std::string, std::vector<double>> counts;
  std::vector<double> exposures;  ///< by kind
  std::vector<StreamDay>* trace = nullptr;
  std::vector<Alert> alerts;
};

Watcher::Watcher(WatchOptions options, CalmTable table) : options_(std::move(options)), table_(std::move(table)), keep_(KeepOf(options_.half_life)), groups_(options_.kinds.size()) {}

Result<Watcher> Watcher::Create(const WatchOptions& options, CalmTable table) {
  if (!(options.budget > 0) || !(options.half_life > 0) || options.warm_up_days < 0) return Error{Errc::kUsage, "budget and half life have to be above 0", ""};
  if (options.kinds.empty()) return Error{Errc::kUsage, "no kind of events to watch", ""};
  for (size_t i = 0; i < options.kinds.size(); ++i) {
    const std::string& name = options.kinds[i].name;
    bool twice = std::any_of(options.kinds.begin(), options.kinds.begin() + static_cast<std::ptrdiff_t>(i), [&](const Kind& kind) { return kind.name == name; });
    if (name.empty() || name.find_first_of(" \t\n\r:") != std::string::npos || twice) return Error{Errc::kUsage, fmt::format("kind \"{}\" is empty, has a blank or comes twice", name), ""};
  }
  return Watcher(options, std::move(table));
}

bool Watcher::TwoPoles() const {
  auto has = [&](Pole pole) { return std::any_of(options_.kinds.begin(), options_.kinds.end(), [&](const Kind& kind) { return kind.pole == pole; }); };
  return has(Pole::kConflict) && has(Pole::kCooperation);
}

double Watcher::SurgeShare() const {
  return options_.budget * (1 - kSilencePart - (TwoPoles() ? kTonePart : 0)) / static_cast<double>(options_.kinds.size());
}

double Watcher::SilenceShare() const { return options_.budget * kSilencePart / static_cast<double>(options_.kinds.size()); }

Status Watcher::Check(int64_t day, std::span<const DayCount> counts, std::optional<double> volume) const {
  if (started_ && day <= last_day_) {
    return Error{Errc::kUsage, fmt::format("day {} is not after {}, the last one observed", Date::FromDays(day).ToString(), Date::FromDays(last_day_).ToString()), ""};
  }
  if (started_ && day - last_day_ > kLongestGap) return Error{Errc::kUsage, "a hundred years without a day: is the date right?", ""};
  if (volume && !(*volume >= 0 && *volume < 1e12)) return Error{Errc::kUsage, "the volume of reporting is not a number from 0 on", ""};
  for (const DayCount& count : counts) {
    bool known = std::any_of(options_.kinds.begin(), options_.kinds.end(), [&](const Kind& kind) { return kind.name == count.kind; });
    if (!known) return Error{Errc::kUsage, fmt::format("kind \"{}\" is not watched", count.kind), count.dyad};
    if (!GoodName(count.dyad)) return Error{Errc::kUsage, "a dyad's name is empty or has a line break", count.dyad};
    if (count.count < 0 || count.count > 1'000'000) return Error{Errc::kUsage, fmt::format("a count of {} events", count.count), count.dyad};
  }
  return Ok{};
}

Result<std::vector<Alert>> Watcher::Observe(int64_t day, std::span<const DayCount> counts, std::optional<double> volume, std::vector<StreamDay>* trace) {
  if (Status good = Check(day, counts, volume); !good) return good.error();
  if (!started_) {
    first_day_ = day;
    last_day_ = day - 1;
    started_ = true;
  }
  Day today;
  while (last_day_ + 1 < day) {
    today = {};
    today.day = last_day_ + 1;
    Step(today);
  }
  today = {};
  today.day = day;
  today.volume = volume;
  today.trace = trace;
  double events = 0;
  for (const DayCount& count : counts) {
    std::vector<double>& row = today.counts.try_emplace(count.dyad, options_.kinds.size(), 0.0).first->second;
    for (size_t kind = 0; kind < options_.kinds.size(); ++kind) {
      if (options_.kinds[kind].name == count.kind) row[kind] += static_cast<double>(count.count);
    }
    events += static_cast<double>(count.count);
  }
  if (volume && *volume <= 0) {
    if (events > 0) today.volume.reset();  // events of no reports: the volume is wrong
    else today.nothing_read = true;
  }
  Step(today);
  return std::move(today.alerts);
}

void Watcher::Step(Day& today) {
  today.weekday = static_cast<int>(((today.day + 3) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
  today.judged = today.day - first_day_ >= options_.warm_up_days;
  today.excess = today.volume ? volume_.Excess(today.weekday, *today.volume) : 0;
  double usual = volume_.Usual(today.weekday);
  little_reporting_ = today.nothing_read || (today.volume && usual > 0 && *today.volume < kLittleReporting * usual);
  for (const Group& group : groups_) today.exposures.push_back(today.nothing_read ? 0 : group.Exposure(today.weekday, today.excess));
  for (const auto& [name, counts] : today.counts) {
    auto [place, is_new] = dyads_.try_emplace(name);
    if (!is_new) continue;
    place->second.streams.resize(groups_.size());
    // It was silent as long as it was not named.
    for (size_t kind = 0; kind < groups_.size(); ++kind) place->second.streams[kind].expectation.exposure = groups_[kind].exposure();
  }
  std::vector<std::vector<double>> rates(groups_.size());
  const std::vector<double> none(groups_.size(), 0.0);
  double share_conflict = conflict_, share_cooperation = cooperation_;
  for (auto& [name, dyad] : dyads_) {
    auto found = today.counts.find(name);
    const std::vector<double>& counts = found == today.counts.end() ? none : found->second;
    for (size_t kind = 0; kind < groups_.size(); ++kind) {
      StepStream(today, name, dyad, kind, counts[kind]);
      const Expectation& expectation = dyad.streams[kind].expectation;
      if (expectation.exposure > 0) rates[kind].push_back(expectation.events / expectation.exposure);
      if (options_.kinds[kind].pole == Pole::kConflict) share_conflict += counts[kind];
      if (options_.kinds[kind].pole == Pole::kCooperation) share_cooperation += counts[kind];
    }
    if (TwoPoles()) StepTone(today, name, dyad, counts);
  }
  last_day_ = today.day;
  if (today.nothing_read) return;
  for (size_t kind = 0; kind < groups_.size(); ++kind) groups_[kind].EndDay(today.weekday, today.excess, today.exposures[kind], keep_, rates[kind]);
  if (today.volume) volume_.Observe(today.weekday, *today.volume, keep_);
  conflict_ = keep_ * share_conflict;
  cooperation_ = keep_ * share_cooperation;
}

void Watcher::StepStream(Day& today, const std::string& name, Dyad& dyad, size_t kind, double count) {
  Stream& stream = dyad.streams[kind];
  double exposure = today.exposures[kind];
  Predicted predicted = stream.expectation.Predict(exposure, groups_[kind].prior());
  Surprise surprise = stream.surge.Observe(today.day, count, predicted);
  Gap gap = stream.silence.Observe(count, exposure, predicted);
  double yearly = table_.Yearly(surprise.value, predicted.rate, predicted.dispersion);
  double now = static_cast<double>(today.day);
  if (count > 0) {
    double before = std::max(stream.last_event, static_cast<double>(first_day_ - 1));
    if (now - before > kNoveltyDays) {
      stream.quiet_from = stream.last_event;
      stream.quiet_until = now;
    }
    stream.last_event = now;
  }
  if (today.trace) today.trace->push_back({name, kind, count, predicted, yearly});
  auto tell = [&](Statistic statistic, Calm::Say say, int days, double events, double expected, double log_p, double how_often) {
    if (say == Calm::Say::kNothing) return;
    Alert alert;
    alert.dyad = name;
    alert.kind = options_.kinds[kind].name;
    alert.statistic = statistic;
    alert.day = today.day;
    alert.start = today.day - days + 1;
    alert.days = days;
    alert.count = alert.events = events;
    alert.expected = expected;
    alert.log_p = log_p;
    alert.yearly = how_often;
    alert.escalation = say == Calm::Say::kEscalation;
    bool first = statistic == Statistic::kSpike && stream.quiet_until >= static_cast<double>(alert.start);
    if (first) alert.statistic = Statistic::kNovelty;
    if (first && stream.quiet_from > -1e8) alert.since = static_cast<int64_t>(stream.quiet_from);
    today.alerts.push_back(std::move(alert));
  };
  if (today.judged && count > 0 && surprise.count >= options_.least) {
    Calm::Say say = stream.surge_calm.Judge(today.day, yearly, SurgeShare());
    tell(surprise.build_up ? Statistic::kBuildUp : Statistic::kSpike, say, surprise.days, surprise.count, surprise.expected, surprise.log_p, yearly);
    if (say != Calm::Say::kNothing) stream.surge.Restart();
  }
  if (today.judged && count <= 0 && !little_reporting_ && gap.expected >= kSilenceExpected && stream.expectation.events * Exp(-Log(keep_) * gap.days) >= kHabit) {
    // One alert a gap: what follows is the same silence.
    bool told = stream.silence_told > stream.last_event;
    if (!told && gap.yearly <= SilenceShare()) {
      stream.silence_told = now;
      tell(Statistic::kSilence, Calm::Say::kAlert, static_cast<int>(std::min(gap.days, 1e6)), 0, gap.expected, gap.log_p, gap.yearly);
    }
  }
  stream.expectation.Observe(today.day, count, exposure, groups_[kind].prior(), keep_);
  if (!today.nothing_read) groups_[kind].Observe(count, predicted);
}

void Watcher::StepTone(Day& today, const std::string& name, Dyad& dyad, const std::vector<double>& counts) {
  double conflict = 0, cooperation = 0;
  for (size_t kind = 0; kind < counts.size(); ++kind) {
    if (options_.kinds[kind].pole == Pole::kConflict) conflict += counts[kind];
    if (options_.kinds[kind].pole == Pole::kCooperation) cooperation += counts[kind];
  }
  Tone tone = dyad.tone.Observe(today.day, conflict, cooperation, (conflict_ + 1) / (conflict_ + cooperation_ + 2), keep_);
  if (!today.judged || little_reporting_) return;
  Calm::Say say = dyad.tone_calm.Judge(today.day, tone.yearly, options_.budget * kTonePart);
  if (say == Calm::Say::kNothing) return;
  Alert alert;
  alert.dyad = name;
  alert.statistic = Statistic::kTone;
  alert.day = today.day;
  alert.days = ToneDetector::kDays;
  alert.start = today.day - alert.days + 1;
  alert.count = tone.conflict;
  alert.events = tone.events;
  alert.expected = tone.events * tone.usual;
  alert.log_p = tone.log_p;
  alert.yearly = tone.yearly;
  alert.escalation = say == Calm::Say::kEscalation;
  alert.worse = tone.worse;
  today.alerts.push_back(std::move(alert));
}

Standing Watcher::StandingOf(const std::string& dyad) const {
  auto found = dyads_.find(dyad);
  if (found == dyads_.end()) return Standing::kUnknown;
  bool alert = found->second.tone_calm.Standing(last_day_);
  for (const Stream& stream : found->second.streams) alert = alert || stream.surge_calm.Standing(last_day_) || stream.silence_told > stream.last_event;
  if (alert) return Standing::kAlert;
  if (last_day_ - first_day_ < options_.warm_up_days) return Standing::kLearning;
  return little_reporting_ ? Standing::kTooLittleReporting : Standing::kUsual;
}

}  // namespace lapwing::watch
