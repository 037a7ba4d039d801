// SPDX-License-Identifier: Apache-2.0
/// What is written in a cell of a format for an event; the reverse of row_event.h.
#pragma once

#include <string>

#include "exchange/side_pairs.h"
#include "exchange/tables.h"
#include "lapwing/event_record.h"

namespace lapwing {

struct CellSource {
  const EventRecord& record;
  SidePair pair;       ///< of formats with a row a pair
  size_t number = 0;   ///< of the pair within the event
};

/// "" where there is nothing. Values of own tables are not guarded yet.
std::string CellText(const CellSource& source, Datum datum, const Format& format, const ExchangeTables& tables);

}  // namespace lapwing
