// SPDX-License-Identifier: Apache-2.0
/// Whether a date lies ahead or behind, as the clause around it tells: "met on Friday", "will meet on Friday".
#pragma once

#include "resolve/date_scan.h"

namespace lapwing {

enum class Tense : uint8_t {
  kUnknown,
  kPast,
  kPresent,  ///< of a body sentence: timetables ("opens on Friday") and plans ("is visiting on Friday")
  kFuture,
};

struct ClauseTime {
  Tense tense = Tense::kUnknown;
  bool told = false;     ///< a simple past without auxiliary: no doubt that it is behind
  bool perfect = false;  ///< "has supplied", "has been supplying"
  bool firm = false;     ///< the date hangs on the verb itself and the verb is finite: "met on Friday", "will meet on Friday"
  int verb = -1;         ///< the clause's verb, -1 when there is none above the date
};

/// Reads the tense of the verb that governs the tokens [first, last].
/// Headlines tell the past in the present tense; infinitives take it from what they hang on; "scheduled for",
/// "ahead of", "until" point ahead unless the clause is past.
ClauseTime ClauseTimeOf(const DateScan& scan, int first, int last);

}  // namespace lapwing
