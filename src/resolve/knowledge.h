// SPDX-License-Identifier: Apache-2.0
/// The actors Lapwing knows: states, organisations, groups, sector nouns, people with dated offices, places.
/// Read from the plain-text files of knowledge/ (format: docs/knowledge.md).
///
/// Threads  immutable after loading; share one between all workers.
#pragma once

#include <memory>
#include <set>
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
  bool lean = false;         ///< an abbreviation of a body or group: means it only where its state is spoken of
  bool alone = false;        ///< an abbreviation known everywhere: "CIA", "NATO"
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
  /// Abbreviations that need no other sign of their state; `folded`.
  void AddAlone(std::string_view name) { alone_.insert(std::string(name)); }

  /// Persons whose full name (or, `surname`, whose short name) is written so in another transliteration. Words folded.
  std::vector<int> OtherSpelling(const std::vector<std::string>& words, bool surname) const;
  /// Persons who held an office of this class ("foreign", "defence", "state", "government") in the country, with the office's index.
  const std::vector<std::pair<int, int>>& Holders(std::string_view country, std::string_view office_class) const;
  /// Index of the person with this canonical name, or -1.
  int PersonByName(std::string_view name) const;

  /// States that may be described by this word ("island", "west african"), or null when it tells nothing of states.
  const std::set<std::string>* Trait(std::string_view word) const;

  /// 'm', 'f' or 0: of a person by canonical name, of a given name (folded).
  char SexOfPerson(std::string_view name) const;
  char SexOfGivenName(std::string_view folded) const;

  /// For the loader.
  void UnindexPerson(int index);
  void IndexPerson(int index, const std::vector<std::string>& names);
  void AddTrait(std::string_view word, std::string_view country) { traits_[std::string(word)].insert(std::string(country)); }
  void AddGivenName(std::string_view name, char sex);
  void AddSexOfPerson(const std::string& name, char sex) { person_sex_[name] = sex; }
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
  std::unordered_map<std::string, std::vector<std::pair<int, int>>, ViewHash, std::equal_to<>> holders_;
  std::unordered_map<std::string, int, ViewHash, std::equal_to<>> person_by_name_;
  std::unordered_map<std::string, std::vector<int>, ViewHash, std::equal_to<>> spelled_;
  std::set<std::string> alone_;
  std::unordered_map<std::string, std::set<std::string>, ViewHash, std::equal_to<>> traits_;
  std::unordered_map<std::string, char, ViewHash, std::equal_to<>> given_names_, person_sex_;
  size_t names_ = 0;
  friend class KnowledgeLoader;
};

/// "foreign" for foreign ministers, secretaries of state and of foreign affairs ..., "defence", "state" (presidents, monarchs),
/// "government" (prime ministers, chancellors), "" for any other office. Deputies and former holders have none.
std::string_view OfficeClass(std::string_view title, std::string_view country);

/// The words a name is compared by: split at blanks, hyphens and before 's; folded; pure punctuation dropped.
std::vector<std::string> NameWords(std::string_view name);

}  // namespace lapwing
