// SPDX-License-Identifier: Apache-2.0
/// Reads series of counts from CSV (RFC 4180, header line first), in three shapes:
///
///   event days   a column "date", a row an event or a part of one: each day named is a day with an event
///   counts       a wide table: first column the month, each other column a series ("month,Afghanistan,Albania,...")
///   long         date,key,count: a day (or month) of a series and its count; days not named are zero; doubles are added
///
/// Rows that cannot be used are counted and the first few named. What would bend a series silently is an error: a missing
/// column, a month left out, a cell that is no number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lapwing/date.h"
#include "lapwing/result.h"

namespace lapwing::watch {

enum class TableKind { kAny, kEventDays, kCounts, kLong };

struct TableOptions {
  TableKind kind = TableKind::kAny;     ///< kAny: told by the header
  std::vector<std::string> columns;     ///< event days: the date column; else: the series to keep; empty: "date", all
  Date known_until;                     ///< last day known, none: the last one in the file. Later rows are left out
};

struct CountTable {
  bool monthly = false;
  bool event_days = false;                   ///< a day's count is 1 however many rows name it
  int64_t first = 0;                         ///< days since 1970-01-01, or months since year 0
  std::vector<std::string> names;            ///< of the series, sorted by bytes in long tables
  std::vector<std::vector<double>> counts;   ///< by series and period; all equally long
  size_t coarse = 0;                         ///< rows whose date names no day: left out
  size_t bad = 0;                            ///< rows that cannot be read: left out
  std::vector<std::string> named;            ///< the first few of both, "line 5: ..."
  size_t periods() const { return counts.empty() ? 0 : counts[0].size(); }
  Date DateOf(size_t period) const;
};

/// `where` names the input in errors. Errors: kBadInput, kUsage (a column asked for that is not there).
Result<CountTable> ReadCountTable(const std::string& bytes, const std::string& where, const TableOptions& options);

}  // namespace lapwing::watch
