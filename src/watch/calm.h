// SPDX-License-Identifier: Apache-2.0
/// When an alert is spoken: within its share of the budget, once in seven days, sooner only when it has become ten times rarer.
#pragma once

#include <cstdint>

namespace lapwing::watch {

class Calm {
 public:
  enum class Say : uint8_t { kNothing, kAlert, kEscalation };

  /// `yearly`: how often chance does this; `share`: how often it may. An alert or escalation is taken as spoken.
  Say Judge(int64_t day, double yearly, double share) {
    if (yearly > share) return Say::kNothing;
    bool standing = static_cast<double>(day) - day_ < kCooldownDays;
    if (standing && yearly > yearly_ / kEscalation) return Say::kNothing;
    yearly_ = yearly;
    if (!standing) day_ = static_cast<double>(day);
    return standing ? Say::kEscalation : Say::kAlert;
  }
  bool Standing(int64_t day) const { return static_cast<double>(day) - day_ < kCooldownDays; }

  template <typename Visit>
  void Fields(Visit&& visit) {
    visit(day_);
    visit(yearly_);
  }

 private:
  static constexpr double kCooldownDays = 7, kEscalation = 10;
  double day_ = -1e9, yearly_ = 0;
};

}  // namespace lapwing::watch
