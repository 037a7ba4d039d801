// SPDX-License-Identifier: Apache-2.0
#include "alarm_series.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/lines.h"
#include "lapwing/date.h"

namespace lapwing {
namespace {

/// Fields of a line; quotes may hold commas, a doubled quote is one.
std::vector<std::string> Fields(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  for (size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += '"';
      ++i;
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

/// "Japan" of "Citizen_(Japan)".
std::string InBrackets(const std::string& name) {
  if (name.empty() || name.back() != ')') return "";
  size_t open = name.rfind('(');
  if (open == std::string::npos) return "";
  std::string inside = name.substr(open + 1, name.size() - open - 2);
  std::replace(inside.begin(), inside.end(), '_', ' ');
  return inside;
}

enum Column { kDate, kSource, kTarget, kCode, kQuad, kFrom, kTo, kColumns };
constexpr std::array<std::string_view, kColumns> kNames = {"date", "source_country", "target_country", "cameo", "quad", "source", "target"};

struct Event {
  int64_t day;
  std::string source, target, code;
  size_t quad;
  auto operator<=>(const Event&) const = default;
};

}  // namespace

Result<AlarmSeries> ReadAlarmSeries(std::string_view csv, size_t states, size_t min_days, bool by_quad) {
  LineReader lines(csv);
  if (!lines.Next()) return Error{Errc::kBadInput, "an empty table", ""};
  std::vector<std::string> head = Fields(lines.line());
  std::array<size_t, kColumns> place{};
  for (size_t c = 0; c < kColumns; ++c) {
    place[c] = static_cast<size_t>(std::find(head.begin(), head.end(), kNames[c]) - head.begin());
    if (place[c] == head.size()) return Error{Errc::kBadInput, fmt::format("no column \"{}\" in the first line", kNames[c]), ""};
  }
  AlarmSeries series;
  std::set<std::string> is_state;
  std::set<Event> events;
  while (lines.Next()) {
    std::vector<std::string> fields = Fields(lines.line());
    std::optional<Date> date = fields.size() == head.size() ? Date::Parse(fields[place[kDate]]) : std::nullopt;
    const std::string quad = date ? fields[place[kQuad]] : "";
    if (!date || date->precision != Precision::kDay || quad.size() != 1 || quad[0] < '0' || quad[0] > '4') {
      ++series.rejects;
      continue;
    }
    for (Column c : {kFrom, kTo}) is_state.insert(InBrackets(fields[place[c]]));
    events.insert({date->Days(), fields[place[kSource]], fields[place[kTarget]], fields[place[kCode]], static_cast<size_t>(quad[0] - '0')});
  }
  is_state.erase("");
  if (events.empty()) return Error{Errc::kBadInput, "no event in the table", ""};
  series.events = events.size();
  series.first_day = events.begin()->day;
  series.volume.resize(static_cast<size_t>(events.rbegin()->day - series.first_day) + 1);
  if (series.Days() > 20000) return Error{Errc::kBadInput, "events lie more than fifty years apart", ""};
  std::map<std::string, size_t> named;
  for (const Event& event : events) {
    series.volume[static_cast<size_t>(event.day - series.first_day)] += 1;
    for (const std::string* side : {&event.source, &event.target}) {
      if (is_state.count(*side)) ++named[*side];
    }
  }
  std::vector<std::pair<size_t, std::string>> order;
  for (const auto& [name, count] : named) order.emplace_back(count, name);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::set<std::string> chosen;
  for (size_t i = 0; i < order.size() && i < states; ++i) chosen.insert(order[i].second);
  std::map<std::string, AlarmSeries::Dyad> dyads;
  for (const Event& event : events) {
    if (event.source == event.target || !chosen.count(event.source) || !chosen.count(event.target)) continue;
    std::string name = event.source + " > " + event.target;
    AlarmSeries::Dyad& dyad = dyads[name];
    if (dyad.counts.empty()) {
      dyad.name = name;
      dyad.counts.assign(by_quad ? 4 : 1, std::vector<int64_t>(series.Days(), 0));
    }
    if (by_quad && event.quad == 0) continue;
    dyad.counts[by_quad ? event.quad - 1 : 0][static_cast<size_t>(event.day - series.first_day)] += 1;
  }
  for (auto& [name, dyad] : dyads) {
    size_t busy = 0;
    for (size_t t = 0; t < series.Days(); ++t) busy += std::any_of(dyad.counts.begin(), dyad.counts.end(), [&](const auto& kind) { return kind[t] > 0; }) ? 1 : 0;
    if (busy >= min_days) series.dyads.push_back(std::move(dyad));
  }
  if (series.dyads.empty()) return Error{Errc::kBadInput, "no dyad has enough events", ""};
  return series;
}

}  // namespace lapwing
