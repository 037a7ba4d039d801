// SPDX-License-Identifier: Apache-2.0
#include "read/feed_articles.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "read/authors.h"
#include "read/body_filter.h"
#include "read/entities.h"
#include "read/html_page.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

/// Guids that no two feeds share.
bool WorldWide(std::string_view key) {
  std::string lower = LowerAscii(key.substr(0, 9));
  for (std::string_view scheme : {"http://", "https://", "urn:", "tag:"}) {
    if (lower.starts_with(scheme)) return true;
  }
  return key.size() == 36 && key[8] == '-' && key[13] == '-' && key[18] == '-' && key[23] == '-';  // a UUID
}

std::string IdOf(const FeedEntry& entry, const Feed& feed) {
  if (!entry.key.empty()) return Hex(HashFields({"feed entry", WorldWide(entry.key) ? std::string_view() : feed.home.empty() ? feed.title : feed.home, entry.key}));
  if (!entry.url.empty()) return Hex(HashFields({"feed entry", "", entry.url}));
  return "";
}

/// What programs that make feeds put under every entry.
bool IsTail(const std::string& text) {
  return (text.starts_with("The post ") && text.find(" appeared first on ") != std::string::npos) || text.starts_with("This post first appeared on ") ||
         OneOf(LowerAscii(Trim(text)), {"continue reading", "continue reading...", "read more", "read more...", "[...]", "...", "comments", "submitted by", "[link]", "[comments]", "[link] [comments]"});
}

Article ArticleOf(const FeedEntry& entry, const Feed& feed, const Debris& debris) {
  Article article;
  article.id = IdOf(entry, feed);
  article.url = entry.url;
  article.publisher = entry.publisher.empty() ? feed.title : entry.publisher;
  article.title = entry.title;
  article.author = TidyAuthors(entry.author);
  article.published = entry.published;
  if (!entry.published.empty()) article.published_basis = entry.only_updated ? "feed_updated" : "feed";
  article.language = entry.language.starts_with("en") ? "en" : entry.language;
  if (!entry.odd_date.empty()) article.reason = fmt::format("the date '{}' was not understood", entry.odd_date);
  if (Trim(entry.text).empty()) {
    Reject(article, ArticleStatus::kEmpty, article.title.empty() ? "an entry without title and text" : "a title but no text: this entry has neither content nor summary");
    return article;
  }
  std::vector<Paragraph> paragraphs = entry.markup ? HtmlFragmentParagraphs(entry.text) : SplitParagraphs(CleanText(DecodeEntities(entry.text)));
  std::erase_if(paragraphs, [](const Paragraph& paragraph) { return IsTail(paragraph.text); });
  Body body = FilterBody(paragraphs, article.title, debris, true);
  article.text = JoinParagraphs(body.paragraphs);
  if (article.text.empty()) {
    Reject(article, ArticleStatus::kEmpty, article.title.empty() ? "an entry without title and text" : "a title but no text: nothing beside it but the title again, links or pictures");
    return article;
  }
  JudgeArticle(article, body, debris);
  return article;
}

Article Refused(ArticleStatus status, std::string reason, const Feed& feed) {
  Article article;
  article.publisher = feed.title;
  article.url = feed.home;
  Reject(article, status, std::move(reason));
  return article;
}

}  // namespace

std::vector<Article> FeedArticles(const Feed& feed, const Debris& debris) {
  std::vector<Article> articles;
  for (const FeedEntry& entry : feed.entries) articles.push_back(ArticleOf(entry, feed, debris));
  if (feed.broken_off && !articles.empty()) {
    Article& last = articles.back();
    if (last.status == ArticleStatus::kOk) Reject(last, ArticleStatus::kTruncated, "the feed breaks off here");
  } else if (articles.empty()) {
    articles.push_back(feed.broken_off ? Refused(ArticleStatus::kTruncated, "a feed that breaks off before its first entry", feed) : Refused(ArticleStatus::kEmpty, "a feed without entries", feed));
  }
  if (feed.left_out > 0) articles.push_back(Refused(ArticleStatus::kTruncated, fmt::format("{} entries over the {} that are read of one feed", feed.left_out, kMaxFeedEntries), feed));
  return articles;
}

std::vector<Article> ReadFeedArticles(std::string_view bytes, const Debris& debris, const FeedContext& context) {
  Result<Feed> feed = ParseFeed(bytes, context);
  if (feed) return FeedArticles(*feed, debris);
  return {Refused(feed.error().message.starts_with("bytes in no encoding") ? ArticleStatus::kBadEncoding : ArticleStatus::kError, feed.error().message, {})};
}

}  // namespace lapwing
