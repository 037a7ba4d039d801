// SPDX-License-Identifier: Apache-2.0
#include "read/html_page.h"

#include <utility>

#include "base/utf8.h"
#include "read/body_filter.h"
#include "read/charset.h"
#include "read/entities.h"
#include "read/html_meta.h"
#include "read/html_region.h"
#include "read/html_tree.h"
#include "read/publication.h"
#include "read/verdict.h"

namespace lapwing {
namespace {

constexpr size_t kFewChars = 250;  // with less text than this, the page's JSON-LD is asked too

void AddBlock(const HtmlBlock& block, std::vector<Paragraph>& paragraphs) {
  for (Paragraph& paragraph : SplitParagraphs(CleanText(block.text))) {
    paragraph.bullet = paragraph.bullet || block.item || block.cell;
    paragraph.plain = block.link_chars == 0;
    paragraphs.push_back(std::move(paragraph));
  }
}

}  // namespace

std::vector<Paragraph> HtmlFragmentParagraphs(std::string_view utf8) {
  HtmlTree tree = ParseHtml(utf8);
  std::vector<Paragraph> paragraphs;
  for (const HtmlBlock& block : tree.blocks) AddBlock(block, paragraphs);
  return paragraphs;
}

Article ReadHtmlPage(std::string_view bytes, const Debris& debris, std::string_view charset) {
  Article article;
  Decoded decoded = DecodePage(bytes, charset);
  if (decoded.encoding == Encoding::kUnknown) {
    Reject(article, ArticleStatus::kBadEncoding, "bytes in no encoding that is known");
    return article;
  }
  HtmlTree tree = ParseHtml(decoded.text);
  PageFacts facts = ReadFacts(tree);
  article.title = std::move(facts.title);
  article.url = std::move(facts.url);
  article.publisher = std::move(facts.publisher);
  article.author = std::move(facts.author);
  article.published = std::move(facts.publication.day);
  std::vector<Paragraph> paragraphs;
  for (size_t index : ArticleBlocks(tree)) AddBlock(tree.blocks[index], paragraphs);
  Body body = FilterBody(paragraphs, article.title, debris);
  article.text = JoinParagraphs(body.paragraphs);
  if (article.text.size() < kFewChars) {
    std::string given = JsonLdValue(tree, "articleBody");
    Body other = FilterBody(SplitParagraphs(CleanText(DecodeEntities(given))), article.title, debris);
    std::string text = JoinParagraphs(other.paragraphs);
    if (text.size() > article.text.size()) article.text = std::move(text);
  }
  if (article.published.empty()) article.published = DateInScripts(decoded.text);
  bool changed = facts.publication.changed;
  if (article.published.empty()) {
    article.published = std::move(facts.publication.change);
    changed = true;
  }
  if (!article.published.empty()) article.published_basis = changed ? "page_updated" : "page";
  JudgeArticle(article, body, debris);
  return article;
}

}  // namespace lapwing
