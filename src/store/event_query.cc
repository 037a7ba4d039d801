// SPDX-License-Identifier: Apache-2.0
#include "store/event_query.h"

#include <fmt/format.h>

#include "store/search_words.h"

namespace lapwing {
namespace {

/// Adds conditions; values become parameters, never text of the statement.
class Builder {
 public:
  explicit Builder(std::string_view begin) { out_.sql = begin; }

  std::string Add(std::string_view text) {
    out_.parameters.push_back({true, out_.texts.size(), 0});
    out_.texts.emplace_back(text);
    return Mark();
  }
  std::string Add(int64_t number) {
    out_.parameters.push_back({false, 0, number});
    return Mark();
  }
  template <typename T>
  std::string List(const std::vector<T>& values) {
    std::string list;
    for (const T& value : values) list += (list.empty() ? "" : ", ") + Add(value);
    return "(" + list + ")";
  }
  void Where(const std::string& condition) {
    out_.sql += (first_ ? " WHERE " : " AND ") + condition;
    first_ = false;
  }
  void Append(const std::string& text) { out_.sql += text; }
  SqlText Take() { return std::move(out_); }

 private:
  std::string Mark() const { return fmt::format("${}", out_.parameters.size()); }
  SqlText out_;
  bool first_ = true;
};

constexpr const char* kEvents =
    "SELECT e.num, e.id, e.day, e.date_precision, e.date_basis, e.type, e.mode, e.contexts, e.quad, e.score, e.cameo, e.goldstein, e.status, e.reciprocal, e.actors, e.recipients, "
    "e.attribution, e.place, e.field, e.sentence_begin, e.sentence_end, e.sentence, e.trigger_begin, e.trigger_end, e.trigger_text, e.frame, e.confidence, e.same_as, "
    "a.id, a.url, a.publisher, a.published, a.title, a.story, c.version, c.codebook, c.model "
    "FROM events e LEFT JOIN articles a ON a.num = e.article JOIN coders c ON c.num = e.coder";

}  // namespace

std::vector<SqlValue> ValuesOf(const SqlText& text) {
  std::vector<SqlValue> values;
  for (const SqlText::Parameter& parameter : text.parameters) {
    if (parameter.is_text) values.emplace_back(text.texts[parameter.text]);
    else values.emplace_back(parameter.number);
  }
  return values;
}

SqlText EventSql(const EventQuery& query, bool postgres) {
  Builder sql(kEvents);
  if (!query.sources.empty() || !query.targets.empty()) {
    // The pairs know who deals with whom, corrections applied; by their event the rest is found.
    auto side = [&](const char* column, const std::vector<std::string>& codes) { return codes.empty() ? std::string() : fmt::format("p.{} IN {}", column, sql.List(codes)); };
    auto both = [&](const std::vector<std::string>& sources, const std::vector<std::string>& targets) {
      std::string one = side("source", sources), other = side("target", targets);
      return one.empty() ? other : other.empty() ? one : one + " AND " + other;
    };
    std::string condition = both(query.sources, query.targets);
    if (query.either_way) condition = fmt::format("(({}) OR ({}))", condition, both(query.targets, query.sources));
    sql.Where(fmt::format("e.num IN (SELECT p.event FROM pairs p WHERE {})", condition));
  }
  if (query.from) sql.Where("COALESCE(e.day, a.reported) >= " + sql.Add(*query.from));
  if (query.to) sql.Where("COALESCE(e.day, a.reported) <= " + sql.Add(*query.to));
  if (query.reported_from) sql.Where("a.reported >= " + sql.Add(*query.reported_from));
  if (query.reported_to) sql.Where("a.reported <= " + sql.Add(*query.reported_to));
  if (!query.types.empty()) sql.Where("e.type IN " + sql.List(query.types));
  if (!query.statuses.empty()) sql.Where("e.status IN " + sql.List(query.statuses));
  if (!query.quads.empty()) {
    std::vector<int64_t> quads(query.quads.begin(), query.quads.end());
    sql.Where("e.quad IN " + sql.List(quads));
  }
  if (!query.id.empty()) sql.Where("e.id = " + sql.Add(query.id));
  if (!query.article.empty()) sql.Where("a.id = " + sql.Add(query.article));
  if (!query.story.empty()) sql.Where("a.story = " + sql.Add(query.story));
  if (query.coder) {
    sql.Where("c.version = " + sql.Add(query.coder->version));
    if (!query.coder->codebook.empty()) sql.Where("c.codebook = " + sql.Add(query.coder->codebook));
    if (!query.coder->model.empty()) sql.Where("c.model = " + sql.Add(query.coder->model));
  } else {
    sql.Where("(e.article IS NULL OR a.coder = e.coder)");
  }
  if (!query.words.empty()) {
    if (postgres) sql.Where("to_tsvector('english'::regconfig, COALESCE(e.sentence, '')) @@ websearch_to_tsquery('english'::regconfig, " + sql.Add(query.words) + ")");
    else sql.Where("e.num IN (SELECT rowid FROM events_text WHERE events_text MATCH " + sql.Add(MatchText(query.words)) + ")");
  }
  if (query.after > 0) sql.Where("e.num > " + sql.Add(query.after));
  sql.Append(" ORDER BY e.num");
  if (query.limit > 0) sql.Append(" LIMIT " + sql.Add(query.limit));
  return sql.Take();
}

SqlText ArticleSql(const ArticleQuery& query, bool postgres) {
  Builder sql(fmt::format("SELECT a.num, a.id, a.url, a.publisher, a.published, a.published_basis, a.title, {}, a.language, a.story, a.status, a.reason, "
                          "(SELECT count(*) FROM events e WHERE e.article = a.num AND e.coder = a.coder) FROM articles a",
                          query.with_text ? "a.text" : "NULL"));
  if (!query.id.empty()) sql.Where("a.id = " + sql.Add(query.id));
  if (!query.words.empty()) {
    if (postgres) sql.Where("to_tsvector('english'::regconfig, left(COALESCE(a.title, '') || ' ' || COALESCE(a.text, ''), 200000)) @@ websearch_to_tsquery('english'::regconfig, " + sql.Add(query.words) + ")");
    else sql.Where("a.num IN (SELECT rowid FROM articles_text WHERE articles_text MATCH " + sql.Add(MatchText(query.words)) + ")");
  }
  if (query.from) sql.Where("a.reported >= " + sql.Add(*query.from));
  if (query.to) sql.Where("a.reported <= " + sql.Add(*query.to));
  if (!query.statuses.empty()) sql.Where("a.status IN " + sql.List(query.statuses));
  if (query.before > 0) sql.Where("a.num < " + sql.Add(query.before));
  sql.Append(" ORDER BY a.num DESC");
  if (query.limit > 0) sql.Append(" LIMIT " + sql.Add(query.limit));
  return sql.Take();
}

SqlText PairSql(const PairQuery& query) {
  Builder sql("SELECT source, target, day, event, reported, quad, type, score, status, mutual, unit, story FROM pairs");
  if (!query.sources.empty()) sql.Where("source IN " + sql.List(query.sources));
  if (!query.targets.empty()) sql.Where("target IN " + sql.List(query.targets));
  const char* day = query.by_report ? "COALESCE(reported, day)" : "day";
  if (query.from) sql.Where(fmt::format("{} >= {}", day, sql.Add(*query.from)));
  if (query.to) sql.Where(fmt::format("{} <= {}", day, sql.Add(*query.to)));
  sql.Append(" ORDER BY source, target, day, event");
  return sql.Take();
}

}  // namespace lapwing
