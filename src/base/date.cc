// SPDX-License-Identifier: Apache-2.0
#include "lapwing/date.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace lapwing {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day Civil(const Date& date) {
  return year_month_day{std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
                        std::chrono::day{static_cast<unsigned>(date.day)}};
}

std::optional<int> Number(std::string_view digits) {
  int value = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

const char* ToString(Precision precision) {
  switch (precision) {
    case Precision::kYear: return "year";
    case Precision::kMonth: return "month";
    case Precision::kDay: return "day";
    case Precision::kNone: break;
  }
  return "";
}

std::string Date::ToString() const {
  switch (precision) {
    case Precision::kYear: return fmt::format("{:04}", year);
    case Precision::kMonth: return fmt::format("{:04}-{:02}", year, month);
    case Precision::kDay: return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    case Precision::kNone: break;
  }
  return "";
}

int64_t Date::Days() const { return sys_days{Civil(*this)}.time_since_epoch().count(); }

int Date::Weekday() const {
  return static_cast<int>(std::chrono::weekday{sys_days{Civil(*this)}}.iso_encoding()) - 1;
}

Date Date::FromDays(int64_t days) {
  year_month_day civil{sys_days{std::chrono::days{days}}};
  return Day(static_cast<int>(civil.year()), static_cast<int>(static_cast<unsigned>(civil.month())),
             static_cast<int>(static_cast<unsigned>(civil.day())));
}

std::optional<Date> Date::Parse(std::string_view text) {
  Date date;
  auto valid = [](const Date& d) {
    return d.year >= 1000 && d.year <= 2999 && d.month >= 1 && d.month <= 12 && Civil(d).ok();
  };
  auto all_digits = [](std::string_view s) { return s.find_first_not_of("0123456789") == std::string_view::npos; };
  if (text.size() == 8 && all_digits(text)) {
    date = Day(*Number(text.substr(0, 4)), *Number(text.substr(4, 2)), *Number(text.substr(6, 2)));
    return valid(date) ? std::optional(date) : std::nullopt;
  }
  if (text.size() < 4 || !all_digits(text.substr(0, 4))) return std::nullopt;
  date = Year(*Number(text.substr(0, 4)));
  if (text.size() == 4) return valid(date) ? std::optional(date) : std::nullopt;
  if (text.size() < 7 || text[4] != '-' || !all_digits(text.substr(5, 2))) return std::nullopt;
  date = Month(date.year, *Number(text.substr(5, 2)));
  if (text.size() == 7) return valid(date) ? std::optional(date) : std::nullopt;
  if (text.size() < 10 || text[7] != '-' || !all_digits(text.substr(8, 2))) return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  date = Day(date.year, date.month, *Number(text.substr(8, 2)));
  return valid(date) ? std::optional(date) : std::nullopt;
}

}  // namespace lapwing
