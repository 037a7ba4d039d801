// SPDX-License-Identifier: Apache-2.0
#include "base/event_json.h"

#include "base/json.h"

namespace lapwing {
namespace {

void WriteActor(JsonWriter& json, const Actor& actor) {
  json.BeginObject().FieldOrNull("text", actor.text).Field("begin", actor.span.begin).Field("end", actor.span.end);
  json.FieldOrNull("name", actor.name).FieldOrNull("country", actor.country).FieldOrNull("sector", actor.sector);
  json.FieldOrNull("wikidata", actor.wikidata).EndObject();
}

void WriteActors(JsonWriter& json, const std::vector<Actor>& actors) {
  json.BeginArray();
  for (const Actor& actor : actors) WriteActor(json, actor);
  json.EndArray();
}

void WritePlace(JsonWriter& json, const std::optional<Place>& place) {
  if (!place) {
    json.Null();
    return;
  }
  json.BeginObject().FieldOrNull("text", place->text).FieldOrNull("name", place->name).FieldOrNull("country", place->country);
  if (place->located) json.Key("lat").Rounded(place->lat, 4).Key("lon").Rounded(place->lon, 4);
  else json.Key("lat").Null().Key("lon").Null();
  json.EndObject();
}

void WriteContexts(JsonWriter& json, const std::vector<std::string>& contexts) {
  json.BeginArray();
  for (const std::string& context : contexts) json.String(context);
  json.EndArray();
}

void WriteSpan(JsonWriter& json, std::string_view key, Span span, std::string_view words) {
  json.Key(key).BeginObject().Field("begin", span.begin).Field("end", span.end).Field("text", words).EndObject();
}

void WriteAttribution(JsonWriter& json, const std::optional<Actor>& actor) {
  if (actor) WriteActor(json, *actor);
  else json.Null();
}

std::string WriteEvent(const Event& event, std::string_view sentence, std::string_view trigger, const Article& article, const CoderStamp& stamp) {
  JsonWriter json;
  json.BeginObject().Field("id", event.id);
  json.FieldOrNull("date", event.date.ToString()).FieldOrNull("date_precision", ToString(event.date.precision));
  json.FieldOrNull("date_basis", event.date ? event.date_basis : "");
  json.Field("type", event.type).FieldOrNull("mode", event.mode);
  WriteContexts(json.Key("contexts"), event.contexts);
  json.Field("quad", event.quad).Field("score", event.score).FieldOrNull("cameo", event.cameo).Field("goldstein", event.goldstein);
  json.Field("status", ToString(event.status)).Field("reciprocal", event.reciprocal);
  WriteActors(json.Key("actors"), event.actors);
  WriteActors(json.Key("recipients"), event.recipients);
  WriteAttribution(json.Key("attribution"), event.attribution);
  WritePlace(json.Key("place"), event.place);
  json.Field("field", event.field == Field::kTitle ? "title" : "text");
  WriteSpan(json, "sentence", event.sentence, sentence);
  WriteSpan(json, "trigger", event.trigger, trigger);
  json.Field("frame", event.frame).Key("confidence").Rounded(event.confidence, 3).FieldOrNull("same_as", event.same_as);
  json.FieldOrNull("article", article.id).FieldOrNull("url", article.url).FieldOrNull("publisher", article.publisher);
  json.FieldOrNull("published", article.published).FieldOrNull("title", article.title).FieldOrNull("story", article.story);
  json.Key("coder").BeginObject().Field("version", stamp.version).Field("codebook", stamp.codebook).Field("model", stamp.model).EndObject();
  json.EndObject();
  return json.Take();
}

template <typename Write>
std::string Fragment(Write write) {
  JsonWriter json;
  write(json);
  return json.Take();
}

}  // namespace

std::string ToJson(const Event& event, const Article& article, const CoderStamp& stamp) {
  const std::string& text = event.field == Field::kTitle ? article.title : article.text;
  return WriteEvent(event, Slice(text, event.sentence), Slice(text, event.trigger), article, stamp);
}

std::string ToJson(const EventRecord& record) { return WriteEvent(record.event, record.sentence, record.trigger, record.article, record.coder); }

EventRecord MakeRecord(const Event& event, const Article& article, const CoderStamp& stamp) {
  const std::string& text = event.field == Field::kTitle ? article.title : article.text;
  EventRecord record{event, std::string(Slice(text, event.sentence)), std::string(Slice(text, event.trigger)), {}, stamp};
  record.article.id = article.id;
  record.article.url = article.url;
  record.article.publisher = article.publisher;
  record.article.published = article.published;
  record.article.title = article.title;
  record.article.story = article.story;
  return record;
}

std::string ActorsJson(const std::vector<Actor>& actors) {
  return Fragment([&](JsonWriter& json) { WriteActors(json, actors); });
}

std::string ActorJson(const std::optional<Actor>& actor) {
  return Fragment([&](JsonWriter& json) { WriteAttribution(json, actor); });
}

std::string PlaceJson(const std::optional<Place>& place) {
  return Fragment([&](JsonWriter& json) { WritePlace(json, place); });
}

std::string ContextsJson(const std::vector<std::string>& contexts) {
  return Fragment([&](JsonWriter& json) { WriteContexts(json, contexts); });
}

}  // namespace lapwing
