// SPDX-License-Identifier: Apache-2.0
#include "lapwing/article.h"

namespace lapwing {

const char* ToString(ArticleStatus status) {
  switch (status) {
    case ArticleStatus::kOk: return "ok";
    case ArticleStatus::kEmpty: return "empty";
    case ArticleStatus::kNotArticle: return "not_article";
    case ArticleStatus::kConsentWall: return "consent_wall";
    case ArticleStatus::kPaywallStub: return "paywall_stub";
    case ArticleStatus::kTruncated: return "truncated";
    case ArticleStatus::kBadEncoding: return "bad_encoding";
    case ArticleStatus::kError: break;
  }
  return "error";
}

}  // namespace lapwing
