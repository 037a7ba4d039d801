// SPDX-License-Identifier: Apache-2.0
// What can be read without a script: the digest, and the stories as a list. Every text of the news goes through EscapeMarkup.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

#include "api_call.h"
#include "api_lists.h"
#include "base/json.h"
#include "base/markup.h"
#include "digest.h"
#include "feed_view.h"
#include "serve/respond.h"

namespace lapwing {
namespace {

constexpr int64_t kStoriesOfPage = 50;

Result<Digest> Read(const ApiCall& call) {
  auto [since, until] = call.parameters.Days("since", "until");
  DigestQuery query;
  query.region = call.parameters.Side("region", call.data.groupings);
  query.names = call.data.names;
  if (call.parameters.fault()) return *call.parameters.fault();
  Result<std::pair<int64_t, int64_t>> days = DigestDays(call.store, since, until);
  if (!days) return days.error();
  std::tie(query.from, query.to) = *days;
  return MakeDigest(call.store, query);
}

std::string JsonOf(const Digest& digest) {
  JsonWriter json;
  auto texts = [&](const char* key, const std::vector<std::string>& list) {
    json.Key(key).BeginArray();
    for (const std::string& text : list) json.String(text);
    json.EndArray();
  };
  auto day = [&](int64_t number) { return digest.from > digest.to ? std::string() : Date::FromDays(number).ToString(); };
  json.BeginObject().FieldOrNull("since", day(digest.from)).FieldOrNull("until", day(digest.to));
  json.Field("articles", digest.articles).Field("articles_before", digest.articles_before);
  texts("alarms", digest.alarms);
  json.Key("pairs").BeginArray();
  for (const DigestPair& pair : digest.pairs) {
    json.BeginObject().Field("source", pair.left).Field("target", pair.right).Field("source_name", pair.left_name).Field("target_name", pair.right_name);
    json.Field("events", pair.events).Field("before", pair.before).Key("quads").BeginArray();
    for (int quad : pair.quads) json.Int(quad);
    json.EndArray();
    texts("first_of", pair.first_of);
    json.Key("sentences").BeginArray();
    for (const DigestSentence& sentence : pair.sentences) {
      json.BeginObject().Field("text", sentence.text).Field("type", sentence.type).Field("status", sentence.status).Field("day", sentence.day);
      json.FieldOrNull("attribution", sentence.attribution).FieldOrNull("publisher", sentence.publisher).FieldOrNull("url", SafeLink(sentence.url)).Field("event", sentence.event).EndObject();
    }
    json.EndArray().EndObject();
  }
  json.EndArray().Field("other_pairs", digest.other_pairs);
  texts("gone", digest.gone);
  json.EndObject();
  return json.Take();
}

constexpr const char* kStyle =
    "body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}h1{font-size:1.5rem}li{margin:.4rem 0}"
    "small{color:#555}@media (prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}small{color:#aaa}a{color:#8ab4f8}}";

std::string StoryItem(const ApiCall& call, const StoryRow& story) {
  std::string link = SafeLink(story.url), title = EscapeMarkup(story.title.empty() ? story.id : story.title);
  std::string told = EscapeMarkup(fmt::format("{}{}{}{}", story.publisher, story.publisher.empty() ? "" : ", ", Date::FromDays(story.day).ToString(), story.reports > 1 ? fmt::format(", {} reports", story.reports) : ""));
  std::string item = fmt::format("<li>{} <small>{}</small>", link.empty() ? title : fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", EscapeMarkup(link), title), told);
  EventQuery query;
  query.article = story.article;
  query.limit = 3;
  std::string events;
  (void)call.store.ReadEvents(query, [&](const EventRecord& record) {
    auto sides = [&](const std::vector<Actor>& actors) {
      std::vector<std::string> names;
      for (const Actor& actor : actors) {
        std::string name = actor.country.empty() ? actor.name : NameOf(call.data.names, actor.country);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      }
      return fmt::format("{}", fmt::join(names, ", "));
    };
    const Event& event = record.event;
    std::string actors = sides(event.actors), recipients = sides(event.recipients);
    std::string who = event.reciprocal ? actors + " with each other" : actors.empty() ? "towards " + recipients + ", by whom is not said" : recipients.empty() ? actors : actors + " \u2192 " + recipients;
    events += fmt::format("<li><small>{}</small> {}</li>", EscapeMarkup(fmt::format("{}: {}", event.type, who)), EscapeMarkup(record.sentence));
    return true;
  });
  return item + (events.empty() ? "" : "<ul>" + events + "</ul>") + "</li>\n";
}

}  // namespace

Result<serve::Response> ApiDigest(const ApiCall& call) {
  Result<Digest> digest = Read(call);
  if (!digest) return digest.error();
  return call.form == "html" ? serve::HtmlPage(WriteHtml(*digest)) : serve::Json(JsonOf(*digest));
}

Result<serve::Response> ApiStoriesPage(const ApiCall& call) {
  StoryQuery query;
  std::tie(query.from, query.to) = call.parameters.Days("from", "to");
  int64_t day = call.parameters.Number("day", 0, -1000000, 1000000), row = call.parameters.Number("row", 0, 0, int64_t{1} << 60);
  if (call.parameters.fault()) return *call.parameters.fault();
  if (row > 0) query.before = {day, row};
  query.limit = kStoriesOfPage + 1;
  Result<std::vector<StoryRow>> stories = call.store.Stories(query);
  if (!stories) return stories.error();
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Stories</title>\n<style>{}</style></head>\n"
      "<body><main><h1>Stories</h1><p><a href=\"/digest.html\">Digest of the last week</a></p>\n<ul>\n",
      kStyle);
  bool more = static_cast<int64_t>(stories->size()) > kStoriesOfPage;
  if (more) stories->pop_back();
  for (const StoryRow& story : *stories) html += StoryItem(call, story);
  html += stories->empty() ? "<li>No stories of these days.</li></ul>" : "</ul>";
  if (more) {
    std::string link = fmt::format("/stories.html?day={}&row={}", stories->back().day, stories->back().last);
    for (const char* name : {"from", "to"}) {
      if (std::string value = call.parameters.Text(name); !value.empty()) link += fmt::format("&{}={}", name, EncodeQuery(value));
    }
    html += fmt::format("<p><a href=\"{}\">Earlier ones</a></p>", EscapeMarkup(link));
  }
  return serve::HtmlPage(html + "</main></body></html>\n");
}

Result<serve::Response> ApiFeeds(const ApiCall& call) {
  Result<std::vector<WatchedFeed>> feeds = call.store.Feeds();
  if (!feeds) return feeds.error();
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const WatchedFeed& feed : *feeds) json.Raw(FeedJson(feed));
  json.EndArray().EndObject();
  return serve::Json(json.Take());
}

}  // namespace lapwing
