// SPDX-License-Identifier: Apache-2.0
#include "pulse.h"

#include "base/json.h"

namespace lapwing {
namespace {

constexpr std::chrono::milliseconds kPause{1900};

bool Same(const StoreCounts& a, const StoreCounts& b) { return a.articles == b.articles && a.events == b.events && a.corrections == b.corrections; }

std::string Saved(const StoreCounts& counts) {
  JsonWriter json;
  json.BeginObject().Field("articles", counts.articles).Field("events", counts.events).Field("corrections", counts.corrections).EndObject();
  return "event: saved\ndata: " + json.Take() + "\n\n";
}

}  // namespace

void Pulse::Look() {
  auto now = std::chrono::steady_clock::now();
  if (begun_ && now - looked_ < kPause) return;
  looked_ = now;
  Result<std::unique_ptr<Store>> store = readers_.Take();
  if (!store) return;
  Result<StoreCounts> counts = (*store)->Counts();
  if (!counts) return;
  Status status = Ok{};
  if (!begun_ || counts->alerts != counts_.alerts) {
    status = (*store)->ReadAlerts(-(int64_t{1} << 40), int64_t{1} << 40, [&](const AlertRow& alert) {
      if (known_.insert(alert.id).second && begun_) alarms_.push_back(alert.record);
      return true;
    });
  }
  if (!status) return;
  counts_ = *counts;
  begun_ = true;
  readers_.GiveBack(std::move(*store));
}

std::function<std::string()> Pulse::Follow() {
  auto seen = std::make_shared<Seen>();
  {
    std::lock_guard lock(mutex_);
    Look();
    *seen = {counts_, alarms_.size()};
  }
  return [this, seen] {
    std::lock_guard lock(mutex_);
    Look();
    std::string text;
    if (!Same(seen->counts, counts_)) text += Saved(counts_);
    for (; seen->alarms < alarms_.size(); ++seen->alarms) text += "event: alarm\ndata: " + alarms_[seen->alarms] + "\n\n";
    seen->counts = counts_;
    return text.empty() ? std::string(":\n\n") : text;
  };
}

}  // namespace lapwing
