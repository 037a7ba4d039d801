// SPDX-License-Identifier: Apache-2.0
/// The judgements of lint.h, one kind of file a function. What they share lies in `Lint`.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "resolve/knowledge_format.h"
#include "resolve/knowledge_text.h"

namespace lapwing {

struct PlaceRow {
  const KnowledgeFile* file = nullptr;
  int line = 0;
  std::string_view name, country, latitude, longitude, population, others;
};

/// An actor's name as a field gives it.
struct NamedField {
  std::string_view name, key;
  int line = 0;
};

struct Lint {
  Findings findings;
  CodeNames names;  ///< states, for "did you mean"
  std::vector<KnowledgeBlock> actors, persons, sectors, ambiguous, lists;
  std::vector<PlaceRow> places;
};

/// "states.txt:12": how a finding names another line.
std::string Where(const KnowledgeFile& file, int line);

/// The names between "|", with empty and doubly blanked ones told.
std::vector<std::string_view> Alternatives(Lint& lint, const KnowledgeFile& file, std::string_view value, int line);

/// States, organisations, groups: heads, terms, names claimed twice.
void CheckActors(Lint& lint);
/// Wikidata ids and names of a person, as of any block.
void CheckPersonFields(Lint& lint, const KnowledgeBlock& block);
/// Offices, terms, people given twice, offices held twice.
void CheckPersons(Lint& lint);
/// Common nouns: one sector each.
void CheckSectors(Lint& lint);
/// Abbreviations and given names: each once.
void CheckLists(Lint& lint);
/// A file of places; its good rows go to lint.places.
void CheckPlaces(Lint& lint, const KnowledgeFile& file);
/// Weapon systems; knows actors, persons and places.
void CheckWeapons(Lint& lint, const KnowledgeFile& file);
/// Phrases around articles: the kinds.
void CheckDebris(Lint& lint, const KnowledgeFile& file);
/// The list of ambiguous names, and names that should stand in it; `complete`: all knowledge is there to be compared with.
void CheckAmbiguous(Lint& lint, bool complete);

}  // namespace lapwing
