// SPDX-License-Identifier: Apache-2.0
// Articles and the stories they tell.
#include <tuple>

#include "api_call.h"
#include "api_lists.h"
#include "base/event_json.h"
#include "base/json.h"
#include "lapwing/date.h"
#include "serve/respond.h"

namespace lapwing {
namespace {

constexpr int64_t kPage = 100, kMostItems = 500, kEventsOfStory = 10;

Status AddEvents(Store& store, const std::string& article, int64_t most, JsonWriter& json) {
  json.Key("events").BeginArray();
  EventQuery query;
  query.article = article;
  query.limit = most;
  Status status = store.ReadEvents(query, [&](const EventRecord& record) {
    json.Raw(ToJson(record));
    return true;
  });
  json.EndArray();
  return status;
}

}  // namespace

Result<serve::Response> ApiArticles(const ApiCall& call) {
  ArticleQuery query;
  query.words = call.parameters.Text("q");
  query.story = call.parameters.Text("story");
  std::tie(query.from, query.to) = call.parameters.Days("from", "to");
  query.statuses = call.parameters.List("status");
  query.before = call.parameters.Number("after", 0, 0, int64_t{1} << 60);
  int64_t left = call.parameters.Number("limit", kPage, 1, kMostItems), last = 0, next = 0;
  if (call.parameters.fault()) return *call.parameters.fault();
  query.limit = left + 1;
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  Status status = call.store.ReadArticles(query, [&](const ArticleRow& row) {
    if (left-- == 0) {
      next = last;
      return false;
    }
    json.Raw(ArticleJson(row, false));
    last = row.row;
    return true;
  });
  if (!status) return status.error();
  return EndList(json, next > 0 ? std::to_string(next) : "", call.request);
}

Result<serve::Response> ApiArticle(const ApiCall& call) {
  ArticleQuery query;
  query.id = call.id;
  query.with_text = true;
  JsonWriter json;
  bool found = false;
  json.BeginObject().Key("article");
  Status status = call.store.ReadArticles(query, [&](const ArticleRow& row) {
    json.Raw(ArticleJson(row, true));
    return !(found = true);
  });
  if (status && !found) return Error{Errc::kNotFound, "no article has this id", ""};
  if (status) status = AddEvents(call.store, call.id, 0, json);
  if (!status) return status.error();
  json.EndObject();
  return serve::Json(json.Take());
}

Result<serve::Response> ApiStories(const ApiCall& call) {
  StoryQuery query;
  std::tie(query.from, query.to) = call.parameters.Days("from", "to");
  int64_t most = call.parameters.Number("limit", kPage, 1, kMostItems);
  if (std::string after = call.parameters.Text("after"); !after.empty()) {
    std::optional<EventPlace> place = ReadPlace(after);
    if (place) query.before = {place->day, place->row};
    else call.parameters.Blame({Errc::kUsage, "'after' is what 'next' of an answer says", ""});
  }
  if (call.parameters.fault()) return *call.parameters.fault();
  query.limit = most + 1;
  Result<std::vector<StoryRow>> stories = call.store.Stories(query);
  if (!stories) return stories.error();
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  std::string next;
  for (size_t i = 0; i < stories->size(); ++i) {
    const StoryRow& story = (*stories)[i];
    if (static_cast<int64_t>(i) == most) {
      next = PlaceText({(*stories)[i - 1].day, (*stories)[i - 1].last});
      break;
    }
    json.BeginObject().Field("id", story.id).Field("day", Date::FromDays(story.day).ToString()).Field("reports", story.reports).Field("outlets", story.outlets).FieldOrNull("title", story.title);
    json.FieldOrNull("publisher", story.publisher).FieldOrNull("url", story.url).Field("article", story.article);
    Status status = AddEvents(call.store, story.article, kEventsOfStory, json);
    if (!status) return status.error();
    json.EndObject();
  }
  return EndList(json, next, call.request);
}

}  // namespace lapwing
