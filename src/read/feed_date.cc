// SPDX-License-Identifier: Apache-2.0
#include "read/feed_date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "lapwing/date.h"
#include "read/page_date.h"

namespace lapwing {
namespace {

struct Zone {
  std::string_view name;
  int minutes;
};

// RFC 822 has the first ones; the others are what agencies write. Names with several meanings (IST, CST of China) are read as
// RFC 822 reads them or not at all.
constexpr std::array<Zone, 31> kZones = {{{"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300},
                                          {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"wet", 0},    {"west", 60},  {"bst", 60},   {"cet", 60},
                                          {"cest", 120}, {"mez", 60},   {"mesz", 120}, {"eet", 120},  {"eest", 180}, {"msk", 180},  {"pkt", 300},  {"hkt", 480},
                                          {"sgt", 480},  {"jst", 540},  {"kst", 540},  {"aest", 600}, {"aedt", 660}, {"nzst", 720}, {"nzdt", 780}}};

// By their first letters, accents gone. Longer ones first where one begins another.
struct MonthName {
  std::string_view begin;
  int month;
};
constexpr std::array<MonthName, 29> kMonths = {{{"jan", 1},  {"ene", 1}, {"gen", 1}, {"feb", 2}, {"fev", 2}, {"mar", 3}, {"mrt", 3},  {"maa", 3}, {"apr", 4}, {"avr", 4},
                                                {"abr", 4},  {"mai", 5}, {"may", 5}, {"mei", 5}, {"mag", 5}, {"jun", 6}, {"juin", 6}, {"giu", 6}, {"juil", 7}, {"jul", 7},
                                                {"lug", 7},  {"aug", 8}, {"aou", 8}, {"ago", 8}, {"sep", 9}, {"set", 9}, {"oct", 10}, {"okt", 10}, {"out", 10}}};
constexpr std::array<MonthName, 5> kLateMonths = {{{"ott", 10}, {"nov", 11}, {"dec", 12}, {"dez", 12}, {"dic", 12}}};

int Month(std::string_view word) {
  if (word.size() < 3) return 0;
  for (const MonthName& name : kMonths) {
    if (word.starts_with(name.begin)) return name.month;
  }
  for (const MonthName& name : kLateMonths) {
    if (word.starts_with(name.begin)) return name.month;
  }
  return 0;
}

int Number(std::string_view digits) {
  int value = -1;
  if (digits.size() <= 4) std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

struct Clock {
  int hour = -1, minute = 0, second = 0;
  bool told() const { return hour >= 0; }
};

struct Token {
  std::string_view text;
  enum Kind { kWord, kNumber, kMark } kind = kMark;
};

std::vector<Token> Tokens(std::string_view text) {
  std::vector<Token> tokens;
  for (size_t i = 0; i < text.size() && tokens.size() < 40;) {
    auto word = [](char c) { return IsAlpha(c); };
    size_t end = i + 1;
    Token::Kind kind = Token::kMark;
    if (IsDigit(text[i])) {
      while (end < text.size() && IsDigit(text[end])) ++end;
      kind = Token::kNumber;
    } else if (word(text[i])) {
      while (end < text.size() && word(text[end])) ++end;
      kind = Token::kWord;
    } else if (text[i] == ' ' || text[i] == ',' || text[i] == '.') {
      // Blanks and commas part, no more; a full stop parts the clock's numbers, too ("10.15").
      if (text[i] != '.') {
        i = end;
        continue;
      }
    }
    tokens.push_back({text.substr(i, end - i), kind});
    i = end;
  }
  return tokens;
}

/// "10:15", "10:15:30", "10:15:30.123", "9.05" behind a date; gives how many tokens it took.
size_t ClockAt(const std::vector<Token>& t, size_t i, Clock& clock) {
  auto number = [&](size_t k) { return k < t.size() && t[k].kind == Token::kNumber && t[k].text.size() <= 2; };
  auto mark = [&](size_t k) { return k < t.size() && (t[k].text == ":" || t[k].text == "."); };
  if (!number(i) || !mark(i + 1) || !number(i + 2)) return 0;
  Clock found{Number(t[i].text), Number(t[i + 2].text), 0};
  size_t used = 3;
  if (mark(i + 3) && number(i + 4)) {
    found.second = Number(t[i + 4].text);
    used = 5;
    if (i + 6 < t.size() && t[i + 5].text == "." && t[i + 6].kind == Token::kNumber) used = 7;
  }
  if (i + used < t.size() && OneOf(t[i + used].text, {"am", "pm", "a", "p"})) {
    bool afternoon = t[i + used].text.front() == 'p';
    if (found.hour == 12) found.hour = 0;
    if (found.hour < 12 && afternoon) found.hour += 12;
    ++used;
  }
  if (found.second == 60) found.second = 59;  // leap seconds
  if (found.hour <= 23 && found.minute <= 59 && found.second <= 59) clock = found;
  return used;
}

/// "+0900", "-05:00", "GMT+2", "EST", "(CET)": minutes east of Greenwich. GMT before an offset only names what it counts from.
std::optional<int> ZoneIn(const std::vector<Token>& t, size_t begin) {
  std::optional<int> named;
  for (size_t i = begin; i < t.size(); ++i) {
    if (t[i].kind == Token::kWord) {
      for (const Zone& zone : kZones) {
        if (zone.name == t[i].text && !named) named = zone.minutes;
      }
    }
    bool sign = t[i].text == "+" || t[i].text == "-";
    if (!sign || i + 1 >= t.size() || t[i + 1].kind != Token::kNumber) continue;
    std::string_view digits = t[i + 1].text;
    int hours = 0, minutes = 0;
    if (digits.size() >= 3 && digits.size() <= 4) {
      hours = Number(digits.substr(0, digits.size() - 2));
      minutes = Number(digits.substr(digits.size() - 2));
    } else if (digits.size() <= 2) {
      hours = Number(digits);
      if (i + 3 < t.size() && t[i + 2].text == ":" && t[i + 3].kind == Token::kNumber) minutes = Number(t[i + 3].text);
    } else {
      continue;
    }
    if (hours > 14 || minutes > 59) continue;
    return (t[i].text == "-" ? -1 : 1) * (hours * 60 + minutes);
  }
  return named;
}

std::string Written(const std::string& day, const Clock& clock, std::optional<int> zone) {
  if (!clock.told()) return day;
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", day, clock.hour, clock.minute, clock.second);
  if (!zone) return text;
  if (*zone == 0) return text + "Z";
  int minutes = *zone < 0 ? -*zone : *zone;
  return fmt::format("{}{}{:02}:{:02}", text, *zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::optional<std::string> Valid(int year, int month, int day) {
  if (year < 1970 || year > 2100 || month < 1 || month > 12 || day < 1) return std::nullopt;
  std::string text = Date::Day(year, month, day).ToString();
  return Date::Parse(text) ? std::optional(text) : std::nullopt;
}

int FullYear(std::string_view digits) {
  int year = Number(digits);
  if (digits.size() == 2) year += year >= 70 ? 1900 : 2000;
  return year;
}

/// A date with the month in letters that begins at token `i`: "17 Jan 2024", "17-Jan-24", "January 17, 2024".
std::optional<std::string> DayAt(const std::vector<Token>& t, size_t i, size_t& next) {
  auto skip = [&](size_t k) {
    while (k < t.size() && (OneOf(t[k].text, {"-", "/", ".", "st", "nd", "rd", "th", "de", "of"}))) ++k;
    return k;
  };
  auto kind = [&](size_t k) { return k < t.size() ? t[k].kind : Token::kMark; };
  size_t second = skip(i + 1), third = skip(second + 1);
  int day = 0, month = 0;
  if (kind(i) == Token::kNumber && t[i].text.size() <= 2 && kind(second) == Token::kWord) {
    day = Number(t[i].text);
    month = Month(t[second].text);
  } else if (kind(i) == Token::kWord && kind(second) == Token::kNumber && t[second].text.size() <= 2) {
    month = Month(t[i].text);
    day = Number(t[second].text);
    // "Wed Jan 17 10:15:00 UTC 2024", as Unix prints it: the year stands last.
    Clock ignored;
    if (size_t used = ClockAt(t, third, ignored); month != 0 && used > 0) {
      for (size_t k = third + used; k < t.size(); ++k) {
        if (t[k].kind != Token::kNumber || t[k].text.size() != 4 || t[k - 1].text == "+" || t[k - 1].text == "-") continue;
        next = third;
        return Valid(Number(t[k].text), month, day);
      }
    }
  }
  if (month == 0 || kind(third) != Token::kNumber || (t[third].text.size() != 4 && t[third].text.size() != 2)) return std::nullopt;
  next = third + 1;
  if (t[third].text.size() == 2 && next < t.size() && t[next].text == ":") return std::nullopt;  // "17 Jan 10:15": no year
  return Valid(FullYear(t[third].text), month, day);
}

/// "2024-01-17T10:15", "2024/01/17 10:15", "17.01.2024 10:15".
std::optional<std::string> NumericAt(const std::vector<Token>& t, size_t& next) {
  auto number = [&](size_t k) { return k < t.size() && t[k].kind == Token::kNumber; };
  if (!number(0) || !number(2) || !number(4) || t[1].text != t[3].text || !OneOf(t[1].text, {"-", "/", "."})) return std::nullopt;
  next = 5;
  int a = Number(t[0].text), b = Number(t[2].text), c = Number(t[4].text);
  if (t[0].text.size() == 4) return Valid(a, b, c);
  if (t[4].text.size() != 4) return std::nullopt;
  if (t[1].text == "." || a > 12 || a == b) return Valid(c, b, a);
  return b > 12 ? Valid(c, a, b) : std::nullopt;
}

}  // namespace

std::optional<std::string> ParseFeedDate(std::string_view value) {
  value = Trim(value);
  if (value.empty() || value.size() > 100) return std::nullopt;
  std::string text = FoldCase(CleanText(value));
  std::vector<Token> tokens = Tokens(text);
  std::optional<std::string> day;
  size_t next = 0;
  for (size_t i = 0; i < tokens.size() && !day; ++i) day = DayAt(tokens, i, next);
  if (!day) day = NumericAt(tokens, next);
  if (!day && tokens.size() >= 3 && tokens[0].text.size() == 8 && tokens[1].text == "t" && tokens[2].text.size() == 6) {  // 20240117T101500Z
    int packed = 0;
    std::from_chars(tokens[2].text.data(), tokens[2].text.data() + 6, packed);
    Clock clock{packed / 10000, packed / 100 % 100, packed % 100};
    day = ParsePageDate(tokens[0].text);
    if (day && clock.hour < 24 && clock.minute < 60 && clock.second < 60) return Written(*day, clock, ZoneIn(tokens, 3));
  }
  if (!day) {
    std::optional<std::string> other = ParsePageDate(value);
    return other && *other >= "1970" ? other : std::nullopt;
  }
  Clock clock;
  for (size_t i = next; i < tokens.size() && !clock.told(); ++i) {
    size_t used = ClockAt(tokens, i, clock);
    if (used > 0) next = i + used;
    if (used > 0 && !clock.told()) break;
  }
  return Written(*day, clock, clock.told() ? ZoneIn(tokens, next) : std::nullopt);
}

}  // namespace lapwing
