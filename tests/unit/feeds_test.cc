// SPDX-License-Identifier: Apache-2.0
// Fetching, without a network: which addresses are refused, what robots.txt says, when a feed is due again.
#include <doctest/doctest.h>

#include "feeds/address.h"
#include "feeds/fetch.h"
#include "feeds/robots.h"
#include "feeds/schedule.h"

namespace lapwing {
namespace {

constexpr int64_t kHour = 3600, kDay = 86400;
constexpr int64_t kNow = 1705485600;  // 2024-01-17T10:00:00Z, a Wednesday

TEST_CASE("addresses that a fetcher must not connect to") {
  for (const char* address : {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
                              "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1",
                              "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "fc00::1", "fd12:3456::1", "fe80::1", "febf::1", "fec0::1",
                              "ff02::1", "2001::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::", "3fff::1"}) {
    CHECK_MESSAGE(!NotPublic(std::string(address)).empty(), address);
  }
  for (const char* address : {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255", "128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.1", "192.167.255.255",
                              "198.17.255.255", "198.20.0.1", "223.255.255.255", "2001:4860:4860::8888", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8"}) {
    CHECK_MESSAGE(NotPublic(std::string(address)).empty(), address);
  }
  CHECK(NotPublic(std::string("news.example")) == "no address");
}

TEST_CASE("addresses of feeds") {
  FetchPolicy policy;
  CHECK(AddressFault("https://news.example/rss", policy).empty());
  // Names of numbers: the parts of an IPv4 address may be missing, octal or hexadecimal.
  for (const char* url : {"http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/latest/", "ftp://news.example/", "file:///etc/passwd",
                          "gopher://news.example/", "https://user:pass@news.example/", "https://news.example:22/", "https://", "news", "http://10.0.0.1/", "javascript:alert(1)"}) {
    CHECK_MESSAGE(!AddressFault(url, policy).empty(), url);
  }
  policy.allow_loopback = true;
  CHECK(AddressFault("http://127.0.0.1:8123/rss", policy).empty());
  CHECK(AddressFault("http://localhost:8123/rss", policy).empty());
  CHECK(!AddressFault("http://10.0.0.1/", policy).empty());
  CHECK(PlainAddress("HTTPS://News.Example:443/RSS#top") == "https://news.example/RSS");
  CHECK(PathOf("https://news.example?x=1") == "/?x=1");
  CHECK(HostOf("https://News.example:8443/a") == "news.example:8443");
}

TEST_CASE("robots.txt") {
  Robots robots = Robots::Parse("# us\nUser-agent: other\nUser-Agent: LapWing/2\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\nCrawl-delay: 7\n\nUser-agent: *\nDisallow: /\n", "lapwing");
  CHECK(robots.Allows("/news"));
  CHECK(!robots.Allows("/private"));
  CHECK(!robots.Allows("/private/a"));
  CHECK(robots.Allows("/private/open/a"));
  CHECK(!robots.Allows("/a/b.pdf"));
  CHECK(robots.Allows("/a/b.pdf?x"));
  CHECK(robots.crawl_delay() == 7);
  Robots all = Robots::Parse("User-agent: *\r\nDisallow:\r\nDisallow: /a%3cd.html\nDisallow: /\xC3\xA9\nAllow: /p\nDisallow: /p\n", "lapwing");
  CHECK(all.Allows("/"));
  CHECK(!all.Allows("/a%3Cd.html"));
  CHECK(!all.Allows("/%c3%a9t"));
  CHECK(all.Allows("/page"));
  CHECK(all.Allows("/robots.txt"));
  CHECK(Robots::Parse("", "lapwing").Allows("/x"));
  CHECK(!Robots::Parse("User-agent: *\nDisallow: /", "lapwing").Allows("/x"));
}

Fetched Answer(int status, Outcome outcome) {
  Fetched got;
  got.status = status;
  got.outcome = outcome;
  if (outcome == Outcome::kAnswered) got.error = "answered " + std::to_string(status);
  return got;
}

WatchedFeed Feed() {
  WatchedFeed feed;
  feed.url = "https://news.example/rss";
  return feed;
}

/// From `now` on at least so long and at most a tenth more.
bool In(const WatchedFeed& feed, int64_t seconds) { return feed.due >= kNow + seconds && feed.due <= kNow + seconds + seconds / 10; }

TEST_CASE("after a success the longest wait that anyone asked for counts") {
  WatchedFeed feed = Feed();
  Settle(feed, Answer(200, Outcome::kFetched), {}, kNow);
  CHECK(In(feed, kHour));
  feed.interval = 15 * 60;
  Settle(feed, Answer(200, Outcome::kFetched), {}, kNow);
  CHECK(In(feed, 15 * 60));
  Fetched fresh = Answer(200, Outcome::kFetched);
  fresh.fresh_seconds = 2 * kHour;
  Settle(feed, fresh, {}, kNow);
  CHECK(In(feed, 2 * kHour));
  FeedNews asks;
  asks.wait = 3 * kHour;
  Settle(feed, fresh, asks, kNow);
  CHECK(In(feed, 3 * kHour));
  Settle(feed, Answer(304, Outcome::kUnchanged), {}, kNow);  // what the feed asked for is still known
  CHECK(In(feed, 3 * kHour));
  fresh.fresh_seconds = 300 * kDay;
  Settle(feed, fresh, {}, kNow);
  CHECK(In(feed, kDay));
}

TEST_CASE("hours and days to stay away") {
  // 10:00 on a Wednesday: hour 10 and 11 skipped, then the whole of Wednesday.
  CHECK(OutsideSkipped(kNow, 0, 0) == kNow);
  CHECK(OutsideSkipped(kNow + 60, 3 << 10, 0) == kNow + 2 * kHour);
  CHECK(OutsideSkipped(kNow, 0, 1 << 2) == kNow + 14 * kHour);
  CHECK(OutsideSkipped(kNow, 0xFFFFFF, 0) == kNow);
}

TEST_CASE("failures back off from an hour to a day, and a success forgets them") {
  WatchedFeed feed = Feed();
  for (int64_t hours : {1, 2, 4, 8, 16, 24, 24, 24}) {
    Settle(feed, Answer(500, Outcome::kAnswered), {}, kNow);
    CHECK(In(feed, hours * kHour));
    CHECK(feed.error == "answered 500");
  }
  Settle(feed, Answer(304, Outcome::kUnchanged), {}, kNow);
  CHECK(feed.failures == 0);
  CHECK(feed.error.empty());
  FeedNews page;
  page.error = "an HTML page, not a feed";
  Settle(feed, Answer(200, Outcome::kFetched), page, kNow);
  CHECK(feed.error == "an HTML page, not a feed");
  CHECK(In(feed, kHour));
}

TEST_CASE("Retry-After is obeyed, and is never less than a quarter of an hour") {
  WatchedFeed feed = Feed();
  Fetched busy = Answer(429, Outcome::kAnswered);
  busy.retry_after = 5 * kHour;
  Settle(feed, busy, {}, kNow);
  CHECK(In(feed, 5 * kHour));
  busy.retry_after = 1;
  Settle(feed, busy, {}, kNow);
  CHECK(In(feed, 15 * 60));
  busy.retry_after = -1;
  Settle(feed, busy, {}, kNow);
  CHECK(In(feed, 4 * kHour));
}

TEST_CASE("gone is gone, and three refusals are enough") {
  WatchedFeed feed = Feed();
  Settle(feed, Answer(410, Outcome::kAnswered), {}, kNow);
  CHECK(feed.state == FeedState::kGone);
  feed = Feed();
  for (int status : {401, 403, 500, 403, 401}) Settle(feed, Answer(status, Outcome::kAnswered), {}, kNow);
  CHECK(feed.state == FeedState::kActive);
  Settle(feed, Answer(403, Outcome::kAnswered), {}, kNow);
  CHECK(feed.state == FeedState::kStopped);
}

TEST_CASE("a new address holds when it was told three times over a week") {
  WatchedFeed feed = Feed();
  Fetched moved = Answer(200, Outcome::kFetched);
  moved.moved_to = "https://new.example/rss";
  for (int64_t day : {0, 1, 2}) Settle(feed, moved, {}, kNow + day * kDay);
  CHECK(feed.url == "https://news.example/rss");
  Settle(feed, moved, {}, kNow + 7 * kDay);
  CHECK(feed.url == "https://new.example/rss");
  feed = Feed();
  Settle(feed, moved, {}, kNow);
  Settle(feed, Answer(200, Outcome::kFetched), {}, kNow + 4 * kDay);  // not any more: counted anew
  Settle(feed, moved, {}, kNow + 8 * kDay);
  Settle(feed, moved, {}, kNow + 9 * kDay);
  CHECK(feed.url == "https://news.example/rss");
}

TEST_CASE("validators go back as they came, but for once a week") {
  WatchedFeed feed = Feed();
  Fetched got = Answer(200, Outcome::kFetched);
  got.etag = "W/\"a,b\"";
  got.last_modified = "yesterday, I think";
  Settle(feed, got, {}, kNow);
  CHECK(RequestFor(feed, kNow + kHour).etag == "W/\"a,b\"");
  CHECK(RequestFor(feed, kNow + kHour).last_modified == "yesterday, I think");
  CHECK(RequestFor(feed, kNow + 7 * kDay).etag.empty());
  Fetched unchanged = Answer(304, Outcome::kUnchanged);  // only one of them is new: both are kept
  unchanged.etag = "\"c\"";
  Settle(feed, unchanged, {}, kNow + kHour);
  CHECK(feed.etag == "\"c\"");
  CHECK(feed.last_modified == "yesterday, I think");
  got.etag.clear();
  Settle(feed, got, {}, kNow + 2 * kHour);
  CHECK(feed.etag.empty());
  FeedNews waiting;
  waiting.pages_waiting = true;
  Settle(feed, got, waiting, kNow + 3 * kHour);  // a 304 would hide what is still to come
  CHECK(feed.last_modified.empty());
  CHECK(feed.pages_waiting == 1);
}

}  // namespace
}  // namespace lapwing
