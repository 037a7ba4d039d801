// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/hash.h"
#include "store/correction.h"
#include "store/store.h"

namespace lapwing {
namespace {

std::string Copy(const SqlRow& row, int column) { return std::string(row.Text(column)); }

}  // namespace

Status Store::ReadPairs(const PairQuery& query, const std::function<bool(const PairRow&)>& reader) {
  SqlText text = PairSql(query);
  PairRow pair;
  return sql_->Query(text.sql, ValuesOf(text), [&](const SqlRow& row) {
    pair.source = row.Text(0);
    pair.target = row.Text(1);
    pair.day = row.Int(2);
    pair.event = row.Int(3);
    pair.reported = row.IsNull(4) ? pair.day : row.Int(4);
    pair.quad = static_cast<int>(row.Int(5));
    pair.type = row.Text(6);
    pair.score = row.Real(7);
    pair.status = row.Text(8);
    pair.mutual = row.Int(9) != 0;
    pair.unit = row.Int(10);
    pair.story = row.Int(11);
    return reader(pair);
  });
}

Status Store::ReadVolume(int64_t from, int64_t to, const std::function<void(int64_t, int64_t)>& reader) {
  return sql_->Query("SELECT reported, count(*) FROM articles WHERE reported >= $1 AND reported <= $2 GROUP BY reported ORDER BY reported", {from, to}, [&](const SqlRow& row) {
    reader(row.Int(0), row.Int(1));
    return true;
  });
}

Status Store::ReadGrouped(size_t most, const std::function<void(Article&&)>& reader) {
  if (most == 0) return Ok{};
  const std::string grouped = "story IS NOT NULL AND text IS NOT NULL AND status IN ('ok', 'truncated')";
  return Patiently([&] {
    return sql_->Query("SELECT id, url, publisher, published, title, text, story FROM articles WHERE " + grouped + " AND num >= COALESCE((SELECT num FROM articles WHERE " + grouped +
                           " ORDER BY num DESC LIMIT 1 OFFSET $1), 0) ORDER BY num",
                       {static_cast<int64_t>(most - 1)}, [&](const SqlRow& row) {
                         Article article;
                         std::string* fields[] = {&article.id, &article.url, &article.publisher, &article.published, &article.title, &article.text, &article.story};
                         for (int i = 0; i < 7; ++i) *fields[i] = row.Text(i);
                         reader(std::move(article));
                         return true;
                       });
  });
}

Result<std::vector<uint64_t>> Store::CodedArticles(const CoderStamp& coder) {
  std::vector<uint64_t> articles;
  Status status = Patiently([&] {
    articles.clear();
    return sql_->Query(
        "SELECT a.id FROM codings g JOIN articles a ON a.num = g.article JOIN coders c ON c.num = g.coder WHERE a.coder = g.coder AND c.version = $1 AND c.codebook = $2 AND c.model = $3",
        {coder.version, coder.codebook, coder.model}, [&](const SqlRow& row) {
          articles.push_back(Hash64(row.Text(0)));
          return true;
        });
  });
  if (!status) return status.error();
  std::sort(articles.begin(), articles.end());
  return articles;
}

Result<std::vector<std::pair<uint64_t, uint64_t>>> Store::ArticleContents() {
  std::vector<std::pair<uint64_t, uint64_t>> contents;
  Status status = Patiently([&] {
    contents.clear();
    return sql_->Query("SELECT id, content FROM articles WHERE content IS NOT NULL", {}, [&](const SqlRow& row) {
      contents.emplace_back(Hash64(row.Text(0)), static_cast<uint64_t>(row.Int(1)));
      return true;
    });
  });
  if (!status) return status.error();
  return contents;
}

Result<std::pair<int64_t, int64_t>> Store::DaysOf() {
  std::pair<int64_t, int64_t> days{0, -1};
  // Reports bound it: an event told as long past should not open a series centuries before the news.
  Status status = sql_->Query("SELECT COALESCE((SELECT min(reported) FROM articles), (SELECT min(day) FROM pairs)), COALESCE((SELECT max(reported) FROM articles), (SELECT max(day) FROM pairs))", {}, [&](const SqlRow& row) {
    if (!row.IsNull(0) && !row.IsNull(1)) days = {row.Int(0), row.Int(1)};
    return true;
  });
  if (!status) return status.error();
  return days;
}

Result<std::vector<Correction>> Store::Corrections(const std::string& event) {
  std::vector<Correction> corrections;
  Status status = sql_->Query("SELECT event, action, changes, analyst, note, made_at FROM corrections WHERE event = $1 ORDER BY num", {event}, [&](const SqlRow& row) {
    corrections.push_back({Copy(row, 0), Copy(row, 1), Copy(row, 2), Copy(row, 3), Copy(row, 4), Copy(row, 5)});
    return true;
  });
  if (!status) return status.error();
  return corrections;
}

}  // namespace lapwing
