// SPDX-License-Identifier: Apache-2.0
#include "read/opml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/markup.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/feed_root.h"
#include "read/paragraphs.h"
#include "read/xml_repair.h"
#include "read/xml_walk.h"

namespace lapwing {
namespace {

constexpr size_t kMaxFeeds = 100'000;
constexpr size_t kMaxUrl = 4096;
constexpr const char* kSlash = "\xE2\x88\x95";

/// Attributes are written in every case: xmlUrl, xmlurl, XMLURL.
std::string Attribute(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (LowerAscii(XmlView(attribute->name)) == name && attribute->children != nullptr) return std::string(Trim(XmlValue(attribute)));
  }
  return "";
}

/// Names are text, whatever they look like: what is written must read back.
std::string Line(std::string_view text) {
  std::string line = CleanText(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return TidyLine(Trim(line));
}

std::string NameOf(const xmlNode* outline) {
  std::string name = Line(Attribute(outline, "text"));
  return name.empty() ? Line(Attribute(outline, "title")) : name;
}

class ListReader {
 public:
  explicit ListReader(OpmlList& list) : list_(list) {}

  void Read(const xmlNode* root) {
    auto enter = [&](const xmlNode* node) {
      Enter(node);
      return true;
    };
    WalkXml(root, enter, [&](const xmlNode* node) { Leave(node); });
  }

 private:
  void Enter(const xmlNode* node) {
    if (!XmlElement(node)) return;
    std::string tag = LowerAscii(XmlView(node->name));
    if (tag == "title" && list_.title.empty() && node->children != nullptr) list_.title = Line(XmlView(node->children->content));
    if (tag != "outline") return;
    std::string url = Attribute(node, "xmlurl");
    if (url.empty() && LowerAscii(Attribute(node, "type")) == "rss") {
      url = Attribute(node, "url");  // seen in old lists
      if (url.empty()) ++list_.without_address;
    }
    if (!url.empty()) {
      Add(node, url);
    } else {
      std::string name = NameOf(node);
      for (size_t at = name.find('/'); at != std::string::npos; at = name.find('/', at)) name.replace(at, 1, kSlash);
      folders_.push_back(name);
      opened_by_.push_back(node);
    }
  }

  void Leave(const xmlNode* node) {
    if (opened_by_.empty() || opened_by_.back() != node) return;
    opened_by_.pop_back();
    folders_.pop_back();
  }

  void Add(const xmlNode* node, const std::string& url) {
    if (url.size() > kMaxUrl || list_.feeds.size() >= kMaxFeeds) return;
    OpmlFeed feed;
    feed.url = CleanText(url);
    if (!seen_.insert(feed.url).second) {
      list_.duplicates.push_back(feed.url);
      return;
    }
    feed.title = NameOf(node);
    feed.home = CleanText(Attribute(node, "htmlurl"));
    for (const std::string& folder : folders_) {
      if (!folder.empty()) feed.folder += (feed.folder.empty() ? "" : "/") + folder;
    }
    if (feed.folder.empty()) {  // the other way to sort feeds: category="/World/Asia,/Other"
      std::string category = Attribute(node, "category");
      category.resize(std::min(category.find(','), category.size()));
      feed.folder = Line(std::string_view(category).substr(category.starts_with('/') ? 1 : 0));
    }
    std::string minutes = Attribute(node, "minutes");
    std::from_chars(minutes.data(), minutes.data() + minutes.size(), feed.minutes);
    if (feed.minutes < 0 || feed.minutes > 1440) feed.minutes = 0;
    feed.pages = Attribute(node, "pages") == "yes";
    list_.feeds.push_back(std::move(feed));
  }

  OpmlList& list_;
  std::vector<std::string> folders_;
  std::vector<const xmlNode*> opened_by_;
  std::set<std::string> seen_;
};

std::string OutlineOf(const OpmlFeed& feed, size_t depth) {
  std::string line = fmt::format("{}<outline type=\"rss\" text=\"{}\" xmlUrl=\"{}\"", std::string(4 + 2 * depth, ' '), EscapeMarkup(feed.title.empty() ? feed.url : feed.title), EscapeMarkup(feed.url));
  if (!feed.home.empty()) line += fmt::format(" htmlUrl=\"{}\"", EscapeMarkup(feed.home));
  if (feed.minutes > 0) line += fmt::format(" lapwing:minutes=\"{}\"", feed.minutes);
  if (feed.pages) line += " lapwing:pages=\"yes\"";
  return line + "/>\n";
}

}  // namespace

Result<OpmlList> ParseOpml(std::string_view bytes) {
  Decoded decoded = DecodePage(bytes, XmlEncoding(bytes));
  if (decoded.encoding == Encoding::kUnknown) return Error{Errc::kBadInput, "bytes in no encoding that is known", ""};
  size_t root_at = OpmlRootAt(decoded.text);
  if (root_at == std::string_view::npos) return Error{Errc::kBadInput, FeedRootAt(decoded.text) != std::string_view::npos ? "a feed, not a list of feeds; lapwing feeds add takes its address" : "no OPML: no element of that name", ""};
  RepairedXml repaired = RepairXml(std::string_view(decoded.text).substr(root_at));
  XmlDoc doc = ReadXmlDoc(repaired.text);
  const xmlNode* root = XmlRoot(doc);
  if (root == nullptr) return Error{Errc::kBadInput, "OPML that is broken from its first element on", ""};
  OpmlList list;
  list.broken_off = repaired.broken_off;
  ListReader(list).Read(root);
  return list;
}

std::string WriteOpml(std::span<const OpmlFeed> feeds, std::string_view title) {
  std::vector<const OpmlFeed*> sorted;
  for (const OpmlFeed& feed : feeds) sorted.push_back(&feed);
  std::stable_sort(sorted.begin(), sorted.end(), [](const OpmlFeed* a, const OpmlFeed* b) { return SplitTrim(a->folder, '/') < SplitTrim(b->folder, '/'); });
  std::string out = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\" xmlns:lapwing=\"urn:lapwing:feeds\">\n  <head><title>{}</title></head>\n  <body>\n", EscapeMarkup(title));
  std::vector<std::string_view> open;
  auto indent = [&] { return std::string(4 + 2 * open.size(), ' '); };
  auto close_to = [&](size_t depth) {
    while (open.size() > depth) {
      open.pop_back();
      out += indent() + "</outline>\n";
    }
  };
  for (const OpmlFeed* feed : sorted) {
    std::vector<std::string_view> folder = SplitTrim(feed->folder, '/');
    size_t same = 0;
    while (same < open.size() && same < folder.size() && open[same] == folder[same]) ++same;
    close_to(same);
    for (size_t i = same; i < folder.size(); ++i) {
      out += fmt::format("{}<outline text=\"{}\">\n", indent(), EscapeMarkup(folder[i]));
      open.push_back(folder[i]);
    }
    out += OutlineOf(*feed, open.size());
  }
  close_to(0);
  return out + "  </body>\n</opml>\n";
}

}  // namespace lapwing
