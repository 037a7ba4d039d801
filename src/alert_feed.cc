// SPDX-License-Identifier: Apache-2.0
#include "alert_feed.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <vector>

#include "base/json.h"
#include "base/markup.h"
#include "lapwing/date.h"

namespace lapwing {
namespace {

using simdjson::dom::element;

struct Evidence {
  std::string sentence, publisher, url;
};

struct Entry {
  std::string id, sentence, day, told_with;
  std::vector<Evidence> evidence;
  std::vector<std::string> also;
};

std::string Text(element object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

Entry EntryOf(const AlertRow& alert) {
  Entry entry{alert.id, "", Date::FromDays(alert.day).ToString(), "", {}, {}};
  simdjson::dom::parser parser;
  element record;
  if (parser.parse(alert.record).get(record) != simdjson::SUCCESS) return entry;
  entry.sentence = Text(record, "sentence");
  entry.told_with = Text(record, "told_with");
  simdjson::dom::array also;
  if (record["also"].get(also) == simdjson::SUCCESS) {
    for (element sentence : also) entry.also.emplace_back(sentence.get_string().value_unsafe());
  }
  simdjson::dom::array events;
  if (record["events"].get(events) != simdjson::SUCCESS) return entry;
  for (element event : events) {
    element sentence;
    if (event["sentence"].get(sentence) != simdjson::SUCCESS) continue;
    entry.evidence.push_back({Text(sentence, "text"), Text(event, "publisher"), SafeLink(Text(event, "url"))});
  }
  return entry;
}

std::string Html(const Entry& entry) {
  std::string html = fmt::format("<p>{}</p>", EscapeMarkup(entry.sentence));
  for (const std::string& sentence : entry.also) html += fmt::format("<p>Also: {}</p>", EscapeMarkup(sentence));
  if (entry.evidence.empty()) return html;
  html += "<ul>";
  for (const Evidence& evidence : entry.evidence) {
    html += fmt::format("<li>{}", EscapeMarkup(evidence.sentence));
    if (!evidence.url.empty()) html += fmt::format(" <a href=\"{}\">{}</a>", EscapeMarkup(evidence.url), EscapeMarkup(evidence.publisher.empty() ? evidence.url : evidence.publisher));
    else if (!evidence.publisher.empty()) html += fmt::format(" ({})", EscapeMarkup(evidence.publisher));
    html += "</li>";
  }
  return html + "</ul>";
}

template <typename Write>
void NewestFirst(std::span<const AlertRow> alerts, Write write) {
  for (size_t i = alerts.size(); i > 0; --i) write(EntryOf(alerts[i - 1]));
}

}  // namespace

std::string AtomFeed(std::span<const AlertRow> alerts, std::string_view title) {
  std::string updated = alerts.empty() ? "1970-01-01" : Date::FromDays(alerts.back().day).ToString();
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  <id>urn:lapwing:alerts</id>\n  <title>{}</title>\n  <updated>{}T00:00:00Z</updated>\n"
      "  <author><name>Lapwing</name></author>\n",
      EscapeMarkup(title), updated);
  NewestFirst(alerts, [&](const Entry& entry) {
    xml += fmt::format("  <entry>\n    <id>urn:lapwing:alert:{}</id>\n    <title>{}</title>\n    <updated>{}T00:00:00Z</updated>\n    <content type=\"html\">{}</content>\n  </entry>\n", EscapeMarkup(entry.id),
                       EscapeMarkup(entry.sentence), entry.day, EscapeMarkup(Html(entry)));
  });
  return xml + "</feed>\n";
}

std::string JsonFeed(std::span<const AlertRow> alerts, std::string_view title) {
  JsonWriter json;
  json.BeginObject().Field("version", "https://jsonfeed.org/version/1.1").Field("title", title).Key("items").BeginArray();
  NewestFirst(alerts, [&](const Entry& entry) {
    json.BeginObject().Field("id", "urn:lapwing:alert:" + entry.id).Field("title", entry.sentence).Field("content_html", Html(entry)).Field("date_published", entry.day + "T00:00:00Z").EndObject();
  });
  json.EndArray().EndObject();
  return json.Take() + "\n";
}

std::string AlertSentence(const AlertRow& alert) { return EntryOf(alert).sentence; }

bool ToldWithAnother(const AlertRow& alert) { return !EntryOf(alert).told_with.empty(); }

}  // namespace lapwing
