// SPDX-License-Identifier: Apache-2.0
/// From what the words say to the day, month or year they mean.
#pragma once

#include "lapwing/mention.h"
#include "resolve/date_expression.h"
#include "resolve/date_tense.h"
#include "resolve/dates.h"

namespace lapwing {

/// The meaning of one expression. Does not change the context; never gives a date finer than the words allow.
DateMention ResolveTime(const DateScan& scan, const TimeExpression& expression, const DateContext& context);

/// "SEOUL, Jan 17 (Yonhap) --": the date a report opens with, from the first tokens of the text; basis "dateline".
/// Its year is the one nearest to publication; more than 45 days away it is none.
std::optional<DateMention> MatchDateline(const DateScan& scan, const DateContext& context);

}  // namespace lapwing
