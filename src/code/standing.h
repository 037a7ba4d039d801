// SPDX-License-Identifier: Apache-2.0
/// Does an event stand as it is coded? Frames propose and a model judges types; but most wrong events of real news are wrong in their
/// sides or no event at all. What such events have in common (one side only, all within one state, a pronoun, a place for a party, a
/// question ...) are signs; their weights stand in the codebook's `standing.txt` and were fitted to events judged by hand.
///
/// Input      a match with its sides, who else is named in the sentence, the event made of it, the chance of its type
/// Output     signs, sorted; their sum in log odds
/// Source     logistic regression, as any textbook has it; how it was fitted: `models/standing/fit.py`
/// Cost       some thirty signs an event, one look-up each
#pragma once

#include <string>
#include <vector>

#include "base/tree.h"
#include "code/codebook.h"
#include "code/matcher.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"

namespace lapwing {

/// `chance` and `none` are the pair model's for the event's type and for no event at all; 1 and 0 without a model.
std::vector<std::string> SignsOfStanding(const Tree& tree, const SentenceMentions& mentions, const Match& match, const Event& event, double chance, double none);

/// The four signs that weigh most, for explanations; all of them where the codebook has no weights, so that weights can be fitted.
std::vector<std::string> WeightiestSigns(const Codebook& codebook, std::vector<std::string> signs);

/// What further signs, those of the report, add to an event's log odds.
double AddedOdds(const Codebook& codebook, const std::vector<std::string>& signs);

/// Log odds that an event with these signs is right as coded.
double StandingOf(const Codebook& codebook, const std::vector<std::string>& signs);

}  // namespace lapwing
