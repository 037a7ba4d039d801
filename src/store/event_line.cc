// SPDX-License-Identifier: Apache-2.0
#include "store/event_line.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/strings.h"

namespace lapwing {
namespace {

using simdjson::dom::element;

std::string Text(element object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

double Number(element object, const char* key) {
  double number = 0;
  return object[key].get(number) == simdjson::SUCCESS ? number : 0;
}

Span SpanOf(element object) {
  int64_t begin = 0, end = 0;
  if (object["begin"].get(begin) != simdjson::SUCCESS || object["end"].get(end) != simdjson::SUCCESS) return {};
  if (begin < 0 || end < begin || end > UINT32_MAX) return {};
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

Actor ActorOf(element object) {
  return {Text(object, "text"), SpanOf(object), Text(object, "name"), Text(object, "country"), Text(object, "sector"), Text(object, "wikidata")};
}

std::vector<Actor> ActorsOf(element list) {
  std::vector<Actor> actors;
  simdjson::dom::array array;
  if (list.get(array) != simdjson::SUCCESS) return actors;
  for (element actor : array) {
    if (actor.is_object()) actors.push_back(ActorOf(actor));
  }
  return actors;
}

std::optional<Place> PlaceOf(element object) {
  if (!object.is_object()) return std::nullopt;
  Place place{Text(object, "text"), Text(object, "name"), Text(object, "country"), 0, 0, false};
  double lat = 0, lon = 0;
  if (object["lat"].get(lat) == simdjson::SUCCESS && object["lon"].get(lon) == simdjson::SUCCESS) {
    place.lat = lat;
    place.lon = lon;
    place.located = true;
  }
  return place;
}

std::vector<std::string> ContextsOf(element list) {
  std::vector<std::string> contexts;
  simdjson::dom::array array;
  if (list.get(array) != simdjson::SUCCESS) return contexts;
  std::string_view text;
  for (element context : array) {
    if (context.get(text) == simdjson::SUCCESS) contexts.emplace_back(text);
  }
  return contexts;
}

/// A code of three capital letters; several things that are no code reach event files ("13y", a name).
bool IsCode(std::string_view code) { return code.size() == 3 && std::all_of(code.begin(), code.end(), IsUpper); }

std::string FaultOf(const std::vector<Actor>& actors) {
  for (const Actor& actor : actors) {
    if (!actor.country.empty() && !IsCode(actor.country)) return fmt::format("'{}' is no code of a country", actor.country);
  }
  return "";
}

}  // namespace

struct EventLineReader::State {
  simdjson::dom::parser parser;
};

EventLineReader::EventLineReader() : state_(std::make_unique<State>()) {}
EventLineReader::~EventLineReader() = default;

Result<EventRecord> EventLineReader::Read(std::string_view line) {
  element object;
  if (auto error = state_->parser.parse(line.data(), line.size()).get(object)) return Error{Errc::kBadInput, fmt::format("not JSON: {}", simdjson::error_message(error)), ""};
  if (!object.is_object()) return Error{Errc::kBadInput, "not a JSON object", ""};
  EventRecord record;
  Event& event = record.event;
  event.id = Text(object, "id");
  event.type = Text(object, "type");
  if (event.id.empty() || event.type.empty()) return Error{Errc::kBadInput, "no event: 'id' or 'type' is missing", ""};
  std::string date = Text(object, "date"), status = Text(object, "status");
  if (!date.empty()) {
    std::optional<Date> parsed = Date::Parse(date);
    if (!parsed) return Error{Errc::kBadInput, fmt::format("'{}' is no date", date), ""};
    event.date = *parsed;
    event.date_basis = Text(object, "date_basis");
  }
  std::optional<EventStatus> known = EventStatusOf(status.empty() ? "asserted" : status);
  if (!known) return Error{Errc::kBadInput, fmt::format("'{}' is no status", status), ""};
  event.status = *known;
  event.mode = Text(object, "mode");
  element part;
  if (object["contexts"].get(part) == simdjson::SUCCESS) event.contexts = ContextsOf(part);
  event.quad = Text(object, "quad");
  if (QuadNumber(event.quad) == 0) return Error{Errc::kBadInput, fmt::format("'{}' is no quad class", event.quad), ""};
  event.score = Number(object, "score");
  event.cameo = Text(object, "cameo");
  event.goldstein = Number(object, "goldstein");
  bool reciprocal = false;
  if (object["reciprocal"].get(reciprocal) == simdjson::SUCCESS) event.reciprocal = reciprocal;
  if (object["actors"].get(part) == simdjson::SUCCESS) event.actors = ActorsOf(part);
  if (object["recipients"].get(part) == simdjson::SUCCESS) event.recipients = ActorsOf(part);
  for (const auto* side : {&event.actors, &event.recipients}) {
    if (std::string fault = FaultOf(*side); !fault.empty()) return Error{Errc::kBadInput, fault, ""};
  }
  if (object["attribution"].get(part) == simdjson::SUCCESS && part.is_object()) event.attribution = ActorOf(part);
  if (object["place"].get(part) == simdjson::SUCCESS) event.place = PlaceOf(part);
  event.field = Text(object, "field") == "title" ? Field::kTitle : Field::kText;
  if (object["sentence"].get(part) == simdjson::SUCCESS) {
    event.sentence = SpanOf(part);
    record.sentence = Text(part, "text");
  }
  if (object["trigger"].get(part) == simdjson::SUCCESS) {
    event.trigger = SpanOf(part);
    record.trigger = Text(part, "text");
  }
  event.frame = Text(object, "frame");
  event.confidence = Number(object, "confidence");
  event.same_as = Text(object, "same_as");
  record.article.id = Text(object, "article");
  record.article.url = Text(object, "url");
  record.article.publisher = Text(object, "publisher");
  record.article.published = Text(object, "published");
  record.article.title = Text(object, "title");
  record.article.story = Text(object, "story");
  if (object["coder"].get(part) == simdjson::SUCCESS) record.coder = {Text(part, "version"), Text(part, "codebook"), Text(part, "model")};
  return record;
}

std::vector<Actor> EventLineReader::Actors(std::string_view json) {
  element value;
  return state_->parser.parse(json.data(), json.size()).get(value) == simdjson::SUCCESS ? ActorsOf(value) : std::vector<Actor>();
}

std::optional<Actor> EventLineReader::OneActor(std::string_view json) {
  element value;
  if (state_->parser.parse(json.data(), json.size()).get(value) != simdjson::SUCCESS || !value.is_object()) return std::nullopt;
  return ActorOf(value);
}

std::optional<Place> EventLineReader::OnePlace(std::string_view json) {
  element value;
  return state_->parser.parse(json.data(), json.size()).get(value) == simdjson::SUCCESS ? PlaceOf(value) : std::nullopt;
}

std::vector<std::string> EventLineReader::Contexts(std::string_view json) {
  element value;
  return state_->parser.parse(json.data(), json.size()).get(value) == simdjson::SUCCESS ? ContextsOf(value) : std::vector<std::string>();
}

}  // namespace lapwing
