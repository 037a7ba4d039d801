// SPDX-License-Identifier: Apache-2.0
/// Parts of AddDescription: what somebody is to somebody else (descriptions_related.cc), several at once (descriptions_counted.cc, descriptions_named.cc), one
/// person (descriptions_persons.cc), a state and its rebels (descriptions_rebels.cc).
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/discourse.h"

namespace lapwing {

/// A state, or its government.
bool IsState(const Recent& r);

/// How well somebody fits as the host, or the guest, where the report is written.
double AtHome(const SentenceView& view, const Recent& r, bool host);

/// "the country", "these groups".
bool Definite(const Tree& tree, int token);

/// Says itself whose or which it is: "the country of X", "Iran's group", "the Nordic country" may be, "the group that" is not.
/// `adjective`: that of a state says it, too.
bool Specified(const SentenceView& view, int token, bool adjective = true);

/// What the words before a noun, and the noun, tell of a state: "the west african nation", "the island kingdom".
std::vector<const std::set<std::string>*> TraitsOf(const SentenceView& view, int noun);

/// The state whose adjective stands before the noun: "the Palestinian movement"; or "".
std::string StateBeforeNoun(const SentenceView& view, int token);

/// So many of different states as stand out in the last sentences: by role and nearness, and by how often they are told of.
std::vector<Actor> Foremost(const SentenceView& view, int token, size_t wanted, const std::function<bool(const Recent&, const Actor&)>& accept);

/// "the two allies" are none who are known to be allied with others and not with each other (descriptions_allies.cc).
bool MayBeAllied(const std::vector<Actor>& actors);

/// Allied by treaty, or for decades.
bool Allied(const std::string& a, const std::string& b);

/// Adds the description at the token, or gives what stands there its actors.
void PutDescription(SentenceView& view, int token, const Antecedent& found, std::string_view reason, bool plural, bool human);

/// "Russia has bases with both": the two states that the text is most about.
Antecedent ForemostPair(const SentenceView& view, int token);

/// "Under the deal between the Yemeni government and the Houthis the two parties are to free captives": a government and the rebels of its own
/// state, where the sentence names both and no other state.
Antecedent StateAndRebels(const SentenceView& view, int token);

/// "implored the warring sides", "mediates between the two sides" in a report of a state and its rebels, and of no two states.
Antecedent StateAndRebelsToldOf(const SentenceView& view);

/// "both presidents", "the two men" of states told of: by name, where the last sentences named one official of each.
void NameThem(const SentenceView& view, int token, std::vector<Actor>& actors);

/// The last of the article who were put together, so many of them: "the seven" long after their list.
Antecedent PutTogetherBefore(const SentenceView& view, int token, const Seek& seek);

/// "the former surveyor", "the 84-year-old leader": whoever was spoken of just now (descriptions_persons.cc).
bool AddPersonDescribed(SentenceView& view, int token);

/// "the Libyan", "the Italian": the one of that nation who was named before.
bool AddNational(SentenceView& view, int token);

/// "the visitor": the person of another state than the report's place whom the report tells of most; empty where nobody stands out.
std::vector<Actor> ForeignVisitor(const SentenceView& view);

/// "the two leaders": a pair the text has put together, else the last so many of the kind.
bool AddCounted(SentenceView& view, int token);

/// "Biden and his counterparts": those the text has put together with the one whose counterparts they are.
bool AddCounterparts(SentenceView& view, int token);

/// "the former ... the latter": the first and the second of the last two named.
bool AddFormerLatter(SentenceView& view, int token);

/// "his country", "her nation": the state of whoever has it.
bool AddOwnCountry(SentenceView& view, int token);

/// "its ally", "his guest", "their host": somebody else than the owner; the one who stands out of those just named.
bool AddRelated(SentenceView& view, int token);

}  // namespace lapwing
