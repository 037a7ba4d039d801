// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

namespace lapwing {

Status Store::SaveWatch(const std::string& name, const std::string& state, std::span<const AlertRow> alerts, bool anew) {
  return Transact([&]() -> Status {
    Status status = Ok{};
    if (anew) status = sql_->Query("DELETE FROM alerts", {});
    for (const AlertRow& alert : alerts) {
      if (!status) return status;
      status = sql_->Query("INSERT INTO alerts (id, day, source, target, kind, record) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET record = excluded.record",
                           {alert.id, alert.day, alert.source, alert.target, alert.kind, alert.record});
    }
    if (!status) return status;
    return sql_->Query("INSERT INTO watch_state (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", {name, state});
  });
}

Status Store::SaveDelivery(const std::string& alert, const std::string& hook) {
  return Transact([&] { return sql_->Query("INSERT INTO deliveries (alert, hook) VALUES ($1, $2) ON CONFLICT DO NOTHING", {alert, hook}); });
}

Status Store::ReadAlerts(int64_t from, int64_t to, const std::function<bool(const AlertRow&)>& reader) {
  return sql_->Query("SELECT id, day, source, target, kind, record FROM alerts WHERE day >= $1 AND day <= $2 ORDER BY day, id", {from, to}, [&](const SqlRow& row) {
    return reader({std::string(row.Text(0)), row.Int(1), std::string(row.Text(2)), std::string(row.Text(3)), std::string(row.Text(4)), std::string(row.Text(5))});
  });
}

Result<std::set<std::string>> Store::Delivered(const std::string& hook) {
  std::set<std::string> ids;
  Status status = sql_->Query("SELECT alert FROM deliveries WHERE hook = $1", {hook}, [&](const SqlRow& row) {
    ids.emplace(row.Text(0));
    return true;
  });
  if (!status) return status.error();
  return ids;
}

}  // namespace lapwing
