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
  /// Another SELECT, with conditions of its own.
  void Begin(const std::string& text) {
    out_.sql += text;
    first_ = true;
  }
  SqlText Take() { return std::move(out_); }

 private:
  std::string Mark() const { return fmt::format("${}", out_.parameters.size()); }
  SqlText out_;
  bool first_ = true;
};

constexpr const char* kColumns =
    "SELECT e.num AS num, e.id, e.day, e.date_precision, e.date_basis, e.type, e.mode, e.contexts, e.quad, e.score, e.cameo, e.goldstein, e.status, e.reciprocal, e.actors, e.recipients, "
    "e.attribution, e.place, e.field, e.sentence_begin, e.sentence_end, e.sentence, e.trigger_begin, e.trigger_end, e.trigger_text, e.frame, e.confidence, e.same_as, "
    "a.id, a.url, a.publisher, a.published, a.title, a.story, c.version, c.codebook, c.model, ";
constexpr const char* kEvents = "FROM events e LEFT JOIN articles a ON a.num = e.article JOIN coders c ON c.num = e.coder";

/// What is asked of which database.
struct Asked {
  const EventQuery& query;
  bool postgres;
  Corrected corrected;
};

/// Words in a text, of which the database makes what it searches.
std::string Holds(Builder& sql, const char* text, const std::string& words) {
  std::string all;
  for (const SearchTerm& term : SearchTerms(words)) {
    all += all.empty() ? "" : " && ";
    if (term.begins) all += fmt::format("to_tsquery('english'::regconfig, {})", sql.Add(BeginningText(term.text)));
    else all += fmt::format("phraseto_tsquery('english'::regconfig, {})", sql.Add(term.text));
  }
  return all.empty() ? "false" : fmt::format("to_tsvector('english'::regconfig, {}) @@ ({})", text, all);
}

/// Conditions on all but the day.
void Select(Builder& sql, const Asked& asked) {
  const EventQuery& query = asked.query;
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
  if (query.reported_from) sql.Where("a.reported >= " + sql.Add(*query.reported_from));
  if (query.reported_to) sql.Where("a.reported <= " + sql.Add(*query.reported_to));
  if (!query.types.empty()) sql.Where("e.type IN " + sql.List(query.types));
  if (!query.statuses.empty()) sql.Where("e.status IN " + sql.List(query.statuses));
  if (!query.quads.empty()) {
    std::vector<int64_t> quads(query.quads.begin(), query.quads.end());
    sql.Where("e.quad IN " + sql.List(quads));
  }
  if (query.placed) sql.Where("e.place IS NOT NULL AND e.place NOT LIKE '%\"lat\":null%'");
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
  if (asked.corrected != Corrected::kToo) sql.Where(fmt::format("e.id {}IN (SELECT event FROM corrections)", asked.corrected == Corrected::kOnly ? "" : "NOT "));
  if (!query.words.empty()) {
    if (asked.postgres) sql.Where(Holds(sql, "COALESCE(e.sentence, '')", query.words));
    else sql.Where("e.num IN (SELECT rowid FROM events_text WHERE events_text MATCH " + sql.Add(MatchText(query.words)) + ")");
  }
}

void Between(Builder& sql, const std::string& day, const EventQuery& query) {
  if (query.from) sql.Where(day + " >= " + sql.Add(*query.from));
  if (query.to) sql.Where(day + " <= " + sql.Add(*query.to));
}

/// What a question names finds its events; by what else it says, most of the store may fit.
bool NamesEvents(const EventQuery& query) {
  return !query.sources.empty() || !query.targets.empty() || !query.id.empty() || !query.article.empty() || !query.story.empty() || !query.words.empty();
}

/// Behind the place where a page ended, on a list in the order of `day`.
void Behind(Builder& sql, const std::string& day, const EventQuery& query) {
  if (!query.behind) return;
  const char* than = query.order == EventOrder::kNewest ? "<" : ">";
  std::string place = sql.Add(query.behind->day);
  sql.Where(fmt::format("{0} {1}= {2} AND ({0} {1} {2} OR e.num {1} {3})", day, than, place, sql.Add(query.behind->row)));
}

/// Few events: they are found and then sorted.
void SortedByDay(Builder& sql, const Asked& asked) {
  const EventQuery& query = asked.query;
  const std::string day = fmt::format("COALESCE(e.day, a.reported, {})", kUndated);
  sql.Begin(fmt::format("{}{} AS at {}", kColumns, day, kEvents));
  if (query.from || query.to) Between(sql, "COALESCE(e.day, a.reported)", query);
  Behind(sql, day, query);
  Select(sql, asked);
}

/// A page of many: sorted lists that the database merges, so that it reads little more than the page. Those with a day come by its
/// index; those with only the day of their report by the index of that, and no further than the page reaches by those with a day;
/// then those with neither.
void MergedByDay(Builder& sql, const Asked& asked) {
  const EventQuery& query = asked.query;
  const bool newest = query.order == EventOrder::kNewest;
  auto dated = [&](const std::string& begin) {
    sql.Begin(begin + kEvents);
    sql.Where("e.day IS NOT NULL");
    Between(sql, "e.day", query);
    Behind(sql, "e.day", query);
    Select(sql, asked);
  };
  const std::string articles_first = fmt::format("FROM articles a {} events e ON e.article = a.num JOIN coders c ON c.num = e.coder", asked.postgres ? "JOIN" : "CROSS JOIN");
  auto other = [&](const std::string& day, const std::string& from, const std::string& where) {
    sql.Begin(fmt::format(" UNION ALL {}{} AS at {}", kColumns, day, from));
    sql.Where(where);
    Behind(sql, day, query);
    Select(sql, asked);
  };
  dated(std::string(kColumns) + "e.day AS at ");
  other("a.reported", articles_first, "e.day IS NULL AND a.reported IS NOT NULL");
  Between(sql, "a.reported", query);
  if (query.limit > 0) {
    sql.Append(fmt::format(" AND a.reported {}= COALESCE((", newest ? ">" : "<"));
    dated("SELECT e.day ");
    sql.Append(fmt::format(" ORDER BY e.day {0}, e.num {0} LIMIT 1 OFFSET {1}), {2})", newest ? "DESC" : "ASC", sql.Add(query.limit - 1), newest ? kUndated : -kUndated));
  }
  if (query.from || query.to) return;
  const std::string none = fmt::format("{}", kUndated);
  other(none, articles_first, "e.day IS NULL AND a.reported IS NULL");
  other(none, kEvents, "e.day IS NULL AND e.article IS NULL");
}

SqlText ByDay(const Asked& asked) {
  const EventQuery& query = asked.query;
  Builder sql("");
  if (NamesEvents(query)) SortedByDay(sql, asked);
  else MergedByDay(sql, asked);
  sql.Append(fmt::format(" ORDER BY at {0}, num {0}", query.order == EventOrder::kNewest ? "DESC" : "ASC"));
  if (query.limit > 0) sql.Append(" LIMIT " + sql.Add(query.limit));
  return sql.Take();
}

}  // namespace

std::vector<SqlValue> ValuesOf(const SqlText& text) {
  std::vector<SqlValue> values;
  for (const SqlText::Parameter& parameter : text.parameters) {
    if (parameter.is_text) values.emplace_back(text.texts[parameter.text]);
    else values.emplace_back(parameter.number);
  }
  return values;
}

SqlText EventSql(const EventQuery& query, bool postgres, Corrected corrected) {
  const Asked asked{query, postgres, corrected};
  if (query.order != EventOrder::kSaved) return ByDay(asked);
  const std::string day = "COALESCE(e.day, a.reported)";
  Builder sql(fmt::format("{}{} AS at {}", kColumns, day, kEvents));
  Between(sql, day, query);
  Select(sql, asked);
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
  if (!query.story.empty()) {
    std::string story = sql.Add(query.story);
    sql.Where(fmt::format("(a.story = {0} OR a.id = {0})", story));
  }
  if (!query.words.empty()) {
    if (postgres) sql.Where(Holds(sql, "left(COALESCE(a.title, '') || ' ' || COALESCE(a.text, ''), 200000)", query.words));
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
