// SPDX-License-Identifier: Apache-2.0
#include "watch/alert.h"

#include <fmt/format.h>

#include <cmath>

#include "lapwing/date.h"
#include "watch/exact_math.h"

namespace lapwing::watch {
namespace {

std::string Day(int64_t day) { return Date::FromDays(day).ToString(); }

/// "2,300": two digits that count, thousands apart.
std::string Rounded(double value) {
  double unit = 1;
  while (value / unit >= 100) unit *= 10;
  std::string digits = fmt::format("{:.0f}", std::floor(value / unit + 0.5) * unit);
  for (size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string Chance(double log_p) {
  if (log_p < -13.8155) return "chance below 1 in a million";
  return fmt::format("chance 1 in {}", Rounded(Exp(-log_p)));
}

std::string Usual(double expected) { return expected < 0.05 ? "usually almost none" : fmt::format("usually {:.1f}", expected); }

std::string Days(int days) { return days == 1 ? "1 day" : fmt::format("{} days", days); }

}  // namespace

const char* ToString(Statistic statistic) {
  switch (statistic) {
    case Statistic::kSpike: return "spike";
    case Statistic::kBuildUp: return "build-up";
    case Statistic::kTone: return "tone";
    case Statistic::kSilence: return "silence";
    case Statistic::kNovelty: return "novelty";
  }
  return "";
}

double Alert::P() const { return Exp(log_p); }

std::string Alert::Sentence() const {
  std::string head = fmt::format("{}{}{}: ", dyad, kind.empty() ? "" : ", ", kind);
  std::string when = days == 1 ? fmt::format("on {}", Day(day)) : fmt::format("in {} ({} to {})", Days(days), Day(start), Day(day));
  std::string text;
  switch (statistic) {
    case Statistic::kSpike: text = fmt::format("{:.0f} {}, {}; {}", count, when, Usual(expected), Chance(log_p)); break;
    case Statistic::kNovelty:
      text = fmt::format("{:.0f} {}, the first {}; {}", count, when, since ? "since " + Day(*since) : "since watching began", Chance(log_p));
      break;
    case Statistic::kBuildUp: text = fmt::format("a build-up since {}: {:.0f} in {}, {}; {}", Day(start), count, Days(days), Usual(expected), Chance(log_p)); break;
    case Statistic::kSilence: text = fmt::format("none for {} (since {}), {} in that time; {}", Days(days), Day(start), Usual(expected), Chance(log_p)); break;
    case Statistic::kTone:
      text = fmt::format("{} conflict: {:.0f} of {:.0f} events {}, usually {:.0f} %; {}", worse ? "more" : "less", count, events, when, events > 0 ? 100 * expected / events : 0,
                         Chance(log_p));
      break;
  }
  return head + text + (escalation ? "; stronger than the standing alert." : ".");
}

}  // namespace lapwing::watch
