// SPDX-License-Identifier: Apache-2.0
/// Events out of a file of another coder, or of our own table.
///
///   auto reader = EventReader::Open(bytes, tables, {});
///   while (*reader->Next(row)) if (row.record) Use(*row.record); else Tell(row.line, row.fault);
///
/// Errors   kBadInput: none of the formats, damaged gzip; kUsage: wrong options. A row that cannot be used is no error but says so.
/// Memory   one row
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "exchange/detect.h"
#include "exchange/row_event.h"
#include "base/row_stream.h"
#include "exchange/tables.h"
#include "lapwing/event_record.h"

namespace lapwing {

struct EventRow {
  int64_t line = 0;                   ///< from 1
  std::optional<EventRecord> record;  ///< absent: `fault`, or a comment that PLOVER has no type for
  RowFault fault;
};

class EventReader {
 public:
  /// An empty stream is an error: a file of events has a header or a row.
  static Result<EventReader> Open(RowStream::Bytes read, std::shared_ptr<const ExchangeTables> tables, const DetectOptions& detect, RowOptions options);
  EventReader(EventReader&&) noexcept;
  ~EventReader();

  Result<bool> Next(EventRow& row);
  const ReadAs& as() const;
  const std::map<std::string, int64_t>& notes() const;

 private:
  struct State;
  explicit EventReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lapwing
