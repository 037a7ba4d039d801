// SPDX-License-Identifier: Apache-2.0
/// Finds time expressions and says which day, month or year they mean.
///
/// Weekdays, "the 16th", "yesterday", "last month", "in 2018", "two days earlier", datelines: resolved against the
/// publication date the way news uses them (a bare weekday in the past tense is the last one before publication;
/// with a future verb the next one). After HeidelTime's news mode (Strötgen and Gertz 2013).
///
/// A date says no more than the words: "last month" is a month, "the third quarter" and "last summer" a year, "last
/// week" the month all its days lie in, if they do. "Since" and "until" name an end of a span, never the day of an
/// event: such mentions keep their date but are marked `duration`, or `past_state` where the verb is in the perfect and
/// the span began more than 60 days before publication.
///
/// Beside the date a mention carries the value TimeML would write, which knows weeks, quarters, seasons, decades and
/// references to the present. What cannot be dated ("now", "the past three weeks") has no date, ever.
///
/// Cost  linear in tokens; no allocation beyond the results and one lower-case copy of the words.
#pragma once

#include <string>
#include <vector>

#include "base/tree.h"
#include "lapwing/mention.h"

namespace lapwing {

/// What earlier sentences of the article have established.
struct DateContext {
  Date published;  ///< none when unknown: only absolute dates resolve
  Date dateline;   ///< "SEOUL, Jan 17 --"
  Date last;       ///< last resolved day, for "two days later", "the same day"
  Date last_behind;  ///< the last one that was not still to come
  int last_sentence = 0;  ///< where the last day stood
  bool last_aside = false;  ///< not told by the main clause, or in the past perfect: "had sought their return on Sunday"
  Date spoken;     ///< last resolved date of any precision, for "in June of that year", "the following month"
  int sentence = 0;            ///< sentences read so far
  int quarter_year = 0;        ///< last quarter spoken of, for "a year earlier", "the latest period"
  int quarter = 0;             ///< 1-4; 0 for none
  int quarter_sentence = 0;    ///< where
  bool day_first = false;      ///< a date in figures has shown that days stand before months
  int old_years = 0;           ///< years given that lie long before publication
  bool of_today = false;       ///< something was dated by its nearness to publication: "on Friday", "last week"
  bool quarter_told = false;   ///< false once a longer period is spoken of

  bool QuarterHolds() const;   ///< spoken of not long ago
  /// The article tells of the past: years were given, all of them old, and nothing of today. Then "in May" follows what
  /// was told before it, not publication.
  bool History() const { return old_years >= 3 && !of_today && spoken; }
};

/// Time expressions of the sentence in text order; updates context.last and context.dateline.
std::vector<DateMention> FindDates(const Tree& tree, DateContext& context);

}  // namespace lapwing
