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

void WriteActors(JsonWriter& json, std::string_view key, const std::vector<Actor>& actors) {
  json.Key(key).BeginArray();
  for (const Actor& actor : actors) WriteActor(json, actor);
  json.EndArray();
}

void WritePlace(JsonWriter& json, const std::optional<Place>& place) {
  json.Key("place");
  if (!place) {
    json.Null();
    return;
  }
  json.BeginObject().FieldOrNull("text", place->text).FieldOrNull("name", place->name).FieldOrNull("country", place->country);
  if (place->located) json.Key("lat").Rounded(place->lat, 4).Key("lon").Rounded(place->lon, 4);
  else json.Key("lat").Null().Key("lon").Null();
  json.EndObject();
}

void WriteSpan(JsonWriter& json, std::string_view key, Span span, std::string_view text) {
  json.Key(key).BeginObject().Field("begin", span.begin).Field("end", span.end).Field("text", Slice(text, span)).EndObject();
}

}  // namespace

std::string ToJson(const Event& event, const Article& article, const CoderStamp& stamp) {
  const std::string& text = event.field == Field::kTitle ? article.title : article.text;
  JsonWriter json;
  json.BeginObject().Field("id", event.id);
  json.FieldOrNull("date", event.date.ToString()).FieldOrNull("date_precision", ToString(event.date.precision));
  json.FieldOrNull("date_basis", event.date ? event.date_basis : "");
  json.Field("type", event.type).FieldOrNull("mode", event.mode);
  json.Key("contexts").BeginArray();
  for (const std::string& context : event.contexts) json.String(context);
  json.EndArray();
  json.Field("quad", event.quad).Field("score", event.score).FieldOrNull("cameo", event.cameo).Field("goldstein", event.goldstein);
  json.Field("status", ToString(event.status)).Field("reciprocal", event.reciprocal);
  WriteActors(json, "actors", event.actors);
  WriteActors(json, "recipients", event.recipients);
  json.Key("attribution");
  if (event.attribution) WriteActor(json, *event.attribution);
  else json.Null();
  WritePlace(json, event.place);
  json.Field("field", event.field == Field::kTitle ? "title" : "text");
  WriteSpan(json, "sentence", event.sentence, text);
  WriteSpan(json, "trigger", event.trigger, text);
  json.Field("frame", event.frame).Key("confidence").Rounded(event.confidence, 3).FieldOrNull("same_as", event.same_as);
  json.FieldOrNull("article", article.id).FieldOrNull("url", article.url).FieldOrNull("publisher", article.publisher);
  json.FieldOrNull("published", article.published).FieldOrNull("title", article.title).FieldOrNull("story", article.story);
  json.Key("coder").BeginObject().Field("version", stamp.version).Field("codebook", stamp.codebook).Field("model", stamp.model).EndObject();
  json.EndObject();
  return json.Take();
}

}  // namespace lapwing
