// SPDX-License-Identifier: Apache-2.0
#include "read/feed_root.h"

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr size_t kJunk = 8192;
constexpr size_t npos = std::string_view::npos;

bool Blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Local name of the start tag at `at`, in lower case.
std::string LocalName(std::string_view text, size_t at) {
  size_t end = text.find_first_of(" \t\r\n/>", at + 1);
  std::string_view name = text.substr(at + 1, end == npos ? 64 : end - at - 1);
  return LowerAscii(name.substr(name.find(':') == npos ? 0 : name.find(':') + 1).substr(0, 64));
}

/// Behind a document type, its inner part too.
size_t BehindDoctype(std::string_view text, size_t at) {
  size_t close = text.find('>', at), inner = text.find('[', at);
  if (inner != npos && inner < close) {
    size_t end = text.find(']', inner);
    close = end == npos ? npos : text.find('>', end);
  }
  return close == npos ? text.size() : close + 1;
}

/// The first start tag behind what may stand before a root.
size_t FirstTag(std::string_view text) {
  size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size()) {
    if (Blank(text[at])) {
      ++at;
    } else if (text.substr(at).starts_with("<?")) {
      size_t end = text.find("?>", at);
      at = end == npos ? text.size() : end + 2;
    } else if (text.substr(at).starts_with("<!--")) {
      size_t end = text.find("-->", at + 4);
      at = end == npos ? text.size() : end + 3;
    } else if (text.substr(at).starts_with("<!")) {
      at = BehindDoctype(text, at);
    } else {
      return text[at] == '<' ? at : npos;
    }
  }
  return npos;
}

bool IsFeedRoot(std::string_view text, size_t at) {
  std::string name = LocalName(text, at);
  if (name == "rss") return true;
  std::string_view head = text.substr(at, 16384);
  auto has = [&](std::string_view mark) { return head.find(mark) != npos; };
  if (name == "rdf") return has("purl.org/rss") || has("netscape.com/rdf") || has("<item");
  return name == "feed" && (has("Atom") || has("purl.org/atom") || has("<entry"));
}

size_t RootAt(std::string_view text, bool (*is_root)(std::string_view, size_t), std::initializer_list<std::string_view> marks) {
  size_t first = FirstTag(text);
  if (first != npos && is_root(text, first)) return first;
  // What stands before it may be anything but a record whose words speak of feeds.
  std::string head = LowerAscii(text.substr(0, kJunk));
  size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string::npos || head[begin] == '{' || head[begin] == '[') return npos;
  for (std::string_view page : {"<html", "<!doctype html", "<body", "<head"}) {
    if (size_t at = head.find(page); at != npos) head.resize(at);
  }
  for (std::string_view mark : marks) {
    for (size_t at = head.find(mark); at != npos; at = head.find(mark, at + 1)) {
      size_t tag = mark == "<?xml" ? FirstTag(text.substr(at, size_t{1} << 16)) : 0;
      if (tag == npos || !is_root(text, at + tag)) continue;
      std::string inner = LowerAscii(text.substr(at + tag, kJunk));
      for (std::string_view child : {"<channel", "<item", "<entry", "<outline", ":entry"}) {
        if (inner.find(child) != std::string::npos) return at + tag;
      }
    }
  }
  return npos;
}

}  // namespace

size_t FeedRootAt(std::string_view text) { return RootAt(text, &IsFeedRoot, {"<?xml", "<rss", "<feed", "<rdf:rdf", "<atom:feed"}); }

size_t OpmlRootAt(std::string_view text) {
  return RootAt(text, [](std::string_view all, size_t at) { return LocalName(all, at) == "opml"; }, {"<?xml", "<opml"});
}

bool LooksLikeJsonFeed(std::string_view head) {
  size_t begin = head.find('{');
  if (begin == npos) return false;
  int depth = 0;
  bool items = false, address = false, is_key = false;
  std::string_view key;
  for (size_t i = begin; i < head.size(); ++i) {
    char c = head[i];
    if (c == '"') {
      size_t end = i + 1;
      while (end < head.size() && head[end] != '"') end += head[end] == '\\' ? 2 : 1;
      if (end >= head.size()) break;
      std::string_view text = head.substr(i + 1, end - i - 1);
      i = end;
      if (depth != 1) continue;
      if (is_key) key = text;
      else if (key == "version" && text.find("jsonfeed.org") != npos) return true;
    } else if (c == '{' || c == '[') {
      if (depth == 1 && key == "items" && c == '[') items = true;
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) break;
    }
    if (depth != 1) continue;
    if (c == '{' || c == ',') is_key = true;
    if (c == ':') is_key = false;
    address = address || OneOf(key, {"home_page_url", "feed_url"});
  }
  return items && address;
}

std::string XmlEncoding(std::string_view bytes) {
  std::string head = LowerAscii(bytes.substr(0, 512));
  size_t at = head.find("<?xml");
  if (at == std::string::npos) return "";
  head.resize(std::min(head.find("?>", at), head.size()));
  size_t name = head.find("encoding", at);
  if (name == std::string::npos) return "";
  size_t begin = head.find_first_not_of(" \t\r\n=\"'", name + 8);
  if (begin == std::string::npos) return "";
  return head.substr(begin, head.find_first_of(" \t\r\n\"'?", begin) - begin);
}

}  // namespace lapwing
