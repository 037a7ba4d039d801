// SPDX-License-Identifier: Apache-2.0
#include "feed_view.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/json.h"
#include "lapwing/date.h"

namespace lapwing {

std::string MomentText(int64_t seconds) {
  if (seconds == 0) return "";
  int64_t day = seconds / 86400, second = seconds % 86400;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", Date::FromDays(day).ToString(), second / 3600, second / 60 % 60, second % 60);
}

std::optional<int64_t> ReadMoment(const std::string& text) {
  std::optional<Date> date = Date::Parse(text.substr(0, 10));
  if (!date || date->precision != Precision::kDay) return std::nullopt;
  if (text.size() == 10) return date->Days() * 86400;
  int hour = 0, minute = 0, second = 0, used = 0;
  if (std::sscanf(text.c_str() + 10, "T%2d:%2d:%2dZ%n", &hour, &minute, &second, &used) != 3 || used != 10 || text.size() != 20) return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  return date->Days() * 86400 + hour * 3600 + minute * 60 + second;
}

std::string HealthOf(const WatchedFeed& feed) {
  if (feed.state != FeedState::kActive) return ToString(feed.state);
  if (feed.failures > 0) return "failing";
  return feed.last_success == 0 ? "new" : "ok";
}

std::string FeedJson(const WatchedFeed& feed) {
  JsonWriter json;
  json.BeginObject().Field("url", feed.url).FieldOrNull("title", feed.title).FieldOrNull("folder", feed.folder).FieldOrNull("home", feed.home).Field("state", HealthOf(feed));
  json.FieldOrNull("last_read", MomentText(feed.last_success)).FieldOrNull("next_read", feed.state == FeedState::kActive ? MomentText(feed.due) : "");
  json.Field("articles", feed.articles).Field("failures", feed.failures).FieldOrNull("last_error", feed.error);
  json.Field("interval_minutes", (feed.interval > 0 ? feed.interval : 3600) / 60).Field("pages", feed.pages).EndObject();
  return json.Take();
}

}  // namespace lapwing
