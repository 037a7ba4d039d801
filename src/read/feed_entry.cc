// SPDX-License-Identifier: Apache-2.0
#include "read/feed_entry.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/feed_body.h"
#include "read/feed_elements.h"
#include "read/feed_parts.h"

namespace lapwing {
namespace {

/// What is taken for the date of an entry and for its text: the lower the better.
using Ranks = std::map<std::string_view, int>;
const Ranks kDateRanks = {{"pubdate", 1},         {"published", 1},     {"issued", 2},   {"dcterms:issued", 2}, {"dc:date", 3},           {"dcterms:date", 3}, {"date", 4}, {"dcterms:created", 5}, {"created", 6},
                          {"dcterms:available", 6}, {"pubdatetime", 7}, {"updated", 10}, {"modified", 11},      {"dcterms:modified", 12}, {"lastbuilddate", 13}};
const Ranks kTextRanks = {{"content:encoded", 1}, {"content", 2},        {"xhtml:body", 3},     {"body", 3},              {"fulltext", 4},         {"xhtml:div", 4}, {"description", 5},
                          {"summary", 6},         {"dc:description", 7}, {"itunes:summary", 8}, {"media:description", 9}, {"excerpt:encoded", 9}, {"abstract", 9}};
constexpr size_t kMostAuthorBytes = 400;
constexpr int kUpdates = 10;  // from there on a date is that of a change

/// The feed that an entry was taken over from: Atom's has a title, RSS's is one.
void TakeSource(FeedEntry& entry, const xmlNode* node) {
  EachElement(node, [&](const xmlNode* child) {
    if (FeedElementName(child) == "title") entry.publisher = FeedLine(PlainOf(child));
  });
  if (entry.publisher.empty() && !HasElements(node)) entry.publisher = FeedLine(PlainOf(node));
}

/// Whom an author element names: Atom has a name inside, RSS "jane@wire.example (Jane Roe)".
std::string AuthorIn(const xmlNode* node) {
  std::string name;
  EachElement(node, [&](const xmlNode* child) {
    if (name.empty() && FeedElementName(child) == "name") name = FeedLine(PlainOf(child));
  });
  if (!name.empty()) return name;
  std::string written = HasElements(node) ? "" : FeedLine(PlainOf(node));
  size_t open = written.find('(');
  if (written.find('@') == std::string::npos) return written;
  return open == std::string::npos ? "" : written.substr(open + 1, written.find(')', open) - open - 1);
}

class EntryReader {
 public:
  EntryReader(const xmlNode* node, const std::string& base, bool atom) : base_(BaseOf(node, base)), atom_(atom) {
    entry_.language = LanguageOf(node);
    about_ = FeedAttribute(node, "about");
    EachElement(node, [&](const xmlNode* child) { Take(child); });
  }

  FeedEntry Finish() {
    for (const auto& [rank, date] : dates_) TakeFeedDate(entry_, date, rank >= kUpdates);
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
    std::string name = FeedElementName(node);
    if (name == "title") {
      if (entry_.title.empty()) entry_.title = TitleOf(node);
    } else if (OneOf(name, {"media:title", "dc:title", "itunes:title"})) {
      if (other_title_.empty()) other_title_ = FeedLine(PlainOf(node));
    } else if (name == "guid" || name == "id") {
      Guid(node);
    } else if (name == "link" || name == "feedburner:origlink") {
      if (name != "link") link_.Take(0, ResolveLink(PlainOf(node), base_));
      else link_.TakeElement(node, BaseOf(node, base_));
    } else if (name == "media:group") {
      EachElement(node, [&](const xmlNode* child) {
        if (FeedElementName(child).starts_with("media:")) Take(child);
      });
    } else if (OneOf(name, {"dc:creator", "author", "itunes:author"})) {
      Author(name, AuthorIn(node));
    } else if (name == "source") {
      TakeSource(entry_, node);
    } else if (name == "dc:language") {
      entry_.language = LanguageTag(PlainOf(node));
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
    std::string key = CleanText(PlainOf(node));
    if (entry_.key.empty()) entry_.key = key;
    // RSS 2.0: a guid is an address unless it says that it is none. Atom's id never is.
    std::string permanent = LowerAscii(Trim(FeedAttribute(node, "ispermalink")));
    if (!atom_ && LooksLikeAddress(key)) link_.Take(permanent == "false" || permanent == "0" ? 100 : 5, ResolveLink(key, base_));
  }

  void Date(const std::string& name, const xmlNode* node) {
    if (auto rank = kDateRanks.find(name); rank != kDateRanks.end()) dates_.emplace(rank->second, PlainOf(node));
  }

  void Text(const std::string& name, const xmlNode* node) {
    if (auto rank = kTextRanks.find(name); rank != kTextRanks.end()) body_.Take(node, rank->second, atom_ && !name.starts_with("content:"));
  }

  FeedEntry entry_;
  std::string base_, about_, other_title_;
  std::array<std::string, 3> authors_;  // best first
  bool atom_;
  BestLink link_;
  FeedBody body_;
  std::multimap<int, std::string> dates_;  // best first
};

}  // namespace

FeedEntry ReadFeedEntry(const xmlNode* node, const std::string& base, bool atom) { return EntryReader(node, base, atom).Finish(); }

}  // namespace lapwing
