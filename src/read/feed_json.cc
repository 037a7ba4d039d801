// SPDX-License-Identifier: Apache-2.0
// JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1).
#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>
#include <initializer_list>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/feed_parts.h"
#include "read/json_repair.h"

namespace lapwing {
namespace {

constexpr size_t kMostAuthorBytes = 400;

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// A string; a number as its digits, since makers write ids so against the rules.
std::string Text(object record, const char* key) {
  element value;
  if (record[key].get(value) != simdjson::SUCCESS) return "";
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  int64_t whole = 0;
  if (value.get(whole) == simdjson::SUCCESS) return fmt::format("{}", whole);
  double number = 0;
  if (value.get(number) == simdjson::SUCCESS && std::abs(number) < 1e15) return fmt::format("{}", number);
  return "";
}

/// Of a feed that breaks off: up to the last item that is whole.
std::string UpToLastItem(std::string_view text) {
  std::string brackets;
  size_t whole = std::string_view::npos;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i) i += text[i] == '\\' ? 1 : 0;
    } else if (c == '{' || c == '[') {
      brackets += c;
    } else if ((c == '}' || c == ']') && !brackets.empty()) {
      brackets.pop_back();
      if (brackets == "{[" && c == '}') whole = i + 1;
      if (brackets.empty()) return "";
    }
  }
  return whole == std::string_view::npos ? "" : std::string(text.substr(0, whole)) + "]}";
}

/// Names of "authors" (version 1.1), else of "author" (version 1).
std::string AuthorsOf(object record) {
  std::string names;
  array authors;
  object author;
  if (record["authors"].get(authors) == simdjson::SUCCESS) {
    for (element item : authors) {
      std::string name = item.get(author) == simdjson::SUCCESS ? FeedLine(Text(author, "name")) : "";
      if (!name.empty() && names.size() < kMostAuthorBytes) names += (names.empty() ? "" : ", ") + name;
    }
  } else if (record["author"].get(author) == simdjson::SUCCESS) {
    names = FeedLine(Text(author, "name"));
  }
  return names;
}

FeedEntry EntryOf(object record, const std::string& base) {
  FeedEntry entry;
  entry.key = CleanText(Trim(Text(record, "id")));
  for (const char* key : {"url", "external_url"}) {
    if (entry.url.empty()) entry.url = ResolveLink(Text(record, key), base);
  }
  entry.title = FeedLine(Text(record, "title"));
  entry.author = AuthorsOf(record);
  entry.language = LanguageTag(Text(record, "language"));
  for (const auto& [key, markup] : {std::pair("content_html", true), std::pair("content_text", false), std::pair("summary", false)}) {
    std::string text = Text(record, key);
    if (!Trim(entry.text).empty() || Trim(text).empty()) continue;
    entry.text = std::move(text);
    entry.markup = markup;
  }
  TakeFeedDate(entry, Text(record, "date_published"), false);
  TakeFeedDate(entry, Text(record, "date_modified"), true);
  return entry;
}

}  // namespace

Result<Feed> ParseJsonFeed(std::string_view utf8, const FeedContext& context) {
  simdjson::dom::parser parser;
  element value;
  std::string text(utf8);
  auto failure = parser.parse(text).get(value);
  if (failure != simdjson::SUCCESS) {
    text = RepairJson(text);
    failure = parser.parse(text).get(value);
  }
  Feed feed;
  if (failure != simdjson::SUCCESS) {
    std::string whole = UpToLastItem(text);
    if (!whole.empty()) text = std::move(whole);
    failure = parser.parse(text).get(value);
    feed.broken_off = failure == simdjson::SUCCESS;
  }
  object record;
  if (failure != simdjson::SUCCESS || value.get(record) != simdjson::SUCCESS) {
    return Error{Errc::kBadInput, fmt::format("a JSON Feed that is broken: {}", failure != simdjson::SUCCESS ? simdjson::error_message(failure) : "no object"), context.url};
  }
  std::string version = Text(record, "version");
  size_t slash = version.rfind('/');
  feed.format = "JSON Feed " + CleanText(slash == std::string::npos ? std::string_view("1") : std::string_view(version).substr(slash + 1, 8));
  feed.title = FeedLine(Text(record, "title"));
  feed.language = LanguageTag(Text(record, "language"));
  std::string own = context.url.empty() ? Text(record, "feed_url") : context.url;
  feed.home = ResolveLink(Text(record, "home_page_url"), own);
  std::string base = own.empty() ? feed.home : own;
  array items;
  if (record["items"].get(items) != simdjson::SUCCESS) return feed;
  for (element item : items) {
    object entry;
    if (item.get(entry) != simdjson::SUCCESS) continue;
    if (feed.entries.size() < kMaxFeedEntries) feed.entries.push_back(EntryOf(entry, base));
    else ++feed.left_out;
  }
  return feed;
}

}  // namespace lapwing
