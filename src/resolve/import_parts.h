// SPDX-License-Identifier: Apache-2.0
/// The parts of import.h: dictionary lines to entries, codes and dates to ours, names to written form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/knowledge_format.h"

namespace lapwing {

/// A line that could not be taken over (`lost`) or not entirely.
struct ImportNote {
  std::string path;
  int line = 0;
  bool lost = true;
  std::string text;
};

/// "[IRNELI 410101-790401]" as written.
struct DictionaryCode {
  std::string code, dates;
  int line = 0;
};

/// One entry: a name, its synonyms, its codes.
struct DictionaryEntry {
  int line = 0;
  std::vector<std::string> names;  ///< the first is the entry's own; "_" still in them
  std::vector<int> name_lines;
  std::string plural;              ///< of agents, "{WOMEN_}"; "" where none is given
  std::vector<DictionaryCode> codes;
  bool agent = false;  ///< a role ("~GOV"), no actor
};

/// Reads a dictionary: comments, "+" synonyms, code lines, "!SET!" substitutions. Lines that fit nothing go to `notes`.
std::vector<DictionaryEntry> ReadDictionary(const std::string& path, std::string_view text, std::vector<ImportNote>& notes);

/// An actor code in our terms. `code` is "" when it has none, and `fault` says why.
struct ImportedCode {
  std::string code, sector, fault;
  std::string dropped;  ///< parts without a counterpart: "HMS"
};
ImportedCode ConvertCode(std::string_view cameo);

/// PLOVER's sector for CAMEO's role, or "": MED is JRN, HLH is MED, INS and SEP are REB.
std::string_view ConvertRole(std::string_view cameo);

/// "<790101", ">811231", "930120-010120" as days; `fault` says why not. An end after kLastYear is open, and `note` says so.
std::optional<Days> ConvertDates(std::string_view dates, std::string& fault, std::string& note);

/// "FROM..UNTIL"
std::string TermText(const Days& days);

/// "MOHAMMAD_REZA_PAHLAVI_" -> "Mohammad Reza Pahlavi"; short words without vowels stay capital ("BBC").
std::string WrittenName(std::string_view dictionary_name);

/// Looks like a person's name: two to four words, none of them of an institution.
bool LooksLikePerson(std::string_view written);

/// The field of sectors.txt for a role: title, noun or thing.
std::string_view RoleField(std::string_view phrase);

/// A title for an office of which only the sector is known: "official" for GOV.
std::string_view PlainTitle(std::string_view sector);

}  // namespace lapwing
