// SPDX-License-Identifier: Apache-2.0
/// Which shipped actor a user's block speaks of (docs/knowledge.md, "Files of your own"). One rule, for loading and for judging.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/knowledge_format.h"
#include "resolve/knowledge_text.h"

namespace lapwing {

struct ActorHead {
  std::string_view code, sector;  ///< sector "" for states and organisations
  std::string name;               ///< PlainName
  Days term;
};

/// Index of the actor that `user` extends, or -1 when it is new. The same code and name is the same actor; a state is known by
/// its code alone. Of several (told apart by term) the last one that the user's term and sector fit.
int ExtendedActor(const ActorHead& user, bool state, std::span<const ActorHead> shipped);

struct PersonHead {
  std::string name;  ///< PlainName
  std::string_view wikidata;
  std::vector<std::string_view> countries;  ///< of the offices
};

/// The same name is the same person, unless both have a Wikidata id and these differ. Of several, the one with that id, else
/// one who held office in the same state; else nobody.
int ExtendedPerson(const PersonHead& user, std::span<const PersonHead* const> same_name);

/// Shipped blocks whose offices a user's block of the same person replaces. Shipped blocks come first.
std::vector<const KnowledgeBlock*> ReplacedPersons(std::span<const KnowledgeBlock> persons);

}  // namespace lapwing
