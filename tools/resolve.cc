// SPDX-License-Identifier: Apache-2.0
// resolve: every actor, place and time an article names, one JSON line each (fields: docs/formats.md).
#include "base/json.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

/// The keys every line has: where the words stand.
void Begin(JsonWriter& json, const CodedArticle& coded, const Sentence& sentence, int first, int last, std::string_view kind) {
  Span span{sentence.tokens[static_cast<size_t>(first)].span.begin, sentence.tokens[static_cast<size_t>(last)].span.end};
  bool title = sentence.field == Field::kTitle;
  json.BeginObject().FieldOrNull("article", coded.article.id).Field("kind", kind).Field("field", title ? "title" : "text");
  json.Field("text", Slice(title ? coded.article.title : coded.article.text, span)).Field("begin", span.begin).Field("end", span.end);
}

void Write(JsonWriter& json, const CodedArticle& coded, const Sentence& sentence, const Mention& mention) {
  Begin(json, coded, sentence, mention.first, mention.last, ToString(mention.kind));
  json.Key("actors").BeginArray();
  for (const Actor& actor : mention.actors) {
    json.BeginObject().FieldOrNull("name", actor.name).FieldOrNull("country", actor.country).FieldOrNull("sector", actor.sector);
    json.FieldOrNull("wikidata", actor.wikidata).EndObject();
  }
  json.EndArray().Key("place");
  const Place& place = mention.place;
  if (place.name.empty()) {
    json.Null();
  } else {
    json.BeginObject().Field("name", place.name).FieldOrNull("country", place.country);
    if (place.located) json.Key("lat").Rounded(place.lat, 4).Key("lon").Rounded(place.lon, 4);
    else json.Key("lat").Null().Key("lon").Null();
    json.EndObject();
  }
  json.Field("stands_as_place", mention.place_use).Field("reason", mention.reason).Key("confidence").Rounded(mention.confidence, 3).EndObject();
}

void Write(JsonWriter& json, const CodedArticle& coded, const Sentence& sentence, const DateMention& date) {
  Begin(json, coded, sentence, date.first, date.last, "time");
  json.FieldOrNull("date", date.date.ToString()).FieldOrNull("date_precision", ToString(date.date.precision)).FieldOrNull("date_basis", date.date ? date.basis : "");
  json.Field("duration", date.duration).Field("past_state", date.past_state).EndObject();
}

std::string Lines(const CodedArticle& coded) {
  std::string lines;
  for (size_t i = 0; i < coded.mentions.size(); ++i) {
    auto add = [&](const auto& found) {
      JsonWriter json;
      Write(json, coded, coded.sentences[i], found);
      lines += json.Take() + "\n";
    };
    std::vector<const Mention*> order;
    for (const Mention& mention : coded.mentions[i].mentions) order.push_back(&mention);
    std::stable_sort(order.begin(), order.end(), [](const Mention* a, const Mention* b) { return a->first < b->first; });
    for (const Mention* mention : order) add(*mention);
    for (const DateMention& date : coded.mentions[i].dates) add(date);
  }
  return lines;
}

}  // namespace

void AddResolve(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("resolve", "Actors, places and times that articles name, one JSON line each");
  verb->footer("Examples:\n  lapwing resolve report.txt --published 2024-01-17\n  zcat archive.jsonl.gz | lapwing resolve - > mentions.jsonl");
  auto common = std::make_shared<Common>();
  common->AddInputs(*verb, "Pages, text dumps, JSON lines of articles; gzip of any");
  common->AddCoding(*verb);
  verb->callback([&run, common] {
    run = [common] {
      return PrintLines(*common, "resolve", "mentions", [](const Pipeline& pipeline, Article&& article) { return Lines(pipeline.Resolve(std::move(article))); });
    };
  });
}

}  // namespace lapwing::tools
