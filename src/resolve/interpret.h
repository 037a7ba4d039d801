// SPDX-License-Identifier: Apache-2.0
/// From matched names to mentions, one idea a function; resolver.cc calls them in order.
#pragma once

#include <optional>
#include <vector>

#include "base/tree.h"
#include "lapwing/mention.h"
#include "resolve/context.h"
#include "resolve/knowledge.h"
#include "resolve/names.h"

namespace lapwing {

/// Everything the interpreting functions share for one sentence.
struct SentenceView {
  const Knowledge& knowledge;
  const Tree& tree;
  std::string_view text;  ///< the article field the spans point into
  ArticleContext& context;
  SentenceMentions& out;
  bool shouting = false;  ///< the sentence is in capitals throughout: they say nothing

  void Add(Mention mention);
  std::string_view TextOf(int first, int last) const;
};

/// Whether a name can mean this entry here: small towns called like words or companies, and abbreviations that many bodies
/// share, need more than their letters. `hit.first == hit.last` names are those in doubt.
bool Believed(const SentenceView& view, const NameHit& hit, const NameEntry& entry);

/// The states an article names anywhere, before anything else is resolved.
void NoteSpoken(const Knowledge& knowledge, const Tree& tree, const std::vector<NameHit>& hits, const Date& published, std::set<std::string>& spoken);

/// States, capitals, organisations, groups, bodies, people with full names: needs no other mention.
void AddNamed(SentenceView& view, const std::vector<NameHit>& hits);

/// Surnames of people: introduced earlier, titled, or so well known that one office holder fits.
void AddSurnames(SentenceView& view, const std::vector<NameHit>& hits);

/// Common nouns with a state: "the Thai army", "Russia's foreign minister Ivan X", "ministers of A and B".
/// `hit` is a title, noun or thing of sectors.txt.
void AddRole(SentenceView& view, const NameHit& hit);

/// Pronouns and groups: "he", "its", "we" in a quotation, "both countries", "the two leaders".
void AddPronoun(SentenceView& view, int token);

/// The kind for later pronouns: "he" stands for a person, "it" for a state.
MentionKind EffectiveKind(const Tree& tree, const Mention& mention);

/// An odd number of quotation marks before the token.
bool OddQuotes(const Tree& tree, int token);

/// Marks what stands where a place stands, and remembers who was mentioned.
void FinishSentence(SentenceView& view);

/// The person's actor at a date: the office held then, else the last one held before (sector ELI).
Actor PersonActor(const Knowledge& knowledge, int person, const Date& date);

/// The entity as an actor.
Actor EntityActor(const Knowledge& knowledge, int entity, std::string_view sector, std::string_view label);

/// Persons with this short name who held office at the date, narrowed by country and title where given;
/// the single best one, or -1 when none or several fit equally.
/// Without title and country only the famous: heads of state and government, and other holders of high office of a state that is
/// spoken of; `shouting`: of a state spoken of in any case.
int FindByShortName(const SentenceView& view, std::string_view folded, std::string_view country, std::string_view title);

}  // namespace lapwing
