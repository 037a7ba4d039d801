// SPDX-License-Identifier: Apache-2.0
#include "resolve/date_words.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace lapwing {
namespace {

struct Entry {
  std::string_view word;
  int value;
};

template <size_t N>
int Find(const std::array<Entry, N>& entries, std::string_view word, int none) {
  auto it = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.word == word; });
  return it == entries.end() ? none : it->value;
}

constexpr std::array<Entry, 36> kMonths = {{
    {"january", 1}, {"february", 2}, {"march", 3}, {"april", 4}, {"may", 5}, {"june", 6}, {"july", 7}, {"august", 8},
    {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12}, {"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4},
    {"jun", 6}, {"jul", 7}, {"aug", 8}, {"sep", 9}, {"sept", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12}, {"jan.", 1},
    {"feb.", 2}, {"mar.", 3}, {"apr.", 4}, {"jun.", 6}, {"jul.", 7}, {"aug.", 8}, {"sep.", 9}, {"sept.", 9}, {"oct.", 10},
    {"nov.", 11}, {"dec.", 12},
}};

constexpr std::array<Entry, 17> kWeekdays = {{
    {"monday", 0}, {"tuesday", 1}, {"wednesday", 2}, {"thursday", 3}, {"friday", 4}, {"saturday", 5}, {"sunday", 6},
    {"mon.", 0}, {"tue.", 1}, {"tues.", 1}, {"wed.", 2}, {"thu.", 3}, {"thur.", 3}, {"thurs.", 3}, {"fri.", 4},
    {"sat.", 5}, {"sun.", 6},
}};

constexpr std::array<Entry, 20> kUnits = {{
    {"second", 1}, {"seconds", 1}, {"minute", 1}, {"minutes", 1}, {"hour", 1}, {"hours", 1}, {"day", 2}, {"days", 2},
    {"weekend", 3}, {"weekends", 3}, {"week", 4}, {"weeks", 4}, {"month", 5}, {"months", 5}, {"quarter", 6}, {"quarters", 6},
    {"year", 8}, {"years", 8}, {"decade", 9}, {"decades", 9},
}};

constexpr std::array<Entry, 30> kNumbers = {{
    {"a", 1}, {"an", 1}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8},
    {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40},
    {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"hundred", 100},
}};

constexpr std::array<Entry, 20> kOrdinals = {{
    {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6}, {"seventh", 7}, {"eighth", 8},
    {"ninth", 9}, {"tenth", 10}, {"eleventh", 11}, {"twelfth", 12}, {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15},
    {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
}};

constexpr std::array<Entry, 8> kDecades = {{
    {"twenties", 1920}, {"thirties", 1930}, {"forties", 1940}, {"fifties", 1950}, {"sixties", 1960}, {"seventies", 1970},
    {"eighties", 1980}, {"nineties", 1990},
}};

constexpr std::array<Entry, 5> kSeasons = {{{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"fall", 9}, {"winter", 12}}};

constexpr std::array<Holiday, 38> kHolidays = {{
    {"christmas", 12, 25}, {"christmas day", 12, 25}, {"christmas eve", 12, 24}, {"new year's day", 1, 1},
    {"new year's eve", 12, 31}, {"new year 's day", 1, 1}, {"new year 's eve", 12, 31}, {"boxing day", 12, 26},
    {"valentine 's day", 2, 14}, {"halloween", 10, 31}, {"bastille day", 7, 14}, {"thanksgiving", 11, 4, 3},
    {"thanksgiving day", 11, 4, 3}, {"good friday", 0, 0, -1, -2}, {"easter sunday", 0, 0, -1, 0},
    {"easter monday", 0, 0, -1, 1}, {"easter", 0, 0, -1, 0}, {"ash wednesday", 0, 0, -1, -46}, {"palm sunday", 0, 0, -1, -7},
    {"maundy thursday", 0, 0, -1, -3}, {"ascension day", 0, 0, -1, 39}, {"pentecost", 0, 0, -1, 49}, {"whit monday", 0, 0, -1, 50},
    {"orthodox christmas", 1, 7}, {"epiphany", 1, 6}, {"st. patrick 's day", 3, 17}, {"may day", 5, 1}, {"fourth of july", 7, 4},
    {"all saints ' day", 11, 1}, {"armistice day", 11, 11}, {"veterans day", 11, 11}, {"international women 's day", 3, 8},
    {"martin luther king day", 1, 3, 0}, {"presidents day", 2, 3, 0}, {"presidents ' day", 2, 3, 0}, {"labor day", 9, 1, 0},
    {"columbus day", 10, 2, 0}, {"guy fawkes night", 11, 5},
}};

bool Digits(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), IsDigit); }

int Value(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

int MonthFrom(std::string_view word) { return Find(kMonths, word, 0); }
int WeekdayFrom(std::string_view word) { return Find(kWeekdays, word, -1); }
int SeasonFrom(std::string_view word) { return Find(kSeasons, word, 0); }

TimeUnit UnitFrom(std::string_view word) {
  if (word == "fortnight") return TimeUnit::kWeek;
  return static_cast<TimeUnit>(Find(kUnits, word, 0));
}

int NumberFrom(std::string_view word) {
  if (Digits(word) && word.size() <= 4) return Value(word);
  return Find(kNumbers, word, -1);
}

int OrdinalFrom(std::string_view word) {
  if (word.size() > 2 && word.size() <= 4 && Digits(word.substr(0, word.size() - 2))) {
    std::string_view tail = word.substr(word.size() - 2);
    if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") return Value(word.substr(0, word.size() - 2));
  }
  return Find(kOrdinals, word, -1);
}

int DayFrom(std::string_view word) {
  int day = 0;
  if (word.size() > 1 && word.back() == '.') word.remove_suffix(1);  // at the end of a sentence: "on Feb. 1."
  if (Digits(word) && word.size() <= 2) day = Value(word);
  else if (!word.empty() && IsDigit(word[0])) day = OrdinalFrom(word);
  return day >= 1 && day <= 31 ? day : 0;
}

int YearFrom(std::string_view word) {
  if (word.size() != 4 || !Digits(word)) return 0;
  int year = Value(word);
  return year >= 1500 && year <= 2099 ? year : 0;
}

int DecadeFrom(std::string_view word) {
  if (int decade = Find(kDecades, word, 0); decade != 0) return decade;
  if (word.size() < 3 || word.back() != 's') return 0;
  word.remove_suffix(1);
  if (word.back() == '\'') word.remove_suffix(1);
  if (!word.empty() && word.front() == '\'') word.remove_prefix(1);
  if (!Digits(word) || word.back() != '0') return 0;
  if (word.size() == 4) return YearFrom(word);
  if (word.size() != 2) return 0;
  return Value(word) >= 20 ? 1900 + Value(word) : 2000 + Value(word);
}

bool IsDayPart(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kParts = {
      "morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn", "dusk", "sunrise", "sunset",
      "lunchtime", "overnight", "nighttime"};
  return std::find(kParts.begin(), kParts.end(), word) != kParts.end();
}

const Holiday* HolidayFrom(std::string_view words) {
  auto it = std::find_if(kHolidays.begin(), kHolidays.end(), [&](const Holiday& h) { return h.words == words; });
  return it == kHolidays.end() ? nullptr : &*it;
}

}  // namespace lapwing
