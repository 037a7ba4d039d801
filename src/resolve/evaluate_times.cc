// SPDX-License-Identifier: Apache-2.0
#include "resolve/evaluate_times.h"

#include <fmt/format.h>

#include "base/strings.h"

namespace lapwing {
namespace {

std::string_view Attribute(std::string_view tag, std::string_view name) {
  size_t at = tag.find(fmt::format(" {}=\"", name));
  if (at == std::string_view::npos) return {};
  at += name.size() + 3;
  return tag.substr(at, tag.find('"', at) - at);
}

/// One entity at the front of `rest`; its length, or 0.
size_t Entity(std::string_view rest, std::string& text) {
  static constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  for (auto [entity, c] : kEntities) {
    if (rest.starts_with(entity)) return text += c, entity.size();
  }
  return 0;
}

bool Point(const GoldTime& time) { return time.type == "DATE" || time.type == "TIME"; }

bool Overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// "1998-W02", "1998-W02-WE": the month its days share.
Date WeekMonth(int year, int week, bool weekend) {
  // ISO week 1 holds 4 January.
  Date fourth = Date::Day(year, 1, 4);
  int64_t monday = fourth.Days() - fourth.Weekday() + 7 * (week - 1);
  Date a = Date::FromDays(monday + (weekend ? 5 : 0)), b = Date::FromDays(monday + 6);
  return a.month == b.month && a.year == b.year ? Date::Month(a.year, a.month) : Date{};
}

}  // namespace

void TimeScore::Add(const TimeScore& other) {
  gold += other.gold;
  found += other.found;
  matched += other.matched;
  right += other.right;
}

Result<TimeDocument> ReadTimeMl(std::string_view bytes) {
  TimeDocument document;
  size_t dct = bytes.find("functionInDocument=\"CREATION_TIME\"");
  if (dct == std::string_view::npos) return Error{Errc::kBadInput, "no document creation time", ""};
  size_t open = bytes.rfind('<', dct);
  std::string_view value = Attribute(bytes.substr(open, bytes.find('>', dct) - open), "value");
  auto published = Date::Parse(value.substr(0, 10));
  if (!published) return Error{Errc::kBadInput, fmt::format("'{}' is no creation time", value), ""};
  document.published = *published;
  size_t begin = bytes.find("<TEXT>"), end = bytes.find("</TEXT>");
  if (begin == std::string_view::npos || end == std::string_view::npos) return Error{Errc::kBadInput, "no TEXT", ""};
  std::string_view rest = bytes.substr(begin + 6, end - begin - 6);
  while (!rest.empty()) {
    if (rest[0] == '<') {
      size_t close = rest.find('>');
      if (close == std::string_view::npos) return Error{Errc::kBadInput, "tag without end", ""};
      std::string_view tag = rest.substr(0, close);
      auto here = static_cast<uint32_t>(document.text.size());
      if (tag.starts_with("<TIMEX3")) {
        document.times.push_back({{here, here}, std::string(Attribute(tag, "type")), std::string(Attribute(tag, "value"))});
      } else if (tag == "</TIMEX3" && !document.times.empty()) {
        document.times.back().span.end = here;
      }
      rest.remove_prefix(close + 1);
    } else if (size_t length = rest[0] == '&' ? Entity(rest, document.text) : 0; length > 0) {
      rest.remove_prefix(length);
    } else {
      document.text += rest[0];
      rest.remove_prefix(1);
    }
  }
  return document;
}

Date ProjectTimeValue(std::string_view value) {
  auto number = [&](size_t at, size_t length) {
    int n = 0;
    for (size_t i = at; i < at + length; ++i) {
      if (i >= value.size() || !IsDigit(value[i])) return -1;
      n = n * 10 + (value[i] - '0');
    }
    return n;
  };
  int year = number(0, 4);
  if (year < 1000) return {};
  if (value.size() == 4) return Date::Year(year);
  if (value.size() < 7 || value[4] != '-') return {};
  if (value[5] == 'W') return number(6, 2) > 0 ? WeekMonth(year, number(6, 2), value.ends_with("WE")) : Date{};
  int month = number(5, 2);
  if (month < 1 || month > 12) return Date::Year(year);  // Q3, H1, SU, FA
  int day = value.size() >= 10 ? number(8, 2) : -1;
  return day >= 1 ? Date::Day(year, month, day) : Date::Month(year, month);
}

TimeScore ScoreTimes(const TimeDocument& document, const std::vector<FoundTime>& found, std::vector<std::string>* misses) {
  TimeScore score;
  std::vector<bool> used(found.size(), false);
  for (const GoldTime& gold : document.times) {
    bool matched = false;
    for (size_t i = 0; i < found.size(); ++i) {
      if (used[i] || !Overlaps(gold.span, found[i].span)) continue;
      used[i] = true;
      if (!Point(gold) || matched) continue;
      matched = true;
      ++score.matched;
      ++score.found;
      Date want = ProjectTimeValue(gold.value);
      score.right += want == found[i].date ? 1 : 0;
      if (misses != nullptr && want != found[i].date) {
        misses->push_back(fmt::format("value\t{}\t{}\t{}", Slice(document.text, gold.span), gold.value, found[i].date.ToString()));
      }
    }
    score.gold += Point(gold) ? 1 : 0;
    if (misses != nullptr && Point(gold) && !matched) misses->push_back(fmt::format("missed\t{}\t{}\t", Slice(document.text, gold.span), gold.value));
  }
  for (size_t i = 0; i < found.size(); ++i) {
    if (used[i]) continue;
    ++score.found;
    if (misses != nullptr) misses->push_back(fmt::format("extra\t{}\t\t{}", Slice(document.text, found[i].span), found[i].date.ToString()));
  }
  return score;
}

}  // namespace lapwing
