// SPDX-License-Identifier: Apache-2.0
#include "read/xml_news.h"

#include <fmt/format.h>

#include <initializer_list>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/dateline_text.h"
#include "read/given_article.h"
#include "read/html_page.h"
#include "read/xml_tree.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

// "20240117T101500Z" -> "2024-01-17T10:15:00Z": the basic form of ISO 8601, which these formats like.
std::string Extended(std::string_view date) {
  bool basic = date.size() >= 15 && date[8] == 'T' && date.substr(0, 8).find_first_not_of("0123456789") == std::string_view::npos &&
               date.substr(9, 6).find_first_not_of("0123456789") == std::string_view::npos;
  if (!basic) return std::string(date);
  std::string zone(date.substr(15));
  if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-')) zone.insert(3, ":");
  return fmt::format("{}-{}-{}T{}:{}:{}{}", date.substr(0, 4), date.substr(4, 2), date.substr(6, 2), date.substr(9, 2), date.substr(11, 2), date.substr(13, 2), zone);
}

std::string FirstOf(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (!value.empty()) return value;
  }
  return "";
}

std::string TextUnder(const xmlNode* top, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names) {
    if (std::string text = XmlText(XmlFind(top, name)); !text.empty()) return text;
  }
  return "";
}

// Persons where they are marked, else all that the element says.
std::string Byline(const xmlNode* byline) {
  std::string names;
  for (const xmlNode* person : XmlAll(byline, "person")) names += (names.empty() ? "" : ", ") + XmlText(person);
  return names.empty() ? XmlText(byline) : names;
}

Article Finish(const GivenFields& given, std::vector<Paragraph> paragraphs, const std::string& dateline, const Debris& debris, const std::string& without_text) {
  PutDateline(dateline, paragraphs);
  Article article = GivenArticle(given, paragraphs, debris);
  if (paragraphs.empty()) Reject(article, ArticleStatus::kEmpty, without_text);
  return article;
}

bool Withdrawn(std::string_view status) {
  return status.ends_with("canceled") || status.ends_with("cancelled") || status.ends_with("withheld") || status.ends_with("killed") || status.ends_with("embargoed") || status == "Canceled" ||
         status == "Withheld" || status == "Embargoed";
}

void Withdraw(Article& article, std::string_view status) { Reject(article, ArticleStatus::kNotArticle, fmt::format("withdrawn or held back by its publisher ({})", CleanText(status.substr(0, 40)))); }

// --- NITF

Article ReadNitf(const xmlNode* nitf, const Debris& debris) {
  GivenFields given;
  const xmlNode* docdata = XmlFind(nitf, "docdata");
  const xmlNode* pubdata = XmlFind(nitf, "pubdata");
  const xmlNode* head = XmlFind(nitf, "body.head");
  const xmlNode* hedline = XmlFind(head, "hedline");
  given.id = FirstOf({XmlAttribute(XmlFind(docdata, "doc-id"), "id-string"), XmlAttribute(nitf, "uno")});
  given.url = XmlAttribute(pubdata, "ex-ref");
  given.title = FirstOf({XmlText(XmlFind(hedline, "hl1")), XmlText(hedline), XmlText(XmlFind(XmlFind(nitf, "head"), "title"))});
  given.author = Byline(XmlFind(head, "byline"));
  given.published = Extended(FirstOf({XmlAttribute(XmlFind(docdata, "date.issue"), "norm"), XmlAttribute(XmlFind(docdata, "date.release"), "norm"), XmlAttribute(pubdata, "date.publication"),
                                      XmlAttribute(XmlFind(head, "story.date"), "norm")}));
  given.publisher = FirstOf({XmlAttribute(pubdata, "name"), XmlText(XmlFind(head, "distributor")), XmlAttribute(XmlFind(docdata, "doc.copyright"), "holder")});
  given.language = XmlAttribute(nitf, "lang");
  const xmlNode* content = XmlFind(nitf, "body.content");
  std::vector<Paragraph> paragraphs = XmlParagraphs(content != nullptr ? content : XmlFind(nitf, "body"));
  Article article = Finish(given, std::move(paragraphs), XmlText(XmlFind(head, "dateline")), debris, "NITF without text in its body");
  if (std::string status = XmlAttribute(docdata, "management-status"); Withdrawn(status)) Withdraw(article, status);
  return article;
}

// --- RCV1

Article ReadRcv1(const xmlNode* item, const Debris& debris) {
  GivenFields given;
  given.id = XmlAttribute(item, "itemid");
  given.published = XmlAttribute(item, "date");
  given.language = XmlAttribute(item, "lang");
  given.title = TextUnder(item, {"headline", "title"});
  given.author = TextUnder(item, {"byline"});
  given.publisher = XmlText(XmlFind(item, "copyright")).find("Reuters") != std::string::npos ? "Reuters" : "";
  return Finish(given, XmlParagraphs(XmlFind(item, "text")), TextUnder(item, {"dateline"}), debris, "an item without text");
}

// --- NewsML-G2

// Text of one inlineData by its content type; base64 and the like are not text.
std::vector<Paragraph> InlineData(const xmlNode* data) {
  std::string type = LowerAscii(XmlAttribute(data, "contenttype"));
  if (!XmlAttribute(data, "encoding").empty() || (!type.empty() && !type.starts_with("text/") && type.find("html") == std::string::npos)) return {};
  std::string text;
  for (const xmlNode* node = data->children; node != nullptr; node = node->next) text += XmlContent(node);
  if (type.find("html") != std::string::npos) return HtmlFragmentParagraphs(text);
  return SplitParagraphs(CleanText(text));
}

Article ReadNewsItem(const xmlNode* item, const std::string& sender, const Debris& debris) {
  const xmlNode* management = XmlFind(item, "itemMeta");
  const xmlNode* meta = XmlFind(item, "contentMeta");
  const xmlNode* set = XmlFind(item, "contentSet");
  GivenFields given;
  given.id = XmlAttribute(item, "guid");
  given.title = TextUnder(meta, {"headline"});
  std::vector<Paragraph> paragraphs;
  std::string dateline = TextUnder(meta, {"dateline"}), elsewhere;
  const xmlNode* nitf = nullptr;
  for (const xmlNode* node = set == nullptr ? nullptr : set->children; node != nullptr && paragraphs.empty(); node = node->next) {
    std::string_view name = XmlName(node);
    if (name == "inlineXML") {
      nitf = XmlFind(node, "nitf");
      const xmlNode* body = nitf != nullptr ? XmlFind(nitf, "body.content") : XmlFind(node, "body");
      paragraphs = XmlParagraphs(body != nullptr ? body : node);
      if (given.title.empty()) given.title = nitf != nullptr ? TextUnder(nitf, {"hl1", "title"}) : TextUnder(node, {"title", "h1"});
      if (dateline.empty() && nitf != nullptr) dateline = TextUnder(nitf, {"dateline"});
    } else if (name == "inlineData") {
      paragraphs = InlineData(node);
    } else if (name == "remoteContent") {
      elsewhere = FirstOf({XmlAttribute(node, "href"), XmlAttribute(node, "residref")});
    }
  }
  given.url = FirstOf({XmlAttribute(XmlFind(meta, "link"), "href"), XmlAttribute(XmlFind(management, "link"), "href")});
  if (!given.url.starts_with("http")) given.url.clear();
  given.author = FirstOf({TextUnder(meta, {"by"}), TextUnder(XmlFind(meta, "creator"), {"name"}), nitf != nullptr ? Byline(XmlFind(nitf, "byline")) : ""});
  given.published = Extended(FirstOf({TextUnder(management, {"firstCreated"}), TextUnder(meta, {"contentCreated"}), TextUnder(management, {"versionCreated"}), TextUnder(meta, {"contentModified"})}));
  const xmlNode* provider = XmlFind(management, "provider");
  given.publisher = FirstOf({XmlText(XmlFind(provider, "name")), XmlAttribute(provider, "literal"), XmlText(XmlFind(XmlFind(meta, "infoSource"), "name")), sender});
  if (given.publisher.empty()) {
    std::string code = XmlAttribute(provider, "qcode");
    given.publisher = code.substr(code.find(':') == std::string::npos ? 0 : code.find(':') + 1);
  }
  given.language = FirstOf({XmlAttribute(XmlFind(meta, "language"), "tag"), XmlAttribute(item, "lang")});
  std::string kind = XmlAttribute(XmlFind(management, "itemClass"), "qcode");
  std::string why = fmt::format("an item without text in it{}{}", kind.empty() ? "" : ": " + kind, elsewhere.empty() ? "" : "; its content lies elsewhere");
  Article article = Finish(given, std::move(paragraphs), dateline, debris, why);
  if (std::string status = XmlAttribute(XmlFind(management, "pubStatus"), "qcode"); Withdrawn(status)) Withdraw(article, status);
  return article;
}

Article ReadPackage(const xmlNode* item) {
  Article article;
  article.id = CleanText(XmlAttribute(item, "guid"));
  article.title = TextUnder(item, {"headline"});
  Reject(article, ArticleStatus::kNotArticle, fmt::format("a package that refers to {} items and holds no text", XmlAll(item, "itemRef").size()));
  return article;
}

// --- NewsML 1

Article ReadNewsMl1(const xmlNode* item, const Debris& debris) {
  GivenFields given;
  given.id = TextUnder(item, {"PublicIdentifier", "NewsItemId"});
  given.title = TextUnder(item, {"HeadLine"});
  given.author = TextUnder(item, {"ByLine"});
  given.published = Extended(TextUnder(item, {"FirstCreated", "ThisRevisionCreated", "DateId"}));
  given.publisher = FirstOf({XmlAttribute(XmlFind(XmlFind(item, "Provider"), "Party"), "FormalName"), TextUnder(item, {"ProviderId"})});
  given.language = XmlAttribute(XmlFind(item, "Language"), "FormalName");
  std::vector<Paragraph> paragraphs;
  for (const xmlNode* content : XmlAll(item, "DataContent")) {
    const xmlNode* nitf = XmlFind(content, "nitf");
    const xmlNode* body = nitf != nullptr ? XmlFind(nitf, "body.content") : XmlFind(content, "body");
    paragraphs = body != nullptr || XmlFind(content, "p") != nullptr ? XmlParagraphs(body != nullptr ? body : content) : InlineData(content);
    if (!paragraphs.empty()) break;
  }
  Article article = Finish(given, std::move(paragraphs), TextUnder(item, {"DateLine"}), debris, "an item without text in it");
  if (std::string status = XmlAttribute(XmlFind(item, "Status"), "FormalName"); Withdrawn(status)) Withdraw(article, status);
  return article;
}

void ReadInto(const xmlNode* node, const std::string& sender, const Debris& debris, std::vector<Article>& articles) {
  std::string_view name = XmlName(node);
  if (name == "nitf") articles.push_back(ReadNitf(node, debris));
  else if (name == "newsitem") articles.push_back(ReadRcv1(node, debris));
  else if (name == "newsItem") articles.push_back(ReadNewsItem(node, sender, debris));
  else if (name == "packageItem") articles.push_back(ReadPackage(node));
}

}  // namespace

bool LooksLikeXmlNews(std::string_view head) { return OneOf(XmlRootName(head), {"nitf", "newsitem", "newsItem", "packageItem", "newsMessage", "NewsML"}); }

std::vector<Article> ReadXmlNews(std::string_view bytes, const Debris& debris) {
  std::vector<Article> articles;
  Result<XmlTree> tree = XmlTree::Parse(bytes);
  if (!tree) {
    bool encoding = tree.error().message.find("encoding") != std::string::npos;
    Reject(articles.emplace_back(), encoding ? ArticleStatus::kBadEncoding : ArticleStatus::kError, tree.error().message);
    return articles;
  }
  const xmlNode* root = tree->root();
  std::string_view name = XmlName(root);
  if (name == "newsMessage") {
    std::string sender = XmlText(XmlFind(XmlFind(root, "header"), "sender"));
    const xmlNode* set = XmlFind(root, "itemSet");
    for (const xmlNode* node = set == nullptr ? nullptr : set->children; node != nullptr; node = node->next) ReadInto(node, sender, debris, articles);
  } else if (name == "NewsML") {
    for (const xmlNode* item : XmlAll(root, "NewsItem")) articles.push_back(ReadNewsMl1(item, debris));
  } else {
    ReadInto(root, "", debris, articles);
  }
  if (articles.empty()) Reject(articles.emplace_back(), ArticleStatus::kEmpty, "a message without news in it");
  if (!tree->well_formed()) {
    for (Article& article : articles) {
      if (article.reason.empty()) article.reason = "broken XML: what could be read was kept";
    }
  }
  return articles;
}

}  // namespace lapwing
