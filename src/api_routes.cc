// SPDX-License-Identifier: Apache-2.0
// The table of routes, and the description of the API that is made of it.
#include <fmt/format.h>

#include <map>

#include "api_call.h"
#include "base/json.h"

namespace lapwing {
namespace {

struct ParameterText {
  const char* schema;
  const char* text;
};

constexpr const char* kText = R"({"type":"string"})";
constexpr const char* kDay = R"({"type":"string","format":"date"})";
constexpr const char* kFlag = R"({"type":"string","enum":["0","1"]})";

const std::map<std::string_view, ParameterText>& ParameterTexts() {
  static const std::map<std::string_view, ParameterText> texts = {
      {"source", {kText, "Who acts: codes of countries or names of groups, separated by commas"}},
      {"target", {kText, "Towards whom, likewise"}},
      {"either_way", {kFlag, "1: both directions"}},
      {"from", {kDay, "First day"}},
      {"to", {kDay, "Last day, included"}},
      {"reported_from", {kDay, "First day of reports"}},
      {"reported_to", {kDay, "Last day of reports, included"}},
      {"since", {kDay, "First day of reports; without it a week is told of"}},
      {"until", {kDay, "Last day of reports; without it the last of the store"}},
      {"region", {kText, "Pairs with a side in this group or of this code"}},
      {"type", {kText, "Types of the codebook, separated by commas"}},
      {"quad", {kText, "Quad classes, 1 to 4, separated by commas"}},
      {"status", {kText, "Statuses, separated by commas"}},
      {"article", {kText, "Id of an article"}},
      {"story", {kText, "Id of a story"}},
      {"q", {kText, "Words that must all be there; \"a phrase\"; begin*"}},
      {"kind", {R"({"type":"string","enum":["events","articles"],"default":"events"})", "What is searched"}},
      {"by", {R"({"type":"string","enum":["day","week","month"],"default":"month"})", "Length of a period; weeks begin on Monday"}},
      {"order", {R"({"type":"string","enum":["newest","oldest"]})", "By day, without it as they were saved; an event without a day counts by its report; `next` belongs to the order"}},
      {"after", {kText, "Where to go on: `next` of the answer before"}},
      {"limit", {R"({"type":"integer","minimum":1})", "How many; of lists at most 500 (100 where it is left out), of files 100,000, of points 20,000"}},
  };
  return texts;
}

constexpr std::pair<std::string_view, const char*> kMedia[] = {
    {"json", "application/json"}, {"csv", "text/csv"}, {"jsonl", "application/jsonl"}, {"geojson", "application/geo+json"}, {"atom", "application/atom+xml"}, {"html", "text/html"},
};

const char* MediaOf(std::string_view form) {
  for (const auto& [name, media] : kMedia) {
    if (name == form) return media;
  }
  return "application/octet-stream";
}

void Answers(JsonWriter& json, std::string_view media, bool id) {
  json.Key("responses").BeginObject();
  json.Key("200").BeginObject().Field("description", "The answer").Key("content").BeginObject().Key(media).BeginObject().EndObject().EndObject().EndObject();
  json.Key("304").BeginObject().Field("description", "The client has it already").EndObject();
  for (const char* status : {"400", "401", "404", "421", "503"}) {
    if (std::string_view(status) == "404" && !id) continue;
    json.Key(status).BeginObject().Field("$ref", "#/components/responses/Problem").EndObject();
  }
  json.EndObject();
}

void Get(JsonWriter& json, const ApiRoute& route, std::string_view form) {
  bool id = std::string_view(route.path).ends_with("{id}");
  std::string name = fmt::format("/{}{}", route.path, form.empty() ? "" : fmt::format(".{}", form));
  json.Key(name).BeginObject().Key("get").BeginObject().Field("summary", route.summary).Key("parameters").BeginArray();
  if (id) json.BeginObject().Field("name", "id").Field("in", "path").Field("required", true).Key("schema").Raw(kText).EndObject();
  bool both = std::string_view(route.path) == "series" || std::string_view(route.path) == "forecasts";
  for (const char* parameter : route.parameters) {
    const ParameterText& text = ParameterTexts().at(parameter);
    std::string_view key = parameter;
    json.BeginObject().Field("name", key).Field("in", "query").Field("description", text.text);
    if ((both && (key == "source" || key == "target")) || (std::string_view(route.path) == "search" && key == "q")) json.Field("required", true);
    json.Key("schema").Raw(text.schema).EndObject();
  }
  json.EndArray();
  Answers(json, MediaOf(form.empty() ? std::string_view(route.forms.front()) : form), id);
  json.EndObject().EndObject();
}

constexpr const char* kPosts =
    R"("/corrections":{"post":{"summary":"An analyst's word over the coder's","security":[{"token":[]}],"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object",)"
    R"("additionalProperties":false,"required":["event","action"],"properties":{"event":{"type":"string"},"action":{"enum":["reject","amend","restore"]},"changes":{"type":["object","null"],)"
    R"("properties":{"type":{"type":"string"},"mode":{"type":"string"},"quad":{"type":"string"},"score":{"type":"number","minimum":-10,"maximum":10},"date":{"type":"string"},)"
    R"("status":{"type":"string"},"actors":{"type":"array","items":{"type":"string"}},"recipients":{"type":"array","items":{"type":"string"}}}},"analyst":{"type":["string","null"]},)"
    R"("note":{"type":["string","null"]}}}}}},"responses":{"201":{"description":"Kept; the answer is the correction"},"400":{"$ref":"#/components/responses/Problem"},)"
    R"("401":{"$ref":"#/components/responses/Problem"},"403":{"$ref":"#/components/responses/Problem"},"404":{"$ref":"#/components/responses/Problem"},"415":{"$ref":"#/components/responses/Problem"},)"
    R"("422":{"$ref":"#/components/responses/Problem"},"503":{"$ref":"#/components/responses/Problem"}}}},)"
    R"("/session":{"post":{"summary":"Exchanges the token for a cookie that scripts cannot read","requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["token"],)"
    R"("properties":{"token":{"type":"string"}}}}}},"responses":{"204":{"description":"The cookie is set"},"401":{"$ref":"#/components/responses/Problem"},"403":{"$ref":"#/components/responses/Problem"},)"
    R"("415":{"$ref":"#/components/responses/Problem"}}}},)"
    R"("/stream":{"get":{"summary":"Server-sent events: `saved` when the store has grown, `alarm` for each new alarm","responses":{"200":{"description":"Goes on until the client leaves",)"
    R"("content":{"text/event-stream":{}}},"503":{"$ref":"#/components/responses/Problem"}}}},)"
    R"("/openapi.json":{"get":{"summary":"This description","responses":{"200":{"description":"OpenAPI 3.1","content":{"application/json":{}}}}}})";

constexpr const char* kComponents =
    R"("components":{"securitySchemes":{"token":{"type":"http","scheme":"bearer"}},"responses":{"Problem":{"description":"RFC 9457: what was wrong, in words","content":{"application/problem+json":)"
    R"({"schema":{"type":"object","required":["type","title","status","detail"],"properties":{"type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"}}}}}}}})";

}  // namespace

const std::vector<ApiRoute>& ApiRoutes() {
  static const std::vector<ApiRoute> routes = {
      {"overview", "The store, its newest alarms and busiest pairs of the last 30 days of reports", {}, {"json"}, &ApiOverview},
      {"events", "Events, as they were saved or by day", {"source", "target", "either_way", "from", "to", "reported_from", "reported_to", "type", "quad", "status", "article", "story", "q", "order", "after", "limit"},
       {"json", "csv", "jsonl", "geojson"}, &ApiEvents},
      {"events/{id}", "An event, its article, and what analysts said of it", {}, {"json"}, &ApiEvent},
      {"articles", "Articles, the last saved first", {"q", "story", "from", "to", "status", "after", "limit"}, {"json"}, &ApiArticles},
      {"articles/{id}", "An article with its text and events", {}, {"json"}, &ApiArticle},
      {"stories", "Articles by story, the newest first, with the events of the newest report", {"from", "to", "after", "limit"}, {"json"}, &ApiStories},
      {"dyads", "All pairs with events of these days, directions together", {"from", "to"}, {"json"}, &ApiDyads},
      {"series", "Counts of a pair over time", {"source", "target", "either_way", "by", "from", "to"}, {"json", "csv"}, &ApiSeries},
      {"alarms", "Pairs that departed from their usual, by day", {"from", "to"}, {"json", "atom"}, &ApiAlarms},
      {"forecasts", "What the coming days may bring between two sides, with the record of such forecasts", {"source", "target", "either_way"}, {"json"}, &ApiForecasts},
      {"network", "Who deals with whom, as nodes and edges", {"from", "to"}, {"json"}, &ApiNetwork},
      {"map", "Events whose place is known, as points", {"source", "target", "either_way", "from", "to", "reported_from", "reported_to", "type", "quad", "status", "q", "order", "after", "limit"},
       {"geojson"}, &ApiMap},
      {"search", "Full text: sentences of events, or articles", {"q", "kind", "from", "to", "status", "order", "after", "limit"}, {"json"}, &ApiSearch},
      {"digest", "What happened between states, in sentences of the reports", {"since", "until", "region"}, {"json", "html"}, &ApiDigest},
      {"feeds", "Feeds that are read again and again: how each fares, when it was read and will be, what it brought", {}, {"json"}, &ApiFeeds},
  };
  return routes;
}

std::string OpenApi() {
  JsonWriter json;
  json.BeginObject().Field("openapi", "3.1.0").Key("info").BeginObject().Field("title", "Lapwing").Field("version", LAPWING_VERSION);
  json.Field("description", "Events between states, read out of news. Days are those of the events unless it is said otherwise.").EndObject();
  json.Key("servers").BeginArray().BeginObject().Field("url", "/api/v1").EndObject().EndArray().Key("paths").BeginObject();
  for (const ApiRoute& route : ApiRoutes()) {
    Get(json, route, "");
    for (const char* form : route.forms) {
      if (!std::string_view(route.path).ends_with("}")) Get(json, route, form);
    }
  }
  std::string text = json.Take();
  return text + "," + kPosts + "}," + kComponents + "}";
}

}  // namespace lapwing
