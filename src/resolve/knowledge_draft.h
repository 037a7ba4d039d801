// SPDX-License-Identifier: Apache-2.0
/// Knowledge while its text files are read: growing tables, and what may be done to them. Nobody looks things up here;
/// knowledge_index_write.cc turns it into the form that Knowledge is used in.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "resolve/knowledge.h"
#include "resolve/knowledge_text.h"

namespace lapwing {

/// A person to whom offices and names may still be added. Strings of offices are the draft's.
struct PersonDraft {
  std::string name;
  std::string wikidata;
  std::vector<Office> offices;
  std::vector<std::string> short_names;
  Date died;
  bool user = false;
};

class KnowledgeDraft {
 public:
  KnowledgeDraft();
  KnowledgeDraft(const KnowledgeDraft&) = delete;  // entries point into the draft's own strings
  KnowledgeDraft& operator=(const KnowledgeDraft&) = delete;

  /// The same text, for as long as the draft lives.
  std::string_view Keep(std::string_view text);
  void AddName(std::string_view name, NameEntry entry);
  void AddShortName(const std::string& folded, int person);
  /// Abbreviations that need no other sign of their state.
  void AddAlone(std::string_view name) { alone.insert(std::string(name)); }
  void AddTrait(std::string_view word, std::string_view country) { traits[std::string(word)].insert(std::string(country)); }
  void AddGivenName(std::string_view name, char sex);
  void AddSexOfPerson(const std::string& name, char sex) { person_sex[name] = sex; }
  void IndexPerson(int index, const std::vector<std::string>& names);
  void UnindexPerson(int index);
  /// Names of this state, organisation or group that gave the one sector now give the other.
  void ChangeSector(int entity, const std::string& from, const std::string& to);

  std::vector<Entity> entities;
  std::vector<PersonDraft> persons;
  std::vector<PlaceEntry> places;
  std::unordered_map<std::string, int> words;
  std::unordered_map<uint64_t, int> edges;  ///< node << 32 | word -> node
  std::vector<std::vector<NameEntry>> nodes = std::vector<std::vector<NameEntry>>(1);
  std::unordered_map<std::string, std::vector<int>> short_names, spelled;
  std::unordered_map<std::string, int> by_code, person_by_name;
  std::unordered_map<std::string, std::vector<std::pair<int, int>>> holders;
  std::unordered_map<std::string, std::set<std::string>> traits;
  std::unordered_map<std::string, char> given_names, person_sex;
  std::set<std::string> alone;

 private:
  struct ViewHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_set<std::string, ViewHash, std::equal_to<>> kept_;
};

/// The shipped files of the folder that tell of actors and places.
Result<std::vector<KnowledgeFile>> OpenKnowledgeFiles(const std::string& folder);

/// Reads the shipped files, then the user's (Knowledge::Load).
Status ReadKnowledge(std::span<const KnowledgeFile> files, const std::vector<std::string>& user_files, KnowledgeDraft& draft);

}  // namespace lapwing
