// SPDX-License-Identifier: Apache-2.0
/// Whose a body is that its own phrase gives to nobody, where the rules of roles_context.cc tell nothing of it: "lawmakers", "soldiers", "Agriculture Minister X". A conditional
/// logit, as for pronouns (rank.h), chooses among the states of the report and nobody. What the rules propose for a phrase without "the", which alone they do not decide, is among its signs.
///
/// Cost  some forty numbers for each state the report has told of, once a bare role
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/interpret.h"

namespace lapwing {

/// What is looked at, for each state that might be meant; in the order of role_weights.h.
enum RoleFeature {
  // Rules of roles_context.cc that propose it.
  kByGiver,
  kByPlaceNamed,
  kByPlaceOfWork,
  kByBodyNamed,
  kByNoun,
  kBySpeaker,
  kByOnlyState,
  kByHome,
  kBySector,
  kByDateline,
  kByTopic,
  kByFirst,          ///< the surest rule that proposes any
  // Where it stands.
  kAtHome,           ///< state of the dateline
  kOfPress,          ///< state whose press publishes the report
  kInTitleAlone,     ///< the one state the title names
  kInTitleTwo,       ///< one of the two
  kShareOfReport,    ///< its mentions beside those of the state told of most, 0 to 1
  kToldMost,
  kHereSubject,      ///< subject before it in the sentence
  kHereOther,        ///< elsewhere before it in the sentence
  kHereLater,        ///< after it in the sentence, no place
  kHereLaterSubject, ///< and there a subject: "the ministry said Mali would"
  kHerePlace,        ///< as a place in the sentence: "in Kyiv"
  kActsOnIt,         ///< subject of the clause whose object or oblique the role is
  kHarmsIt,          ///< the same of a verb that one does to others: "captured two soldiers"
  kActedOnByIt,      ///< object or oblique of the clause whose subject the role is
  kOwnSector,        ///< a body or person of this sector and state was told of
  kLastSentenceSubject,
  kLastSentenceOther,
  kOlderSentence,
  kParagraphSubject, ///< the first subject of the paragraph
  kNearestState,     ///< the last state told of before it
  kSpeakerOfIt,      ///< whoever spoke last is of it
  kNewlyTold,        ///< told of in this sentence only
  // Of nobody.
  kOfNobody,
  kNobodyIndefinite, ///< no "the" before it, and no institution by itself
  kNobodyPlural,
  kNobodyUnproposed, ///< no rule proposes anybody
  kNobodyOne,        ///< only one state in the report
  kNobodyNamed,      ///< the title carries a name: "Agriculture Minister X"
  kNobodyModified,   ///< an adjective or noun modifies it
  kNobodyGoverned,   ///< stands under a preposition
  kNobodyShort,      ///< a title or one of the first two sentences
  kRoleFeatures
};

enum class RoleClass { kTitle, kArmed, kOrder, kHouse, kRulers, kOther };
inline constexpr size_t kRoleClasses = 6;

/// What was chosen among, for whatever learns the weights.
struct RankedRole {
  struct Choice {
    std::string country;            ///< empty: nobody
    std::vector<double> features;
  };
  int sentence = 0, token = 0;
  RoleClass role = RoleClass::kOther;
  std::vector<Choice> choices;
};

/// A bare role, and which states the rules propose for it, the surest rule first.
struct BareRole {
  int first = 0, last = 0, head = 0;  ///< tokens
  std::string_view sector;
  bool title = false;     ///< of one person
  bool named = false;     ///< a proper name stands with it
  bool definite = true;   ///< "the army", "parliament"
  std::string not_of;     ///< a state that it is not of
  std::vector<std::pair<RoleFeature, std::string>> proposals;
};

struct RoleChoice {
  std::string country;  ///< "" where nobody is likelier
  double chance = 0;
};

RoleChoice ChooseState(const SentenceView& view, const BareRole& role);

}  // namespace lapwing
