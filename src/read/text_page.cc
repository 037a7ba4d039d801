// SPDX-License-Identifier: Apache-2.0
#include "read/text_page.h"

#include "base/utf8.h"
#include "read/charset.h"
#include "read/entities.h"
#include "read/plain_page.h"
#include "read/verdict.h"

namespace lapwing {

Article ReadTextPage(std::string_view bytes, const Debris& debris, std::string_view charset) {
  Article article;
  Decoded decoded = charset.empty() ? DecodeText(bytes) : DecodePage(bytes, charset);
  if (decoded.encoding == Encoding::kUnknown) {
    Reject(article, ArticleStatus::kBadEncoding, "bytes in no encoding that is known");
    return article;
  }
  PlainPage page = ReadPlainPage(CleanText(DecodeEntities(decoded.text)), debris);
  article.title = std::move(page.title);
  article.text = JoinParagraphs(page.body.paragraphs);
  article.published = page.body.published;
  if (!article.published.empty()) article.published_basis = "page";
  JudgeArticle(article, page.body, debris);
  return article;
}

}  // namespace lapwing
