// SPDX-License-Identifier: Apache-2.0
/// The tables of a store, and how older ones become today's.
///
/// articles     every article read, rejects too (status, reason); `coder` is the coding that counts for it
/// coders       versions of program, codebook and model, or names of imported sources
/// codings      which coder has coded which article: what is done need not be done again
/// events       one row an event and coder; lists and objects as the JSON they have in the event line
/// pairs        what series count: one row for each directed dyad of an event that counts (of the article's coder, not rejected,
///              corrections applied), in the order series are read
/// corrections  what analysts say of events; never overwritten by a new coding
/// watch_state  what the watcher remembers
/// alerts       what it said; deliveries: which hook has been told of which
/// feeds        feeds that are read again and again, and when each is due (lapwing/watched_feed.h); moments are seconds since 1970
/// articles_text, events_text   what a search looks in (SQLite: FTS5 tables, save_words.cc; PostgreSQL: indexes of those names)
/// meta         version of the tables
///
/// Days are days since 1970-01-01.
#pragma once

#include "store/sql.h"

namespace lapwing {

inline constexpr int kSchemaVersion = 4;

/// Makes missing tables and carries older ones over, in one transaction. kIo where the store was made by a newer Lapwing or is
/// some other program's database.
Status PrepareSchema(SqlConnection& sql);
/// For readers: the version must be today's.
Status CheckSchema(SqlConnection& sql);

}  // namespace lapwing
