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

/// TIMEX2 tells durations and sets by their value alone.
GoldTime GoldFrom(std::string_view tag, uint32_t at) {
  if (tag.starts_with("<TIMEX3")) return {{at, at}, std::string(Attribute(tag, "type")), std::string(Attribute(tag, "value"))};
  std::string value(Attribute(tag, "val"));
  bool lasts = value.size() > 1 && value[0] == 'P' && (IsDigit(value[1]) || value[1] == 'T' || value[1] == 'X');
  bool set = tag.find(" set=\"") != std::string_view::npos;
  return {{at, at}, set ? "SET" : lasts || value.empty() ? "DURATION" : "DATE", value};
}

/// One way to write what the corpora write in several: decades and centuries "199" or "199X", a month without its day
/// "1998-01" or "1998-01-XX", weeks "W6" or "W06", hours "T17" or "T17:00". "1998-W" with an unknown week stays as it is.
std::string OneNotation(std::string_view value) {
  while (value.ends_with("-XX")) value.remove_suffix(3);
  size_t digits = value.find_first_not_of("0123456789");
  if (digits != std::string_view::npos && digits < 4 && value.substr(digits).find_first_not_of('X') == std::string_view::npos) value = value.substr(0, digits);
  std::string text(value);
  if (text.size() == 7 && text[5] == 'W' && IsDigit(text[6])) text.insert(6, "0");
  if (text.size() == 13 && text[10] == 'T' && IsDigit(text[12])) text += ":00";
  return text;
}

bool Overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

std::string OneLine(std::string_view text) {
  std::string line(text);
  for (char& c : line) c = c == '\n' || c == '\t' ? ' ' : c;
  return line;
}

/// Kind, words, annotated and found value, and some of the text around.
std::string Line(std::string_view kind, const TimeDocument& document, Span span, std::string_view gold, std::string_view found) {
  std::string_view text = document.text;
  uint32_t begin = span.begin < 70 ? 0 : span.begin - 70;
  return fmt::format("{}\t{}\t{}\t{}\t{} [ ] {}", kind, OneLine(Slice(text, span)), gold, found, OneLine(text.substr(begin, span.begin - begin)),
                     OneLine(text.substr(span.end, 50)));
}

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
  exact += other.exact;
}

std::string ToString(const TimeScore& s) {
  return fmt::format("gold {}, found {}, relaxed precision {:.3f} recall {:.3f} F1 {:.3f}, value F1 {:.3f}, projected {:.3f}", s.gold, s.found, s.Precision(),
                     s.Recall(), s.Relaxed(), s.Value(), s.Projected());
}

Result<TimeDocument> ReadTimeMl(std::string_view bytes) {
  TimeDocument document;
  // The first time of the head is the creation time where none is marked as such.
  size_t dct = bytes.find("functionInDocument=\"CREATION_TIME\"");
  if (dct == std::string_view::npos) dct = bytes.substr(0, bytes.find("<TEXT>")).find(" val=\"");
  if (dct == std::string_view::npos) return Error{Errc::kBadInput, "no document creation time", ""};
  size_t open = bytes.rfind('<', dct);
  std::string_view head = bytes.substr(open, bytes.find('>', dct) - open);
  std::string_view value = Attribute(head, head.starts_with("<TIMEX2") ? "val" : "value");
  auto published = Date::Parse(value.substr(0, 10));
  if (!published) return Error{Errc::kBadInput, fmt::format("'{}' is no creation time", value), ""};
  document.published = *published;
  size_t begin = bytes.find("<TEXT>"), end = bytes.find("</TEXT>");
  if (begin == std::string_view::npos || end == std::string_view::npos) return Error{Errc::kBadInput, "no TEXT", ""};
  std::string_view rest = bytes.substr(begin + 6, end - begin - 6);
  std::vector<size_t> inside;  // TIMEX2 may stand inside one another
  while (!rest.empty()) {
    if (rest[0] == '<') {
      size_t close = rest.find('>');
      if (close == std::string_view::npos) return Error{Errc::kBadInput, "tag without end", ""};
      std::string_view tag = rest.substr(0, close);
      auto here = static_cast<uint32_t>(document.text.size());
      if (tag.starts_with("<TIMEX")) {
        inside.push_back(document.times.size());
        document.times.push_back(GoldFrom(tag, here));
      } else if (tag.starts_with("</TIMEX") && !inside.empty()) {
        document.times[inside.back()].span.end = here;
        inside.pop_back();
      }
      rest.remove_prefix(close + 1);
    } else if (size_t length = rest[0] == '&' ? Entity(rest, document.text) : 0; length > 0) {
      rest.remove_prefix(length);
    } else if (rest.starts_with("``") || rest.starts_with("''")) {
      document.text += '"';
      rest.remove_prefix(2);
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
      Date want = ProjectTimeValue(OneNotation(gold.value));
      score.right += want == found[i].date ? 1 : 0;
      std::string value = found[i].value.empty() ? found[i].date.ToString() : found[i].value;
      bool exact = OneNotation(value) == OneNotation(gold.value);
      score.exact += exact ? 1 : 0;
      if (misses != nullptr && !exact) misses->push_back(Line("value", document, gold.span, gold.value, value));
    }
    score.gold += Point(gold) ? 1 : 0;
    if (misses != nullptr && Point(gold) && !matched) misses->push_back(Line("missed", document, gold.span, gold.value, ""));
  }
  for (size_t i = 0; i < found.size(); ++i) {
    if (used[i]) continue;
    ++score.found;
    std::string value = found[i].value.empty() ? found[i].date.ToString() : found[i].value;
    if (misses != nullptr) misses->push_back(Line("extra", document, found[i].span, "", value));
  }
  return score;
}

}  // namespace lapwing
