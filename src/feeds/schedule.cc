// SPDX-License-Identifier: Apache-2.0
#include "feeds/schedule.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"

namespace lapwing {
namespace {

constexpr int64_t kHour = 3600, kDay = 24 * kHour, kWeek = 7 * kDay;
constexpr int64_t kRefusals = 3, kMoves = 3;
constexpr const char* kAccept =
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

/// Up to a tenth more, the same for the same feed and moment: chance would make a schedule that cannot be tested.
int64_t Jittered(const std::string& url, int64_t seconds, int64_t now) { return seconds + static_cast<int64_t>(HashFields({url, std::to_string(now)}) % 1000) * (seconds / 10) / 1000; }

void Fail(WatchedFeed& feed, const std::string& error, int64_t now, int64_t wait) {
  feed.error = error;
  ++feed.failures;
  int64_t backoff = std::min(kDay, kHour << std::min<int64_t>(feed.failures - 1, 5));
  feed.due = now + Jittered(feed.url, wait >= 0 ? std::max(wait, kLeastInterval) : backoff, now);
}

void NoteMove(WatchedFeed& feed, const Fetched& got, int64_t now) {
  bool answered = got.outcome == Outcome::kFetched || got.outcome == Outcome::kUnchanged;
  if (got.moved_to.empty() || !answered) {
    if (!answered) return;
    feed.moved_to.clear();
    feed.moved_times = feed.moved_since = 0;
    return;
  }
  if (feed.moved_to != got.moved_to) {
    feed.moved_to = got.moved_to;
    feed.moved_times = 0;
    feed.moved_since = now;
  }
  ++feed.moved_times;
  if (feed.moved_times < kMoves || now - feed.moved_since < kWeek) return;
  feed.url = std::move(feed.moved_to);
  feed.moved_to.clear();
  feed.moved_times = feed.moved_since = 0;
}

}  // namespace

FetchRequest RequestFor(const WatchedFeed& feed, int64_t now) {
  FetchRequest request;
  request.url = feed.url;
  request.accept = kAccept;
  if (now - feed.last_whole < kWeek) {
    request.etag = feed.etag;
    request.last_modified = feed.last_modified;
  }
  return request;
}

int64_t OutsideSkipped(int64_t moment, int64_t skip_hours, int64_t skip_days) {
  int64_t at = moment;
  for (int64_t hour = 0; hour < 8 * 24; ++hour) {
    int64_t day = at / kDay;
    int64_t weekday = (day + 3) % 7;  // 1970-01-01 was a Thursday
    bool skipped = (skip_hours >> (at / kHour % 24) & 1) != 0 || (skip_days >> weekday & 1) != 0;
    if (!skipped) return at;
    at = (at / kHour + 1) * kHour;
  }
  return moment;
}

void Settle(WatchedFeed& feed, const Fetched& got, const FeedNews& news, int64_t now) {
  feed.last_try = now;
  bool came = got.outcome == Outcome::kFetched && news.error.empty();
  if (!came && got.outcome != Outcome::kUnchanged) {
    std::string error = got.outcome == Outcome::kFetched ? news.error : got.error;
    feed.refusals = got.status == 401 || got.status == 403 ? feed.refusals + 1 : 0;
    bool told_to_wait = got.outcome == Outcome::kAnswered && (got.status == 429 || got.status == 503);
    Fail(feed, error, now, told_to_wait ? got.retry_after : -1);
    if (got.status == 410 && got.outcome == Outcome::kAnswered) {
      feed.state = FeedState::kGone;
      feed.error = "gone for good (answered 410)";
    } else if (feed.refusals >= kRefusals) {
      feed.state = FeedState::kStopped;
      feed.error = fmt::format("refused three times (answered {})", got.status);
    }
    return;
  }
  feed.error.clear();
  feed.failures = feed.refusals = 0;
  feed.last_success = now;
  if (came) {
    feed.wait = news.wait;
    feed.skip_hours = news.skip_hours;
    feed.skip_days = news.skip_days;
    feed.last_whole = now;
    feed.body = news.hash;
    feed.etag = got.etag;
    feed.last_modified = got.last_modified;
    feed.pages_waiting = news.pages_waiting ? feed.pages_waiting + 1 : 0;
    // What is still to come must not be hidden by a 304, nor by a body that looks known.
    if (news.pages_waiting) {
      feed.etag.clear();
      feed.last_modified.clear();
      feed.body.clear();
    }
  } else {
    // A 304 may bring new validators; those that it does not name stay.
    if (!got.etag.empty()) feed.etag = got.etag;
    if (!got.last_modified.empty()) feed.last_modified = got.last_modified;
  }
  NoteMove(feed, got, now);
  int64_t wanted = feed.interval > 0 ? feed.interval : kUsualInterval;
  int64_t asked = std::min(kMostInterval, std::max(got.fresh_seconds, feed.wait));
  feed.due = OutsideSkipped(now + Jittered(feed.url, std::max({wanted, asked, kLeastInterval}), now), feed.skip_hours, feed.skip_days);
}

void PutOff(WatchedFeed& feed, int64_t seconds, int64_t now) { feed.due = std::max(feed.due, now + std::max(seconds, kLeastInterval)); }

}  // namespace lapwing
