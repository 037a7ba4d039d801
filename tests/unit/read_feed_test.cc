// SPDX-License-Identifier: Apache-2.0
// Parts of feeds whose contract is no article: mending of XML, what publishers ask for, lists of feeds.
#include <doctest/doctest.h>

#include <chrono>

#include "read/feed.h"
#include "read/feed_root.h"
#include "read/opml.h"
#include "read/xml_repair.h"

namespace lapwing {
namespace {

TEST_CASE("mended XML") {
  CHECK(RepairXml("<a><b>x</a>").text == "<a><b>x</b></a>");
  CHECK(RepairXml("<a><b>x</a>").broken_off == false);
  CHECK(RepairXml("<a><b>x").text == "<a><b>x</b></a>");
  CHECK(RepairXml("<a><b>x").broken_off);
  CHECK(RepairXml("<a>1 < 2 & 3</a>trailing<b/>").text == "<a>1 &lt; 2 &amp; 3</a>");
  CHECK(RepairXml("<a x=1 x=2 y z='\"'/>").text == "<a x=\"1\" y=\"\" z=\"&quot;\"/>");
  CHECK(RepairXml("<a><![CDATA[<p>&amp;</p>]]>&nbsp;&bogus;&#1;&#x41;</a>").text == "<a>&lt;p&gt;&amp;amp;&lt;/p&gt;\xC2\xA0&amp;bogus;A</a>");
  CHECK(RepairXml("<a><item>1<item>2</a>", {"item"}).text == "<a><item>1</item><item>2</item></a>");
}

TEST_CASE("deep nesting is cut, and its text stays") {
  std::string deep = "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "<b>x";
  RepairedXml repaired = RepairXml(deep);
  CHECK(repaired.text.size() < 300'000);
  CHECK(repaired.mended > 90'000);
}

// Twice the bytes may take twice the time and a little more; the families below are those that a careless scanner takes the square for.
TEST_CASE("mending takes linear time") {
  for (const char* piece : {"<a b=\"", "<a b='", "<!--", "<![CDATA[", "</a>", "<a>", "&", "<?x ", "<item>", "<a b='x' "}) {
    auto seconds = [&](size_t bytes) {
      std::string text = "<rss>";
      while (text.size() < bytes) text += piece;
      auto begin = std::chrono::steady_clock::now();
      (void)ParseFeed(text, {});
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    (void)seconds(1 << 18);
    double once = seconds(1 << 20), four_times = seconds(1 << 22);
    CHECK_MESSAGE(four_times < 10 * once + 0.2, piece, ": ", once, " s for a mebibyte, ", four_times, " s for four");
  }
}

TEST_CASE("a feed of very many entries is cut and says so") {
  std::string text = "<rss><channel>";
  for (size_t i = 0; i < kMaxFeedEntries + 7; ++i) text += "<item><title>x</title></item>";
  Result<Feed> feed = ParseFeed(text, {});
  REQUIRE(feed);
  CHECK(feed->entries.size() == kMaxFeedEntries);
  CHECK(feed->left_out == 7);
}

TEST_CASE("what publishers ask for") {
  Result<Feed> feed = ParseFeed(
      "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><ttl>90</ttl><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
      "<skipHours><hour>0</hour><hour>23</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays></channel></rss>",
      {});
  REQUIRE(feed);
  CHECK(feed->format == "RSS 2.0");
  CHECK(feed->wait_seconds == 6 * 3600);
  CHECK(feed->skip_hours == ((1U << 0) | (1U << 23)));
  CHECK(feed->skip_days == 1U << 6);
}

TEST_CASE("what is no feed says what it is") {
  CHECK(ParseFeed("<html><body>Not here</body></html>", {}).error().message == "an HTML page, not a feed");
  CHECK(ParseFeed("", {}).error().message.find("an empty answer") != std::string::npos);
  CHECK(ParseFeed("<opml><body/></opml>", {}).error().message.find("OPML") != std::string::npos);
  CHECK(ParseFeed("Service unavailable", {}).error().message == "neither RSS nor Atom nor JSON Feed");
  CHECK(ParseFeed("{\"error\":\"no such feed\"}", {}).error().message == "neither RSS nor Atom nor JSON Feed");
}

TEST_CASE("relative links of a fetched feed are seen from where it was fetched") {
  Result<Feed> feed = ParseFeed("<rss><channel><link>https://home.example/</link><item><link>/1</link></item></channel></rss>", {"https://feeds.example/rss", ""});
  REQUIRE(feed);
  CHECK(feed->entries[0].url == "https://feeds.example/1");
}

TEST_CASE("the feed that a page names") {
  CHECK(FeedLinkOf("<html><head><link rel=stylesheet href=a.css><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>", "https://news.example/world/") == "https://news.example/rss");
  CHECK(FeedLinkOf("<html><head><link rel='alternate' hreflang='de' href='/de'></head></html>", "https://news.example/").empty());
}

TEST_CASE("the encoding of a declaration") {
  CHECK(XmlEncoding("<?xml version='1.0' encoding='KOI8-R'?><rss/>") == "koi8-r");
  CHECK(XmlEncoding("<rss encoding='x'/>").empty());
}

TEST_CASE("a list of feeds, nested") {
  Result<OpmlList> list = ParseOpml(
      "<?xml version=\"1.0\"?><opml version=\"1.1\"><head><title>Mine</title></head><body><outline text=\"World\"><outline text=\"Asia & AC/DC\"><outline type=\"rss\" text=\"Wire\" xmlUrl=\"https://wire.example/rss?a=1&b=2\""
      " htmlUrl=\"https://wire.example/\"/></outline><outline title=\"Two\" xmlurl=\"https://two.example/\"/></outline><outline text=\"Again\" xmlUrl=\"https://two.example/\"/><outline type=\"rss\" text=\"None\"/>"
      "<outline text=\"Top\" xmlUrl=\"https://top.example/\" category=\"/News/East,/x\"/></body></opml>");
  REQUIRE(list);
  REQUIRE(list->feeds.size() == 3);
  CHECK(list->title == "Mine");
  CHECK(list->feeds[0].url == "https://wire.example/rss?a=1&b=2");
  CHECK(list->feeds[0].folder == "World/Asia & AC\xE2\x88\x95" "DC");
  CHECK(list->feeds[0].home == "https://wire.example/");
  CHECK(list->feeds[1].title == "Two");
  CHECK(list->feeds[1].folder == "World");
  CHECK(list->feeds[2].folder == "News/East");
  CHECK(list->duplicates == std::vector<std::string>{"https://two.example/"});
  CHECK(list->without_address == 1);
}

TEST_CASE("lists read back as they were written") {
  std::vector<OpmlFeed> feeds = {{"https://a.example/?x=1&y=\"2\"", "A <b> & 'c'", "https://a.example/", "World/Asia", 30, true}, {"https://b.example/", "B", "", "", 0, false}, {"https://c.example/", "C", "", "World", 0, false}};
  std::string written = WriteOpml(feeds, "Mine");
  Result<OpmlList> list = ParseOpml(written);
  REQUIRE(list);
  CHECK(list->feeds.size() == 3);
  CHECK(WriteOpml(list->feeds, list->title) == written);
  for (const OpmlFeed& feed : list->feeds) {
    if (feed.folder != "World/Asia") continue;
    CHECK(feed.url == feeds[0].url);
    CHECK(feed.title == "A <b> & 'c'");
    CHECK(feed.minutes == 30);
    CHECK(feed.pages);
  }
}

TEST_CASE("a name cut at its colon ends in no point: what is mended needs no mending") {
  const std::string mended = RepairXml("<rss><item Oman.:1=x a:b.:c=y></item></rss>").text;
  CHECK(mended == "<rss><item Oman=\"x\" a:b=\"y\"></item></rss>");
  CHECK(RepairXml(mended).text == mended);
}

TEST_CASE("broken lists give what is in them") {
  Result<OpmlList> list = ParseOpml("\n<opml><body><outline text=\"R&D\"><outline text=A xmlUrl=https://a.example/ ><outline text=\"B\" xmlUrl=\"https://b.example/\"></body>");
  REQUIRE(list);
  CHECK(list->feeds.size() == 2);
  CHECK(list->broken_off);
  CHECK(!ParseOpml("<rss><channel/></rss>"));
  CHECK(!ParseOpml("subscriptions"));
}

}  // namespace
}  // namespace lapwing
