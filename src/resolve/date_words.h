// SPDX-License-Identifier: Apache-2.0
/// The closed vocabulary of English time expressions. All take lower-case words and know no context: "may" is a month
/// here, whether it is one in the sentence is for the matchers to say.
#pragma once

#include <cstdint>
#include <string_view>

namespace lapwing {

enum class TimeUnit : uint8_t { kNone, kHour, kDay, kWeekend, kWeek, kMonth, kQuarter, kHalf, kYear, kDecade };

/// 1-12, full or abbreviated with or without a full stop; 0 for none.
int MonthFrom(std::string_view word);
/// 0 = Monday ... 6 = Sunday, full names and abbreviations with a full stop; -1 for none.
int WeekdayFrom(std::string_view word);
/// "day", "days", "fortnight" (as weeks) ...; kNone for none. Seconds and minutes count as hours.
TimeUnit UnitFrom(std::string_view word);
/// Digits or a number word up to ninety; "a" and "an" are 1; -1 for none.
int NumberFrom(std::string_view word);
/// "16th" and "sixteenth" are 16 (words up to thirty-first are not joined here); -1 for none.
int OrdinalFrom(std::string_view word);
/// 1-31 written as "17" or "17th"; 0 for none.
int DayFrom(std::string_view word);
/// Four digits from 1500 to 2099; 0 for none.
int YearFrom(std::string_view word);
/// "1990s", "1990's", "'90s", "nineties": first year of the decade; 0 for none.
int DecadeFrom(std::string_view word);
/// First month of the season: 3 spring, 6 summer, 9 autumn, 12 winter; 0 for none.
int SeasonFrom(std::string_view word);
/// "morning", "night", "noon" ...
bool IsDayPart(std::string_view word);

/// A day with a name of its own. `words` are lower case; easter_offset counts from Easter Sunday where month is 0.
struct Holiday {
  std::string_view words;
  int month = 0;
  int day = 0;
  int weekday = -1;  ///< "fourth Thursday": then `day` is which one
  int easter_offset = 0;
};
/// The holiday of this name, or nullptr.
const Holiday* HolidayFrom(std::string_view words);

}  // namespace lapwing
