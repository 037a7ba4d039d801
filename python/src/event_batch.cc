// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <functional>

#include "event_table.h"

namespace lapwing::python {
namespace {

constexpr const char* kActorTexts[] = {"name", "country", "sector", "wikidata"};

// Members in the order of the record's: 0 text, 1 begin, 2 end, 3 name, 4 country, 5 sector, 6 wikidata.
void ShapeActor(Column& column) {
  column.AddChild("text", Kind::kText);
  column.AddChild("begin", Kind::kInt32);
  column.AddChild("end", Kind::kInt32);
  for (const char* name : kActorTexts) column.AddChild(name, Kind::kText);
}

void AppendActor(Column& column, const Actor& actor) {
  column.child(0).TextOrNull(actor.text);
  column.child(1).Int(static_cast<int32_t>(actor.span.begin));
  column.child(2).Int(static_cast<int32_t>(actor.span.end));
  column.child(3).TextOrNull(actor.name);
  column.child(4).TextOrNull(actor.country);
  column.child(5).TextOrNull(actor.sector);
  column.child(6).TextOrNull(actor.wikidata);
  column.EndStruct();
}

std::string Copy(const Column& column, int64_t row) { return std::string(column.TextAt(row)); }

Span SpanAt(const Column& begin, const Column& end, int64_t row) { return {static_cast<uint32_t>(begin.IntAt(row)), static_cast<uint32_t>(end.IntAt(row))}; }

Actor ActorAt(const Column& column, int64_t row) {
  return {Copy(column.child(0), row), SpanAt(column.child(1), column.child(2), row), Copy(column.child(3), row), Copy(column.child(4), row), Copy(column.child(5), row), Copy(column.child(6), row)};
}

std::vector<Actor> ActorsAt(const Column& list, int64_t row) {
  std::vector<Actor> actors;
  auto [begin, end] = list.ListAt(row);
  for (int32_t i = begin; i < end; ++i) actors.push_back(ActorAt(list.child(0), i));
  return actors;
}

void ShapeWords(Column& column) {
  column.AddChild("begin", Kind::kInt32);
  column.AddChild("end", Kind::kInt32);
  column.AddChild("text", Kind::kText);
}

void AppendWords(Column& column, Span span, std::string_view words) {
  column.child(0).Int(static_cast<int32_t>(span.begin));
  column.child(1).Int(static_cast<int32_t>(span.end));
  column.child(2).Text(words);
  column.EndStruct();
}

/// The same part of every actor, joined by ';' so that the parts of one actor stand at one place; null where none has it.
void AppendJoined(Column& column, const std::vector<Actor>& actors, const std::function<const std::string&(const Actor&)>& part) {
  std::string joined;
  bool any = false;
  for (const Actor& actor : actors) {
    if (&actor != &actors.front()) joined += ';';
    joined += part(actor);
    any = any || !part(actor).empty();
  }
  if (any) column.Text(joined);
  else column.Null();
}

// Numbers as the record's line writes them (src/base/event_json.cc).
double Rounded(double value, double scale) { return std::round(value * scale) / scale; }

}  // namespace

EventBatch::EventBatch()
    : id_(Kind::kText), date_(Kind::kText), date_precision_(Kind::kText), date_basis_(Kind::kText), type_(Kind::kText), mode_(Kind::kText), contexts_(Kind::kList), quad_(Kind::kText),
      score_(Kind::kDouble), cameo_(Kind::kText), goldstein_(Kind::kDouble), status_(Kind::kText), reciprocal_(Kind::kBool), actors_(Kind::kList), recipients_(Kind::kList),
      attribution_(Kind::kStruct), place_(Kind::kStruct), field_(Kind::kText), sentence_(Kind::kStruct), trigger_(Kind::kStruct), frame_(Kind::kText), confidence_(Kind::kDouble),
      same_as_(Kind::kText), article_(Kind::kText), url_(Kind::kText), publisher_(Kind::kText), published_(Kind::kText), title_(Kind::kText), story_(Kind::kText), coder_(Kind::kStruct),
      day_(Kind::kDay), actor_countries_(Kind::kText), actor_names_(Kind::kText), actor_sectors_(Kind::kText), recipient_countries_(Kind::kText), recipient_names_(Kind::kText),
      recipient_sectors_(Kind::kText) {
  contexts_.AddChild("item", Kind::kText);
  ShapeActor(actors_.AddChild("item", Kind::kStruct));
  ShapeActor(recipients_.AddChild("item", Kind::kStruct));
  ShapeActor(attribution_);
  for (const char* name : {"text", "name", "country"}) place_.AddChild(name, Kind::kText);
  for (const char* name : {"lat", "lon"}) place_.AddChild(name, Kind::kDouble);
  ShapeWords(sentence_);
  ShapeWords(trigger_);
  for (const char* name : {"version", "codebook", "model"}) coder_.AddChild(name, Kind::kText);
  columns_ = {{"id", &id_, false}, {"date", &date_, true}, {"date_precision", &date_precision_, true}, {"date_basis", &date_basis_, true}, {"type", &type_, false}, {"mode", &mode_, true},
              {"contexts", &contexts_, false}, {"quad", &quad_, false}, {"score", &score_, false}, {"cameo", &cameo_, true}, {"goldstein", &goldstein_, false}, {"status", &status_, false},
              {"reciprocal", &reciprocal_, false}, {"actors", &actors_, false}, {"recipients", &recipients_, false}, {"attribution", &attribution_, true}, {"place", &place_, true},
              {"field", &field_, false}, {"sentence", &sentence_, false}, {"trigger", &trigger_, false}, {"frame", &frame_, false}, {"confidence", &confidence_, false},
              {"same_as", &same_as_, true}, {"article", &article_, true}, {"url", &url_, true}, {"publisher", &publisher_, true}, {"published", &published_, true}, {"title", &title_, true},
              {"story", &story_, true}, {"coder", &coder_, false},
              {"day", &day_, true}, {"actor_countries", &actor_countries_, true}, {"actor_names", &actor_names_, true}, {"actor_sectors", &actor_sectors_, true},
              {"recipient_countries", &recipient_countries_, true}, {"recipient_names", &recipient_names_, true}, {"recipient_sectors", &recipient_sectors_, true},
              {"attribution_country", &attribution_.child(4), true}, {"attribution_name", &attribution_.child(3), true}, {"place_name", &place_.child(1), true},
              {"place_country", &place_.child(2), true}, {"latitude", &place_.child(3), true}, {"longitude", &place_.child(4), true}, {"sentence_text", &sentence_.child(2), false},
              {"trigger_text", &trigger_.child(2), false}};
}

void EventBatch::Append(const EventRecord& record) {
  const Event& event = record.event;
  bytes_ += record.sentence.size() + record.article.title.size() + record.article.url.size() + 1000;
  id_.Text(event.id);
  date_.TextOrNull(event.date.ToString());
  date_precision_.TextOrNull(ToString(event.date.precision));
  date_basis_.TextOrNull(event.date ? event.date_basis : "");
  type_.Text(event.type);
  mode_.TextOrNull(event.mode);
  for (const std::string& context : event.contexts) contexts_.child(0).Text(context);
  contexts_.EndList();
  quad_.Text(event.quad);
  score_.Double(event.score);
  cameo_.TextOrNull(event.cameo);
  goldstein_.Double(event.goldstein);
  status_.Text(ToString(event.status));
  reciprocal_.Bool(event.reciprocal);
  for (const Actor& actor : event.actors) AppendActor(actors_.child(0), actor);
  actors_.EndList();
  for (const Actor& actor : event.recipients) AppendActor(recipients_.child(0), actor);
  recipients_.EndList();
  if (event.attribution) AppendActor(attribution_, *event.attribution);
  else attribution_.Null();
  if (event.place) {
    place_.child(0).TextOrNull(event.place->text);
    place_.child(1).TextOrNull(event.place->name);
    place_.child(2).TextOrNull(event.place->country);
    for (auto [number, degrees] : {std::pair(size_t{3}, event.place->lat), std::pair(size_t{4}, event.place->lon)}) {
      if (event.place->located) place_.child(number).Double(Rounded(degrees, 1e4));
      else place_.child(number).Null();
    }
    place_.EndStruct();
  } else {
    place_.Null();
  }
  field_.Text(event.field == Field::kTitle ? "title" : "text");
  AppendWords(sentence_, event.sentence, record.sentence);
  AppendWords(trigger_, event.trigger, record.trigger);
  frame_.Text(event.frame);
  confidence_.Double(Rounded(event.confidence, 1e3));
  same_as_.TextOrNull(event.same_as);
  article_.TextOrNull(record.article.id);
  url_.TextOrNull(record.article.url);
  publisher_.TextOrNull(record.article.publisher);
  published_.TextOrNull(record.article.published);
  title_.TextOrNull(record.article.title);
  story_.TextOrNull(record.article.story);
  coder_.child(0).Text(record.coder.version);
  coder_.child(1).Text(record.coder.codebook);
  coder_.child(2).Text(record.coder.model);
  coder_.EndStruct();
  if (event.date) day_.Int(static_cast<int32_t>(event.date.Days()));
  else day_.Null();
  for (auto [actors, countries, names, sectors] : {std::tuple(&event.actors, &actor_countries_, &actor_names_, &actor_sectors_),
                                                   std::tuple(&event.recipients, &recipient_countries_, &recipient_names_, &recipient_sectors_)}) {
    AppendJoined(*countries, *actors, [](const Actor& actor) -> const std::string& { return actor.country; });
    AppendJoined(*names, *actors, [](const Actor& actor) -> const std::string& { return actor.name; });
    AppendJoined(*sectors, *actors, [](const Actor& actor) -> const std::string& { return actor.sector; });
  }
}

EventRecord EventBatch::RecordAt(int64_t row) const {
  EventRecord record;
  Event& event = record.event;
  event.id = Copy(id_, row);
  if (std::optional<Date> date = Date::Parse(date_.TextAt(row))) event.date = *date;
  event.date_basis = Copy(date_basis_, row);
  event.type = Copy(type_, row);
  event.mode = Copy(mode_, row);
  auto [first, last] = contexts_.ListAt(row);
  for (int32_t i = first; i < last; ++i) event.contexts.push_back(Copy(contexts_.child(0), i));
  event.quad = Copy(quad_, row);
  event.score = score_.DoubleAt(row);
  event.cameo = Copy(cameo_, row);
  event.goldstein = goldstein_.DoubleAt(row);
  event.status = EventStatusOf(status_.TextAt(row)).value_or(EventStatus::kAsserted);
  event.reciprocal = reciprocal_.BoolAt(row);
  event.actors = ActorsAt(actors_, row);
  event.recipients = ActorsAt(recipients_, row);
  if (!attribution_.IsNull(row)) event.attribution = ActorAt(attribution_, row);
  if (!place_.IsNull(row)) {
    event.place = Place{Copy(place_.child(0), row), Copy(place_.child(1), row), Copy(place_.child(2), row), place_.child(3).DoubleAt(row), place_.child(4).DoubleAt(row),
                        !place_.child(3).IsNull(row)};
  }
  event.field = field_.TextAt(row) == "title" ? Field::kTitle : Field::kText;
  event.sentence = SpanAt(sentence_.child(0), sentence_.child(1), row);
  record.sentence = Copy(sentence_.child(2), row);
  event.trigger = SpanAt(trigger_.child(0), trigger_.child(1), row);
  record.trigger = Copy(trigger_.child(2), row);
  event.frame = Copy(frame_, row);
  event.confidence = confidence_.DoubleAt(row);
  event.same_as = Copy(same_as_, row);
  record.article.id = Copy(article_, row);
  record.article.url = Copy(url_, row);
  record.article.publisher = Copy(publisher_, row);
  record.article.published = Copy(published_, row);
  record.article.title = Copy(title_, row);
  record.article.story = Copy(story_, row);
  record.coder = {Copy(coder_.child(0), row), Copy(coder_.child(1), row), Copy(coder_.child(2), row)};
  return record;
}

}  // namespace lapwing::python
