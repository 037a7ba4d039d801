// SPDX-License-Identifier: Apache-2.0
#include "watch/tone_detector.h"

#include <numeric>

#include "watch/exact_math.h"
#include "watch/negative_binomial.h"

namespace lapwing::watch {
namespace {

constexpr double kGroupWeight = 5;   // events
constexpr double kFewEvents = 4;     // less is no tone
constexpr double kClumping = 30;     // the certainty of the past is at most this many independent events
constexpr double kFewDays = 10;      // before a dyad's own share of days with a tone is known

}  // namespace

Tone ToneDetector::Observe(int64_t day, double conflict, double cooperation, double group_share, double keep) {
  size_t place = static_cast<size_t>((day % kDays + kDays) % kDays);
  past_conflict_ = keep * past_conflict_ + conflict_[place];
  past_cooperation_ = keep * past_cooperation_ + cooperation_[place];
  conflict_[place] = conflict;
  cooperation_[place] = cooperation;

  Tone tone;
  tone.conflict = std::accumulate(conflict_.begin(), conflict_.end(), 0.0);
  tone.events = tone.conflict + std::accumulate(cooperation_.begin(), cooperation_.end(), 0.0);
  double a = past_conflict_ + kGroupWeight * group_share, b = past_cooperation_ + kGroupWeight * (1 - group_share);
  tone.usual = a / (a + b);
  bool tested = conflict + cooperation > 0 && tone.events >= kFewEvents;
  days_ = keep * days_ + 1;
  tests_ = keep * tests_ + (tested ? 1 : 0);
  if (!tested || a <= 0 || b <= 0) return tone;
  double certainty = 1 / (1 / (a + b) + 1 / kClumping);
  a = certainty * tone.usual;
  b = certainty - a;
  tone.worse = tone.conflict > tone.events * tone.usual;
  tone.log_p = tone.worse ? LogShareTail(tone.conflict, tone.events, a, b) : LogShareTail(tone.events - tone.conflict, tone.events, b, a);
  tone.yearly = 365 * (tests_ + 1) / (days_ + kFewDays) * Exp(tone.log_p);
  return tone;
}

}  // namespace lapwing::watch
