// SPDX-License-Identifier: Apache-2.0
/// What the ranker of pronouns looks at (rank.h), in the order of its weights (rank_weights.h).
#pragma once

namespace lapwing {

/// What is looked at; each is weighted for pronouns in general, and once more for possessives and for objects.
enum RankFeature {
  kClauseSubject,   ///< subject of the pronoun's own clause (possessives) or of the one right above ("he said he")
  kSays,            ///< "he" is the subject of what this one says: "X said he"
  kHigherSubject,   ///< subject of a clause further up
  kEarlierSubject,  ///< subject before it in the sentence, in a clause beside its own
  kEarlierOther,    ///< anything else before it in the sentence
  kTokensBetween,   ///< log of the words between, in the sentence
  kLastSubject,     ///< main subject in the sentence before
  kLastOther,       ///< otherwise in the sentence before
  kOlder,           ///< last mentioned two or more sentences ago
  kLastFirst,       ///< the first subject of the sentence before
  kNearest,         ///< the nearest candidate
  kNearestSubject,  ///< the nearest candidate that was a subject
  kSamePronoun,     ///< last mentioned by a pronoun
  kMentions,        ///< log of how often it was mentioned
  kPossessor,       ///< last mentioned as a possessor
  kGovernment,      ///< a government or capital
  kBody,            ///< a force, ministry or other body
  kOrganisation,    ///< an organisation or group
  kNameless,        ///< a role without a name
  kStranger,        ///< nobody we know
  kForward,         ///< stands after the pronoun: "in his speech, X"
  kSpeaker,         ///< speaks the quotation the pronoun stands in
  kFit,             ///< log of how well it fits
  kSalience,        ///< log of the sum of the weights of its mentions, fading
  kSexKnown,        ///< its sex is known and fits
  kParagraph,       ///< mentioned in this paragraph
  kNobody,          ///< none of them: a thing, or somebody not known
  kNearerSubject,   ///< none of them, and a common noun that agrees is a subject nearer by
  kNearerNoun,      ///< none of them, and a common noun that agrees stands nearer by
  kActs,            ///< none of them, though the pronoun's verb is one that states and people do
  kHigherObject,    ///< object or other argument of a verb whose clause the pronoun's stands in: "X told Y that he"
  kLastObject,      ///< object in the sentence before
  kOpens,           ///< the pronoun is the main subject, and this was the first subject of the sentence before
  kParallel,        ///< plays the pronoun's own role, subject or object, where it was mentioned last
  kPlace,           ///< stood as a place: "in X"
  kSpeaksAgain,     ///< the pronoun says something, and this one spoke last: "He added"
  kAnswers,         ///< the pronoun denies, answers or refuses, and this one was an object or stood under "against", "on"
  kInTitle,         ///< the title names it
  kNamedBelow,      ///< called by name in what the pronoun commands: "it said Chinese ships had ..." is not of China
  kNamedLater,      ///< called by name later in the sentence
  kLastPronoun,     ///< what the last pronoun of the sort meant, in this sentence: "it recalled its envoy from ... and said its"
  kTopic,           ///< the first subject of the paragraph
  kNearer,          ///< log of how many others were mentioned after it
  kStateOwns,       ///< a possessive before what states have ("its border"): 1 for a state, -1 for what is none
  kGroupOwns,       ///< a possessive before what groups and organisations have ("its members"): 1 for one, -1 for a state
  kTellsQuality,    ///< none of them, and the pronoun is said to be something: "it was a mistake"
  kSuffers,         ///< none of them, and the pronoun is the subject of a passive: "it was signed"
  kShare,           ///< how much of the report so far is about its state, 0 to 1
  kOwnConjunct,     ///< "Clinton and his aides": what is owned stands beside the owner
  kRelativeHead,    ///< the pronoun stands in a clause about this one: "the general, whose men said he"
  kJudges,          ///< subject of a verb by which one judges what another has: "praised his courage"
  kQuoted,          ///< named inside quotation marks, and the pronoun stands outside
  kOwnsThing,       ///< none of them, and a possessive before what neither states nor groups are said to have: "its roof"
  kFeatures
};

}  // namespace lapwing
