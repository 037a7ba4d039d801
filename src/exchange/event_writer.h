// SPDX-License-Identifier: Apache-2.0
/// Events in the form other programs read. docs/exchange.md says what each form cannot hold.
///
///   auto writer = MakeEventWriter("icews", tables);
///   out = (*writer)->Begin(); ... (*writer)->Add(record, out); ... out += (*writer)->End();
///
/// What is written up to a failure ends with Incomplete(), so that nobody takes it for the whole.
///
/// Memory   of the network: its dyads; of all others: nothing
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "exchange/tables.h"
#include "lapwing/event_record.h"

namespace lapwing {

class EventWriter {
 public:
  virtual ~EventWriter() = default;
  virtual std::string Begin() { return ""; }
  virtual void Add(const EventRecord& record, std::string& out) = 0;
  virtual std::string End() { return ""; }
  /// The last lines of a file that has not all it should have.
  virtual std::string Incomplete(const std::string& reason) = 0;

  int64_t rows() const { return rows_; }          ///< lines, features or edges written
  int64_t left_out() const { return left_out_; }  ///< events that this form has no way to show
  virtual const char* why_left_out() const { return ""; }

 protected:
  int64_t rows_ = 0;
  int64_t left_out_ = 0;
};

/// jsonl, geojson, graphml, and every format of exchange/formats.txt. Error (kUsage): no such form, with those there are.
Result<std::unique_ptr<EventWriter>> MakeEventWriter(const std::string& name, std::shared_ptr<const ExchangeTables> tables);

// One file each.
std::unique_ptr<EventWriter> MakeTableWriter(const Format& format, std::shared_ptr<const ExchangeTables> tables);
std::unique_ptr<EventWriter> MakeGeoJsonWriter();
std::unique_ptr<EventWriter> MakeNetworkWriter(std::shared_ptr<const ExchangeTables> tables);

}  // namespace lapwing
