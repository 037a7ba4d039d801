// SPDX-License-Identifier: Apache-2.0
/// Which of several earlier mentions a personal pronoun means: a log-linear ranker (Denis and Baldridge 2007) over what
/// binding, salience (Lappin and Leass 1994) and centering (Grosz, Joshi and Weinstein 1995) look at.
#pragma once

#include <vector>

#include "resolve/discourse.h"

namespace lapwing {

/// kCountry: no pronoun but "the country", "the island nation".
enum class PronounClass { kHuman, kThing, kPlural, kCountry };
inline constexpr size_t kPronounClasses = 4;

/// What the ranker chose among, for whatever learns its weights.
struct RankedPronoun {
  struct Choice {
    std::vector<Actor> actors;     ///< empty: nobody
    std::vector<double> features;  ///< as `Feature` in rank.cc has them
  };
  int sentence = 0, token = 0;
  PronounClass pronoun = PronounClass::kThing;
  int place = 0;                   ///< 0 subject, 1 possessive, 2 otherwise: which weights are added
  std::vector<Choice> choices;     ///< in the order of their keys
};

/// The best candidate that `seek` lets through; its confidence falls with the margin over the runner-up.
Antecedent RankAntecedents(const SentenceView& view, const Seek& seek, PronounClass pronoun);

/// "say", "warn", "joke": verbs with which words are given as somebody's.
bool SpeechVerb(const Tree& tree, int token);

/// Who says the words the token stands in: the subject of a verb of saying in this sentence, on either side of the quotation,
/// else whoever spoke last. `one`: a single person ("I"). Empty when nobody is known.
std::vector<Actor> FindSpeaker(const SentenceView& view, int token, bool one);

/// "We" is the speaker's side, not the speaker: the government, the force, the group, the organisation.
std::vector<Actor> SideOf(const SentenceView& view, std::vector<Actor> speakers);

}  // namespace lapwing
