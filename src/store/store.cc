// SPDX-License-Identifier: Apache-2.0
// Opening, transactions, and the care of a store. Saving: save.cc; reading: read_store.cc.
#include "store/store.h"

#include <fmt/format.h>
#include <unistd.h>

#include <thread>

#include "store/postgres.h"
#include "store/schema.h"
#include "store/sqlite.h"

namespace lapwing {

Result<std::unique_ptr<Store>> Store::Open(const std::string& target, StoreOptions options) {
  if (target.empty()) return Error{Errc::kUsage, "which store? --db FILE, or --db postgres://HOST/NAME", ""};
  std::unique_ptr<Store> store(new Store(std::move(options)));
  bool read_only = store->options_.read_only;
  if (NamesPostgres(target)) {
    auto sql = OpenPostgres(target, read_only);
    if (!sql) return sql.error();
    store->sql_ = std::move(*sql);
  } else {
    if (!read_only && !store->options_.create && access(target.c_str(), F_OK) != 0) return Error{Errc::kNotFound, "no store there; lapwing ingest makes one", target};
    if (!read_only) {
      auto lock = WriterLock::Take(target);
      if (!lock) return lock.error();
      store->lock_ = std::move(*lock);
    }
    auto sql = OpenSqlite(target, read_only ? SqliteMode::kRead : SqliteMode::kWrite);
    if (!sql) return sql.error();
    store->sql_ = std::move(*sql);
  }
  Status ready = read_only ? CheckSchema(*store->sql_) : PrepareSchema(*store->sql_);
  if (ready && !read_only) ready = store->LoadCorrected();
  if (!ready) {
    Error error = ready.error();
    if (error.where.empty()) error.where = NamesPostgres(target) ? "PostgreSQL" : target;
    return error;
  }
  return store;
}

Status Store::Transact(const std::function<Status()>& work) {
  constexpr int kConflicts = 20;
  for (int attempt = 0;; ++attempt) {
    Status status = sql_->Execute(sql_->is_postgres() ? "BEGIN" : "BEGIN IMMEDIATE");
    if (status && sql_->is_postgres()) status = LoadCorrected();  // others may have corrected since
    ForgetNew();
    if (status) status = work();
    if (status) status = IndexNew();
    if (status) status = sql_->Execute("COMMIT");
    if (status) return status;
    SqlTrouble trouble = sql_->trouble();
    if (trouble != SqlTrouble::kLost) (void)sql_->Execute("ROLLBACK");
    coders_.clear();  // numbers given in a transaction that did not come to its end are void
    if (trouble == SqlTrouble::kConflict && attempt < kConflicts) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10 * (attempt + 1)));
      continue;
    }
    if (trouble != SqlTrouble::kLost) return status;
    if (!AwaitServer(status.error())) return status;
  }
}

bool Store::AwaitServer(const Error& why) {
  if (options_.on_wait) options_.on_wait(why.message);
  constexpr std::chrono::milliseconds kPause{500};
  for (std::chrono::milliseconds waited{0}; waited < options_.patience; waited += kPause) {
    std::this_thread::sleep_for(kPause);
    if (sql_->Reconnect()) return true;
  }
  return false;
}

Status Store::Patiently(const std::function<Status()>& read) {
  Status status = read();
  while (!status && sql_->trouble() == SqlTrouble::kLost && AwaitServer(status.error())) status = read();
  return status;
}

Result<StoreCounts> Store::Counts() {
  StoreCounts counts;
  Status status = sql_->Query(
      "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM articles WHERE status NOT IN ('ok', 'truncated')), (SELECT count(*) FROM codings), (SELECT count(*) FROM events), "
      "(SELECT count(*) FROM pairs), (SELECT count(*) FROM corrections), (SELECT count(*) FROM coders), (SELECT count(*) FROM alerts)",
      {}, [&](const SqlRow& row) {
        counts = {row.Int(0), row.Int(1), row.Int(2), row.Int(3), row.Int(4), row.Int(5), row.Int(6), row.Int(7)};
        return true;
      });
  if (!status) return status.error();
  return counts;
}

Result<int64_t> Store::ChangeMark() {
  int64_t mark = 0;
  const char* sql = sql_->is_postgres() ? "SELECT COALESCE(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint FROM pg_stat_user_tables WHERE schemaname = 'lapwing'" : "PRAGMA data_version";
  Status status = sql_->Query(sql, {}, [&](const SqlRow& row) {
    mark = row.Int(0);
    return true;
  });
  if (!status) return status.error();
  return mark;
}

Result<std::string> Store::State(const std::string& name) {
  std::string value;
  Status status = sql_->Query("SELECT value FROM watch_state WHERE name = $1", {name}, [&](const SqlRow& row) {
    value = row.Text(0);
    return true;
  });
  if (!status) return status.error();
  return value;
}

Result<std::vector<std::string>> Store::Verify() {
  std::vector<std::string> faults;
  Status status = Ok{};
  if (!sql_->is_postgres()) {
    status = sql_->Query("PRAGMA integrity_check(20)", {}, [&](const SqlRow& row) {
      if (row.Text(0) != "ok") faults.emplace_back(row.Text(0));
      return true;
    });
    if (!status && sql_->trouble() == SqlTrouble::kDamaged) faults.push_back(status.error().message);
    else if (!status) return status.error();
    if (!faults.empty()) return faults;
    status = sql_->Query("PRAGMA foreign_key_check", {}, [&](const SqlRow& row) {
      faults.push_back(fmt::format("a row of {} refers to a row of {} that is not there", row.Text(0), row.Text(2)));
      return faults.size() < 20;
    });
    if (!status) return status.error();
  }
  // What one transaction writes must be there wholly or not at all.
  const std::pair<const char*, const char*> checks[] = {
      {"SELECT count(*) FROM pairs p LEFT JOIN events e ON e.num = p.event WHERE e.num IS NULL", "pairs without their event"},
      {"SELECT count(*) FROM codings c WHERE c.events <> (SELECT count(*) FROM events e WHERE e.article = c.article AND e.coder = c.coder)", "articles whose events are not all there"},
      {"SELECT count(*) FROM pairs p JOIN events e ON e.num = p.event JOIN articles a ON a.num = e.article WHERE a.coder <> e.coder", "pairs of a coding that no longer counts"},
      {"SELECT count(*) FROM (SELECT id, coder FROM events GROUP BY id, coder HAVING count(*) > 1) d", "events kept twice"},
  };
  for (const auto& [sql, what] : checks) {
    int64_t count = 0;
    status = sql_->Query(sql, {}, [&](const SqlRow& row) {
      count = row.Int(0);
      return true;
    });
    if (!status) return status.error();
    if (count > 0) faults.push_back(fmt::format("{} {}", count, what));
  }
  return faults;
}

Status Store::Backup(const std::string& path) { return sql_->Backup(path); }

}  // namespace lapwing
