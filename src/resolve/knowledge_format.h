// SPDX-License-Identifier: Apache-2.0
/// What may stand in a knowledge file (docs/knowledge.md): codes, sectors, blocks and their fields, terms;
/// and the nearest right spelling of what may not.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lapwing {

bool IsCountryCode(std::string_view code);  ///< ISO 3166 alpha-3 and KOS: what a place may carry
bool IsFormerCode(std::string_view code);   ///< SUN, YUG ...
bool IsWorldCode(std::string_view code);    ///< IGO, UNO, EUR, NGO, ISM, IMG, MNC: no state
bool IsActorCode(std::string_view code);    ///< any of the three
bool IsSector(std::string_view code);       ///< PLOVER's sectors
std::span<const std::string_view> AllCodes();
std::span<const std::string_view> AllSectors();

/// Names of states with their codes, for "did you mean".
using CodeNames = std::vector<std::pair<std::string, std::string>>;

/// "; did you mean RUS?" for RUSS, Rusia, GER, Russian; else where codes are listed. Never empty.
std::string CodeHint(std::string_view wrong, const CodeNames& names);
/// "; did you mean GOV?" for Goverment, gov, Police; else the list of sectors.
std::string SectorHint(std::string_view wrong);
/// "; did you mean 'name'?" or "" when nothing is near.
std::string Hint(std::string_view wrong, std::span<const std::string_view> right);

/// Kinds of blocks: state org group person sector ambiguous, and the lists alone, female, male, trait, which are one line.
std::span<const std::string_view> BlockKinds();
/// Fields a block of this kind may have; empty for an unknown kind.
std::span<const std::string_view> FieldsOf(std::string_view kind);
/// "; did you mean 'people'?" for demonym in a state, and for misspelt fields.
std::string FieldHint(std::string_view wrong, std::string_view kind);
std::string BlockHint(std::string_view wrong);

/// A term as days since 1970-01-01, both inclusive; the ends of time where open.
struct Days {
  int64_t first = INT64_MIN;
  int64_t last = INT64_MAX;
  bool Overlaps(const Days& other) const { return first <= other.last && other.first <= last; }
  /// Days shared.
  int64_t Shared(const Days& other) const;
};

/// Latest year in which a term may begin or end: later ones are forecasts or slips.
inline constexpr int kLastYear = 2030;

/// Reads `FROM..UNTIL`; `fault` says what is wrong, naming the date, when nothing is given back. `..` alone ("always, nobody
/// knows since when") is a fault unless `open`.
std::optional<Days> ReadTerm(std::string_view text, bool open, std::string& fault);

/// A name as it is compared across files: lower case, no diacritics, blanks for hyphens.
std::string PlainName(std::string_view name);

}  // namespace lapwing
