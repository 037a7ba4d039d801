// SPDX-License-Identifier: Apache-2.0
/// The little that Lapwing asks of a database, so that one set of statements serves SQLite and PostgreSQL.
///
///   Status done = sql.Query("INSERT INTO coders (version) VALUES ($1)", {"0.1.0"});
///   sql.Query("SELECT num FROM coders WHERE version = $1", {"0.1.0"}, [&](const SqlRow& row) { num = row.Int(0); return true; });
///
/// Parameters are $1, $2 ... in order of their first use; values are never put into the text of a statement. Statements are
/// prepared once and kept by their text, kMostStatements of them: lists of a query make a statement for each length.
///
/// Errors   kIo with the database's own words; `trouble()` says what kind of failure it was
/// Threads  one connection serves one thread
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "lapwing/result.h"

namespace lapwing {

/// Null, a whole number, a number, or text (which lives as long as the call).
class SqlValue {
 public:
  SqlValue() = default;
  SqlValue(std::nullptr_t) {}                                          // NOLINT: implicit by design
  template <std::integral T>
  SqlValue(T value) : value_(static_cast<int64_t>(value)) {}           // NOLINT
  SqlValue(double value) : value_(value) {}                            // NOLINT
  SqlValue(std::string_view value) : value_(value) {}                  // NOLINT
  SqlValue(const std::string& value) : value_(std::string_view(value)) {}  // NOLINT
  SqlValue(const char* value) : value_(std::string_view(value)) {}     // NOLINT
  /// Null where the text is empty: absent is null, as in the records.
  static SqlValue OrNull(std::string_view text) { return text.empty() ? SqlValue() : SqlValue(text); }

  const std::variant<std::monostate, int64_t, double, std::string_view>& value() const { return value_; }

 private:
  std::variant<std::monostate, int64_t, double, std::string_view> value_;
};

/// The row at hand; texts live until the callback returns.
class SqlRow {
 public:
  virtual ~SqlRow() = default;
  virtual bool IsNull(int column) const = 0;
  virtual int64_t Int(int column) const = 0;            ///< 0 for null
  virtual double Real(int column) const = 0;            ///< 0 for null
  virtual std::string_view Text(int column) const = 0;  ///< "" for null
};

inline constexpr size_t kMostStatements = 256;

/// Called for every row; false ends the reading.
using SqlReader = std::function<bool(const SqlRow&)>;

/// What kind of failure the last one was: what to do about it differs.
enum class SqlTrouble {
  kNone,
  kLost,      ///< the server is gone: open anew and do the transaction again
  kConflict,  ///< another writer was in the way: do the transaction again
  kFull,      ///< no room
  kDamaged,   ///< the file is no database, or a broken one
  kOther,
};

class SqlConnection {
 public:
  virtual ~SqlConnection() = default;
  /// One or more statements without parameters and results.
  virtual Status Execute(const std::string& script) = 0;
  virtual Status Query(const std::string& sql, std::span<const SqlValue> values, const SqlReader& row) = 0;
  Status Query(const std::string& sql, std::initializer_list<SqlValue> values = {}, const SqlReader& row = {}) {
    return Query(sql, std::span<const SqlValue>(values.begin(), values.size()), row);
  }
  /// Copies what is committed to a new file while others read and write. kUsage where the database has its own tools for it.
  virtual Status Backup(const std::string& path) = 0;
  /// Opens anew after kLost; whatever was not committed is gone.
  virtual Status Reconnect() = 0;
  virtual bool is_postgres() const = 0;
  SqlTrouble trouble() const { return trouble_; }

 protected:
  SqlTrouble trouble_ = SqlTrouble::kNone;
};

}  // namespace lapwing
