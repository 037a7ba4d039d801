// SPDX-License-Identifier: Apache-2.0
#include "event_table.h"

#include "arrow_export.h"

namespace lapwing::python {
namespace {

constexpr int64_t kBatchRows = 65536;
constexpr size_t kBatchBytes = size_t{1} << 28;  // far from where 32-bit offsets end, whatever column the bytes are in

}  // namespace

EventTable::EventTable() { batches_.push_back(std::make_shared<EventBatch>()); }

void EventTable::Append(const EventRecord& record) {
  std::shared_ptr<EventBatch>& last = batches_.back();
  if (last.use_count() > 1 || last->rows() >= kBatchRows || last->bytes() >= kBatchBytes) batches_.push_back(std::make_shared<EventBatch>());
  batches_.back()->Append(record);
  ++rows_;
}

void EventTable::Append(const EventTable& other) {
  if (other.rows_ == 0) return;
  if (rows_ == 0) batches_.clear();
  batches_.insert(batches_.end(), other.batches_.begin(), other.batches_.end());
  rows_ += other.rows_;
}

EventRecord EventTable::RecordAt(int64_t row) const {
  size_t number = 0;
  while (row >= batches_[number]->rows()) row -= batches_[number++]->rows();
  return batches_[number]->RecordAt(row);
}

std::vector<std::string> EventTable::Names() const {
  std::vector<std::string> names;
  for (const NamedColumn& column : batches_.front()->columns()) names.emplace_back(column.name);
  return names;
}

void EventTable::Export(ArrowArrayStream* out) const { ExportStream({batches_.begin(), batches_.end()}, out); }

void EventTable::Export(ArrowSchema* out) const { ExportSchema(*batches_.front(), out); }

}  // namespace lapwing::python
