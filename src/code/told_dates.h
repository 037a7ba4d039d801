// SPDX-License-Identifier: Apache-2.0
/// The days of a whole report, beyond what a sentence tells of its own acts (when_where.h).
///
/// An act told without a day happened
///   1. in the report's first sentence: on the day of publication, as when_where.h has it
///   2. in a sentence that goes on from the one before ("He faulted", "The two called on", "Its premier demanded"): on the day held there
///   3. in the paragraphs after the first, until another time is named: on the first one's day; where those who did it tell it ("met
///      today", no dateline): on that day throughout
///   4. where its subject is a person of the last day named, and no other time was named since: on that day
///   5. where it answers, blames or demands ("Kenya rejected the charge") in a sentence that does not go on: on no day that can be said; answers come
///      when they come
///   6. elsewhere, in the perfect ("has refused") or in passing: on no day that can be said
/// No month is held, no day of more than ten days ago, and none by what came "later"; a time of the day ("at dawn") belongs to the day told last. Words that
/// are an act ("will not go unanswered, he told reporters") are said in the clause that tells them.
/// A report that opens without day or dateline keeps the day of publication for what when_where.h gives it to where it goes on, in its first paragraphs, and until it tells
/// of another day. A dateline is the day of what is told in the simple past.
/// A headline's act has the day of the act it heads; so has an act that the first sentence tells in the perfect ("has granted asylum"), or it has the day on
/// which its doers speak of it next ("the general told reporters on Wednesday"), or that stands beside the noun that
/// tells it again in the sentence after it ("seven were killed in the raid on Friday"). Neither lies ten days back. A plan is never older than its report.
///
/// Cost  one tree a sentence, only for reports with an act to be dated this way
#pragma once

#include <span>
#include <vector>

#include "lapwing/date.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"

namespace lapwing {

/// Changes date, basis and, for what turns out long past, status of `events`, which stand in text order.
void TellDates(std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions, const Date& published, std::vector<Event>& events);

}  // namespace lapwing
