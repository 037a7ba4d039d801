// SPDX-License-Identifier: Apache-2.0
#include "read/page_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "base/strings.h"
#include "lapwing/date.h"

namespace lapwing {
namespace {

struct Piece {
  std::string word;  ///< lower case letters, or digits
  bool number = false;
  char before = ' ';  ///< the separator in front
  size_t at = 0;      ///< byte of the text
};

// "Jan. 17th, 2024" -> jan 17 th 2024
std::vector<Piece> Pieces(std::string_view text) {
  std::vector<Piece> pieces;
  for (size_t i = 0; i < text.size();) {
    bool digit = IsDigit(text[i]);
    if (!digit && !IsAlpha(text[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < text.size() && (digit ? IsDigit(text[end]) : IsAlpha(text[end]))) ++end;
    pieces.push_back({LowerAscii(text.substr(i, end - i)), digit, i == 0 ? ' ' : text[i - 1], i});
    i = end;
  }
  return pieces;
}

int Month(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
  if (word == "sept") return 9;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i] || (word.size() == 3 && kMonths[i].starts_with(word))) return static_cast<int>(i) + 1;
  }
  return 0;
}

int Number(const Piece& piece) {
  int value = -1;
  if (piece.number && piece.word.size() <= 4)
    std::from_chars(piece.word.data(), piece.word.data() + piece.word.size(), value);
  return value;
}

std::optional<std::string> Valid(int year, int month, int day) {
  if (year < 1800 || year > 2100) return std::nullopt;
  Date date = Date::Day(year, month, day);
  if (month < 1 || day < 1 || !Date::Parse(date.ToString())) return std::nullopt;
  return date.ToString();
}

bool IsYear(const Piece& piece) { return piece.number && piece.word.size() == 4; }

// A full date with the month's name that begins at piece `i`; `used` pieces long.
std::optional<std::string> WrittenAt(const std::vector<Piece>& p, size_t i, size_t& used) {
  auto ordinal = [&](size_t k) {
    return k < p.size() && (p[k].word == "st" || p[k].word == "nd" || p[k].word == "rd" || p[k].word == "th");
  };
  size_t k = i;
  int day = 0, month = 0;
  if (IsYear(p[k])) {
    if (k + 2 >= p.size() || Month(p[k + 1].word) == 0 || p[k + 2].word.size() > 2 || !p[k + 2].number) return std::nullopt;
    used = 3;
    return Valid(Number(p[k]), Month(p[k + 1].word), Number(p[k + 2]));
  }
  if (p[k].number) {
    day = Number(p[k++]);
    if (ordinal(k)) ++k;
    if (k < p.size() && p[k].word == "of") ++k;
    if (k < p.size()) month = Month(p[k++].word);
  } else {
    month = Month(p[k++].word);
    if (month == 0 || k >= p.size()) return std::nullopt;
    day = Number(p[k++]);
    if (ordinal(k)) ++k;
  }
  if (month == 0 || k >= p.size() || !IsYear(p[k])) return std::nullopt;
  used = k + 1 - i;
  return Valid(Number(p[k]), month, day);
}

// Two digits are a year only behind slashes or points, where dates are looked for in the text that readers see.
int YearOf(const Piece& piece, bool shown) {
  if (IsYear(piece)) return Number(piece);
  bool two = shown && piece.number && piece.word.size() == 2 && (piece.before == '/' || piece.before == '.');
  return two ? 2000 + Number(piece) : -1;
}

std::optional<std::string> NumericAt(const std::vector<Piece>& p, size_t i, size_t& used, DayOrder order = DayOrder::kUnknown, bool shown = false) {
  if (i + 2 >= p.size()) return std::nullopt;
  used = 3;
  int a = Number(p[i]), b = Number(p[i + 1]), year = YearOf(p[i + 2], shown);
  if (a < 0 || b < 0 || Number(p[i + 2]) < 0 || p[i + 1].before != p[i + 2].before) return std::nullopt;
  if (IsYear(p[i])) return Valid(a, b, Number(p[i + 2]));
  if (year < 0) return std::nullopt;
  if (b > 12 || a == b || order == DayOrder::kMonthFirst) return Valid(year, a, b);
  if (p[i + 1].before == '.' || order == DayOrder::kDayFirst || a > 12) return Valid(year, b, a);  // points put the day first nearly everywhere
  return std::nullopt;
}

std::optional<std::string> UnixTime(std::string_view digits) {
  int64_t seconds = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (digits.size() == 13) seconds /= 1000;
  return Date::FromDays(seconds / 86400).ToString();
}

// Words that stand around a date in a date line and say nothing more.
bool DateLineWord(const Piece& piece) {
  static constexpr std::string_view kWords[] = {
      "a",    "am",       "and",    "at",       "bst",     "by",          "cest",      "cet",        "cst",
      "date", "dated",    "day",    "edt",      "est",     "first",       "fri",       "friday",     "from",
      "gmt",  "h",        "hkt",    "hrs",      "ist",     "jst",         "kst",       "last",       "local",
      "m",    "min",      "mins",   "minute",   "minutes",     "read",      "reading",
         "mon",      "monday", "modified", "msk",     "of",          "on",        "originally", "p",
      "pdt",  "pm",       "posted", "pst",      "pub",     "publication", "published", "release",    "released",
      "sat",  "saturday", "sun",    "sunday",   "t",       "thu",         "thur",      "thurs",      "thursday",
      "time", "tue",      "tues",   "tuesday",  "updated", "utc",         "wed",       "wednesday"};
  return piece.number || Month(piece.word) != 0 ||
         std::find(std::begin(kWords), std::end(kWords), piece.word) != std::end(kWords) || piece.word == "z" ||
         piece.word == "et";
}

}  // namespace

std::optional<std::string> ParsePageDate(std::string_view value) {
  value = Trim(value);
  if (value.empty() || value.size() > 80) return std::nullopt;
  bool digits = value.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits && (value.size() == 10 || value.size() == 13)) return UnixTime(value);
  if (digits && value.size() == 14) value = value.substr(0, 8);
  if (value.size() > 8 && value[8] == 'T' && IsDigit(value[7])) value = value.substr(0, 8);
  if (std::optional<Date> date = Date::Parse(value)) {
    if (date->year < 1800 || date->year > 2100) return std::nullopt;
    if (date->precision != Precision::kDay || value.size() < 16 || value[4] != '-') return date->ToString();
    std::string iso(value);
    iso[10] = 'T';
    iso.erase(std::remove(iso.begin(), iso.end(), ' '), iso.end());
    return iso.find_first_not_of("0123456789-:TZ+.") == std::string::npos ? iso : date->ToString();
  }
  std::vector<Piece> pieces = Pieces(value);
  size_t used = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (auto written = WrittenAt(pieces, i, used)) return written;
  }
  return pieces.empty() ? std::nullopt : NumericAt(pieces, 0, used);
}

std::optional<std::string> DateLine(std::string_view line) {
  if (line.size() > 120) return std::nullopt;
  std::vector<Piece> pieces = Pieces(line);
  std::optional<std::string> date;
  size_t used = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (!DateLineWord(pieces[i])) return std::nullopt;
    if (!date) date = WrittenAt(pieces, i, used);
    if (!date) date = NumericAt(pieces, i, used);
  }
  return date;
}

std::vector<WrittenDay> WrittenDays(std::string_view text, DayOrder order) {
  std::vector<WrittenDay> days;
  if (std::none_of(text.begin(), text.end(), IsDigit)) return days;
  std::vector<Piece> pieces = Pieces(text);
  for (size_t i = 0; i < pieces.size();) {
    size_t used = 1;
    std::optional<std::string> day = WrittenAt(pieces, i, used);
    if (!day) day = NumericAt(pieces, i, used, order, true);
    if (day) {
      const Piece& last = pieces[i + used - 1];
      days.push_back({pieces[i].at, last.at + last.word.size(), *day});
    }
    i += day ? used : 1;
  }
  return days;
}

std::optional<std::string> DateInUrl(std::string_view url) {
  for (size_t i = 0; i + 8 <= url.size(); ++i) {
    if (!IsDigit(url[i]) || (i > 0 && IsDigit(url[i - 1])) || (url[i] != '1' && url[i] != '2')) continue;
    std::string_view rest = url.substr(i);
    std::vector<Piece> pieces = Pieces(rest.substr(0, 11));
    if (pieces.empty() || !pieces[0].number) continue;
    if (pieces[0].word.size() == 8) {
      if (auto date = ParsePageDate(pieces[0].word)) return date;
    }
    if (pieces.size() < 3 || !IsYear(pieces[0]) || pieces[1].before != pieces[2].before) continue;
    if (pieces[1].before != '/' && pieces[1].before != '-') continue;
    if (auto date = Valid(Number(pieces[0]), std::max(Number(pieces[1]), Month(pieces[1].word)), Number(pieces[2])))
      return date;
  }
  return std::nullopt;
}

}  // namespace lapwing
