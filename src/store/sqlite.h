// SPDX-License-Identifier: Apache-2.0
/// SQLite as a store: one file, one writer. Write-ahead log, every commit on the disk before it is acknowledged.
#pragma once

#include <memory>
#include <string>

#include "store/sql.h"

namespace lapwing {

enum class SqliteMode { kRead, kWrite };

/// kRead opens what is there and can change nothing; kWrite makes the file where it is missing. The caller sees to it that one
/// process writes (writer_lock.h): that also keeps clear of the checkpoint race of libraries before 3.51.3.
Result<std::unique_ptr<SqlConnection>> OpenSqlite(const std::string& path, SqliteMode mode);

/// "3.40.1"
std::string SqliteVersion();

}  // namespace lapwing
