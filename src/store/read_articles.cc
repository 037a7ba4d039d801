// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

namespace lapwing {
namespace {

std::string Copy(const SqlRow& row, int column) { return std::string(row.Text(column)); }

ArticleStatus StatusOf(std::string_view name) {
  for (ArticleStatus status : {ArticleStatus::kOk, ArticleStatus::kEmpty, ArticleStatus::kNotArticle, ArticleStatus::kConsentWall, ArticleStatus::kPaywallStub, ArticleStatus::kTruncated,
                               ArticleStatus::kBadEncoding}) {
    if (name == ToString(status)) return status;
  }
  return ArticleStatus::kError;
}

}  // namespace

Status Store::ReadArticles(const ArticleQuery& query, const std::function<bool(const ArticleRow&)>& reader) {
  SqlText text = ArticleSql(query, sql_->is_postgres());
  return sql_->Query(text.sql, ValuesOf(text), [&](const SqlRow& row) {
    ArticleRow found;
    found.row = row.Int(0);
    Article& article = found.article;
    article.id = Copy(row, 1);
    article.url = Copy(row, 2);
    article.publisher = Copy(row, 3);
    article.published = Copy(row, 4);
    article.published_basis = Copy(row, 5);
    article.title = Copy(row, 6);
    found.has_text = !row.IsNull(7);
    article.text = Copy(row, 7);
    article.language = Copy(row, 8);
    article.story = Copy(row, 9);
    article.status = StatusOf(row.Text(10));
    article.reason = Copy(row, 11);
    found.events = row.Int(12);
    return reader(found);
  });
}

Result<std::vector<StoryRow>> Store::Stories(const StoryQuery& query) {
  std::vector<StoryRow> stories;
  constexpr int64_t kEver = int64_t{1} << 40;
  auto [day, last] = query.before.value_or(std::pair(kEver, kEver));
  Status status = sql_->Query(
      "SELECT s.id, s.day, s.last, s.reports, s.outlets, a.id, a.title, a.url, a.publisher FROM (SELECT COALESCE(story, id) AS id, max(reported) AS day, max(num) AS last, count(*) AS reports, count(DISTINCT publisher) AS outlets FROM articles "
      "WHERE status IN ('ok', 'truncated') AND reported >= $1 AND reported <= $2 GROUP BY COALESCE(story, id)) s JOIN articles a ON a.num = s.last WHERE s.day < $3 OR (s.day = $3 AND s.last < $4) "
      "ORDER BY s.day DESC, s.last DESC LIMIT $5",
      {query.from.value_or(-kEver), query.to.value_or(kEver), day, last, query.limit}, [&](const SqlRow& row) {
        stories.push_back({Copy(row, 0), row.Int(1), row.Int(2), row.Int(3), row.Int(4), Copy(row, 5), Copy(row, 6), Copy(row, 7), Copy(row, 8)});
        return true;
      });
  if (!status) return status.error();
  return stories;
}

Result<CoderStamp> Store::LastCoder() {
  CoderStamp coder;
  Status status = sql_->Query("SELECT version, codebook, model FROM coders ORDER BY num DESC LIMIT 1", {}, [&](const SqlRow& row) {
    coder = {Copy(row, 0), Copy(row, 1), Copy(row, 2)};
    return true;
  });
  if (!status) return status.error();
  return coder;
}

}  // namespace lapwing
