// SPDX-License-Identifier: Apache-2.0
/// The actors Lapwing knows: states, organisations, groups, sector nouns, people with dated offices, places.
/// Read from the plain-text files of knowledge/ (format: docs/knowledge.md).
///
/// Threads  immutable after loading; share one between all workers.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lapwing/date.h"
#include "lapwing/result.h"

namespace lapwing {

/// Both ends inclusive; an end that is none is open.
struct Term {
  Date from;
  Date until;
  bool Covers(const Date& date) const;
};

enum class NameKind : uint8_t {
  kState, kAdjective, kPeople, kCapital, kSeat, kWeak, kBody, kOrg, kGroup, kPerson, kTitle, kNoun, kThing, kPlace
};

/// What a name in the text may stand for.
struct NameEntry {
  NameKind kind = NameKind::kState;
  int entity = -1;      ///< index into Knowledge::entities or persons or places, by kind; -1 for sector nouns
  std::string sector;   ///< for bodies, titles, nouns, things
  std::string label;    ///< canonical name of a body
  bool all_caps = false;     ///< only matches text in capitals ("US", "UN")
  bool after_the = false;    ///< only after "the" ("the North")
  uint8_t capitalised = 0;   ///< words that must start with a capital, as a bit mask by position
  bool user = false;         ///< of a user's file: comes before other readings of the name
};

/// A state, organisation or group.
struct Entity {
  std::string code;    ///< ISO alpha-3 or PLOVER's IGO UNO ...
  std::string name;
  std::string sector;  ///< groups: REB ...; states and organisations ""
  std::string wikidata;
  Term term;
  std::string capital;
};

struct Office {
  std::string country;
  std::string sector;
  std::string title;
  Term term;
};

struct Person {
  std::string name;
  std::string wikidata;
  std::vector<Office> offices;
  std::vector<std::string> short_names;  ///< folded names used alone on second mention
  bool user = false;                     ///< of a user's file, or extended there
};

struct PlaceEntry {
  std::string name;
  std::string country;
  float lat = 0;
  float lon = 0;
  int population = 0;
  bool user = false;  ///< of a user's file: wins over others of the name
};

class Knowledge {
 public:
  /// Reads every file of the folder, then the user's files, which add to and override it (docs/knowledge.md, "Files of your own").
  /// Faults of the user's files make one error whose message names all of them, one a line: file, line, fault and the nearest
  /// right spelling. Nothing is half loaded.
  static Result<std::shared_ptr<const Knowledge>> Load(const std::string& folder,
                                                       const std::vector<std::string>& user_files = {});

  std::vector<Entity> entities;
  std::vector<Person> persons;
  std::vector<PlaceEntry> places;

  /// Word trie over folded name words. Node 0 is the root.
  /// Child returns -1 when no name continues with this word.
  int Child(int node, std::string_view folded_word) const;
  const std::vector<NameEntry>& At(int node) const { return nodes_[static_cast<size_t>(node)]; }
  /// Persons whose short name this is (folded).
  const std::vector<int>* ShortName(std::string_view folded) const;
  /// Entity with this code at that date, or -1.
  int ByCode(std::string_view code) const;
  size_t names() const { return names_; }

  /// For the loader.
  void AddName(std::string_view name, NameEntry entry);
  void AddShortName(const std::string& folded, int person);
  /// Names of this state, organisation or group that gave the one sector now give the other.
  void ChangeSector(int entity, const std::string& from, const std::string& to);

 private:
  int Word(std::string_view folded);
  /// Looks words up without copying them.
  struct ViewHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, int, ViewHash, std::equal_to<>> words_;
  std::unordered_map<uint64_t, int> edges_;
  std::vector<std::vector<NameEntry>> nodes_ = std::vector<std::vector<NameEntry>>(1);
  std::unordered_map<std::string, std::vector<int>> short_names_;
  std::unordered_map<std::string, int> by_code_;
  size_t names_ = 0;
  friend class KnowledgeLoader;
};

/// The words a name is compared by: split at blanks, hyphens and before 's; folded; pure punctuation dropped.
std::vector<std::string> NameWords(std::string_view name);

}  // namespace lapwing
