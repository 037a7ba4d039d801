// SPDX-License-Identifier: Apache-2.0
#include "store/postgres.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>
#include <cstdlib>
#include <unordered_map>
#include <vector>

namespace lapwing {
namespace {

class Row : public SqlRow {
 public:
  explicit Row(PGresult* result) : result_(result) {}
  void MoveTo(int row) { row_ = row; }
  bool IsNull(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  int64_t Int(int column) const override {
    std::string_view text = Text(column);
    int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  double Real(int column) const override {
    std::string_view text = Text(column);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  std::string_view Text(int column) const override {
    return {PQgetvalue(result_, row_, column), static_cast<size_t>(PQgetlength(result_, row_, column))};
  }

 private:
  PGresult* result_;
  int row_ = 0;
};

// Arguments as text; numbers are written here, texts are pointed to where they end in a zero byte already.
class Arguments {
 public:
  explicit Arguments(std::span<const SqlValue> values) : texts_(values.size()), pointers_(values.size(), nullptr) {
    for (size_t i = 0; i < values.size(); ++i) {
      if (const int64_t* whole = std::get_if<int64_t>(&values[i].value())) texts_[i] = fmt::format("{}", *whole);
      else if (const double* real = std::get_if<double>(&values[i].value())) texts_[i] = fmt::format("{}", *real);
      else if (const std::string_view* text = std::get_if<std::string_view>(&values[i].value())) texts_[i] = WithoutZeros(*text);
      else continue;
      pointers_[i] = texts_[i].c_str();
    }
  }
  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* values() const { return pointers_.data(); }

 private:
  // PostgreSQL's text cannot hold the zero byte, SQLite's can; news has none.
  static std::string WithoutZeros(std::string_view text) {
    std::string clean(text);
    std::erase(clean, '\0');
    return clean;
  }
  std::vector<std::string> texts_;
  std::vector<const char*> pointers_;
};

class Postgres : public SqlConnection {
 public:
  Postgres(PGconn* connection, std::string target, bool read_only) : connection_(connection), target_(std::move(target)), read_only_(read_only) {}
  ~Postgres() override { PQfinish(connection_); }

  Status Execute(const std::string& script) override {
    trouble_ = SqlTrouble::kNone;
    return Check(PQexec(connection_, script.c_str()));
  }

  Status Query(const std::string& sql, std::span<const SqlValue> values, const SqlReader& row) override {
    trouble_ = SqlTrouble::kNone;
    Result<std::string> name = Prepare(sql, static_cast<int>(values.size()));
    if (!name) return name.error();
    Arguments arguments(values);
    if (PQsendQueryPrepared(connection_, name->c_str(), arguments.count(), arguments.values(), nullptr, nullptr, 0) == 0) return Failed(nullptr);
    if (row) PQsetSingleRowMode(connection_);  // ten million events must not lie in memory at once
    Status status = Ok{};
    bool reading = true;
    while (PGresult* result = PQgetResult(connection_)) {
      ExecStatusType kind = PQresultStatus(result);
      if (kind != PGRES_SINGLE_TUPLE && kind != PGRES_TUPLES_OK && kind != PGRES_COMMAND_OK) {
        status = Failed(result);
      } else if (row && reading) {
        Row current(result);
        for (int i = 0; i < PQntuples(result) && reading; ++i) {
          current.MoveTo(i);
          reading = row(current);
        }
      }
      PQclear(result);
    }
    return status;
  }

  Status Backup(const std::string& path) override { return Error{Errc::kUsage, "a PostgreSQL store is copied with pg_dump", path}; }

  Status Reconnect() override {
    prepared_.clear();
    PQreset(connection_);
    if (PQstatus(connection_) != CONNECTION_OK) return Failed(nullptr);
    return SetUp();
  }

  Status SetUp() {
    PQsetNoticeProcessor(connection_, [](void*, const char*) {}, nullptr);
    std::string script = "SET client_encoding='UTF8'; SET extra_float_digits=3; SET search_path=lapwing,public;";
    if (read_only_) script += "SET default_transaction_read_only=on;";
    return Execute(script);
  }

  bool is_postgres() const override { return true; }

 private:
  Result<std::string> Prepare(const std::string& sql, int count) {
    auto it = prepared_.find(sql);
    if (it != prepared_.end()) return it->second;
    if (prepared_.size() >= kMostStatements) {
      Status forgotten = Check(PQexec(connection_, "DEALLOCATE ALL"));
      if (!forgotten) return forgotten.error();
      prepared_.clear();
    }
    std::string name = fmt::format("s{}", prepared_.size());
    Status status = Check(PQprepare(connection_, name.c_str(), sql.c_str(), count, nullptr));
    if (!status) return status.error();
    prepared_.emplace(sql, name);
    return name;
  }

  Status Check(PGresult* result) {
    ExecStatusType kind = PQresultStatus(result);
    bool good = kind == PGRES_COMMAND_OK || kind == PGRES_TUPLES_OK;
    Status status = good ? Status(Ok{}) : Failed(result);
    PQclear(result);
    return status;
  }

  Error Failed(PGresult* result) {
    const char* state = result != nullptr ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    std::string_view code = state != nullptr ? state : "";
    // An error without a code is the library's own: the connection broke, though its status may not say so yet.
    if (state == nullptr || PQstatus(connection_) != CONNECTION_OK || code.starts_with("08") || code.starts_with("57P")) trouble_ = SqlTrouble::kLost;
    else if (code == "40001" || code == "40P01" || code == "55P03") trouble_ = SqlTrouble::kConflict;
    else if (code == "53100") trouble_ = SqlTrouble::kFull;
    else if (code.starts_with("XX")) trouble_ = SqlTrouble::kDamaged;
    else trouble_ = SqlTrouble::kOther;
    std::string words = result != nullptr && state != nullptr ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : PQerrorMessage(connection_);
    while (!words.empty() && words.back() == '\n') words.pop_back();
    return Error{Errc::kIo, words, PQdb(connection_) != nullptr ? fmt::format("PostgreSQL database {}", PQdb(connection_)) : "PostgreSQL"};
  }

  PGconn* connection_;
  std::string target_;
  bool read_only_;
  std::unordered_map<std::string, std::string> prepared_;
};

}  // namespace

bool NamesPostgres(const std::string& target) {
  return target.starts_with("postgres://") || target.starts_with("postgresql://") || target.find("dbname=") != std::string::npos;
}

Result<std::unique_ptr<SqlConnection>> OpenPostgres(const std::string& target, bool read_only) {
  PGconn* handle = PQconnectdb(target.c_str());
  if (PQstatus(handle) != CONNECTION_OK) {
    std::string words = PQerrorMessage(handle);
    while (!words.empty() && words.back() == '\n') words.pop_back();
    PQfinish(handle);
    return Error{Errc::kIo, "no connection: " + words, "PostgreSQL"};
  }
  auto connection = std::make_unique<Postgres>(handle, target, read_only);
  Status ready = connection->SetUp();
  if (!ready) return ready.error();
  return std::unique_ptr<SqlConnection>(std::move(connection));
}

}  // namespace lapwing
