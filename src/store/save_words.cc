// SPDX-License-Identifier: Apache-2.0
// What searches look in, kept true by whoever saves. PostgreSQL sees to its indexes itself.
//
// New rows are noted and indexed together before their transaction ends: SQLite makes FTS5 write out what it holds at the begin of
// every statement that may have to be undone, so that between other statements each row would become a segment of its own, merged
// later (three times the cost).
//
// FTS5 does not keep the words themselves: to take an entry out it must be told exactly what was put in.
#include "store/store.h"

namespace lapwing {
namespace {

void Note(std::vector<std::pair<int64_t, int64_t>>& runs, int64_t number) {
  if (!runs.empty() && runs.back().second + 1 == number) runs.back().second = number;
  else runs.emplace_back(number, number);
}

}  // namespace

void Store::IndexArticle(int64_t number) { Note(new_articles_, number); }
void Store::IndexEvent(int64_t number) { Note(new_events_, number); }

Status Store::IndexNew() {
  Status status = Ok{};
  if (!sql_->is_postgres()) {
    for (const auto& [first, last] : new_articles_) {
      if (status) status = sql_->Query("INSERT INTO articles_text (rowid, title, text) SELECT num, title, text FROM articles WHERE num BETWEEN $1 AND $2", {first, last});
    }
    for (const auto& [first, last] : new_events_) {
      if (status) status = sql_->Query("INSERT INTO events_text (rowid, sentence) SELECT num, sentence FROM events WHERE num BETWEEN $1 AND $2", {first, last});
    }
  }
  ForgetNew();
  return status;
}

void Store::ForgetNew() {
  new_articles_.clear();
  new_events_.clear();
}

Status Store::UnindexArticle(int64_t number) {
  if (sql_->is_postgres()) return Ok{};
  Status status = IndexNew();  // it may be one of those
  return status ? sql_->Query("INSERT INTO articles_text (articles_text, rowid, title, text) SELECT 'delete', num, title, text FROM articles WHERE num = $1", {number}) : status;
}

Status Store::DropEvent(int64_t number) {
  Status status = DropPairs(number);
  if (status && !sql_->is_postgres()) {
    status = IndexNew();
    if (status) status = sql_->Query("INSERT INTO events_text (events_text, rowid, sentence) SELECT 'delete', num, sentence FROM events WHERE num = $1", {number});
  }
  if (status) status = sql_->Query("DELETE FROM events WHERE num = $1", {number});
  return status;
}

}  // namespace lapwing
