// SPDX-License-Identifier: Apache-2.0
// RSS and Atom. Elements are known by their namespace and by their usual prefix where the namespace is missing, misspelt or new.
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <mutex>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/entities.h"
#include "read/feed_parts.h"
#include "read/input_kind.h"
#include "read/xml_repair.h"

namespace lapwing {
namespace {

constexpr size_t kMostAuthorBytes = 400;

using DocPtr = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

std::string_view View(const xmlChar* text) { return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text)); }

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

/// "pubdate", "dc:date", "atom:link", in lower case. Whatever has no prefix is the feed's own, under any namespace.
std::string NameOf(const xmlNode* node) {
  std::string local = LowerAscii(View(node->name));
  if (node->ns != nullptr) {
    std::string_view space = SpaceOf(View(node->ns->href));
    if (!space.empty()) return std::string(space) + ":" + local;
    std::string prefix = LowerAscii(View(node->ns->prefix));
    if (!prefix.empty() && !OneOf(prefix, {"rss", "rss10", "r"})) return prefix + ":" + local;
  }
  return local;  // with its prefix where no namespace was declared for it
}

/// Atom's elements are core in Atom, whatever prefix they have.
std::string Core(std::string name) { return name.starts_with("atom:") ? name.substr(5) : name; }

std::string Attribute(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    std::string_view local = View(attribute->name);
    if (local.size() > name.size() && local[local.size() - name.size() - 1] == ':') local = local.substr(local.size() - name.size());
    if (LowerAscii(local) != name || attribute->children == nullptr) continue;
    return std::string(View(attribute->children->content));
  }
  return "";
}

bool IsText(const xmlNode* node) { return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE; }

bool HasElements(const xmlNode* top) {
  for (const xmlNode* node = top->children; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) return true;
  }
  return false;
}

void AppendEscaped(std::string& out, std::string_view text) {
  for (char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else out += c;
  }
}

/// All text inside, with the tags between as HTML where `tags`.
std::string Inside(const xmlNode* top, bool tags) {
  std::string out;
  const xmlNode* node = top->children;
  auto tag = [&](const xmlNode* element, bool end) {
    if (!tags || element->type != XML_ELEMENT_NODE) return;
    std::string name = LowerAscii(View(element->name));
    if (end && OneOf(name, {"br", "img", "hr"})) return;
    out += end ? "</" : "<";
    out += name;
    out += '>';
  };
  while (node != nullptr) {
    if (IsText(node)) {
      if (tags) AppendEscaped(out, View(node->content));
      else out += View(node->content);
    }
    tag(node, false);
    if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
      node = node->children;
      continue;
    }
    tag(node, true);
    while (node != top && node->next == nullptr) {
      node = node->parent;
      if (node != top) tag(node, true);
    }
    if (node == top) break;
    node = node->next;
  }
  return out;
}

std::string Plain(const xmlNode* node) { return std::string(Trim(Inside(node, false))); }

/// The base that xml:base on this element and those around it give.
std::string BaseOf(const xmlNode* node, const std::string& outer) {
  std::array<std::string, 16> bases;
  size_t count = 0;
  for (const xmlNode* at = node; at != nullptr && at->type == XML_ELEMENT_NODE && count < bases.size(); at = at->parent) {
    for (const xmlAttr* attribute = at->properties; attribute != nullptr; attribute = attribute->next) {
      bool base = View(attribute->name) == "xml:base" || (View(attribute->name) == "base" && attribute->ns != nullptr && View(attribute->ns->prefix) == "xml");
      if (base && attribute->children != nullptr) bases[count++] = std::string(View(attribute->children->content));
      if (count == bases.size()) break;
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
  for (const xmlNode* at = node; at != nullptr && at->type == XML_ELEMENT_NODE; at = at->parent) {
    std::string language = Attribute(at, "lang");
    if (!language.empty()) return LanguageTag(language);
  }
  return "";
}

/// What may be the text of an entry, best first.
struct Body {
  int rank = 100;
  std::string text;
  bool markup = false;
};

/// Is there a letter or digit outside of tags and references?
bool SaysSomething(std::string_view markup) {
  for (size_t i = 0; i < markup.size(); ++i) {
    char c = markup[i];
    if (c == '<') i = std::min(markup.find('>', i), markup.size());
    else if (size_t end = markup.substr(i, 12).find(';'); c == '&' && end != std::string_view::npos) i += end;
    else if (IsAlpha(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80) return true;
  }
  return false;
}

/// Is that HTML? Elements inside say yes; RSS does not tell, so its words are looked at; Atom's "text" is believed unless it is full of paragraphs.
void TakeBody(Body& body, const xmlNode* node, int rank, bool atom) {
  if (rank >= body.rank && !body.text.empty()) return;
  std::string type = LowerAscii(Attribute(node, "type")), mode = LowerAscii(Attribute(node, "mode"));
  if (mode == "base64") return;
  if (atom && type.find('/') != std::string::npos && !type.starts_with("text/") && type.find("xml") == std::string::npos && type.find("html") == std::string::npos) return;  // pictures in base64
  Body found;
  found.rank = rank;
  bool elements = HasElements(node);
  found.text = Inside(node, elements);
  if (Trim(found.text).empty()) return;
  bool plain = atom && !elements && (type.empty() || type == "text" || type == "text/plain") && mode != "escaped";
  found.markup = elements || (plain ? HasMarkup(found.text) : HasTags(found.text));
  if (!found.markup && !plain) {
    std::string once = DecodeEntities(found.text);  // escaped twice
    if (once != found.text && HasTags(once)) {
      found.text = std::move(once);
      found.markup = true;
    }
  }
  if (elements) {  // markup and escaped markup side by side: "<div>&lt;p&gt;..."
    std::string inner = Inside(node, false);
    if (HasMarkup(inner)) found.text = std::move(inner);
  }
  if (found.markup && !SaysSomething(found.text)) return;  // a content of nothing but pictures is none
  body = std::move(found);
}

/// Atom's and RSS's links of one entry or feed, best first.
struct Link {
  int rank = 100;
  std::string url;
  void Take(int its_rank, const std::string& its_url) {
    if (its_rank >= rank || its_url.empty()) return;
    rank = its_rank;
    url = its_url;
  }
};

void TakeAtomLink(Link& link, const xmlNode* node, const std::string& base) {
  std::string rel = LowerAscii(Attribute(node, "rel")), type = LowerAscii(Attribute(node, "type"));
  bool alternate = rel.empty() || rel == "alternate" || rel.ends_with("/alternate");
  if (!alternate) return;
  bool page = type.empty() || type.find("html") != std::string::npos;
  link.Take(page ? 1 : 3, ResolveLink(Attribute(node, "href"), BaseOf(node, base)));
}

bool LooksLikeAddress(std::string_view text) {
  std::string lower = LowerAscii(text.substr(0, 8));
  return (lower.starts_with("http://") || lower.starts_with("https://")) && text.find_first_of(" \n\t") == std::string_view::npos;
}

void TakeSource(FeedEntry& entry, const xmlNode* node) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && Core(NameOf(child)) == "title") entry.publisher = FeedLine(Plain(child));
  }
  if (entry.publisher.empty() && !HasElements(node)) entry.publisher = FeedLine(Plain(node));
}

/// Whom an author element names: Atom has a name inside, RSS "jane@wire.example (Jane Roe)".
std::string AuthorIn(const xmlNode* node) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && Core(NameOf(child)) == "name") return FeedLine(Plain(child));
  }
  std::string written = HasElements(node) ? "" : FeedLine(Plain(node));
  size_t open = written.find('(');
  if (written.find('@') == std::string::npos) return written;
  return open == std::string::npos ? "" : written.substr(open + 1, written.find(')', open) - open - 1);
}

class EntryReader {
 public:
  EntryReader(const xmlNode* node, const std::string& base, bool atom) : base_(BaseOf(node, base)), atom_(atom) {
    entry_.language = LanguageOf(node);
    about_ = Attribute(node, "about");
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) Take(child);
    }
  }

  FeedEntry Finish() {
    for (const auto& [rank, date] : dates_) TakeFeedDate(entry_, date, rank >= 10);
    if (entry_.key.empty()) entry_.key = CleanText(Trim(about_));
    if (link_.url.empty() && LooksLikeAddress(about_)) link_.url = ResolveLink(about_, base_);
    entry_.url = std::move(link_.url);
    auto author = std::find_if(authors_.begin(), authors_.end(), [](const std::string& names) { return !names.empty(); });
    if (author != authors_.end()) entry_.author = std::move(*author);
    entry_.text = std::move(body_.text);
    entry_.markup = body_.markup;
    if (entry_.title.empty()) entry_.title = std::move(other_title_);
    return std::move(entry_);
  }

 private:
  void Take(const xmlNode* node) {
    std::string name = Core(NameOf(node));
    if (name == "title") {
      if (entry_.title.empty()) entry_.title = FeedLine(HasElements(node) ? Inside(node, true) : Plain(node));
    } else if (OneOf(name, {"media:title", "dc:title", "itunes:title"})) {
      if (other_title_.empty()) other_title_ = FeedLine(Plain(node));
    } else if (name == "guid" || name == "id") {
      Guid(node);
    } else if (name == "link" || name == "feedburner:origlink") {
      if (name != "link") link_.Take(0, ResolveLink(Plain(node), base_));
      else if (!Attribute(node, "href").empty()) TakeAtomLink(link_, node, base_);
      else link_.Take(2, ResolveLink(Plain(node), BaseOf(node, base_)));
    } else if (name == "media:group") {
      for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE && NameOf(child).starts_with("media:")) Take(child);
      }
    } else if (OneOf(name, {"dc:creator", "author", "itunes:author"})) {
      Author(name, AuthorIn(node));
    } else if (name == "source") {
      TakeSource(entry_, node);
    } else if (name == "dc:language") {
      entry_.language = LanguageTag(Plain(node));
    } else {
      Date(name, node);
      Text(name, node);
    }
  }

  // The creator before the author: makers of RSS put an address of mail there, and podcasts their own name.
  void Author(const std::string& name, const std::string& who) {
    if (who.empty()) return;
    std::string& names = authors_[name == "dc:creator" ? 0 : name == "author" ? 1 : 2];
    if (names.size() < kMostAuthorBytes) names += (names.empty() ? "" : ", ") + who;
  }

  void Guid(const xmlNode* node) {
    std::string key = CleanText(Plain(node));
    if (entry_.key.empty()) entry_.key = key;
    // RSS 2.0: a guid is an address unless it says that it is none. Atom's id never is.
    std::string permanent = LowerAscii(Trim(Attribute(node, "ispermalink")));
    if (!atom_ && LooksLikeAddress(key)) link_.Take(permanent == "false" || permanent == "0" ? 100 : 5, ResolveLink(key, base_));
  }

  void Date(const std::string& name, const xmlNode* node) {
    static const std::map<std::string_view, int> kRanks = {{"pubdate", 1}, {"published", 1}, {"issued", 2},  {"dcterms:issued", 2}, {"dc:date", 3},  {"date", 4}, {"dcterms:created", 5},
                                                           {"created", 6}, {"dcterms:date", 3}, {"dcterms:available", 6}, {"pubdatetime", 7}, {"updated", 10}, {"modified", 11}, {"dcterms:modified", 12}, {"lastbuilddate", 13}};
    if (auto rank = kRanks.find(name); rank != kRanks.end()) dates_.emplace(rank->second, Plain(node));
  }

  void Text(const std::string& name, const xmlNode* node) {
    static const std::map<std::string_view, int> kRanks = {{"content:encoded", 1}, {"content", 2}, {"xhtml:body", 3}, {"body", 3}, {"fulltext", 4}, {"xhtml:div", 4}, {"description", 5}, {"summary", 6},
                                                           {"dc:description", 7}, {"itunes:summary", 8}, {"media:description", 9}, {"excerpt:encoded", 9}, {"abstract", 9}};
    if (auto rank = kRanks.find(name); rank != kRanks.end()) TakeBody(body_, node, rank->second, atom_ && !name.starts_with("content:"));
  }

  FeedEntry entry_;
  std::string base_, about_, other_title_;
  std::array<std::string, 3> authors_;  // best first
  bool atom_;
  Link link_;
  Body body_;
  std::multimap<int, std::string> dates_;  // best first
};

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
      feed.wait_seconds = std::max(feed.wait_seconds, Count(Plain(node)) * 60);
    } else if (name == "sy:updateperiod") {
      static const std::map<std::string_view, int64_t> kPeriods = {{"hourly", 3600}, {"daily", 86400}, {"weekly", 604800}, {"monthly", 2592000}, {"yearly", 31536000}};
      auto period = kPeriods.find(LowerAscii(Plain(node)));
      if (period != kPeriods.end()) period_ = period->second;
    } else if (name == "sy:updatefrequency") {
      times_ = std::max<int64_t>(1, Count(Plain(node)));
    } else if (name == "skiphours" || name == "skipdays") {
      for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        std::string text = LowerAscii(Plain(child));
        if (name == "skiphours" && !text.empty() && IsDigit(text[0])) feed.skip_hours |= 1U << (Count(text) % 24);
        static constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        for (size_t day = 0; name == "skipdays" && day < kDays.size(); ++day) {
          if (text.starts_with(kDays[day])) feed.skip_days |= 1U << day;
        }
      }
    }
  }
  void Finish(Feed& feed) const { feed.wait_seconds = std::max(feed.wait_seconds, period_ / times_); }

 private:
  int64_t period_ = 0, times_ = 1;
};

std::string FormatOf(const xmlNode* root, const std::string& root_name, std::string_view text) {
  if (root_name == "rdf" || root_name == "rdf:rdf") return text.find("purl.org/rss/1.0") != std::string_view::npos ? "RSS 1.0" : "RSS 0.9";
  std::string version = CleanText(Trim(Attribute(root, "version").substr(0, 8)));
  if (root_name == "rss") return version.empty() ? "RSS" : "RSS " + version;
  return text.substr(0, 4096).find("purl.org/atom") != std::string_view::npos ? "Atom 0.3" : "Atom 1.0";
}

class FeedReader {
 public:
  FeedReader(const xmlNode* root, std::string_view text, const FeedContext& context) : context_(context) {
    std::string name = Core(NameOf(root));
    feed_.format = FormatOf(root, name, text);
    atom_ = name == "feed";
    // What belongs to the feed itself stands first in it, but nothing makes it: the channel is read before its items.
    const xmlNode* channel = root;
    for (const xmlNode* node = root->children; node != nullptr && !atom_; node = node->next) {
      if (node->type == XML_ELEMENT_NODE && Core(NameOf(node)) == "channel") channel = node;
    }
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
    Link home;
    std::string self;
    for (const xmlNode* node = channel->children; node != nullptr; node = node->next) {
      if (node->type != XML_ELEMENT_NODE) continue;
      std::string whole = NameOf(node), name = Core(whole);
      if (name == "title" && feed_.title.empty()) feed_.title = FeedLine(HasElements(node) ? Inside(node, true) : Plain(node));
      else if (name == "link" && LowerAscii(Attribute(node, "rel")) == "self") self = ResolveLink(Attribute(node, "href"), base_);
      else if (name == "link" && !Attribute(node, "href").empty()) TakeAtomLink(home, node, base_);
      else if (name == "link") home.Take(2, ResolveLink(Plain(node), base_));
      else if (name == "language" || name == "dc:language") feed_.language = LanguageTag(Plain(node));
      else manners_.Take(name, node, feed_);
    }
    feed_.home = home.url;
    // Links are relative to the document; of a file only its own words say where that is.
    if (base_.empty()) base_ = LooksLikeAddress(self) ? self : feed_.home;
    if (!LooksLikeAddress(base_)) base_.clear();
    base_ = BaseOf(channel, base_);
    if (!LooksLikeAddress(feed_.home)) feed_.home = ResolveLink(feed_.home, base_);
  }

  void Entries(const xmlNode* place) {
    for (const xmlNode* node = place->children; node != nullptr; node = node->next) {
      if (node->type == XML_ELEMENT_NODE) Entry(node);
    }
  }

  void Entry(const xmlNode* node) {
    std::string name = Core(NameOf(node));
    if (name != "item" && name != "entry") {
      if (name == "items" && !atom_) {  // RSS 1.0's table of contents, or, against the rules, the items themselves
        for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
          if (child->type == XML_ELEMENT_NODE && Core(NameOf(child)) == "item") Add(child);
        }
      }
      return;
    }
    Add(node);
  }

  void Add(const xmlNode* node) {
    if (feed_.entries.size() >= kMaxFeedEntries) {
      ++feed_.left_out;
      return;
    }
    FeedEntry entry = EntryReader(node, base_, atom_).Finish();
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
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
  RepairedXml repaired = RepairXml(utf8, {"item", "entry"});
  int options = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  DocPtr doc(xmlReadMemory(repaired.text.data(), static_cast<int>(repaired.text.size()), nullptr, "UTF-8", options), &xmlFreeDoc);
  const xmlNode* root = doc ? xmlDocGetRootElement(doc.get()) : nullptr;
  if (root == nullptr) return Error{Errc::kBadInput, "a feed that is broken from its first element on", context.url};
  Feed feed = FeedReader(root, utf8, context).Take();
  feed.broken_off = repaired.broken_off;
  return feed;
}

}  // namespace lapwing
