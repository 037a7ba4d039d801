// SPDX-License-Identifier: Apache-2.0
// Events: lists, one with all that is known of it, points on a map.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "api_call.h"
#include "api_lists.h"
#include "base/event_json.h"
#include "base/json.h"
#include "base/markup.h"
#include "exchange/event_writer.h"
#include "serve/respond.h"

namespace lapwing {
namespace {

constexpr int64_t kPage = 100, kMostItems = 500, kMostRows = 100000, kMostPoints = 20000;

std::vector<std::string> Codes(const std::vector<Member>& members) {
  std::vector<std::string> codes;
  for (const Member& member : members) codes.push_back(member.code);
  return codes;
}

EventQuery QueryOf(const ApiCall& call, int64_t otherwise, int64_t most) {
  ApiParameters& from = call.parameters;
  EventQuery query;
  query.sources = Codes(from.Side("source", call.data.groupings));
  query.targets = Codes(from.Side("target", call.data.groupings));
  query.either_way = from.Flag("either_way");
  std::tie(query.from, query.to) = from.Days("from", "to");
  std::tie(query.reported_from, query.reported_to) = from.Days("reported_from", "reported_to");
  query.types = from.List("type");
  for (const std::string& quad : from.List("quad")) {
    if (quad.size() == 1 && quad[0] >= '1' && quad[0] <= '4') query.quads.push_back(quad[0] - '0');
    else from.Blame({Errc::kUsage, "'quad' is 1 to 4: verbal cooperation, material cooperation, verbal conflict, material conflict", ""});
  }
  query.statuses = from.List("status");
  for (const std::string& status : query.statuses) {
    if (!EventStatusOf(status)) from.Blame({Errc::kUsage, "'status' knows asserted, claimed, denied, planned, hypothetical, negated, historical", ""});
  }
  query.article = from.Text("article");
  query.story = from.Text("story");
  query.words = from.Text("q");
  std::string order = from.Text("order"), after = from.Text("after");
  if (order == "newest") query.order = EventOrder::kNewest;
  else if (order == "oldest") query.order = EventOrder::kOldest;
  else if (!order.empty()) from.Blame({Errc::kUsage, "'order' is newest or oldest; without it events come as they were saved", ""});
  if (query.order == EventOrder::kSaved) query.after = from.Number("after", 0, 0, int64_t{1} << 60);
  else if (!after.empty() && !(query.behind = ReadPlace(after))) from.Blame({Errc::kUsage, "'after' is what 'next' of an answer in this order says", ""});
  query.limit = from.Number("limit", otherwise, 1, most);
  return query;
}

/// Reads a page and, where more follows, what to go on behind.
Result<std::string> ReadPage(Store& store, EventQuery query, const std::function<void(const EventRecord&)>& reader) {
  int64_t left = query.limit;
  std::string last, next;
  const bool by_day = query.order != EventOrder::kSaved;
  ++query.limit;
  Status status = store.ReadEvents(query, [&](const EventRecord& record) {
    if (left-- == 0) {
      next = last;
      return false;
    }
    reader(record);
    last = by_day ? PlaceText({record.day, record.row}) : std::to_string(record.row);
    return true;
  });
  if (!status) return status.error();
  return next;
}

Result<serve::Response> ListOf(const ApiCall& call, const EventQuery& query) {
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  Result<std::string> next = ReadPage(call.store, query, [&](const EventRecord& record) { json.Raw(ToJson(record)); });
  if (!next) return next.error();
  return EndList(json, *next, call.request);
}

Result<serve::Response> FileOf(const ApiCall& call, const EventQuery& query) {
  auto writer = MakeEventWriter(call.form, call.data.tables);
  if (!writer) return writer.error();
  serve::Response response;
  response.body = (*writer)->Begin();
  Result<std::string> next = ReadPage(call.store, query, [&](const EventRecord& record) { (*writer)->Add(record, response.body); });
  if (!next) return next.error();
  response.body += (*writer)->End();
  response.type = call.form == "csv" ? "text/csv; charset=utf-8" : call.form == "geojson" ? "application/geo+json" : "application/jsonl";
  response.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"events.{}\"", call.form));
  if (!next->empty()) response.headers.emplace_back("Link", NextLink(call.request, *next));
  return response;
}

void WriteFrame(const ApiCall& call, const std::string& name, JsonWriter& json) {
  json.Key("frame");
  const std::vector<Frame>& frames = call.data.codebook->frames;
  auto found = std::find_if(frames.begin(), frames.end(), [&](const Frame& frame) { return frame.name == name; });
  if (name.empty()) json.Null();
  else json.BeginObject().Field("name", name).FieldOrNull("text", found == frames.end() ? "" : found->note).EndObject();
}

Status WriteArticle(const ApiCall& call, const std::string& id, JsonWriter& json) {
  json.Key("article");
  bool found = false;
  ArticleQuery query;
  query.id = id;
  query.with_text = true;
  Status status = Ok{};
  if (!id.empty()) {
    status = call.store.ReadArticles(query, [&](const ArticleRow& row) {
      json.Raw(ArticleJson(row, true));
      return !(found = true);
    });
  }
  if (status && !found) json.Null();
  return status;
}

}  // namespace

Result<serve::Response> ApiEvents(const ApiCall& call) {
  bool file = call.form != "json";
  EventQuery query = QueryOf(call, file ? kMostRows : kPage, file ? kMostRows : kMostItems);
  if (call.parameters.fault()) return *call.parameters.fault();
  return file ? FileOf(call, query) : ListOf(call, query);
}

Result<serve::Response> ApiSearch(const ApiCall& call) {
  call.parameters.Needed("q");
  std::string kind = call.parameters.Text("kind");
  if (kind == "articles") return ApiArticles(call);
  if (!kind.empty() && kind != "events") return Error{Errc::kUsage, "'kind' is events or articles", ""};
  return ApiEvents(call);
}

Result<serve::Response> ApiEvent(const ApiCall& call) {
  EventQuery query;
  query.id = call.id;
  std::optional<EventRecord> record;
  auto take = [&](const EventRecord& found) {
    record = found;
    return false;
  };
  Status status = call.store.ReadEvents(query, take);
  bool rejected = !record;
  query.raw = true;
  if (status && rejected) status = call.store.ReadEvents(query, take);  // an event that was rejected can be looked at, and restored
  if (!status) return status.error();
  if (!record) return Error{Errc::kNotFound, "no event has this id", ""};
  Result<std::vector<Correction>> corrections = call.store.Corrections(call.id);
  if (!corrections) return corrections.error();
  JsonWriter json;
  json.BeginObject().Key("event").Raw(ToJson(*record)).Field("rejected", rejected);
  status = WriteArticle(call, record->article.id, json);
  if (!status) return status.error();
  json.Key("corrections").BeginArray();
  for (const Correction& correction : *corrections) json.Raw(CorrectionJson(correction));
  json.EndArray();
  WriteFrame(call, record->event.frame, json);
  json.EndObject();
  return serve::Json(json.Take());
}

Result<serve::Response> ApiMap(const ApiCall& call) {
  EventQuery query = QueryOf(call, kMostPoints, kMostPoints);
  if (call.parameters.fault()) return *call.parameters.fault();
  JsonWriter json;
  json.BeginObject().Field("type", "FeatureCollection").Key("features").BeginArray();
  query.placed = true;
  auto side = [](const std::vector<Actor>& actors) { return actors.empty() ? std::string() : actors.front().country; };
  auto sides = [&](const char* key, const std::vector<Actor>& actors) {
    json.Key(key).BeginArray();
    for (const Actor& actor : actors) json.String(actor.country);
    json.EndArray();
  };
  Result<std::string> next = ReadPage(call.store, query, [&](const EventRecord& record) {
    const Event& event = record.event;
    if (!event.place || !event.place->located) return;  // an analyst may have taken it away
    json.BeginObject().Field("type", "Feature").Field("id", event.id).Key("geometry").BeginObject().Field("type", "Point").Key("coordinates").BeginArray();
    json.Rounded(event.place->lon, 4).Rounded(event.place->lat, 4).EndArray().EndObject().Key("properties").BeginObject().Field("id", event.id).Field("type", event.type);
    json.Field("quad", event.quad).FieldOrNull("date", event.date.ToString()).FieldOrNull("source", side(event.actors)).FieldOrNull("target", side(event.recipients));
    json.FieldOrNull("place", event.place->name).FieldOrNull("sentence", record.sentence).Field("status", ToString(event.status));
    json.FieldOrNull("mode", event.mode).Field("reciprocal", event.reciprocal);
    sides("actors", event.actors);
    sides("recipients", event.recipients);
    json.FieldOrNull("publisher", record.article.publisher).FieldOrNull("published", record.article.published).FieldOrNull("url", SafeLink(record.article.url)).EndObject().EndObject();
  });
  if (!next) return next.error();
  serve::Response response = EndList(json, *next, call.request);
  response.type = "application/geo+json";
  return response;
}

}  // namespace lapwing
