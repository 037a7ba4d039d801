// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <charconv>

#include "api_call.h"
#include "base/strings.h"
#include "lapwing/date.h"

namespace lapwing {

std::string ApiParameters::Text(std::string_view name) { return std::string(request_.Parameter(name).value_or("")); }

std::string ApiParameters::Needed(std::string_view name) {
  std::string text = Text(name);
  if (text.empty()) Blame({Errc::kUsage, fmt::format("'{}' is needed", name), ""});
  return text;
}

std::optional<int64_t> ApiParameters::Day(std::string_view name) {
  std::string text = Text(name);
  if (text.empty()) return std::nullopt;
  std::optional<Date> date = Date::Parse(text);
  if (date && date->precision == Precision::kDay) return date->Days();
  Blame({Errc::kUsage, fmt::format("'{}' wants a day as 2024-01-17", name), ""});
  return std::nullopt;
}

std::pair<std::optional<int64_t>, std::optional<int64_t>> ApiParameters::Days(const char* from, const char* to) {
  std::pair<std::optional<int64_t>, std::optional<int64_t>> days{Day(from), Day(to)};
  if (days.first && days.second && *days.first > *days.second) Blame({Errc::kUsage, fmt::format("'{}' lies behind '{}'", from, to), ""});
  return days;
}

bool ApiParameters::Flag(std::string_view name) {
  std::string text = Text(name);
  if (text.empty() || text == "0" || text == "false") return false;
  if (text != "1" && text != "true") Blame({Errc::kUsage, fmt::format("'{}' is 1 or 0", name), ""});
  return true;
}

int64_t ApiParameters::Number(std::string_view name, int64_t otherwise, int64_t least, int64_t most) {
  std::string text = Text(name);
  if (text.empty()) return otherwise;
  int64_t value = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault == std::errc() && end == text.data() + text.size() && value >= least && value <= most) return value;
  Blame({Errc::kUsage, fmt::format("'{}' is a whole number from {} to {}", name, least, most), ""});
  return otherwise;
}

std::vector<std::string> ApiParameters::List(std::string_view name) {
  std::vector<std::string> list;
  for (const auto& [key, value] : request_.query) {
    if (key != name) continue;
    for (std::string_view item : SplitTrim(value, ',')) list.emplace_back(item);
  }
  return list;
}

std::vector<Member> ApiParameters::Side(std::string_view name, const Groupings& groupings) {
  std::vector<Member> members;
  for (const std::string& item : List(name)) {
    Result<std::vector<Member>> found = groupings.Find(item);
    if (!found) {
      Blame({Errc::kUsage, fmt::format("'{}': {}", name, found.error().message), ""});
      continue;
    }
    members.insert(members.end(), found->begin(), found->end());
  }
  return members;
}

}  // namespace lapwing
