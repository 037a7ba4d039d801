// SPDX-License-Identifier: Apache-2.0
/// What an expression, once resolved, tells about the article: the quarter spoken of, and whether it tells of today.
#pragma once

#include "lapwing/mention.h"
#include "resolve/date_expression.h"
#include "resolve/date_scan.h"
#include "resolve/dates.h"

namespace lapwing {

/// A quarter stays the one spoken of when another is only compared with it: "from $2 million in the third quarter of 1988".
/// A longer period takes its place: "for the nine months ... a year earlier". What lies ahead is not reported on.
void NoteQuarter(const DateScan& scan, const TimeExpression& e, const DateMention& mention, DateContext& context);

/// Counts old years, and notes what could only be said of today.
void NoteEra(const TimeExpression& e, DateContext& context);

}  // namespace lapwing
