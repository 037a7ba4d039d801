// SPDX-License-Identifier: Apache-2.0
#include "read/feed.h"

#include <libxml/uri.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/entities.h"
#include "read/feed_date.h"
#include "read/feed_parts.h"
#include "read/feed_root.h"
#include "read/html_page.h"
#include "read/input_kind.h"
#include "read/xml_walk.h"

namespace lapwing {
namespace {

constexpr size_t kMaxLink = 4096;

const xmlChar* Xml(const std::string& text) { return reinterpret_cast<const xmlChar*>(text.c_str()); }

std::string AttributeOf(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (XmlView(attribute->name) == name && attribute->children != nullptr) return std::string(XmlValue(attribute));
  }
  return "";
}

/// Is it `<link rel="alternate">` with the kind of a feed?
bool NamesFeed(const xmlNode* node) {
  if (!XmlElement(node) || LowerAscii(XmlView(node->name)) != "link") return false;
  std::string type = LowerAscii(AttributeOf(node, "type"));
  bool feed = false;
  for (std::string_view kind : {"rss+xml", "atom+xml", "feed+json", "rdf+xml"}) feed = feed || type.find(kind) != std::string::npos;
  return feed && (" " + LowerAscii(AttributeOf(node, "rel")) + " ").find(" alternate ") != std::string::npos;
}

}  // namespace

bool HasTags(std::string_view text) {
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::string_view rest = text.substr(at + 1, 512);
    if (rest.starts_with('/')) rest.remove_prefix(1);
    size_t end = 0;
    while (end < rest.size() && (IsAlpha(rest[end]) || (end > 0 && IsDigit(rest[end])))) ++end;
    if (end == 0 || end == rest.size()) continue;
    bool tag = rest[end] == '>' || (rest[end] == '/' && rest.substr(end).starts_with("/>"));
    if (!tag && (rest[end] == ' ' || rest[end] == '\n' || rest[end] == '\t')) tag = rest.find('=', end) < rest.find('>', end) || rest.substr(end + 1).starts_with("/>");
    if (tag || text.substr(at).starts_with("<!--") || text.substr(at).starts_with("<![CDATA[")) return true;
  }
  return text.find("<!--") != std::string_view::npos;
}

std::string FeedLine(std::string_view text) {
  if (HasTags(text)) {
    std::string joined;
    for (const Paragraph& paragraph : HtmlFragmentParagraphs(text)) joined += (joined.empty() ? "" : " ") + paragraph.text;
    return TidyLine(CleanText(joined));
  }
  // Twice escaped titles are common: "AT&amp;amp;T", "&amp;lt;b&amp;gt;".
  std::string plain = DecodeEntities(text);
  if (plain != text && HasTags(plain)) return FeedLine(plain);
  std::string line = CleanText(plain);
  for (char& c : line) {
    if (c == '\n') c = ' ';
  }
  return TidyLine(Trim(line));
}

std::string LanguageTag(std::string_view text) {
  std::string tag = LowerAscii(Trim(text).substr(0, 16));
  return tag.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos ? tag : "";
}

void TakeFeedDate(FeedEntry& entry, std::string_view written, bool updated) {
  if (!entry.published.empty() || Trim(written).empty()) return;
  if (std::optional<std::string> date = ParseFeedDate(written)) {
    entry.published = *date;
    entry.only_updated = updated;
    entry.odd_date.clear();
  } else if (entry.odd_date.empty()) {
    entry.odd_date = CleanText(Trim(written).substr(0, 40));
  }
}

std::string ResolveLink(const std::string& reference, const std::string& base) {
  std::string link;
  for (char c : Trim(reference)) {  // blanks inside are typed by hand or broken by templates
    if (c == ' ') link += "%20";
    else if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) link += c;
  }
  if (link.empty() || link.size() > kMaxLink) return "";
  std::string lower = LowerAscii(link.substr(0, 16));
  bool scheme = lower.starts_with("http://") || lower.starts_with("https://");
  for (std::string_view other : {"javascript:", "data:", "vbscript:", "file:"}) {
    if (lower.starts_with(other)) return "";
  }
  if (!scheme && !base.empty()) {
    xmlChar* whole = xmlBuildURI(Xml(link), Xml(base));
    if (whole == nullptr) return "";
    link = std::string(XmlView(whole));
    xmlFree(whole);
  }
  return CleanText(link);
}

std::string FeedLinkOf(std::string_view page, const std::string& url) {
  Decoded decoded = DecodePage(page.substr(0, size_t{1} << 20));
  if (decoded.encoding == Encoding::kUnknown || decoded.text.empty()) return "";
  XmlDoc doc = ReadHtmlDoc(decoded.text);
  std::string link;
  auto enter = [&](const xmlNode* node) {
    if (link.empty() && NamesFeed(node)) link = ResolveLink(AttributeOf(node, "href"), url);
    return link.empty();
  };
  WalkXml(XmlRoot(doc), enter, [](const xmlNode*) {});
  return link;
}

Result<Feed> ParseFeed(std::string_view bytes, const FeedContext& context) {
  std::string swapped;
  if (bytes.starts_with(std::string_view("<\0", 2)) || bytes.starts_with(std::string_view("\0<", 2))) {  // UTF-16 without its mark
    swapped = (bytes[0] == '<' ? "\xFF\xFE" : "\xFE\xFF") + std::string(bytes);
    bytes = swapped;
  }
  std::string declared = XmlEncoding(bytes);  // servers name one charset for all they have; the document knows better
  Decoded decoded = DecodePage(bytes, declared.empty() ? context.charset : declared);
  if (decoded.encoding == Encoding::kUnknown) return Error{Errc::kBadInput, "bytes in no encoding that is known", context.url};
  std::string_view text = decoded.text;
  if (size_t root = FeedRootAt(text); root != std::string_view::npos) return ParseXmlFeed(text.substr(root), context);
  std::string_view trimmed = Trim(text);
  if (LooksLikeJsonFeed(trimmed)) return ParseJsonFeed(trimmed.substr(trimmed.find('{')), context);
  if (trimmed.empty()) return Error{Errc::kBadInput, "nothing to read: an empty answer, not a feed", context.url};
  if (OpmlRootAt(text) != std::string_view::npos) return Error{Errc::kBadInput, "a list of feeds (OPML), not a feed; lapwing feeds import takes it", context.url};
  InputKind kind = TellKind(trimmed.substr(0, size_t{1} << 16));
  if (kind == InputKind::kHtml) return Error{Errc::kBadInput, "an HTML page, not a feed", context.url};
  return Error{Errc::kBadInput, "neither RSS nor Atom nor JSON Feed", context.url};
}

}  // namespace lapwing
