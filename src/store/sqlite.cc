// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <unordered_map>

namespace lapwing {
namespace {

SqlTrouble KindOf(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL: return SqlTrouble::kFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return SqlTrouble::kDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return SqlTrouble::kConflict;
    default: return SqlTrouble::kOther;
  }
}

class Row : public SqlRow {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  bool IsNull(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  int64_t Int(int column) const override { return sqlite3_column_int64(statement_, column); }
  double Real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view Text(int column) const override {
    const unsigned char* text = sqlite3_column_text(statement_, column);
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text), static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  sqlite3_stmt* statement_;
};

class Sqlite : public SqlConnection {
 public:
  Sqlite(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  ~Sqlite() override {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(handle_);
  }

  Status Execute(const std::string& script) override {
    trouble_ = SqlTrouble::kNone;
    int code = sqlite3_exec(handle_, script.c_str(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Status(Ok{}) : Failed(code);
  }

  Status Query(const std::string& sql, std::span<const SqlValue> values, const SqlReader& row) override {
    trouble_ = SqlTrouble::kNone;
    Result<sqlite3_stmt*> prepared = Prepare(sql);
    if (!prepared) return prepared.error();
    sqlite3_stmt* statement = *prepared;
    for (size_t i = 0; i < values.size(); ++i) Bind(statement, static_cast<int>(i) + 1, values[i]);
    Row current(statement);
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
      if (row && !row(current)) {
        code = SQLITE_DONE;
        break;
      }
    }
    Status status = code == SQLITE_DONE ? Status(Ok{}) : Failed(code);
    sqlite3_reset(statement);
    return status;
  }

  Status Backup(const std::string& path) override {
    trouble_ = SqlTrouble::kNone;
    sqlite3* target = nullptr;
    int code = sqlite3_open_v2(path.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) {
      if (sqlite3_backup* backup = sqlite3_backup_init(target, "main", handle_, "main")) {
        sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
      }
      code = sqlite3_errcode(target);
    }
    std::string words = code == SQLITE_OK ? "" : sqlite3_errmsg(target);
    sqlite3_close(target);
    if (code == SQLITE_OK) return Ok{};
    trouble_ = KindOf(code);
    return Error{Errc::kIo, "cannot write the copy: " + words, path};
  }

  Status Reconnect() override { return Ok{}; }
  bool is_postgres() const override { return false; }

 private:
  Result<sqlite3_stmt*> Prepare(const std::string& sql) {
    auto it = statements_.find(sql);
    if (it != statements_.end()) return it->second;
    if (statements_.size() >= kMostStatements) ForgetIdle();
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return Failed(code);
    statements_.emplace(sql, statement);
    return statement;
  }

  void ForgetIdle() {
    std::erase_if(statements_, [](const auto& kept) {
      if (sqlite3_stmt_busy(kept.second) != 0) return false;
      sqlite3_finalize(kept.second);
      return true;
    });
  }

  static void Bind(sqlite3_stmt* statement, int index, const SqlValue& value) {
    if (const int64_t* whole = std::get_if<int64_t>(&value.value())) sqlite3_bind_int64(statement, index, *whole);
    else if (const double* real = std::get_if<double>(&value.value())) sqlite3_bind_double(statement, index, *real);
    else if (const std::string_view* text = std::get_if<std::string_view>(&value.value()))
      // An empty view may hold no address, which SQLite would take for null.
      sqlite3_bind_text(statement, index, text->empty() ? "" : text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    else sqlite3_bind_null(statement, index);
  }

  Error Failed(int code) {
    trouble_ = KindOf(code);
    std::string words = sqlite3_errmsg(handle_);
    if (trouble_ == SqlTrouble::kDamaged) words += "; restore a copy (lapwing verify --backup makes them), or ingest into a new file";
    if (trouble_ == SqlTrouble::kFull) words += "; make room and run the same command again: what was acknowledged is kept";
    return Error{Errc::kIo, words, path_};
  }

  sqlite3* handle_;
  std::string path_;
  std::unordered_map<std::string, sqlite3_stmt*> statements_;
};

}  // namespace

Result<std::unique_ptr<SqlConnection>> OpenSqlite(const std::string& path, SqliteMode mode) {
  // Nobody asks how much memory SQLite uses; counting it costs a lock at every allocation.
  static const int prepared = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)prepared;
  sqlite3* handle = nullptr;
  int flags = mode == SqliteMode::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    std::string words = handle != nullptr ? sqlite3_errmsg(handle) : "out of memory";
    sqlite3_close(handle);
    bool missing = mode == SqliteMode::kRead && (code & 0xff) == SQLITE_CANTOPEN;
    return Error{missing ? Errc::kNotFound : Errc::kIo, "cannot open the database: " + words, path};
  }
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, 5000);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  auto connection = std::make_unique<Sqlite>(handle, path);
  Status ready = connection->Execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;");
  if (ready && mode == SqliteMode::kRead) ready = connection->Execute("PRAGMA query_only=ON; PRAGMA cache_size=-32768;");
  // FULL: a commit outlives a power failure, which NORMAL does not promise with a write-ahead log.
  if (ready && mode == SqliteMode::kWrite) ready = connection->Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-98304; PRAGMA wal_autocheckpoint=16384;");
  if (!ready) return ready.error();
  return std::unique_ptr<SqlConnection>(std::move(connection));
}

std::string SqliteVersion() { return sqlite3_libversion(); }

}  // namespace lapwing
