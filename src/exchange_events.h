// SPDX-License-Identifier: Apache-2.0
/// Event files into a store, and out of one. Composes exchange/ with store/, the codebook (types and scores) and the knowledge files
/// (whose country a name is).
///
/// Import   saves by the batch, by id: the same file a second time, or the rest of one that was broken off, adds only what is missing
/// Threads  called from one
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "code/codebook.h"
#include "exchange/event_reader.h"
#include "exchange/event_writer.h"
#include "resolve/knowledge.h"
#include "store/store.h"

namespace lapwing {

/// The tables of DataPath("exchange") with the shipped codebook's types.
Result<std::shared_ptr<const ExchangeTables>> LoadExchange();

/// States, organisations and their bodies, groups, and persons by the office of that day, else their last before it, else their first.
SideLookup LookupIn(std::shared_ptr<const Knowledge> knowledge);

struct ImportTotals {
  int64_t rows = 0, saved = 0, rejected = 0;
  int64_t comments = 0;                     ///< CAMEO 01 and 02, left out
  std::map<std::string, int64_t> rejects;   ///< by kind
  std::map<std::string, int64_t> notes;     ///< what was left out of events that were taken, in words
  std::string format;
};

struct ImportOptions {
  DetectOptions detect;
  RowOptions rows;
  size_t batch = 8192;
  std::function<void(const ImportTotals&)> saved = {};
  std::function<void(int64_t line, const RowFault& fault)> rejected = {};
  std::function<bool()> stop = {};
};

/// One file, gzip or not; "-" is standard input.
Result<ImportTotals> ImportEvents(Store& store, std::shared_ptr<const ExchangeTables> tables, const std::string& path, const ImportOptions& options);

struct ExportTotals {
  int64_t events = 0;
  bool whole = true;       ///< false: `reason`, and the last line says so
  Errc code = Errc::kIo;
  std::string reason;
};

/// Everything the query finds, in the order of the store. `write` takes pieces and says false when nobody reads any more.
ExportTotals ExportEvents(Store& store, const EventQuery& query, EventWriter& writer, const std::function<bool(std::string_view)>& write, const std::function<bool()>& stop);

}  // namespace lapwing
