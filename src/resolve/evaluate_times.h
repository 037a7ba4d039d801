// SPDX-License-Identifier: Apache-2.0
/// Measures FindDates against texts annotated in TimeML (TimeBank, AQUAINT, TempEval-3) or TIMEX2 (WikiWars).
///
/// Only expressions of type DATE and TIME count. A found expression counts as found (relaxed) when it overlaps a gold
/// one. Its value is right in two senses: as TempEval-3 has it, when DateMention::value is the annotated one (notation
/// apart: "1998-W6" is "1998-W06", "199X" is "199"); and projected to what a Date can say: clock times to their day, quarters, halves and seasons to their year,
/// weeks to the month all their days share, decades and references ("PRESENT_REF") to no date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lapwing/date.h"
#include "lapwing/result.h"
#include "lapwing/text.h"

namespace lapwing {

struct GoldTime {
  Span span;
  std::string type;   ///< DATE, TIME, DURATION, SET
  std::string value;  ///< as annotated: "1998-01-08", "1998-W02", "PRESENT_REF"
};

struct TimeDocument {
  Date published;  ///< document creation time
  std::string text;
  std::vector<GoldTime> times;
};

/// The text inside <TEXT> without its tags, entities undone, quotes plain, and the annotated times.
Result<TimeDocument> ReadTimeMl(std::string_view bytes);

/// The coarsest-safe date of a TimeML value; none for references, durations, decades.
Date ProjectTimeValue(std::string_view value);

struct FoundTime {
  Span span;
  Date date;
  std::string value = {};  ///< as DateMention::value
};

/// Counts that add up over documents.
struct TimeScore {
  int gold = 0;
  int found = 0;
  int matched = 0;  ///< overlap
  int right = 0;    ///< overlap and equal date
  int exact = 0;    ///< overlap and equal value
  double Relaxed() const { return F1(matched); }
  double Precision() const { return found == 0 ? 0 : 1.0 * matched / found; }
  double Recall() const { return gold == 0 ? 0 : 1.0 * matched / gold; }
  double Value() const { return F1(exact); }
  double Projected() const { return F1(right); }
  void Add(const TimeScore& other);

 private:
  double F1(int hits) const { return gold + found == 0 ? 0 : 2.0 * hits / (gold + found); }
};

/// "gold 906, found 880, relaxed precision 0.950 recall 0.923 F1 0.936, value F1 0.812, projected 0.861".
std::string ToString(const TimeScore& score);

/// Found durations and states must be left out by the caller; a found time on a gold DURATION or SET is not counted.
/// `misses` gets one line a fault when not null.
TimeScore ScoreTimes(const TimeDocument& document, const std::vector<FoundTime>& found, std::vector<std::string>* misses = nullptr);

}  // namespace lapwing
