// SPDX-License-Identifier: Apache-2.0
/// One report as Lapwing reads it: clean UTF-8 (NFC) text and what is known about it.
#pragma once

#include <string>

namespace lapwing {

/// What became of the input. Anything but kOk is a counted, named reject; the stream goes on.
enum class ArticleStatus {
  kOk,
  kEmpty,        ///< nothing to read
  kNotArticle,   ///< menus, listings, binary data
  kConsentWall,  ///< only a cookie or consent dialogue
  kPaywallStub,  ///< a teaser and a request to subscribe
  kTruncated,    ///< over the size limit; what was read is kept
  kBadEncoding,  ///< bytes in no encoding we know
  kError,        ///< anything else; `reason` says what
};

/// Name as written in records: "ok", "empty", "not_article", ...
const char* ToString(ArticleStatus status);

struct Article {
  std::string id;               ///< given, or a stable hash of url and text
  std::string url;
  std::string publisher;
  std::string author;           ///< names, ", " between several; "" unknown
  std::string published;        ///< "2024-01-17" or with time; "" when unknown
  std::string published_basis;  ///< "given" (input field), "option" (--published), "page", "page_updated", "feed", "feed_updated", "dateline", ""
  std::string title;
  std::string text;             ///< paragraphs separated by blank lines
  std::string language;         ///< "en", "" when not known
  std::string story;            ///< id of the group of near-duplicates, "" when not grouped
  std::string path;             ///< file it came from, "" for streams
  ArticleStatus status = ArticleStatus::kOk;
  std::string reason;           ///< one sentence for people when status is not kOk
};

}  // namespace lapwing
