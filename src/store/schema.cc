// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

#include <fmt/format.h>

#include <charconv>

namespace lapwing {
namespace {

// {strict}: SQLite checks types only when told to. {num}: a number the database gives. Both name types alike otherwise:
// PostgreSQL's INTEGER is small, so whole numbers are BIGINT there.
constexpr const char* kVersion1 = R"(
CREATE TABLE coders (num {num}, version TEXT NOT NULL, codebook TEXT NOT NULL, model TEXT NOT NULL, UNIQUE (version, codebook, model)){strict};
CREATE TABLE articles (num {num}, id TEXT NOT NULL UNIQUE, url TEXT, publisher TEXT, published TEXT, published_basis TEXT, reported {int}, title TEXT, text TEXT,
  language TEXT, story TEXT, path TEXT, status TEXT NOT NULL, reason TEXT, coder {int} REFERENCES coders (num)){strict};
CREATE INDEX articles_reported ON articles (reported);
CREATE TABLE codings (article {int} NOT NULL REFERENCES articles (num), coder {int} NOT NULL REFERENCES coders (num), events {int} NOT NULL, PRIMARY KEY (article, coder)){strict};
CREATE TABLE events (num {num}, id TEXT NOT NULL, coder {int} NOT NULL REFERENCES coders (num), article {int} REFERENCES articles (num), day {int}, date_precision TEXT, date_basis TEXT,
  type TEXT NOT NULL, mode TEXT, contexts TEXT NOT NULL, quad {int} NOT NULL, score {real} NOT NULL, cameo TEXT, goldstein {real} NOT NULL, status TEXT NOT NULL, reciprocal {int} NOT NULL,
  actors TEXT NOT NULL, recipients TEXT NOT NULL, attribution TEXT, place TEXT, field TEXT NOT NULL, sentence_begin {int} NOT NULL, sentence_end {int} NOT NULL, sentence TEXT,
  trigger_begin {int} NOT NULL, trigger_end {int} NOT NULL, trigger_text TEXT, frame TEXT, confidence {real} NOT NULL, same_as TEXT, UNIQUE (id, coder)){strict};
CREATE INDEX events_article ON events (article);
CREATE INDEX events_day ON events (day);
CREATE TABLE pairs (source TEXT NOT NULL, target TEXT NOT NULL, day {int} NOT NULL, event {int} NOT NULL, reported {int}, quad {int} NOT NULL, type TEXT NOT NULL, score {real} NOT NULL,
  status TEXT NOT NULL, mutual {int} NOT NULL, unit {int} NOT NULL, story {int} NOT NULL, PRIMARY KEY (source, target, day, event)){clustered};
CREATE TABLE corrections (num {num}, event TEXT NOT NULL, action TEXT NOT NULL, changes TEXT, analyst TEXT, note TEXT, made_at TEXT){strict};
CREATE INDEX corrections_event ON corrections (event);
CREATE TABLE watch_state (name TEXT PRIMARY KEY, value TEXT NOT NULL){strict};
CREATE TABLE alerts (id TEXT PRIMARY KEY, day {int} NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL){strict};
CREATE INDEX alerts_day ON alerts (day);
CREATE TABLE deliveries (alert TEXT NOT NULL, hook TEXT NOT NULL, PRIMARY KEY (alert, hook)){strict};
)";

// Full text. FTS5 keeps only its index and takes the words from the tables; save_words.cc tells it of every change, in the same
// transaction. (Triggers would have to trust the schema of whatever file is opened.)
constexpr const char* kVersion2Sqlite = R"(
CREATE INDEX articles_story ON articles (story);
CREATE VIRTUAL TABLE articles_text USING fts5(title, text, content='articles', content_rowid='num', tokenize='porter unicode61');
CREATE VIRTUAL TABLE events_text USING fts5(sentence, content='events', content_rowid='num', tokenize='porter unicode61');
INSERT INTO events_text (events_text, rank) VALUES ('hashsize', 33554432);
INSERT INTO events_text (events_text, rank) VALUES ('automerge', 8);
INSERT INTO articles_text (articles_text) VALUES ('rebuild');
INSERT INTO events_text (events_text) VALUES ('rebuild');
)";
// The first 200,000 characters: a vector of words may not be larger than a mebibyte, or the article could not be saved.
constexpr const char* kVersion2Postgres = R"(
CREATE INDEX articles_story ON articles (story);
CREATE INDEX articles_text ON articles USING gin (to_tsvector('english'::regconfig, left(COALESCE(title, '') || ' ' || COALESCE(text, ''), 200000)));
CREATE INDEX events_text ON events USING gin (to_tsvector('english'::regconfig, COALESCE(sentence, '')));
)";

// What an article's id stands for (distinct_ids.h); NULL where it came without its text.
constexpr const char* kVersion3 = "ALTER TABLE articles ADD COLUMN content {int};";
constexpr const char* kVersion4 = R"(
CREATE TABLE feeds (url TEXT PRIMARY KEY, title TEXT, folder TEXT, home TEXT, every_seconds {int} NOT NULL, pages {int} NOT NULL, state TEXT NOT NULL, error TEXT, due {int} NOT NULL, last_try {int} NOT NULL,
  last_success {int} NOT NULL, last_whole {int} NOT NULL, failures {int} NOT NULL, refusals {int} NOT NULL, etag TEXT, last_modified TEXT, body TEXT, wait_seconds {int} NOT NULL, skip_hours {int} NOT NULL,
  skip_days {int} NOT NULL, moved_to TEXT, moved_times {int} NOT NULL, moved_since {int} NOT NULL, discovered {int} NOT NULL, pages_waiting {int} NOT NULL, articles {int} NOT NULL){strict};
)";

struct Step {
  const char* sqlite;
  const char* postgres;
};
constexpr Step kSteps[] = {{kVersion1, kVersion1}, {kVersion2Sqlite, kVersion2Postgres}, {kVersion3, kVersion3}, {kVersion4, kVersion4}};  // kSteps[n] carries version n to n + 1
constexpr int kApplicationId = 0x4c505747;     // "LPWG", so that `file` and we know our own

std::string Dialect(std::string text, bool postgres) {
  const std::pair<std::string_view, std::string_view> words[] = {
      {"{num}", postgres ? "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY" : "INTEGER PRIMARY KEY"},
      {"{int}", postgres ? "BIGINT" : "INTEGER"},
      {"{real}", postgres ? "DOUBLE PRECISION" : "REAL"},
      {"{strict}", postgres ? "" : " STRICT"},
      {"{clustered}", postgres ? "" : " STRICT, WITHOUT ROWID"},
  };
  for (const auto& [mark, word] : words) {
    for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + word.size())) text.replace(at, mark.size(), word);
  }
  return text;
}

/// -1: no tables of ours and none of others; -2: somebody else's database.
Result<int> VersionOf(SqlConnection& sql) {
  int tables = 0, ours = 0;
  const char* list = sql.is_postgres() ? "SELECT count(*), count(*) FILTER (WHERE table_name = 'meta') FROM information_schema.tables WHERE table_schema = 'lapwing'"
                                       : "SELECT count(*), sum(name = 'meta') FROM sqlite_schema WHERE type = 'table'";
  Status status = sql.Query(list, {}, [&](const SqlRow& row) {
    tables = static_cast<int>(row.Int(0));
    ours = static_cast<int>(row.Int(1));
    return true;
  });
  if (!status) return status.error();
  if (tables == 0) return -1;
  if (ours == 0) return -2;
  int version = -2;
  status = sql.Query("SELECT value FROM meta WHERE key = 'schema'", {}, [&](const SqlRow& row) {
    std::string_view text = row.Text(0);
    std::from_chars(text.data(), text.data() + text.size(), version);
    return true;
  });
  if (!status) return status.error();
  return version;
}

Error Foreign() { return {Errc::kIo, "this is some other program's database; give the name of a new file", ""}; }
Error Newer(int version) {
  return {Errc::kIo, fmt::format("made by a newer Lapwing (tables of version {}; this one knows {}); update this program", version, kSchemaVersion), ""};
}

Status Carry(SqlConnection& sql, int from) {
  Status status = Ok{};
  if (from < 0) {
    std::string begin = sql.is_postgres() ? "" : fmt::format("PRAGMA application_id={};", kApplicationId);
    status = sql.Execute(begin + Dialect("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL){strict};", sql.is_postgres()));
  }
  for (int version = std::max(from, 0); status && version < kSchemaVersion; ++version) status = sql.Execute(Dialect(sql.is_postgres() ? kSteps[version].postgres : kSteps[version].sqlite, sql.is_postgres()));
  if (!status) return status;
  return sql.Query("INSERT INTO meta (key, value) VALUES ('schema', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value", {fmt::format("{}", kSchemaVersion)});
}

}  // namespace

Status PrepareSchema(SqlConnection& sql) {
  // Two processes may meet a new database at once: the second waits and finds the tables made.
  Status status = sql.Execute(sql.is_postgres() ? "BEGIN; SELECT pg_advisory_xact_lock(1280333639); CREATE SCHEMA IF NOT EXISTS lapwing" : "BEGIN IMMEDIATE");
  if (!status) return status;
  Result<int> version = VersionOf(sql);
  if (!version) status = version.error();
  else if (*version == -2) status = Foreign();
  else if (*version > kSchemaVersion) status = Newer(*version);
  else if (*version < kSchemaVersion) status = Carry(sql, *version);
  if (status) return sql.Execute("COMMIT");
  (void)sql.Execute("ROLLBACK");
  return status;
}

Status CheckSchema(SqlConnection& sql) {
  Result<int> version = VersionOf(sql);
  if (!version) return version.error();
  if (*version == -2) return Foreign();
  if (*version == -1) return Error{Errc::kIo, "empty: nothing was ingested here yet (lapwing ingest)", ""};
  if (*version > kSchemaVersion) return Newer(*version);
  if (*version < kSchemaVersion) return Error{Errc::kIo, "made by an older Lapwing; any command that writes (lapwing ingest) carries it over", ""};
  return Ok{};
}

}  // namespace lapwing
