// SPDX-License-Identifier: Apache-2.0
// RSS and Atom: the feed itself. Its entries: feed_entry.h.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/feed_elements.h"
#include "read/feed_entry.h"
#include "read/feed_parts.h"
#include "read/xml_repair.h"

namespace lapwing {
namespace {

int64_t Count(const std::string& text) {
  int64_t value = 0;
  std::from_chars(text.data(), text.data() + std::min<size_t>(text.size(), 9), value);
  return std::max<int64_t>(value, 0);
}

/// What the publisher asks for: how long to wait, and when not to come.
class Manners {
 public:
  void Take(const std::string& name, const xmlNode* node, Feed& feed) {
    if (name == "ttl") {
      feed.wait_seconds = std::max(feed.wait_seconds, Count(PlainOf(node)) * 60);
    } else if (name == "sy:updateperiod") {
      static const std::map<std::string_view, int64_t> kPeriods = {{"hourly", 3600}, {"daily", 86400}, {"weekly", 604800}, {"monthly", 2592000}, {"yearly", 31536000}};
      auto period = kPeriods.find(LowerAscii(PlainOf(node)));
      if (period != kPeriods.end()) period_ = period->second;
    } else if (name == "sy:updatefrequency") {
      times_ = std::max<int64_t>(1, Count(PlainOf(node)));
    } else if (name == "skiphours" || name == "skipdays") {
      EachElement(node, [&](const xmlNode* child) { Skip(name == "skipdays", LowerAscii(PlainOf(child)), feed); });
    }
  }
  void Finish(Feed& feed) const { feed.wait_seconds = std::max(feed.wait_seconds, period_ / times_); }

 private:
  static void Skip(bool days, const std::string& text, Feed& feed) {
    static constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    if (!days && !text.empty() && IsDigit(text[0])) feed.skip_hours |= 1U << (Count(text) % 24);
    for (size_t day = 0; days && day < kDays.size(); ++day) {
      if (text.starts_with(kDays[day])) feed.skip_days |= 1U << day;
    }
  }

  int64_t period_ = 0, times_ = 1;
};

std::string FormatOf(const xmlNode* root, const std::string& root_name, std::string_view text) {
  if (root_name == "rdf" || root_name == "rdf:rdf") return text.find("purl.org/rss/1.0") != std::string_view::npos ? "RSS 1.0" : "RSS 0.9";
  std::string version = CleanText(Trim(FeedAttribute(root, "version").substr(0, 8)));
  if (root_name == "rss") return version.empty() ? "RSS" : "RSS " + version;
  return text.substr(0, 4096).find("purl.org/atom") != std::string_view::npos ? "Atom 0.3" : "Atom 1.0";
}

class FeedReader {
 public:
  FeedReader(const xmlNode* root, std::string_view text, const FeedContext& context) : context_(context) {
    std::string name = FeedElementName(root);
    feed_.format = FormatOf(root, name, text);
    atom_ = name == "feed";
    // What belongs to the feed itself stands first in it, but nothing makes it: the channel is read before its items.
    const xmlNode* channel = root;
    EachElement(root, [&](const xmlNode* node) {
      if (!atom_ && FeedElementName(node) == "channel") channel = node;
    });
    feed_.language = LanguageOf(channel);
    base_ = context.url;
    Head(channel);
    Entries(channel);
    if (channel != root) Entries(root);  // RSS 1.0 puts them beside the channel
    manners_.Finish(feed_);
  }

  Feed Take() { return std::move(feed_); }

 private:
  void Head(const xmlNode* channel) {
    BestLink home;
    std::string self;
    EachElement(channel, [&](const xmlNode* node) {
      std::string name = FeedElementName(node);
      if (name == "title" && feed_.title.empty()) feed_.title = TitleOf(node);
      else if (name == "link" && LowerAscii(FeedAttribute(node, "rel")) == "self") self = ResolveLink(FeedAttribute(node, "href"), base_);
      else if (name == "link") home.TakeElement(node, BaseOf(node, base_));
      else if (name == "language" || name == "dc:language") feed_.language = LanguageTag(PlainOf(node));
      else manners_.Take(name, node, feed_);
    });
    feed_.home = home.url;
    // Links are relative to the document; of a file only its own words say where that is.
    if (base_.empty()) base_ = LooksLikeAddress(self) ? self : feed_.home;
    if (!LooksLikeAddress(base_)) base_.clear();
    base_ = BaseOf(channel, base_);
    if (!LooksLikeAddress(feed_.home)) feed_.home = ResolveLink(feed_.home, base_);
  }

  void Entries(const xmlNode* place) {
    EachElement(place, [&](const xmlNode* node) {
      std::string name = FeedElementName(node);
      if (name == "item" || name == "entry") Add(node);
      // RSS 1.0's table of contents, or, against the rules, the items themselves
      if (name == "items" && !atom_) EachElement(node, [&](const xmlNode* child) {
        if (FeedElementName(child) == "item") Add(child);
      });
    });
  }

  void Add(const xmlNode* node) {
    if (feed_.entries.size() >= kMaxFeedEntries) {
      ++feed_.left_out;
      return;
    }
    FeedEntry entry = ReadFeedEntry(node, base_, atom_);
    if (entry.language.empty()) entry.language = feed_.language;
    feed_.entries.push_back(std::move(entry));
  }

  const FeedContext& context_;
  Feed feed_;
  std::string base_;
  bool atom_ = false;
  Manners manners_;
};

}  // namespace

Result<Feed> ParseXmlFeed(std::string_view utf8, const FeedContext& context) {
  RepairedXml repaired = RepairXml(utf8, {"item", "entry"});
  XmlDoc doc = ReadXmlDoc(repaired.text);
  const xmlNode* root = XmlRoot(doc);
  if (root == nullptr) return Error{Errc::kBadInput, "a feed that is broken from its first element on", context.url};
  Feed feed = FeedReader(root, utf8, context).Take();
  feed.broken_off = repaired.broken_off;
  return feed;
}

}  // namespace lapwing
