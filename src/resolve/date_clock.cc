// SPDX-License-Identifier: Apache-2.0
#include "resolve/date_clock.h"

#include <fmt/format.h>

#include <array>

#include "base/strings.h"
#include "resolve/date_words.h"

namespace lapwing {
namespace {

struct Clock {
  int next = -1;  ///< index after the whole expression; -1 for no clock
  int hour = -1;
  int minute = 0;
};

bool Digits(std::string_view word) { return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos; }

/// "10", "10:30", "1030", "9am", "nine": hour and minute; false for none.
bool ReadFigures(std::string_view word, Clock& clock) {
  size_t digits = 0;
  int value = 0;
  while (digits < word.size() && IsDigit(word[digits]) && digits < 4) value = value * 10 + (word[digits++] - '0');
  if (digits == 0) {
    clock.hour = NumberFrom(word);
    return clock.hour >= 1 && clock.hour <= 12 && word != "a" && word != "an";
  }
  if (digits >= 3) {
    clock.hour = value / 100;
    clock.minute = value % 100;
  } else {
    clock.hour = value;
    bool colon = word.size() >= digits + 3 && (word[digits] == ':' || word[digits] == '.') && Digits(word.substr(digits + 1, 2));
    if (colon) clock.minute = (word[digits + 1] - '0') * 10 + (word[digits + 2] - '0');
  }
  return clock.hour <= 24 && clock.minute < 60;
}

void MakeHalf(Clock& clock, bool afternoon) {
  if (afternoon && clock.hour < 12) clock.hour += 12;
  if (!afternoon && clock.hour == 12) clock.hour = 0;
}

Clock ClockAt(const DateScan& scan, int t) {
  Clock clock;
  if (scan.Is(t, {"noon", "midday"})) return {t + 1, 12, 0};
  if (scan.Is(t, {"midnight"})) return {t + 1, 24, 0};
  std::string_view word = scan.Low(t);
  if (word.empty() || !ReadFigures(word, clock)) return {};
  bool spelled = !IsDigit(word[0]);
  size_t colon = word.find(':');
  bool written = colon != std::string_view::npos && colon >= 1 && colon <= 2 && word.size() >= colon + 3 && word.size() <= colon + 6;
  bool half = word.ends_with("am") || word.ends_with("pm");
  if (half) MakeHalf(clock, word.ends_with("pm"));
  int j = t + 1;
  if (scan.Is(j, {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock"}) || (scan.Is(j, {"o"}) && scan.Is(j + 1, {"'clock"}))) {
    half = true;
    if (!scan.Is(j, {"o'clock", "o"})) MakeHalf(clock, scan.Low(j)[0] == 'p');
    j += scan.Is(j, {"o"}) ? 2 : 1;
  }
  bool hours = word.size() == 4 && scan.Is(j, {"hours"}) && YearFrom(word) == 0;
  if (hours) ++j;
  bool zone = hours || scan.Is(j, {"gmt", "utc", "est", "edt", "pst", "pdt", "cst", "cdt", "mst", "kst", "jst", "cet", "bst"});
  if (!written && !half && (!zone || spelled)) return {};
  if (zone && !hours) ++j;
  // "1030 GMT", "(0930 GMT)"
  int k = scan.Is(j, {"("}) ? j + 1 : j;
  if (k > j && !scan.Low(k).empty() && IsDigit(scan.Low(k)[0]) && scan.Is(k + 1, {"gmt", "utc", "est", "edt"})) j = scan.Is(k + 2, {")"}) ? k + 3 : k + 2;
  if (scan.Is(j, {"local"}) && scan.Is(j + 1, {"time"})) j += 2;
  clock.next = j;
  return clock;
}

/// Parts of the day in TimeML's letters.
struct Part {
  std::string_view word;
  std::string_view value;
};
constexpr std::array<Part, 12> kParts = {{
    {"morning", "TMO"}, {"dawn", "TMO"}, {"sunrise", "TMO"}, {"afternoon", "TAF"}, {"evening", "TEV"}, {"dusk", "TEV"}, {"sunset", "TEV"},
    {"night", "TNI"}, {"overnight", "TNI"}, {"nighttime", "TNI"}, {"tonight", "TNI"}, {"lunchtime", "TMI"},
}};

}  // namespace

int AfterClock(const DateScan& scan, int t) {
  Clock clock = ClockAt(scan, t);
  return clock.next < 0 ? t : clock.next;
}

int AfterDayPart(const DateScan& scan, int t) {
  int j = t;
  if (scan.Is(j, {"early", "late"}) && IsDayPart(scan.Low(j + 1))) ++j;
  if (IsDayPart(scan.Low(j))) ++j;
  if (scan.Is(j, {"local"}) && scan.Is(j + 1, {"time"})) j += 2;
  int k = scan.Is(j, {"at", "around", "about"}) ? j + 1 : j;
  int after = AfterClock(scan, k);
  if (after > k) j = after;
  return scan.Is(j - 1, {"early", "late"}) ? t : j;
}

std::string TimeOfDay(const DateScan& scan, int first, int last) {
  std::string part;
  for (int t = first; t <= last; ++t) {
    if (Clock clock = ClockAt(scan, t); clock.next > 0) return fmt::format("T{:02}:{:02}", clock.hour, clock.minute);
    for (const Part& p : kParts) {
      if (scan.Low(t) == p.word) part = p.value;
    }
  }
  return part;
}

}  // namespace lapwing
