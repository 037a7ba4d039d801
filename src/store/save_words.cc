// SPDX-License-Identifier: Apache-2.0
// What searches look in, kept true by whoever saves. PostgreSQL sees to its indexes itself.
//
// FTS5 does not keep the words themselves: to take an entry out it must be told exactly what was put in.
#include "store/store.h"

namespace lapwing {

Status Store::IndexArticle(int64_t number, std::string_view title, SqlValue text) {
  if (sql_->is_postgres()) return Ok{};
  return sql_->Query("INSERT INTO articles_text (rowid, title, text) VALUES ($1, $2, $3)", {number, SqlValue::OrNull(title), text});
}

Status Store::UnindexArticle(int64_t number, SqlValue title) {
  if (sql_->is_postgres()) return Ok{};
  return sql_->Query("INSERT INTO articles_text (articles_text, rowid, title, text) VALUES ('delete', $1, $2, NULL)", {number, title});
}

Status Store::IndexEvent(int64_t number, std::string_view sentence) {
  if (sql_->is_postgres()) return Ok{};
  return sql_->Query("INSERT INTO events_text (rowid, sentence) VALUES ($1, $2)", {number, SqlValue::OrNull(sentence)});
}

Status Store::DropEvent(int64_t number) {
  Status status = DropPairs(number);
  if (status && !sql_->is_postgres()) {
    status = sql_->Query("INSERT INTO events_text (events_text, rowid, sentence) SELECT 'delete', num, sentence FROM events WHERE num = $1", {number});
  }
  if (status) status = sql_->Query("DELETE FROM events WHERE num = $1", {number});
  return status;
}

}  // namespace lapwing
