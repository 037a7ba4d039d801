// SPDX-License-Identifier: Apache-2.0
/// From matched names to mentions, one idea a function; resolver.cc calls them in order.
#pragma once

#include <optional>
#include <utility>
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
  std::vector<Recent> strangers = {};  ///< people named here whom we do not know: "he" may be one of them
  bool shouting = false;  ///< the sentence is in capitals throughout: they say nothing

  void Add(Mention mention);
  std::string_view TextOf(int first, int last) const;
};

/// Whether a name can mean this entry here: small towns called like words or companies, and abbreviations that many bodies
/// share, need more than their letters. `hit.first == hit.last` names are those in doubt.
bool Believed(const SentenceView& view, const NameHit& hit, const NameEntry& entry);

/// "City of X, X Province": the place of this name in that country, biggest first; of another one where that has none, nullptr where none is called so.
const PlaceEntry* FindPlace(const Knowledge& knowledge, std::string_view name, std::string_view country);

/// "Senate", "Christian Democrats", "Labor Party": a name that bodies of many states have.
bool CommonName(const Tree& tree, const NameHit& hit);

/// "city", "port", "airport": what is of a place stands where it stands ("the airport of Jalalabad").
bool NamedThing(const Tree& tree, int noun);

/// The states an article names anywhere, before anything else is resolved.
void NoteSpoken(const Knowledge& knowledge, const Tree& tree, const std::vector<NameHit>& hits, ArticleContext& context);

/// States, capitals, organisations, groups, bodies, people with full names: needs no other mention.
void AddNamed(SentenceView& view, const std::vector<NameHit>& hits);

/// Surnames of people: introduced earlier, titled, so well known that one office holder fits, or borne by one known person alone.
void AddSurnames(SentenceView& view, const std::vector<NameHit>& hits);

/// Associations and committees with a nationality that no file knows (civic_bodies.cc).
void AddCivicBodies(SentenceView& view);

/// Common nouns with a state: "the Thai army", "Russia's foreign minister Ivan X", "ministers of A and B".
/// `hit` is a title, noun or thing of sectors.txt.
void AddRole(SentenceView& view, const NameHit& hit);

/// A bare description of somebody named before: "the country", "the bloc", "the two leaders", "the latter".
/// False when the word is no such thing here.
bool AddDescription(SentenceView& view, int token);

/// "the two Koreas": states that share a name, by its plural.
bool AddNamesakes(SentenceView& view, int token);

/// Whoever was called by this title, or holds an office of it: "the minister" after Wang Yi. `country`: of that country only.
std::vector<Actor> FindTitled(const SentenceView& view, int token, std::string_view title, std::string_view country);

/// The one person who holds the country's office of this title at the article's date, or -1 (none, or several).
int HolderOf(const SentenceView& view, std::string_view country, std::string_view title);

/// Pronouns and groups: "he", "its", "we" in a quotation, "both countries", "the two leaders".
void AddPronoun(SentenceView& view, int token);

/// The kind for later pronouns: "he" stands for a person, "it" for a state.
MentionKind EffectiveKind(const Tree& tree, const Mention& mention);

/// An odd number of quotation marks before the token.
bool OddQuotes(const Tree& tree, int token);

/// "we", "our", "I".
bool FirstPerson(const Tree& tree, int token);

/// Marks what stands where a place stands, and remembers who was mentioned.
void FinishSentence(SentenceView& view);

/// What may stand for the ground it names: states, capitals, towns, seats, groups of states.
bool MayBePlace(MentionKind kind);

/// "SEOUL, Jan 17 (Yonhap) --": where the report was written, and by whom; neither acts (report_dateline.cc). `opening`: of the first paragraph.
void NoteDateline(SentenceView& view, bool opening);

/// "Armenia and Azerbaijan accuse each other", "Poland shuts border with Belarus": the two the report is about (title_pair.cc).
void NoteTitlePair(SentenceView& view);

/// The person's actor at a date: the office held then, else the last one held before (sector ELI).
Actor PersonActor(const Knowledge& knowledge, int person, const Date& date);

/// The entity as an actor.
Actor EntityActor(const Knowledge& knowledge, int entity, std::string_view sector, std::string_view label);

/// Persons with this short name who held office at the date, or within a month of it, narrowed by country and title where given;
/// the single best one, or -1 when none or several fit equally.
/// Without title and country only the famous: heads of state and government, and other holders of high office of a state that is
/// spoken of; `shouting`: of a state spoken of in any case.
/// `person_tagged`: the language core takes the word for a person's name, which is as good as the state being spoken of, and for a surname
/// that only one known person bears (no given name, at least four letters) as good as any office.
int FindByShortName(const SentenceView& view, std::string_view folded, std::string_view country, std::string_view title, bool person_tagged);

/// A longer name that the language core takes for a person, organisation or place covers the token; its span, or {-1, -1}.
std::pair<int, int> TaggedName(const Tree& tree, int token, EntityKind kind);

/// "Mr", "Sir", "General", "Sheikh": words before a name that are no part of it.
bool Honorific(std::string_view form);

}  // namespace lapwing
