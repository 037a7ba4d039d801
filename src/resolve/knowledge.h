// SPDX-License-Identifier: Apache-2.0
/// The actors Lapwing knows: states, organisations, groups, sector nouns, people with dated offices, places.
/// Read from the plain-text files of knowledge/ (format: docs/knowledge.md), or from an index made of exactly these files.
///
/// There is one form of it in memory, the index's: text is read into a draft (knowledge_draft.h), the draft is written as an
/// index (knowledge_index.h), and the index is looked up in, whether it lies in memory or in a mapped file.
///
/// Threads  immutable after loading; share one between all workers.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lapwing/date.h"
#include "lapwing/result.h"
#include "resolve/knowledge_table.h"
#include "resolve/government_hosts.h"
#include "resolve/name_readings.h"

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

/// What a name in the text may stand for. Its strings belong to the Knowledge.
struct NameEntry {
  NameKind kind = NameKind::kState;
  int entity = -1;      ///< index into Knowledge::entities or persons or places, by kind; -1 for sector nouns
  std::string_view sector;  ///< for bodies, titles, nouns, things
  std::string_view label;   ///< canonical name of a body
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

/// Its strings belong to the Knowledge, as a person's do.
struct Office {
  std::string_view country;
  std::string_view sector;
  std::string_view title;
  Term term;
};

struct Person {
  std::string_view name;
  std::string_view wikidata;
  std::span<const Office> offices;
  std::span<const std::string_view> short_names;  ///< folded names used alone on second mention
  Date died;                                      ///< none while they live, or where nobody has said
  bool user = false;                              ///< of a user's file, or extended there
};

/// Its strings belong to the Knowledge.
struct PlaceEntry {
  std::string_view name;
  std::string_view country;
  float lat = 0;
  float lon = 0;
  int population = 0;
  bool user = false;  ///< of a user's file: wins over others of the name
};

/// Where a Knowledge came from.
struct KnowledgeOrigin {
  std::string index;    ///< the index that was used; "" when the text files were read
  std::string refused;  ///< why an index that was there was not used: "PATH: reason"
};

class Knowledge {
 public:
  /// Reads every file of the folder, then the user's files, which add to and override it (docs/knowledge.md, "Files of your own").
  /// Faults of the user's files make one error whose message names all of them, one a line: file, line, fault and the nearest
  /// right spelling. Nothing is half loaded.
  /// An index made of the folder's files as they are takes their place, if one of KnowledgeIndexPaths is there and no user
  /// file is given.
  static Result<std::shared_ptr<const Knowledge>> Load(const std::string& folder,
                                                       const std::vector<std::string>& user_files = {});
  /// The same with these files as possible indexes, the first that fits; none: reads the text.
  static Result<std::shared_ptr<const Knowledge>> Load(const std::string& folder, const std::vector<std::string>& user_files,
                                                       const std::vector<std::string>& indexes);
  /// The bytes of an index of the folder's files: the same bytes for the same files.
  static Result<std::string> MakeIndex(const std::string& folder);

  std::vector<Entity> entities;
  std::vector<Person> persons;
  std::vector<PlaceEntry> places;

  /// Word trie over folded name words. Node 0 is the root.
  /// Child returns -1 when no name continues with this word.
  int Child(int node, std::string_view folded_word) const;
  std::span<const NameEntry> At(int node) const;
  /// Persons whose short name this is (folded).
  std::span<const int> ShortName(std::string_view folded) const;
  /// Entity with this code at that date, or -1.
  int ByCode(std::string_view code) const;
  size_t names() const { return names_.size(); }

  /// Persons whose full name (or, `surname`, whose short name) is written so in another transliteration. Words folded.
  std::vector<int> OtherSpelling(const std::vector<std::string>& words, bool surname) const;
  /// Persons who held an office of this class ("foreign", "defence", "state", "government") in the country, with the office's index.
  std::span<const std::pair<int, int>> Holders(std::string_view country, std::string_view office_class) const;
  /// Index of the person with this canonical name, or -1.
  int PersonByName(std::string_view name) const;

  /// States that may be described by this word ("island", "west african"), or null when it tells nothing of states.
  const std::set<std::string>* Trait(std::string_view word) const;

  /// The states that a plural names at once ("Koreas"), or null.
  const std::set<std::string>* Together(std::string_view plural) const;

  /// 'm', 'f' or 0: of a person by canonical name, of a given name (folded).
  char SexOfPerson(std::string_view name) const;
  char SexOfGivenName(std::string_view folded) const;

  const KnowledgeOrigin& origin() const { return origin_; }

  /// What names that a state shares may mean besides; empty unless Load has read them.
  const NameReadings& readings() const { return *readings_; }
  /// Whose page an address is; likewise.
  const GovernmentHosts& hosts() const { return *hosts_; }

 private:
  /// The one value of a key, or `otherwise`.
  int One(const TextTable& table, std::string_view key, int otherwise) const;

  std::shared_ptr<const void> owner_;  ///< of the bytes everything points into
  KnowledgeOrigin origin_;
  TextPool pool_;
  TextTable words_;
  WordTrie trie_;
  std::span<const uint32_t> name_begins_;  ///< by node, into names_; one more than there are nodes
  std::vector<NameEntry> names_;
  std::vector<Office> offices_;                  ///< of all persons, one after another
  std::vector<std::string_view> last_names_;     ///< likewise
  TextTable short_names_, by_code_, person_by_name_, spelled_, given_names_, person_sex_;
  TextTable holders_;  ///< values are indexes into holding_
  std::vector<std::pair<int, int>> holding_;
  std::map<std::string, std::set<std::string>, std::less<>> traits_;
  std::shared_ptr<const NameReadings> readings_ = std::make_shared<NameReadings>();
  std::shared_ptr<const GovernmentHosts> hosts_ = std::make_shared<GovernmentHosts>();
  friend class KnowledgeIndexReader;  // fills it
};

/// Where an index of the folder may lie: beside it ("data/knowledge.index" for "data/knowledge"), then where the build put it.
std::vector<std::string> KnowledgeIndexPaths(const std::string& folder);

/// "foreign" for foreign ministers, secretaries of state and of foreign affairs ..., "defence", "state" (presidents, monarchs),
/// "government" (prime ministers, chancellors), "" for any other office. Deputies and former holders have none.
std::string_view OfficeClass(std::string_view title, std::string_view country);

/// Under which a plural name's states lie among the traits.
std::string TogetherKey(std::string_view plural);

/// The words a name is compared by: split at blanks, hyphens and before 's; folded; pure punctuation dropped.
std::vector<std::string> NameWords(std::string_view name);

}  // namespace lapwing
