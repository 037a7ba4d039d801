// SPDX-License-Identifier: Apache-2.0
#include "read/verdict.h"

#include "base/hash.h"
#include "base/strings.h"
#include "read/language.h"

namespace lapwing {
namespace {

// Words of text that an error page, a consent wall or a teaser stays under.
constexpr size_t kErrorPageWords = 120;
constexpr size_t kConsentWords = 60;
constexpr size_t kTeaserWords = 120;

size_t CountWords(const std::string& text) {
  size_t words = 0;
  bool inside = false;
  for (char c : text) {
    bool blank = c == ' ' || c == '\n';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

}  // namespace

bool Readable(const Article& article) { return article.status == ArticleStatus::kOk || article.status == ArticleStatus::kTruncated; }

void Reject(Article& article, ArticleStatus status, std::string reason) {
  article.status = status;
  article.reason = std::move(reason);
}

void GiveId(Article& article) {
  if (article.id.empty()) article.id = Hex(HashFields({article.url, article.title, article.text}));
}

void JudgeArticle(Article& article, const Body& body, const Debris& debris) {
  std::string guessed = GuessLanguage(article.text.empty() ? article.title : article.text);
  if (!guessed.empty() || article.language.empty()) article.language = guessed;
  if (article.status != ArticleStatus::kOk) return;
  size_t words = CountWords(article.text);
  bool missing_title = debris.Tell(article.title) == DebrisKind::kMissing;
  bool mostly_missing = body.missing_lines * 2 > body.paragraphs.size();
  if ((missing_title && words < kErrorPageWords) || (mostly_missing && words < kConsentWords)) {
    Reject(article, ArticleStatus::kNotArticle, "an error page instead of an article");
  } else if (body.consent_lines > 0 && words < kConsentWords && body.consent_lines * 2 > body.paragraphs.size()) {
    Reject(article, ArticleStatus::kConsentWall, "only a cookie or consent dialogue");
  } else if (body.paywall_lines > 0 && words < kTeaserWords) {
    Reject(article, ArticleStatus::kPaywallStub, "only a teaser and a request to subscribe or log in");
  } else if (words == 0) {
    bool had_lines = body.debris_lines > 0;
    Reject(article, had_lines ? ArticleStatus::kNotArticle : ArticleStatus::kEmpty,
           had_lines ? "menus and links but no sentences" : "nothing to read");
  } else if (article.language == "und") {
    Reject(article, ArticleStatus::kNotArticle, "not English");
  }
}

}  // namespace lapwing
