// SPDX-License-Identifier: Apache-2.0
/// One row of an event file becomes an event, or says what is wrong with it.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/detect.h"
#include "exchange/tables.h"
#include "lapwing/event_record.h"

namespace lapwing {

/// The cells of a row by what they hold; "" where there is nothing.
class RowCells {
 public:
  std::string_view operator[](Datum datum) const { return cells_[static_cast<size_t>(datum)]; }
  std::string_view Of(SideOf side, SidePart part) const { return (*this)[SideDatum(side, part)]; }
  void Set(Datum datum, std::string_view text) { cells_[static_cast<size_t>(datum)] = text; }

 private:
  std::array<std::string_view, kDatumCount> cells_{};
};

/// Who is called so on that day, as far as somebody knows: fills country and, where it was empty, sector.
using SideLookup = std::function<bool(const std::string& name, const Date& date, Actor& actor)>;

struct RowFault {
  std::string kind;     ///< to count by: "date", "country", "cameo" ...
  std::string message;  ///< for people
};

struct RowOptions {
  bool keep_comments = false;  ///< CAMEO 01 and 02 too, as types STATEMENT and APPEAL
  SideLookup lookup = {};
};

class RowReader {
 public:
  RowReader(const ExchangeTables& tables, const ReadAs& as, const RowOptions& options) : tables_(tables), as_(as), options_(options) {}

  /// nullopt with `fault.kind` empty: a comment event that PLOVER has no type for.
  std::optional<EventRecord> Read(const RowCells& row, RowFault& fault);

  /// What was left out of events that were taken, by kind, in words.
  const std::map<std::string, int64_t>& notes() const { return notes_; }

 private:
  bool ReadWhat(const RowCells& row, Event& event, RowFault& fault);
  bool ReadWhen(const RowCells& row, Event& event, RowFault& fault);
  bool ReadSide(const RowCells& row, SideOf side, const Date& date, std::vector<Actor>& actors, RowFault& fault);
  void ReadPlace(const RowCells& row, Event& event);
  bool ReadOwn(const RowCells& row, EventRecord& record, RowFault& fault);
  void ReadArticle(const RowCells& row, EventRecord& record);
  std::string IdOf(const RowCells& row, const Date& date) const;

  const ExchangeTables& tables_;
  const ReadAs& as_;
  const RowOptions& options_;
  std::map<std::string, int64_t> notes_;
};

}  // namespace lapwing
