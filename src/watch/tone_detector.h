// SPDX-License-Identifier: Apache-2.0
/// A change of tone between two sides: the share of conflict among their events of seven days, against its own past. How much
/// is reported does not matter to it, so it speaks when counts are silent.
///
/// Beta-binomial: the past is Beta(c + w s, o + w (1 - s)) with c conflict and o other events, forgetting, and s the group's
/// share with weight w; its certainty is limited, since events of a day come in clumps. Both sides are looked at, on days with an
/// event and four in the week. The yearly rate is the number of such days times the tail: two sides, but neighbouring windows
/// share six days of seven.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lapwing::watch {

struct Tone {
  double conflict = 0, events = 0;  ///< of the window
  double usual = 0;                 ///< the past's share
  double log_p = 0;
  double yearly = 1e9;
  bool worse = false;  ///< more conflict than usual, else less
};

class ToneDetector {
 public:
  static constexpr int kDays = 7;
  /// `group_share` is that of all dyads together; `day` is one more each call.
  Tone Observe(int64_t day, double conflict, double cooperation, double group_share, double keep);

  template <typename Visit>
  void Fields(Visit&& visit) {
    for (double& value : conflict_) visit(value);
    for (double& value : cooperation_) visit(value);
    for (double* value : {&past_conflict_, &past_cooperation_, &days_, &tests_}) visit(*value);
  }

 private:
  std::array<double, kDays> conflict_{}, cooperation_{};            ///< of the last days, each at its day modulo seven
  double past_conflict_ = 0, past_cooperation_ = 0;  ///< of days that have left the window
  double days_ = 0, tests_ = 0;                      ///< discounted; how often there is a tone to look at
};

}  // namespace lapwing::watch
