// SPDX-License-Identifier: Apache-2.0
// Pairs of states: what is new at a glance, all pairs of some days, and who deals with whom as a network.
#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <tuple>
#include <unordered_set>

#include "alert_feed.h"
#include "api_call.h"
#include "api_lists.h"
#include "base/hash.h"
#include "base/json.h"
#include "lapwing/date.h"
#include "serve/respond.h"

namespace lapwing {
namespace {

constexpr int64_t kRecentDays = 30;
constexpr size_t kBusyPairs = 30, kNewestAlarms = 20;

struct PairCounts {
  int64_t events = 0, before = 0;
  std::array<int64_t, 4> quads{};
  double score_sum = 0;
};

/// By codes in order of the alphabet.
using Pairs = std::map<std::pair<std::string, std::string>, PairCounts>;

/// Counts as the watcher and series do: asserted and claimed events, once for their story, and once where both directions of a
/// meeting fall together. Before `since`, where given, they only count as before.
Result<Pairs> CountPairs(Store& store, const PairQuery& query, std::optional<int64_t> since) {
  Pairs pairs;
  std::unordered_set<uint64_t> seen;
  Status status = store.ReadPairs(query, [&](const PairRow& row) {
    if ((row.status != "asserted" && row.status != "claimed") || row.quad < 1 || row.quad > 4) return true;
    bool turned = row.target < row.source;
    std::string_view left = turned ? row.target : row.source, right = turned ? row.source : row.target;
    if (!seen.insert(HashFields({"unit", std::to_string(row.unit)})).second) return true;
    if (row.mutual && !seen.insert(HashFields({"event", std::to_string(row.event), left, right})).second) return true;
    PairCounts& counts = pairs[{std::string(left), std::string(right)}];
    if (since && (query.by_report ? row.reported : row.day) < *since) {
      ++counts.before;
      return true;
    }
    ++counts.events;
    ++counts.quads[static_cast<size_t>(row.quad - 1)];
    counts.score_sum += row.score;
    return true;
  });
  if (!status) return status.error();
  return pairs;
}

void WriteQuads(const PairCounts& counts, JsonWriter& json) {
  json.Key("quads").BeginArray();
  for (int64_t quad : counts.quads) json.Int(quad);
  json.EndArray();
}

Result<Pairs> PairsOfDays(const ApiCall& call) {
  PairQuery query;
  std::tie(query.from, query.to) = call.parameters.Days("from", "to");
  if (call.parameters.fault()) return *call.parameters.fault();
  return CountPairs(call.store, query, std::nullopt);
}

Status WriteAlarms(Store& store, JsonWriter& json) {
  std::deque<std::string> newest;
  Status status = store.ReadAlerts(-(int64_t{1} << 40), int64_t{1} << 40, [&](const AlertRow& alert) {
    if (ToldWithAnother(alert)) return true;
    newest.push_front(alert.record);
    if (newest.size() > kNewestAlarms) newest.pop_back();
    return true;
  });
  json.Key("alarms").BeginArray();
  for (const std::string& record : newest) json.Raw(record);
  json.EndArray();
  return status;
}

}  // namespace

Result<serve::Response> ApiOverview(const ApiCall& call) {
  Result<StoreCounts> counts = call.store.Counts();
  if (!counts) return counts.error();
  Result<std::pair<int64_t, int64_t>> days = call.store.DaysOf();
  if (!days) return days.error();
  Result<CoderStamp> coder = call.store.LastCoder();
  if (!coder) return coder.error();
  int64_t since = days->second - kRecentDays + 1;
  Result<Pairs> pairs = CountPairs(call.store, {{}, {}, since - kRecentDays, days->second, true}, since);
  if (!pairs) return pairs.error();
  std::vector<Pairs::const_pointer> order;
  for (const auto& pair : *pairs) {
    if (pair.second.events > 0) order.push_back(&pair);
  }
  std::stable_sort(order.begin(), order.end(), [](auto a, auto b) { return a->second.events > b->second.events; });
  if (order.size() > kBusyPairs) order.resize(kBusyPairs);

  JsonWriter json;
  json.BeginObject().Key("store").BeginObject().Field("articles", counts->articles).Field("events", counts->events).Field("corrections", counts->corrections).EndObject();
  json.Key("days");
  if (days->second < days->first) json.Null();  // nothing in the store has a day
  else json.BeginObject().Field("from", Date::FromDays(days->first).ToString()).Field("to", Date::FromDays(days->second).ToString()).EndObject();
  Status status = WriteAlarms(call.store, json);
  if (!status) return status.error();
  json.Key("pairs").BeginArray();
  for (const auto* pair : order) {
    json.BeginObject().Field("source", pair->first.first).Field("target", pair->first.second).Field("events", pair->second.events).Field("before", pair->second.before);
    WriteQuads(pair->second, json);
    json.EndObject();
  }
  json.EndArray().Key("coder").BeginObject().FieldOrNull("version", coder->version).FieldOrNull("codebook", coder->codebook).FieldOrNull("model", coder->model).EndObject().EndObject();
  return serve::Json(json.Take());
}

Result<serve::Response> ApiDyads(const ApiCall& call) {
  Result<Pairs> pairs = PairsOfDays(call);
  if (!pairs) return pairs.error();
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const auto& [pair, counts] : *pairs) {
    json.BeginObject().Field("source", pair.first).Field("target", pair.second).Field("events", counts.events);
    WriteQuads(counts, json);
    json.Key("score_sum").Rounded(counts.score_sum, 4).EndObject();
  }
  return EndList(json, "", call.request);
}

Result<serve::Response> ApiNetwork(const ApiCall& call) {
  Result<Pairs> pairs = PairsOfDays(call);
  if (!pairs) return pairs.error();
  std::map<std::string, int64_t> nodes;
  for (const auto& [pair, counts] : *pairs) {
    nodes[pair.first] += counts.events;
    nodes[pair.second] += counts.events;
  }
  JsonWriter json;
  json.BeginObject().Key("nodes").BeginArray();
  for (const auto& [code, events] : nodes) {
    json.BeginObject().Field("code", code).Field("name", NameOf(call.data.names, code)).Field("events", events).EndObject();
  }
  json.EndArray().Key("edges").BeginArray();
  for (const auto& [pair, counts] : *pairs) {
    json.BeginObject().Field("source", pair.first).Field("target", pair.second).Field("cooperation", counts.quads[0] + counts.quads[1]);
    json.Field("conflict", counts.quads[2] + counts.quads[3]).EndObject();
  }
  json.EndArray().EndObject();
  return serve::Json(json.Take());
}

}  // namespace lapwing
