// SPDX-License-Identifier: Apache-2.0
/// Signs of the ranker (rank.h) that are read from the pronoun's own sentence: what it owns, who is called by name after it.
#pragma once

#include <set>
#include <string>

#include "resolve/discourse.h"

namespace lapwing {

/// What is owned by whom: "its border" by a state, "its members" by a group or organisation, "its roof" by a thing.
enum class Owned { kNothing, kOfState, kOfGroup, kOfEither, kOther };

/// Of a possessive pronoun; kNothing for all other words.
Owned WhatIsOwned(const Tree& tree, const Seek& seek);

/// "Clinton and his aides", "Iran with its allies": the possessive's noun stands beside the mention headed there.
bool BesideOwner(const Tree& tree, const Seek& seek, int head);

/// "the general, whose men said he": the pronoun stands in a clause that tells of the mention headed there.
bool InClauseAbout(const Tree& tree, const Seek& seek, int head);

/// "Zarif called his words sabotage": the mention headed there is the subject of a verb that judges what is, mostly, another's;
/// not so of those one has to do with ("mocked his rival").
bool Judges(const Tree& tree, const Seek& seek, int head);

/// Who is called by name after the pronoun: states by code, people by name.
struct CalledAfter {
  std::set<std::string> below;  ///< in the clause whose subject the pronoun is, or under the noun it owns
  std::set<std::string> later;  ///< anywhere in the sentence
};

CalledAfter NamesAfter(const SentenceView& view, const Seek& seek);

/// The word under which NamesAfter would have the mention: a person's name, else the code of the state.
std::string CalledKey(const Recent& r);

/// The entity that the last pronoun of the same sort in this sentence means, as EntityKey has it; "" for none.
std::string LastPronounKey(const SentenceView& view, int token, bool human, bool plural);

}  // namespace lapwing
