// SPDX-License-Identifier: Apache-2.0
#include "resolve/date_context.h"

#include "resolve/date_tense.h"

namespace lapwing {
namespace {

constexpr int kQuarterHolds = 4;  // sentences for which "a year earlier" still means the quarter

}  // namespace

bool DateContext::QuarterHolds() const { return quarter != 0 && quarter_told && sentence - quarter_sentence <= kQuarterHolds; }

void NoteQuarter(const DateScan& scan, const TimeExpression& e, const DateMention& mention, DateContext& context) {
  bool longer = e.kind == TimeKind::kDuration && e.unit == TimeUnit::kMonth && (e.count == 6 || e.count == 9);
  if (longer) context.quarter_told = false;
  const std::string& value = mention.value;
  if (value.size() != 7 || value[5] != 'Q' || ClauseTimeOf(scan, e.first, e.last).tense == Tense::kFuture) return;
  int year = mention.date.year, quarter = value[6] - '0';
  bool compared = context.QuarterHolds() && year == context.quarter_year - 1;
  if (!compared) context.quarter_year = year, context.quarter = quarter;
  context.quarter_sentence = context.sentence;
  context.quarter_told = true;
}

void NoteEra(const TimeExpression& e, DateContext& context) {
  if (e.year != 0) {
    if (e.year <= context.published.year - 2) ++context.old_years;
    else if (e.year <= context.published.year + 1) context.of_today = true;
    return;
  }
  bool told = e.anaphoric || e.narrative || e.kind == TimeKind::kDuration || e.kind == TimeKind::kState || e.kind == TimeKind::kVague || e.kind == TimeKind::kEra || e.that_year;
  bool counted = e.weekday >= 0 || e.ref != TimeRef::kNone || e.kind == TimeKind::kOffset || e.year_offset;
  if (!told && counted) context.of_today = true;
}

}  // namespace lapwing
