// SPDX-License-Identifier: Apache-2.0
#include "read/html_region.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "read/line_shape.h"

namespace lapwing {
namespace {

constexpr size_t kEnoughChars = 250;  // less prose than this is no article
constexpr size_t kProseChars = 80;    // a block this long may be prose by its stop words alone
constexpr int kKeepPercent = 40;      // an element with that share of the prose is never left out
constexpr int kReadersPercent = 92;   // ... but for comments of readers this much
constexpr int kLeftPercent = 35;      // of the prose must be left when names have been obeyed
constexpr int kRegionPercent = 45;    // a named region must hold that share of the prose left

// Words in class, id, role or itemprop of what is not the article.
constexpr std::array<std::string_view, 92> kNotArticle = {
    "ad",           "ads",         "adsense",     "advert",         "advertisement",
    "advertising",  "alert",       "attribution", "author",         "authors",
    "avatar",       "banner",      "bio",         "breadcrumb",     "breadcrumbs",
    "btn",          "button",      "byline",      "captcha",        "caption",
    "cart",         "comment",     "commentlist", "comments",       "complementary",
    "consent",      "contentinfo", "cookie",      "cookies",        "copyright",
    "credit",       "cta",         "dialog",      "discuss",        "disqus",
    "donate",       "donation",    "facebook",    "footer",         "gdpr",
    "hidden",       "jp",          "login",       "mailchimp",      "masthead",
    "menu",         "meta",        "modal",       "most",           "nav",
    "navbar",       "navigation",  "newsletter",  "noprint",        "outbrain",
    "pager",        "pagination",  "paywall",     "popular",        "popup",
    "print",        "promo",       "promotion",   "rating",         "ratings",
    "readmore",     "recirc",      "recommend",   "recommendation", "recommendations",
    "recommended",  "related",     "reply",       "respond",        "search",
    "share",        "sharedaddy",  "sharing",     "sidebar",        "signup",
    "skip",         "social",      "sponsor",     "sponsored",      "subscribe",
    "subscription", "taboola",     "tag",         "tags",           "toc",
    "trending",     "widgets"};

constexpr std::array<std::string_view, 7> kNotArticleTags = {"aside", "dialog", "fieldset", "figcaption", "footer", "header", "nav"};

// Names of article bodies, as they are written in class, id and itemprop.
constexpr std::array<std::string_view, 44> kBodyNames = {
    "articlebody",     "article-body",        "article_body",     "article__body",     "article-content",
    "article_content", "article__content",    "articlecontent",   "article-text",      "article__text",
    "articletext",     "article-main",        "entry-content",    "entry_content",     "post-content",
    "post_content",    "post__content",       "postcontent",      "post-body",         "post__body",
    "postbody",        "post-entry",          "post-text",        "story-body",        "story_body",
    "storybody",       "story__body",         "story-content",    "story-text",        "story__content",
    "single-content",  "single-post-content", "blog-content",     "blog-post-content", "blog-body",
    "content-body",    "news-content",        "news-body",        "news-text",         "body-content",
    "body-text",       "field-name-body",     "field--name-body", "text-content"};

// Calls `use` with the words of labels, which stand between single blanks.
template <typename Use>
void EachWord(std::string_view labels, Use&& use) {
  for (size_t begin = 1; begin < labels.size();) {
    size_t end = std::min(labels.find(' ', begin), labels.size());
    if (end > begin) use(labels.substr(begin, end - begin));
    begin = end + 1;
  }
}

// What readers wrote can be longer than the article; these names are believed whatever stands behind them.
constexpr std::array<std::string_view, 6> kReaders = {"comments", "commentlist", "disqus",
                                                      "respond",  "hidden",      "commentarea"};

class Page {
 public:
  explicit Page(const HtmlTree& tree) : tree_(tree), left_out_(tree.elements.size(), 0) {
    for (const HtmlElement& element : tree.elements) said_.push_back(Say(element));
    headline_.assign(tree.elements.size(), 0);
    for (const HtmlBlock& block : tree.blocks) headline_[static_cast<size_t>(block.element)] |= block.heading == 1 ? 1 : 0;
    for (size_t e = tree.elements.size(); e-- > 0;) {
      if (tree.elements[e].parent >= 0) headline_[static_cast<size_t>(tree.elements[e].parent)] |= headline_[e];
    }
    for (const HtmlBlock& block : tree.blocks) prose_.push_back(ProseChars(block));
  }

  std::vector<size_t> Choose() {
    // Some page builders call everything a promo or a tag: when the names would leave out most of the prose
    // they are not believed, and if need be neither are the tags.
    size_t all = Total();
    for (Trust trust : {Trust::kNames, Trust::kTags, Trust::kNothing}) {
      LeaveOut(trust);
      if (Total() * 100 >= all * static_cast<size_t>(kLeftPercent)) break;
    }
    Range region = Region();
    std::vector<size_t> chosen;
    int lead = Lead(region);
    for (size_t i = 0; i < tree_.blocks.size(); ++i) {
      const HtmlBlock& block = tree_.blocks[i];
      bool above = block.element >= lead && block.element < region.begin && prose_[i] > 0;
      if ((block.element < region.begin && !above) || block.element >= region.end || IsLeftOut(block.element)) continue;
      if (!MostlyLinks(block)) chosen.push_back(i);
    }
    return chosen;
  }

 private:
  enum class Trust { kNothing, kTags, kNames };

  struct Range {
    int begin = 0;
    int end = 0;
  };

  /// The heading of the first rank that stands next above the region: sentences between them are the standfirst. The region where
  /// there is none.
  int Lead(const Range& region) const {
    int lead = region.begin;
    for (const HtmlBlock& block : tree_.blocks) {
      if (block.element >= region.begin) break;
      if (block.heading == 1) lead = block.element;
    }
    return lead;
  }

  const HtmlElement& At(int element) const { return tree_.elements[static_cast<size_t>(element)]; }
  bool IsLeftOut(int element) const { return left_out_[static_cast<size_t>(element)] != 0; }

  // Bytes of prose in a block: what reads as sentences outside of links.
  static size_t ProseChars(const HtmlBlock& block) {
    if (block.link_chars * 2 > block.text.size() || block.heading > 0) return 0;
    LineShape shape = OutlineOf(block.text);
    bool dense = block.text.size() >= kProseChars && shape.stop_words * 4 >= shape.word_count;
    return shape.sentence || dense ? block.text.size() - block.link_chars : 0;
  }

  static bool MostlyLinks(const HtmlBlock& block) {
    size_t size = block.text.size();
    if (block.link_chars == 0 || block.heading > 0)
      return block.heading > 0 && block.link_chars * 10 > size * 9 && block.heading > 2;
    if (block.item) return block.link_chars * 10 > size * 7;
    return block.link_chars * 10 > size * (size < 100 ? 6 : 8);
  }

  /// What an element's names say of it; found once, as they are asked for again and again.
  struct Said {
    bool not_article = false, readers = false;
    int rank = 4;
  };

  static Said Say(const HtmlElement& element) {
    Said said;
    bool story = false, main = false;
    EachWord(element.labels, [&](std::string_view word) {
      said.not_article = said.not_article || std::binary_search(kNotArticle.begin(), kNotArticle.end(), word);
      said.readers = said.readers || std::find(kReaders.begin(), kReaders.end(), word) != kReaders.end();
      story = story || word == "story" || word == "article" || word == "post" || word == "entry";
      main = main || word == "main" || word == "content";
    });
    // Every name of a body holds one of these: most elements need no closer look.
    bool body = false;
    for (std::string_view part : {"body", "text", "content", "main", "entry"}) body = body || element.joined.find(part) != std::string::npos;
    if (body && std::any_of(kBodyNames.begin(), kBodyNames.end(), [&](std::string_view name) { return element.joined.find(name) != std::string::npos; })) said.rank = 0;
    else if (element.tag == "article") said.rank = 1;
    else if (story) said.rank = 2;
    else if (element.tag == "main" || main) said.rank = 3;
    return said;
  }

  bool SaysNo(size_t e, Trust trust, const std::vector<size_t>& sums) const {
    const HtmlElement& element = tree_.elements[e];
    if (trust == Trust::kNothing) return false;
    if (element.tag == "html" || element.tag == "body" || element.tag == "article" || element.tag == "main")
      return element.hidden;
    if (element.hidden) return true;
    if (element.tag == "button") return sums[e] == 0;  // a question that opens its answer is text
    // The header of an article holds its headline, and often its first sentences; that of a site does not.
    if (element.tag == "header" && headline_[e] != 0) return trust == Trust::kNames && said_[e].not_article;
    if (std::find(kNotArticleTags.begin(), kNotArticleTags.end(), element.tag) != kNotArticleTags.end()) return true;
    return trust == Trust::kNames && said_[e].not_article;
  }

  // Prose inside each element, what is left out not counted.
  std::vector<size_t> Sums() const {
    std::vector<size_t> sums(tree_.elements.size(), 0);
    for (size_t i = 0; i < tree_.blocks.size(); ++i) {
      if (!IsLeftOut(tree_.blocks[i].element)) sums[static_cast<size_t>(tree_.blocks[i].element)] += prose_[i];
    }
    for (size_t e = tree_.elements.size(); e-- > 0;) {
      if (tree_.elements[e].parent >= 0) sums[static_cast<size_t>(tree_.elements[e].parent)] += sums[e];
    }
    return sums;
  }

  size_t Total() const { return tree_.elements.empty() ? 0 : Sums()[0]; }

  void LeaveOut(Trust trust) {
    std::fill(left_out_.begin(), left_out_.end(), 0);
    std::vector<size_t> sums = Sums();
    size_t total = sums.empty() ? 0 : sums[0];
    for (size_t e = 0; e < tree_.elements.size(); ++e) {
      const HtmlElement& element = tree_.elements[e];
      bool by_parent = element.parent >= 0 && IsLeftOut(element.parent);
      bool readers = trust == Trust::kNames && said_[e].readers;
      bool much = sums[e] * 100 > total * static_cast<size_t>(readers ? kReadersPercent : kKeepPercent);
      left_out_[e] = by_parent || (SaysNo(e, trust, sums) && !much) ? 1 : 0;
    }
  }

  // The richest element of the best rank that holds enough of the page's prose; the page if none does.
  Range Region() const {
    if (tree_.elements.empty()) return {};
    std::vector<size_t> sums = Sums();
    std::array<int, 4> best = {-1, -1, -1, -1};
    for (size_t e = 0; e < tree_.elements.size(); ++e) {
      int rank = said_[e].rank;
      if (rank > 3 || left_out_[e] != 0) continue;
      int& holder = best[static_cast<size_t>(rank)];
      // Of an element and its only child the child is the tighter fit.
      if (holder < 0 || sums[e] > sums[static_cast<size_t>(holder)] ||
          (sums[e] == sums[static_cast<size_t>(holder)] && static_cast<int>(e) < At(holder).end)) {
        holder = static_cast<int>(e);
      }
    }
    for (int element : best) {
      if (element < 0) continue;
      size_t sum = sums[static_cast<size_t>(element)];
      if (sum >= kEnoughChars && sum * 100 >= sums[0] * static_cast<size_t>(kRegionPercent))
        return {element, At(element).end};
    }
    return {0, static_cast<int>(tree_.elements.size())};
  }

  const HtmlTree& tree_;
  std::vector<char> left_out_;
  std::vector<char> headline_;  ///< by element: does it hold a heading of the first rank?
  std::vector<Said> said_;
  std::vector<size_t> prose_;
};

}  // namespace

std::vector<size_t> ArticleBlocks(const HtmlTree& tree) { return Page(tree).Choose(); }

}  // namespace lapwing
