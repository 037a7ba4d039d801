// SPDX-License-Identifier: Apache-2.0
// Feeds, lists of feeds and robots.txt, broken or not: articles keep their promises, mended XML is well-formed for a strict parser,
// written lists read back, dates are dates.
#include <libxml/parser.h>

#include "base/utf8.h"
#include "feeds/robots.h"
#include "fuzz/articles.h"
#include "lapwing/date.h"
#include "read/feed.h"
#include "read/feed_date.h"
#include "read/opml.h"
#include "read/xml_repair.h"

namespace lapwing::fuzz {
namespace {

void CheckRepair(std::string_view bytes) {
  std::string text = "<rss>" + DecodeText(bytes).text;
  std::erase(text, '\0');
  RepairedXml repaired = RepairXml(text, {"item"});
  int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  xmlDoc* doc = xmlReadMemory(repaired.text.data(), static_cast<int>(repaired.text.size()), nullptr, "UTF-8", options);
  Require(doc != nullptr, "mended XML is well-formed");
  xmlFreeDoc(doc);
  Require(RepairXml(repaired.text, {"item"}).text == repaired.text, "what is mended needs no mending");
}

void CheckList(std::string_view bytes) {
  Result<OpmlList> list = ParseOpml("<opml>" + std::string(bytes));
  if (!list) return;
  std::string written = WriteOpml(list->feeds, list->title);
  Result<OpmlList> again = ParseOpml(written);
  Require(static_cast<bool>(again), "a written list is a list");
  Require(again->feeds.size() == list->feeds.size() && again->duplicates.empty(), "a written list has the same feeds");
  Require(WriteOpml(again->feeds, again->title) == written, "a list that is read and written again is the same");
}

}  // namespace
}  // namespace lapwing::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace lapwing;
  std::string_view bytes = fuzz::Bytes(data, size);
  fuzz::CheckArticles("<rss>", bytes);
  fuzz::CheckArticles("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", bytes);
  fuzz::CheckRepair(bytes);
  fuzz::CheckList(bytes);
  if (std::optional<std::string> date = ParseFeedDate(bytes)) fuzz::Require(Date::Parse(*date).has_value(), "a date can be read again");
  (void)FeedLinkOf(bytes, "https://news.example/");
  (void)Robots::Parse(bytes, "lapwing").Allows("/news/1?x=2");
  return 0;
}
