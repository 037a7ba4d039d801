// SPDX-License-Identifier: Apache-2.0
#include "read/publication.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/entities.h"
#include "read/html_meta.h"
#include "read/page_date.h"
#include "read/paragraphs.h"
#include "read/shown_day.h"

namespace lapwing {
namespace {

constexpr size_t kDateLineBytes = 120;  // of a line, or of a value in a script
constexpr size_t kDatelineBytes = 60;   // where a paragraph may hold its dateline
constexpr int kMostLooks = 50;

// Names of meta elements, the most telling first.
constexpr std::array<std::string_view, 28> kPublicationNames = {
    "article:published_time", "og:published_time", "datepublished",    "article:published",   "parsely-pub-date", "sailthru.date",
    "pubdate",                "publish-date",      "publish_date",     "publishdate",         "publication_date", "publicationdate",
    "dc.date.issued",         "dcterms.issued",    "dc.date.created",  "dcterms.created",     "dcterms.date",     "dc.date",
    "article.published",      "article.created",   "article_date_original", "cxenseparse:recs:publishtime", "date", "displaydate",
    "originalpublicationdate", "release_date",     "citation_publication_date", "datecreated"};

constexpr std::array<std::string_view, 8> kChangeNames = {"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "article:modified", "last-modified", "lastmod"};

std::string Clean(std::string_view text) { return TidyLine(CleanText(DecodeEntities(text))); }

/// Names of meta elements that nobody could list: "w-published-date", "cludo:date".
bool NamesPublication(std::string_view key) {
  for (std::string_view no : {"modif", "updat", "expir", "event", "start", "end", "last", "revis", "review", "birth"}) {
    if (key.find(no) != std::string_view::npos) return false;
  }
  return key.find("publish") != std::string_view::npos || key.find("pubdate") != std::string_view::npos || key.find("pub-date") != std::string_view::npos || key.ends_with(":date") ||
         key.ends_with("-date") || key.ends_with(".date") || key.ends_with("_date");
}

/// What the page's head and address state, each once, the most telling first.
class Stated {
 public:
  Stated(const HtmlTree& tree, const JsonLdFacts& given, const std::string& url) {
    Add(ParsePageDate(given.published));
    Add(ParsePageDate(JsonLdValue(tree, "datePublished")));
    for (std::string_view name : kPublicationNames) AddMetas(tree, [&](std::string_view key) { return key == name; });
    AddMetas(tree, NamesPublication);
    Add(DateInUrl(url));
  }

  const std::vector<std::string>& days() const { return days_; }

  /// The first that is on this day.
  const std::string* On(std::string_view day) const {
    auto found = std::find_if(days_.begin(), days_.end(), [&](const std::string& stated) { return stated.starts_with(day); });
    return found == days_.end() ? nullptr : &*found;
  }

 private:
  void Add(const std::optional<std::string>& day) {
    if (day && std::find(days_.begin(), days_.end(), *day) == days_.end()) days_.push_back(*day);
  }

  template <typename Names>
  void AddMetas(const HtmlTree& tree, Names&& names) {
    for (const HtmlMeta& meta : tree.metas) {
      if (names(meta.key)) return Add(ParsePageDate(Clean(meta.value)));
    }
  }

  std::vector<std::string> days_;
};

std::string ChangeOf(const HtmlTree& tree, const JsonLdFacts& given) {
  if (std::optional<std::string> day = ParsePageDate(given.modified)) return *day;
  for (std::string_view name : kChangeNames) {
    for (const HtmlMeta& meta : tree.metas) {
      if (meta.key != name) continue;
      if (std::optional<std::string> day = ParsePageDate(Clean(meta.value))) return *day;
    }
  }
  return "";
}

/// How numbers are to be read, as the page's language or the country of its address tells.
DayOrder OrderOf(const HtmlTree& tree, std::string_view url) {
  static constexpr std::string_view kDayFirst[] = {"uk", "au", "in", "ie", "nz", "za", "sg", "my", "pk", "bd", "ng", "ke", "eu", "de", "fr", "it", "es", "nl", "be", "ru", "ua", "tr", "il", "br", "mx", "ar", "hk"};
  std::string_view language = tree.language;
  if (language.starts_with("en-us") || language.starts_with("en_us")) return DayOrder::kMonthFirst;
  if (language.size() >= 5 && language.starts_with("en")) return DayOrder::kDayFirst;
  size_t host = url.find("://");
  std::string_view name = host == std::string_view::npos ? std::string_view() : url.substr(host + 3);
  name = name.substr(0, name.find_first_of("/:?#"));
  size_t dot = name.rfind('.');
  std::string_view end = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  if (end == "gov" || end == "edu" || end == "mil" || end == "us") return DayOrder::kMonthFirst;
  return std::find(std::begin(kDayFirst), std::end(kDayFirst), end) != std::end(kDayFirst) ? DayOrder::kDayFirst : DayOrder::kUnknown;
}

/// The shown day of a sense that stands lowest in doubt: below the headline before above it.
const ShownDay* Shown(const std::vector<ShownDay>& days, DaySense sense, bool marked) {
  for (bool above : {false, true}) {
    for (const ShownDay& day : days) {
      if (day.sense == sense && day.above == above && (day.marked || !marked)) return &day;
    }
  }
  return nullptr;
}

/// The only day that the page shows of a sense, "" where there are several: then they are those of other articles.
std::string OnlyDay(const std::vector<ShownDay>& days, DaySense sense) {
  std::string only;
  for (const ShownDay& day : days) {
    if (day.sense != sense || day.day == only) continue;
    if (!only.empty()) return "";
    only = day.day;
  }
  return only;
}

/// Days that stand neither in the head nor by the headline. `changed`: set where it is only that of a change.
std::string Elsewhere(const HtmlTree& tree, DayOrder order, bool& changed) {
  for (const HtmlTime& time : tree.times) {
    if (std::optional<std::string> day = ParsePageDate(time.stamp)) return *day;
    if (std::optional<std::string> day = DateLine(Clean(time.text))) return *day;
  }
  std::vector<ShownDay> shown = AllShownDays(tree, order);
  for (DaySense sense : {DaySense::kPublished, DaySense::kPlain}) {
    if (std::string only = OnlyDay(shown, sense); !only.empty()) return only;
  }
  // "OSLO, January 17, 2024 - The envoys ...": a dateline.
  for (const HtmlBlock& block : tree.blocks) {
    if (block.text.size() <= kDateLineBytes || block.heading > 0) continue;
    std::vector<WrittenDay> days = WrittenDays(block.text.substr(0, kDatelineBytes), order);
    bool dash = !days.empty() && block.text.find_first_of("-\xE2/", days.front().end) <= days.front().end + 2;
    if (dash) return days.front().day;
  }
  std::string change = OnlyDay(shown, DaySense::kChanged);
  changed = !change.empty();
  return change;
}

}  // namespace

Publication FindPublication(const HtmlTree& tree, const JsonLdFacts& given, const std::string& title, const std::string& url) {
  Publication found;
  found.change = ChangeOf(tree, given);
  Stated stated(tree, given, url);
  DayOrder order = OrderShown(tree);
  if (order == DayOrder::kUnknown) order = OrderOf(tree, url);
  std::vector<ShownDay> shown = ShownDays(tree, title, order);
  const std::string* first = stated.days().empty() ? nullptr : &stated.days().front();
  for (const ShownDay& day : shown) {
    const std::string* same = day.sense == DaySense::kChanged ? nullptr : stated.On(day.day);
    if (same == nullptr) continue;
    found.day = *same;
    return found;
  }
  // Above the headline, and in lines that do not say what they hold, days count only where nothing is stated.
  const ShownDay* best = Shown(shown, DaySense::kPublished, true);
  if (best == nullptr) best = Shown(shown, DaySense::kPlain, true);
  if (best == nullptr && first == nullptr) best = Shown(shown, DaySense::kPlain, false);
  if (best != nullptr && (first == nullptr || !best->above)) {
    found.day = best->stamp;
    return found;
  }
  const ShownDay* change = Shown(shown, DaySense::kChanged, true);
  if (change != nullptr && first == nullptr) {
    found.day = change->stamp;
    found.changed = true;
    return found;
  }
  found.day = first != nullptr ? *first : Elsewhere(tree, order, found.changed);
  return found;
}

std::string DateInScripts(std::string_view html) {
  static constexpr std::string_view kKeys[] = {"datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate", "publication_date", "datePublish",
                                               "published_on", "firstPublished", "publishedDate", "published_date", "publishedTime", "published_time", "pubDate", "postDate", "post_date", "date_published"};
  for (std::string_view key : kKeys) {
    int looks = 0;
    for (size_t at = html.find(key); at != std::string_view::npos && looks < kMostLooks; at = html.find(key, at + 1), ++looks) {
      std::string_view rest = html.substr(at + key.size(), kDateLineBytes);
      size_t begin = rest.find_first_not_of("\"\\': \t");
      if (begin == std::string_view::npos || begin == 0) continue;
      rest.remove_prefix(begin);
      if (std::optional<std::string> date = ParsePageDate(rest.substr(0, rest.find_first_of("\"\\'},")))) return *date;
      // "Feb 4, 2025": the comma is part of it
      if (std::optional<std::string> date = ParsePageDate(rest.substr(0, rest.find_first_of("\"\\'}")))) return *date;
    }
  }
  return "";
}

}  // namespace lapwing
