// SPDX-License-Identifier: Apache-2.0
/// Events as columns: what Python programs get, and hand on to pyarrow, polars, DuckDB or pandas without copying.
///
///   EventTable table;
///   table.Append(record);
///   table.RecordAt(0);                 // the same record
///   table.Export(&stream);             // an Arrow C stream; the columns live as long as whoever holds them
///
/// Columns are the fields of the event record (docs/formats.md) in their order, lists and objects as Arrow lists and structs; behind them
/// flat ones for tables (docs/python.md): day, codes and names of the sides joined with ';', parts of place, sentence and attribution.
/// The flat parts are the members of the structs seen once more, and take no memory.
/// Rows lie in batches of 65,536, or fewer where they are large: offsets have 32 bits.
/// Threads  Append from one, while nobody reads; after that any number may read
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "arrow_abi.h"
#include "arrow_column.h"
#include "lapwing/event_record.h"

namespace lapwing::python {

/// A name and the column behind it; several names may share one.
struct NamedColumn {
  const char* name;
  const Column* column;
  bool nullable;
};

class EventBatch {
 public:
  EventBatch();
  void Append(const EventRecord& record);
  EventRecord RecordAt(int64_t row) const;
  int64_t rows() const { return id_.length(); }
  size_t bytes() const { return bytes_; }
  const std::vector<NamedColumn>& columns() const { return columns_; }

 private:
  Column id_, date_, date_precision_, date_basis_, type_, mode_, contexts_, quad_, score_, cameo_, goldstein_, status_, reciprocal_, actors_, recipients_, attribution_, place_, field_,
      sentence_, trigger_, frame_, confidence_, same_as_, article_, url_, publisher_, published_, title_, story_, coder_;
  Column day_, actor_countries_, actor_names_, actor_sectors_, recipient_countries_, recipient_names_, recipient_sectors_;
  std::vector<NamedColumn> columns_;
  size_t bytes_ = 0;  ///< about what the texts take
};

class EventTable {
 public:
  EventTable();
  void Append(const EventRecord& record);
  /// All rows of another table behind these; its batches are shared, not copied.
  void Append(const EventTable& other);
  EventRecord RecordAt(int64_t row) const;
  int64_t rows() const { return rows_; }
  std::vector<std::string> Names() const;

  /// The whole table; the caller releases what it gets.
  void Export(ArrowArrayStream* out) const;
  void Export(ArrowSchema* out) const;

 private:
  std::vector<std::shared_ptr<EventBatch>> batches_;  ///< never empty; only the last grows, and only while it is not shared
  int64_t rows_ = 0;
};

}  // namespace lapwing::python
