// SPDX-License-Identifier: Apache-2.0
#include "watching.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "base/event_json.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/report_day.h"
#include "joint_alarms.h"
#include "watch/watcher.h"

namespace lapwing {
namespace {

constexpr size_t kEventsShown = 10;

std::vector<watch::Kind> Kinds() {
  return {{"verbal-cooperation", watch::Pole::kCooperation},
          {"material-cooperation", watch::Pole::kCooperation},
          {"verbal-conflict", watch::Pole::kConflict},
          {"material-conflict", watch::Pole::kConflict}};
}

int QuadOfKind(const std::string& kind) {
  std::string quad = kind;
  std::replace(quad.begin(), quad.end(), '-', ' ');
  return QuadNumber(quad);
}

struct Names {
  std::string source, target;
  std::string dyad;
};

Names NamesOf(std::string_view source, std::string_view target, bool directed) {
  Names names{std::string(source), std::string(target), ""};
  if (!directed && names.target < names.source) std::swap(names.source, names.target);
  names.dyad = fmt::format("{} {} {}", names.source, directed ? ">" : "-", names.target);
  return names;
}

Names NamesOf(const std::string& dyad) {
  return {dyad.substr(0, 3), dyad.substr(dyad.size() - 3), dyad};
}

/// Stories of each day of reports that told of such an event, by dyad and quad class. A report that tells three acts of one visit
/// is one sign, not three: counted by events the days would scatter so much that nothing stood out.
using Days = std::map<int64_t, std::map<std::pair<std::string, int>, int64_t>>;

Result<Days> ReadDays(Store& store, const WatchQuery& query, int64_t from) {
  Days days;
  std::unordered_set<uint64_t> seen;
  std::vector<std::string> statuses = query.statuses.empty() ? std::vector<std::string>{"asserted", "claimed", "planned"} : query.statuses;
  PairQuery pairs;
  pairs.from = from;
  pairs.to = query.until;
  pairs.by_report = true;
  Status status = store.ReadPairs(pairs, [&](const PairRow& row) {
    if (row.reported - row.day > kNewsDays || std::find(statuses.begin(), statuses.end(), row.status) == statuses.end()) return true;
    Names names = NamesOf(row.source, row.target, query.directed);
    if (seen.insert(HashFields({names.dyad, std::to_string(row.quad), std::to_string(row.story), std::to_string(row.reported)})).second) ++days[row.reported][{names.dyad, row.quad}];
    return true;
  });
  if (!status) return status.error();
  return days;
}

Status AddEvents(Store& store, const WatchQuery& query, AlarmReport& report) {
  EventQuery events;
  events.sources = {report.source};
  events.targets = {report.target};
  events.either_way = !report.directed;
  events.reported_from = report.alert.start;
  events.reported_to = report.alert.day;
  events.statuses = query.statuses.empty() ? std::vector<std::string>{"asserted", "claimed", "planned"} : query.statuses;
  if (!report.alert.kind.empty()) events.quads = {QuadOfKind(report.alert.kind)};
  if (report.alert.statistic == watch::Statistic::kSilence) return Ok{};
  Status status = store.ReadEvents(events, [&](const EventRecord& record) {
    if (!OldNews(record) && record.event.same_as.empty()) report.events.push_back(record);
    return true;
  });
  if (!status) return status;
  std::stable_sort(report.events.begin(), report.events.end(), [](const EventRecord& a, const EventRecord& b) { return a.event.confidence > b.event.confidence; });
  if (report.events.size() > kEventsShown) {
    report.more_events = static_cast<int64_t>(report.events.size() - kEventsShown);
    report.events.resize(kEventsShown);
  }
  return Ok{};
}

AlertRow RowOf(const AlarmReport& report) { return {report.id, report.alert.day, report.source, report.target, report.alert.kind, ToJson(report)}; }

}  // namespace

Result<std::vector<AlarmReport>> WatchStore(Store& store, const WatchQuery& query, const watch::CalmTable& table) {
  Result<std::pair<int64_t, int64_t>> span = store.DaysOf();
  if (!span) return span.error();
  if (span->second < span->first) return std::vector<AlarmReport>();  // it begins with the first day that there is
  std::string name = fmt::format("watcher {} {} {}", query.directed ? "directed" : "pairs", query.budget, query.least);
  Result<std::string> kept = store.State(name);
  if (!kept) return kept.error();
  int64_t from = span->first;
  watch::WatchOptions options;
  options.budget = query.budget;
  options.kinds = Kinds();
  options.least = query.least;
  bool begins = query.anew || kept->empty();
  Result<watch::Watcher> watcher = begins ? watch::Watcher::Create(options, table) : watch::Watcher::Restore(std::string_view(*kept).substr(kept->find('\n') + 1), table);
  if (!watcher) return watcher.error();
  if (!begins) from = std::strtoll(kept->c_str(), nullptr, 10) + 1;

  Result<Days> days = ReadDays(store, query, from);
  if (!days) return days.error();
  std::map<int64_t, int64_t> volume;
  Status status = store.ReadVolume(from, query.until, [&](int64_t day, int64_t articles) { volume[day] = articles; });
  if (!status) return status.error();

  std::vector<AlarmReport> reports;
  for (int64_t day = from; day <= query.until; ++day) {
    std::vector<watch::DayCount> counts;
    for (const auto& [stream, count] : (*days)[day]) counts.push_back({stream.first, Kinds()[static_cast<size_t>(stream.second - 1)].name, count});
    auto alerts = watcher->Observe(day, counts, static_cast<double>(volume[day]));
    if (!alerts) return alerts.error();
    std::vector<AlarmReport> today;
    for (const watch::Alert& alert : *alerts) {
      Names names = NamesOf(alert.dyad);
      AlarmReport report{Hex(HashFields({alert.dyad, alert.kind, watch::ToString(alert.statistic), std::to_string(alert.day)})), names.source, names.target, query.directed, alert, {}, 0, {}, {}};
      status = AddEvents(store, query, report);
      if (!status) return status.error();
      today.push_back(std::move(report));
    }
    JoinAlarms(today);
    std::move(today.begin(), today.end(), std::back_inserter(reports));
  }
  std::vector<AlertRow> rows;
  for (const AlarmReport& report : reports) rows.push_back(RowOf(report));
  if (from <= query.until || begins) {
    status = store.SaveWatch(name, fmt::format("{}\n{}", std::max(query.until, from - 1), watcher->Save()), rows, query.anew);
    if (!status) return status.error();
  }
  return reports;
}

std::string ToJson(const AlarmReport& report) {
  const watch::Alert& alert = report.alert;
  JsonWriter json;
  auto day = [](int64_t value) { return Date::FromDays(value).ToString(); };
  json.BeginObject().Field("id", report.id).Field("day", day(alert.day)).Field("source", report.source).Field("target", report.target).Field("directed", report.directed);
  json.FieldOrNull("kind", alert.kind).Field("statistic", watch::ToString(alert.statistic)).Field("start", day(alert.start)).Field("days", alert.days);
  json.Key("count").Rounded(alert.count, 0).Key("expected").Rounded(alert.expected, 2).Key("chance").Double(alert.P()).Key("yearly").Double(alert.yearly);
  json.Field("escalation", alert.escalation).Key("last_before");
  if (alert.since) json.String(day(*alert.since));
  else json.Null();
  json.Field("sentence", alert.Sentence()).Key("events").BeginArray();
  for (const EventRecord& record : report.events) json.Raw(ToJson(record));
  json.EndArray().Field("more_events", report.more_events).FieldOrNull("told_with", report.told_with).Key("also").BeginArray();
  for (const std::string& sentence : report.also) json.String(sentence);
  json.EndArray().EndObject();
  return json.Take();
}

}  // namespace lapwing
