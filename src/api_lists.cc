// SPDX-License-Identifier: Apache-2.0
#include "api_lists.h"

#include <fmt/format.h>

#include <charconv>

#include "base/strings.h"
#include "serve/respond.h"

namespace lapwing {

std::string EncodeQuery(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (IsAlpha(c) || IsDigit(c) || c == '-' || c == '_' || c == '.' || c == '~') out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string PlaceText(const EventPlace& place) { return fmt::format("{}.{}", place.day, place.row); }

std::optional<EventPlace> ReadPlace(std::string_view text) {
  size_t point = text.find('.');
  if (point == std::string_view::npos) return std::nullopt;
  EventPlace place;
  const char *begin = text.data(), *middle = begin + point, *end = begin + text.size();
  auto day = std::from_chars(begin, middle, place.day);
  auto row = std::from_chars(middle + 1, end, place.row);
  if (day.ec != std::errc() || row.ec != std::errc() || day.ptr != middle || row.ptr != end) return std::nullopt;
  return place;
}

std::string NextLink(const serve::Request& request, const std::string& next) {
  std::string link = "<";
  for (char c : request.path) link += c == '/' ? std::string("/") : EncodeQuery(std::string_view(&c, 1));
  link += "?after=" + EncodeQuery(next);
  for (const auto& [key, value] : request.query) {
    if (key != "after") link += "&" + EncodeQuery(key) + "=" + EncodeQuery(value);
  }
  return link + ">; rel=\"next\"";
}

serve::Response EndList(JsonWriter& json, const std::string& next, const serve::Request& request) {
  json.EndArray().FieldOrNull("next", next).EndObject();
  serve::Response response = serve::Json(json.Take());
  if (!next.empty()) response.headers.emplace_back("Link", NextLink(request, next));
  return response;
}

std::string ArticleJson(const ArticleRow& row, bool with_text) {
  const Article& article = row.article;
  JsonWriter json;
  json.BeginObject().Field("id", article.id).FieldOrNull("url", article.url).FieldOrNull("publisher", article.publisher).FieldOrNull("published", article.published);
  json.FieldOrNull("title", article.title).FieldOrNull("language", article.language).FieldOrNull("story", article.story).Field("status", ToString(article.status));
  json.FieldOrNull("reason", article.reason).Field("events", row.events);
  if (with_text) json.FieldOrNull("text", article.text);
  json.EndObject();
  return json.Take();
}

}  // namespace lapwing
