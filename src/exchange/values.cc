// SPDX-License-Identifier: Apache-2.0
#include "exchange/values.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/json.h"
#include "base/strings.h"
#include "lapwing/event.h"

namespace lapwing {
namespace {

std::optional<int> Digits(std::string_view text) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty() || !IsDigit(text[0])) return std::nullopt;
  return value;
}

bool LooksLikeFormula(std::string_view text) {
  size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos && OneOf(text.substr(first, 1), {"=", "+", "-", "@", "\t", "\r"});
}

}  // namespace

bool IsMissing(std::string_view text) { return text.empty() || OneOf(text, {"NA", "N/A", "n/a", "None", "none", "NULL", "null", "NaN", "nan", "---", "\\N", "<NA>"}); }

std::optional<Date> ReadDay(std::string_view text) {
  if (size_t blank = text.find(' '); blank != std::string_view::npos) text = text.substr(0, blank);
  if (std::optional<Date> date = Date::Parse(text)) return date;
  std::vector<std::string_view> parts = SplitTrim(text, '/');
  if (parts.size() != 3) return std::nullopt;
  bool year_first = parts[0].size() == 4;
  std::optional<int> year = Digits(parts[year_first ? 0 : 2]), month = Digits(parts[year_first ? 1 : 0]), day = Digits(parts[year_first ? 2 : 1]);
  if (!year || !month || !day || parts[year_first ? 0 : 2].size() != 4) return std::nullopt;
  return Date::Parse(fmt::format("{:04}-{:02}-{:02}", *year, *month, *day));
}

std::optional<double> ReadNumber(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<uint32_t> ReadOffset(std::string_view text) {
  uint32_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

int ReadQuad(std::string_view text) {
  std::string lower = LowerAscii(text);
  if (int number = QuadNumber(lower); number != 0) return number;
  std::string_view rest = lower;
  if (rest.starts_with('q')) rest.remove_prefix(1);
  if (rest.ends_with(".0")) rest.remove_suffix(2);
  return rest.size() == 1 && rest[0] >= '1' && rest[0] <= '4' ? rest[0] - '0' : 0;
}

std::string NumberText(double value) {
  JsonWriter json;
  json.Double(value);
  return json.Take();
}

std::string RoundedText(double value, int decimals) {
  JsonWriter json;
  json.Rounded(value, decimals);
  return json.Take();
}

std::string JoinValues(const std::vector<std::string>& values) {
  std::string cell;
  for (size_t i = 0; i < values.size(); ++i) {
    if (i > 0) cell += '|';
    for (char c : values[i]) {
      if (c == '|' || c == '\\') cell += '\\';
      cell += c;
    }
  }
  return cell;
}

std::vector<std::string> SplitValues(std::string_view cell) {
  std::vector<std::string> values;
  if (cell.empty()) return values;
  values.emplace_back();
  for (size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '|') values.emplace_back();
    else if (cell[i] == '\\' && i + 1 < cell.size()) values.back() += cell[++i];
    else values.back() += cell[i];
  }
  return values;
}

std::string Guard(std::string_view text) { return LooksLikeFormula(text) ? "'" + std::string(text) : std::string(text); }

std::string_view Unguard(std::string_view text) {
  if (text.starts_with('\'') && LooksLikeFormula(text)) text.remove_prefix(1);
  return text;
}

}  // namespace lapwing
