// SPDX-License-Identifier: Apache-2.0
#include "read/feed_elements.h"

#include <array>

#include "base/strings.h"
#include "read/feed_parts.h"

namespace lapwing {
namespace {

constexpr size_t kMostBases = 16;

/// What an element's namespace is called here: "" for RSS's own, which have half a dozen addresses.
std::string_view SpaceOf(std::string_view address) {
  struct Space {
    std::string_view part, name;
  };
  static constexpr std::array<Space, 11> kSpaces = {{{"2005/Atom", "atom"},
                                                     {"purl.org/atom", "atom"},
                                                     {"rss/1.0/modules/content", "content"},
                                                     {"purl.org/dc/elements", "dc"},
                                                     {"purl.org/dc/terms", "dcterms"},
                                                     {"rss/1.0/modules/syndication", "sy"},
                                                     {"search.yahoo.com/mrss", "media"},
                                                     {"dtds/podcast", "itunes"},
                                                     {"rssnamespace.org/feedburner", "feedburner"},
                                                     {"w3.org/1999/xhtml", "xhtml"},
                                                     {"rdf-syntax-ns", "rdf"}}};
  for (const Space& space : kSpaces) {
    if (address.find(space.part) != std::string_view::npos) return space.name;
  }
  return {};
}

std::string PrefixOf(const xmlNode* node) {
  if (node->ns == nullptr) return "";
  if (std::string_view space = SpaceOf(XmlView(node->ns->href)); !space.empty()) return std::string(space);
  std::string prefix = LowerAscii(XmlView(node->ns->prefix));
  return OneOf(prefix, {"rss", "rss10", "r"}) ? "" : prefix;
}

void AppendEscaped(std::string& out, std::string_view text) {
  for (char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else out += c;
  }
}

bool IsBase(const xmlAttr* attribute) {
  std::string_view name = XmlView(attribute->name);
  return name == "xml:base" || (name == "base" && attribute->ns != nullptr && XmlView(attribute->ns->prefix) == "xml");
}

}  // namespace

std::string FeedElementName(const xmlNode* node) {
  std::string local = LowerAscii(XmlView(node->name)), prefix = PrefixOf(node);
  std::string name = prefix.empty() ? local : prefix + ":" + local;  // with its own prefix where no namespace was declared for it
  return name.starts_with("atom:") ? name.substr(5) : name;
}

std::string FeedAttribute(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    std::string_view local = XmlView(attribute->name);
    if (local.size() > name.size() && local[local.size() - name.size() - 1] == ':') local = local.substr(local.size() - name.size());
    if (LowerAscii(local) == name && attribute->children != nullptr) return std::string(XmlValue(attribute));
  }
  return "";
}

bool HasElements(const xmlNode* node) {
  bool any = false;
  EachElement(node, [&](const xmlNode*) { any = true; });
  return any;
}

std::string TextOf(const xmlNode* top) {
  std::string out;
  auto enter = [&](const xmlNode* node) {
    out += XmlContent(node);
    return true;
  };
  WalkXml(top, enter, [](const xmlNode*) {});
  return out;
}

std::string PlainOf(const xmlNode* node) { return std::string(Trim(TextOf(node))); }

std::string MarkupOf(const xmlNode* top) {
  std::string out;
  auto tag = [&](const xmlNode* node, bool end) {
    if (node == top || !XmlElement(node)) return;
    std::string name = LowerAscii(XmlView(node->name));
    if (end && OneOf(name, {"br", "img", "hr"})) return;
    out += end ? "</" : "<";
    out += name;
    out += '>';
  };
  auto enter = [&](const xmlNode* node) {
    AppendEscaped(out, XmlContent(node));
    tag(node, false);
    return true;
  };
  WalkXml(top, enter, [&](const xmlNode* node) { tag(node, true); });
  return out;
}

std::string TitleOf(const xmlNode* node) { return FeedLine(HasElements(node) ? MarkupOf(node) : PlainOf(node)); }

std::string BaseOf(const xmlNode* node, const std::string& outer) {
  std::array<std::string, kMostBases> bases;
  size_t count = 0;
  for (const xmlNode* at = node; at != nullptr && XmlElement(at) && count < bases.size(); at = at->parent) {
    for (const xmlAttr* attribute = at->properties; attribute != nullptr && count < bases.size(); attribute = attribute->next) {
      if (IsBase(attribute) && attribute->children != nullptr) bases[count++] = std::string(XmlValue(attribute));
    }
  }
  std::string result = outer;
  while (count > 0) {
    std::string next = ResolveLink(bases[--count], result);
    if (!next.empty()) result = next;
  }
  return result;
}

std::string LanguageOf(const xmlNode* node) {
  for (const xmlNode* at = node; at != nullptr && XmlElement(at); at = at->parent) {
    std::string language = FeedAttribute(at, "lang");
    if (!language.empty()) return LanguageTag(language);
  }
  return "";
}

bool LooksLikeAddress(std::string_view text) {
  std::string lower = LowerAscii(text.substr(0, 8));
  return (lower.starts_with("http://") || lower.starts_with("https://")) && text.find_first_of(" \n\t") == std::string_view::npos;
}

void BestLink::Take(int its_rank, const std::string& its_url) {
  if (its_rank >= rank || its_url.empty()) return;
  rank = its_rank;
  url = its_url;
}

void BestLink::TakeElement(const xmlNode* node, const std::string& base) {
  std::string href = FeedAttribute(node, "href");
  if (href.empty()) return Take(2, ResolveLink(PlainOf(node), base));
  std::string rel = LowerAscii(FeedAttribute(node, "rel")), type = LowerAscii(FeedAttribute(node, "type"));
  bool alternate = rel.empty() || rel == "alternate" || rel.ends_with("/alternate");
  bool page = type.empty() || type.find("html") != std::string::npos;
  if (alternate) Take(page ? 1 : 3, ResolveLink(href, base));
}

}  // namespace lapwing
