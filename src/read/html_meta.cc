// SPDX-License-Identifier: Apache-2.0
#include "read/html_meta.h"

#include <simdjson.h>

#include <algorithm>
#include <iterator>
#include <initializer_list>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/authors.h"
#include "read/debris.h"
#include "read/entities.h"
#include "read/json_ld.h"
#include "read/json_repair.h"
#include "read/line_shape.h"
#include "read/paragraphs.h"

namespace lapwing {
namespace {

constexpr size_t kMostHeadings = 40, kHeadlineBytes = 240;
constexpr size_t kHeadlineWords = 3;   // fewer words head a section, or name the site
constexpr double kSameStory = 0.5;     // a heading that shares so many of its words with a title of the page tells the same

std::string Clean(std::string_view text) { return TidyLine(CleanText(DecodeEntities(text))); }

std::string Meta(const HtmlTree& tree, std::initializer_list<std::string_view> keys) {
  for (std::string_view key : keys) {
    for (const HtmlMeta& meta : tree.metas) {
      if (meta.key == key && !Trim(meta.value).empty()) return Clean(meta.value);
    }
  }
  return "";
}

// The first string value of a key in JSON text, unescaped; tolerant of everything around it.
std::string StringAfterKey(std::string_view json, std::string_view key) {
  std::string quoted = '"' + std::string(key) + '"';
  for (size_t at = json.find(quoted); at != std::string_view::npos; at = json.find(quoted, at + 1)) {
    size_t colon = json.find_first_not_of(" \t\r\n", at + quoted.size());
    if (colon == std::string_view::npos || json[colon] != ':') continue;
    size_t begin = json.find_first_not_of(" \t\r\n", colon + 1);
    if (begin == std::string_view::npos || json[begin] != '"') continue;
    size_t end = begin + 1;
    while (end < json.size() && json[end] != '"') end += json[end] == '\\' ? 2 : 1;
    if (end >= json.size()) return "";
    std::string wrapped = RepairJson('[' + std::string(json.substr(begin, end + 1 - begin)) + ']');
    simdjson::dom::parser parser;
    std::string_view text;
    if (parser.parse(wrapped).at(0).get(text) == simdjson::SUCCESS && !Trim(text).empty()) return std::string(text);
  }
  return "";
}

/// Headings of the first rank, each once, in their order.
std::vector<std::string> FirstRankHeadings(const HtmlTree& tree) {
  std::vector<std::string> headings;
  for (const HtmlBlock& block : tree.blocks) {
    if (block.heading != 1 || headings.size() >= kMostHeadings) continue;
    std::string heading = Clean(block.text);
    if (!heading.empty() && heading.size() <= kHeadlineBytes && std::find(headings.begin(), headings.end(), heading) == headings.end()) headings.push_back(std::move(heading));
  }
  return headings;
}

/// Share of the words of the shorter that are in the longer, 0 to 1; words of one or two letters say nothing.
double Overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  auto content = [](const std::vector<std::string>& words) {
    std::vector<std::string> kept;
    for (const std::string& word : words) {
      if (word.size() > 2) kept.push_back(word);
    }
    std::sort(kept.begin(), kept.end());
    return kept;
  };
  std::vector<std::string> x = content(a), y = content(b), shared;
  if (x.empty() || y.empty()) return 0;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(shared));
  return static_cast<double>(shared.size()) / static_cast<double>(std::min(x.size(), y.size()));
}

/// Is it the name of the site as its address has it: "Class Central" of classcentral.com?
bool NamesHost(std::string_view name, std::string_view host) {
  std::string letters;
  for (char c : LowerAscii(name)) {
    if (IsAlpha(c) || IsDigit(c)) letters += c;
  }
  std::string address;
  for (char c : host.substr(0, host.rfind('.'))) {
    if (c != '-') address += c;
  }
  return letters.size() >= 4 && (address.find(letters) != std::string::npos || (address.size() >= 5 && letters.find(address) != std::string::npos));
}

// "Headline - Site" and "Headline | Section | Site": names of sites are short and stand behind the last bar.
std::string WithoutSite(std::string title, const std::string& site, const std::string& host, const std::string& heading) {
  static constexpr std::string_view kBars[] = {" | ",  " - ",      " \u2013 ", " \u2014 ",
                                               " :: ", " \u00B7 ", " \u2022 ", " > "};
  if (!heading.empty() && title.starts_with(heading)) return heading;
  for (int round = 0; round < 2; ++round) {
    size_t cut = std::string::npos;
    size_t length = 0;
    for (std::string_view bar : kBars) {
      size_t at = title.rfind(bar);
      if (at != std::string::npos && (cut == std::string::npos || at > cut)) {
        cut = at;
        length = bar.size();
      }
    }
    if (cut == std::string::npos) break;
    std::string tail = title.substr(cut + length);
    bool names_site = (!site.empty() && FoldName(tail).find(FoldName(site)) != std::string::npos) || NamesHost(tail, host);
    bool bar = title[cut + 1] == '|' || title[cut + 1] == ':';
    if (!names_site && !(bar && PlainWords(tail).size() <= 4 && PlainWords(title.substr(0, cut)).size() >= 3)) break;
    title.resize(cut);
  }
  return std::string(Trim(title));
}

/// The same without the name of the site, where there are others, and each without the section behind a bar ("... | Opinion").
std::vector<std::string> Headings(const HtmlTree& tree, const std::string& site, const std::string& host) {
  std::vector<std::string> headings = FirstRankHeadings(tree);
  auto names_site = [&](const std::string& heading) { return NamesHost(heading, host) || (!site.empty() && FoldName(heading) == FoldName(site)); };
  if (headings.size() > 1) std::erase_if(headings, names_site);
  for (std::string& heading : headings) {
    if (heading.find(" | ") != std::string::npos) heading = WithoutSite(heading, site, host, "");
  }
  return headings;
}

std::string Title(const HtmlTree& tree, const JsonLdFacts& given, const std::string& site, const std::string& host) {
  std::string shared = Meta(tree, {"og:title"}), tab = Clean(tree.title), headline = Clean(given.headline);
  // Titles for search engines and shares are often reworded; the heading is what readers were shown, if it is the headline and not the
  // name of the site or of a section. What says much the same as one of the titles is; else what shares most with them.
  std::string nearest;
  double most = 0;
  std::vector<std::string> headings = Headings(tree, site, host);
  for (const std::string& heading : headings) {
    std::vector<std::string> shown = PlainWords(heading);
    for (const std::string& other : {shared, tab, headline}) {
      std::vector<std::string> words = PlainWords(other);
      if (RepeatsTitle(shown, words)) return heading;
      double overlap = shown.size() >= kHeadlineWords ? Overlap(shown, words) : 0;
      if (overlap > most) {
        most = overlap;
        nearest = heading;
      }
    }
  }
  if (most >= kSameStory) return nearest;
  std::string only = headings.size() == 1 ? headings[0] : "";
  for (std::string title : {shared, Meta(tree, {"twitter:title", "headline"}), headline, only, tab, Meta(tree, {"dc.title", "title"})}) {
    title = WithoutSite(std::move(title), site, host, only);
    if (!title.empty()) return title;
  }
  return "";
}

// Sites name themselves as author where the page has none: no one is better than that only where nobody else is.
std::string Author(const HtmlTree& tree, const JsonLdFacts& given, const std::string& publisher) {
  std::vector<std::string> candidates = {Clean(given.author)};
  for (std::string_view name : {"author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "article:author_name", "citation_author", "cxenseparse:author"}) {
    std::string all;
    for (const HtmlMeta& meta : tree.metas) {
      if (meta.key == name) all += (all.empty() ? "" : ", ") + Clean(meta.value);
    }
    candidates.push_back(all);
  }
  for (size_t i = 0; i + 1 < tree.metas.size(); ++i) {  // "Written by" of WordPress
    if (tree.metas[i].key == "twitter:label1" && LowerAscii(tree.metas[i].value).find("written by") != std::string::npos && tree.metas[i + 1].key == "twitter:data1") candidates.push_back(Clean(tree.metas[i + 1].value));
  }
  for (std::string_view how : {"rel", "itemprop", "class"}) {
    for (const HtmlMeta& byline : tree.bylines) {
      if (byline.key == how) candidates.push_back(Clean(byline.value));
    }
  }
  std::string site;
  for (const std::string& candidate : candidates) {
    std::string names = TidyAuthors(candidate);
    if (names.empty()) continue;
    if (FoldName(names) != FoldName(publisher)) return names;
    if (site.empty()) site = names;
  }
  for (const HtmlBlock& block : tree.blocks) {
    std::string names = block.text.size() < 120 ? BylineAuthors(Clean(block.text)) : "";
    if (!names.empty()) return names;
  }
  return site;
}

std::string Host(std::string_view url) {
  size_t begin = url.find("://");
  if (begin == std::string_view::npos) return "";
  std::string host = LowerAscii(url.substr(begin + 3));
  host.resize(std::min(host.find_first_of("/?#:"), host.size()));
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace

std::string JsonLdValue(const HtmlTree& tree, std::string_view key) {
  std::string longest;
  for (const std::string& json : tree.json_ld) {
    std::string value = StringAfterKey(json, key);
    if (value.size() > longest.size()) longest = std::move(value);
  }
  return longest;
}

PageFacts ReadFacts(const HtmlTree& tree) {
  PageFacts facts;
  facts.url = tree.canonical.starts_with("http") ? std::string(Trim(tree.canonical)) : Meta(tree, {"og:url"});
  facts.publisher = Meta(tree, {"og:site_name", "application-name", "publisher", "dc.publisher"});
  std::string host = Host(facts.url);
  JsonLdFacts given = ReadJsonLd(tree.json_ld);
  facts.title = Title(tree, given, facts.publisher, host);
  if (facts.publisher.empty() || facts.publisher.starts_with("http")) facts.publisher = host;
  facts.publication = FindPublication(tree, given, facts.title, facts.url);
  facts.author = Author(tree, given, facts.publisher);
  return facts;
}

}  // namespace lapwing
