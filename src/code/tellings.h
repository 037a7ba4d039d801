// SPDX-License-Identifier: Apache-2.0
/// What each sentence of a report tells of time: days of its own, whether it goes on from the one before (told_dates.h makes days of it).
#pragma once

#include "base/tree.h"
#include "lapwing/date.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"

namespace lapwing {

/// What a sentence tells of time.
struct Telling {
  Date own;            ///< when its main clause happened
  Date held;           ///< when an act of its own happened that is told without a day
  Date last;           ///< told last before it, by the main clause of an earlier sentence
  bool other = false;  ///< names some other time
  bool counted = false;  ///< "two days after the election": a day of its own that nobody can tell
  bool on = false;     ///< goes on from the sentence before
  int told = 0;        ///< the sentence that told the day last told
  bool back = false;   ///< comes back to a person of the last day named
  bool item = false;   ///< begins an item of a list, or another story
};

/// The clause of a token: the nearest verb above it, or adjective or noun with a copula; "in a statement issued on Wednesday" is no clause of its own.
int ClauseAt(const Tree& tree, int token);

/// Its clause tells the sentence's news: the main one, one beside it, or the words somebody is quoted with first.
bool MainClause(const Tree& tree, int clause);

int SubjectOf(const Tree& tree, int verb);
int RootOf(const Tree& tree);

/// Fills `own`, `other` and `counted` from the days of a sentence.
void ReadDays(const Tree& tree, const SentenceMentions& mentions, const Date& published, Telling& telling);

/// "He faulted", "During the talks the guest promised": the sentence goes on from the one before.
bool GoesOn(const Tree& tree);

/// "Shortly after midday she accused", "at dawn", "later in the day", "moments later", "soon afterwards": a time of the day spoken of.
bool TellsHour(const Tree& tree, const SentenceMentions& mentions);

/// "* MOSCOW:", the beginning of an item of a list.
bool StartsItem(const Sentence& sentence);

}  // namespace lapwing
