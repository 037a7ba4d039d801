// SPDX-License-Identifier: Apache-2.0
#include "read/warc_articles.h"

#include <fmt/format.h>

#include <utility>

#include "base/content_type.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "read/html_page.h"
#include "read/http_response.h"
#include "read/input_kind.h"
#include "read/text_page.h"
#include "read/verdict.h"

namespace lapwing {

WarcArticles::WarcArticles(ByteSource raw, size_t max_record_bytes, std::string path)
    : records_(std::move(raw), max_record_bytes), max_record_bytes_(max_record_bytes), path_(std::move(path)) {}

std::optional<Article> WarcArticles::Next(const Debris& debris) {
  while (std::optional<WarcRecord> record = records_.Next()) {
    ++count_;
    std::optional<Article> article = Read(*record, debris);
    if (!article) continue;
    any_ = true;
    if (!path_.empty() && path_ != "-") article->path = fmt::format("{}#{}", path_, record->offset);
    if (article->url.empty()) article->url = CleanText(record->uri);
    return article;
  }
  if (std::exchange(any_, true)) return std::nullopt;
  Article none;
  Reject(none, ArticleStatus::kEmpty, fmt::format("an archive of {} records without a page", count_));
  return none;
}

std::optional<Article> WarcArticles::Read(const WarcRecord& record, const Debris& debris) const {
  Article article;
  if (record.error) {
    Reject(article, ArticleStatus::kError, record.error->message);
    return article;
  }
  if (!record.damage.empty()) {
    Reject(article, ArticleStatus::kError, fmt::format("damaged archive: {}; {} bytes skipped", record.damage, record.skipped));
    return article;
  }
  HttpResponse page;
  std::string type = LowerAscii(record.type);
  if (type == "response") {
    if (!record.block.starts_with("HTTP/")) return std::nullopt;  // names of hosts, files of ftp
    Result<HttpResponse> response = ReadHttpResponse(record.block, max_record_bytes_);
    if (!response) {
      Reject(article, ArticleStatus::kError, response.error().message);
      return article;
    }
    page = std::move(*response);
    if (page.status < 200 || page.status > 299) return std::nullopt;
  } else if (type == "resource" || type == "conversion") {
    ContentType named = ParseContentType(record.content_type);
    page.media_type = std::move(named.media_type);
    page.charset = std::move(named.charset);
    page.body = record.block;
  } else {
    return std::nullopt;
  }
  InputKind kind = TellKind(std::string_view(page.body).substr(0, size_t{1} << 16));
  bool html = page.media_type == "text/html" || page.media_type == "application/xhtml+xml" || (page.media_type.empty() && kind == InputKind::kHtml);
  bool text = page.media_type == "text/plain";
  if ((!html && !text) || kind == InputKind::kFeed) return std::nullopt;  // a feed tells of pages that stand in the archive themselves
  if (kind == InputKind::kEmpty) Reject(article, ArticleStatus::kEmpty, "nothing to read");
  else if (kind == InputKind::kBinary) Reject(article, ArticleStatus::kNotArticle, "binary data, not text");
  else article = html ? ReadHtmlPage(page.body, debris, page.charset) : ReadTextPage(page.body, debris, page.charset);
  if (record.too_long) Reject(article, ArticleStatus::kTruncated, fmt::format("more than {} bytes; the first {} were kept", max_record_bytes_, kKeptBytes));
  return article;
}

}  // namespace lapwing
