// SPDX-License-Identifier: Apache-2.0
/// Days that a sentence tells otherwise than by a date beside the act: counted from another act, remembered on an anniversary, begun on, within hours of.
/// None where nothing of the kind is told. Pure functions; any thread.
#pragma once

#include "base/tree.h"
#include "code/matcher.h"
#include "lapwing/date.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"

namespace lapwing {

/// "a raid on Saturday in which troops killed", "on Jan. 1, when they signed": the clause happened when its noun did; so did one behind
/// "since Sunday, when", and what an accord says in the present ("signed on Tuesday a deal under which Malawi undertakes").
Date DateOfNoun(const Tree& tree, const SentenceMentions& mentions, int clause);

/// "have barred relief goods since May 14", "has kept the crossing shut since May": the day it began. Not so what has not been done since then.
Date BegunOn(const Tree& tree, const SentenceMentions& mentions, int clause);

/// "Police fired tear gas on Friday, four days after Delhi revoked the autonomy": the clause's event is counted back from the
/// main one's day. None unless the trigger's clause is such a clause.
Date CountedFromMain(const Tree& tree, const SentenceMentions& mentions, const Match& match, EventStatus status, const Date& published);

/// "Eight days after the pact was initialled on March 11, advisers landed", "shut a bridge a day after a shootout on Thursday wounded
/// three": the main clause's event is counted from the day of the other one. None unless there is such a count.
Date CountedFromOther(const Tree& tree, const SentenceMentions& mentions, int trigger);

/// "On Oct. 7, the first anniversary of the assault", "a day after the fifth anniversary of the attacks": what is remembered happened so
/// many years before the day on which it is. `remembered` is set for anything with an anniversary, dated or not.
Date YearsBefore(const Tree& tree, const SentenceMentions& mentions, const Date& published, int trigger, bool& remembered);

/// "2017-06-05 Bahrain cuts relations; 2017-07-31 Qatar complains": in a chronicle each entry begins with its day.
Date DayOfEntry(const Tree& tree, const SentenceMentions& mentions, int trigger);

/// "The visit, which began on Tuesday": the day of the thing itself.
Date DayOfBeginning(const Tree& tree, const SentenceMentions& mentions, int trigger);

/// "Prague responded within hours by ordering out": on the day of what stands before.
Date WithinHours(const Tree& tree, const SentenceMentions& mentions, int clause);

}  // namespace lapwing
