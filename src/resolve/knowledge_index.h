// SPDX-License-Identifier: Apache-2.0
/// The form Knowledge is used in, and the file that keeps it (knowledge.index): a header, a list of sections, and the
/// sections, each an array of one kind of record. Positions and numbers of strings instead of pointers, little-endian.
///
/// The same draft gives the same bytes. A file is used only when it is whole, of this version and byte order, and made by
/// these rules of reading (the source code of the reader) from these text files; whatever else it holds is checked too, so
/// that no number in it leads out of it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "resolve/knowledge_draft.h"

namespace lapwing {

inline constexpr uint64_t kIndexMagic = 0x0A1A5844494E574CULL;  ///< "LWNIDX", end of text, line feed
inline constexpr uint32_t kIndexVersion = 2;

/// What an index was made of.
struct IndexStamp {
  uint64_t rules = 0;    ///< of the code that reads the text files
  uint64_t sources = 0;  ///< of their names and bytes
};

struct IndexHeader {
  uint64_t magic, rules, sources, bytes;
  uint32_t version, sections;
  uint64_t checksum;  ///< of everything before and behind it
};

struct IndexSection {
  uint64_t offset, bytes;
};

/// A table is four sections: keys, slots, begins, values.
enum class SectionId : uint32_t {
  kText, kTextBegins, kEntities, kPersons, kOffices, kShortNames, kPlaces, kNames, kNameBegins,
  kTrieParents, kTrieWords, kTrieSlots,
  kWords, kShortNameTable = kWords + 4, kByCode = kShortNameTable + 4, kPersonByName = kByCode + 4, kSpelled = kPersonByName + 4,
  kGivenNames = kSpelled + 4, kPersonSex = kGivenNames + 4, kHolders = kPersonSex + 4, kTraits = kHolders + 4, kCount = kTraits + 4
};

/// Where the list of sections ends.
inline constexpr size_t kListEnd = sizeof(IndexHeader) + static_cast<size_t>(SectionId::kCount) * sizeof(IndexSection);

// Strings are numbers in the pool.
struct EntityRecord {
  uint32_t code, name, sector, wikidata, capital, from, until;
};

struct OfficeRecord {
  uint32_t country, sector, title, from, until;
};

/// The last one only tells where the lists of the one before end.
struct PersonRecord {
  uint32_t name, wikidata, offices, short_names, died, user;
};

struct PlaceRecord {
  uint32_t name, country;
  float lat, lon;
  int32_t population;
  uint32_t user;
};

struct NameRecord {
  int32_t entity;
  uint32_t sector, label;
  uint8_t kind, flags, capitalised, zero;
};

inline constexpr uint8_t kAllCaps = 1, kAfterThe = 2, kLean = 4, kAlone = 8, kUser = 16;

/// A date in 32 bits, none as 0.
constexpr uint32_t PackDate(const Date& date) {
  return static_cast<uint32_t>(date.year) << 16 | static_cast<uint32_t>(date.month) << 12 | static_cast<uint32_t>(date.day) << 4 | static_cast<uint32_t>(date.precision);
}
constexpr Date UnpackDate(uint32_t packed) {
  return {static_cast<int>(packed >> 16), static_cast<int>(packed >> 12 & 15), static_cast<int>(packed >> 4 & 255), static_cast<Precision>(packed & 3)};
}

uint64_t IndexChecksum(std::string_view bytes);

std::string WriteKnowledgeIndex(const KnowledgeDraft& draft, const IndexStamp& stamp);

/// Why these bytes cannot be an index made so; "" when they can. Reads all of them once.
std::string IndexFault(std::string_view bytes, const IndexStamp& stamp);

/// The Knowledge in these bytes, which IndexFault has passed and `owner` keeps; null when a number in them leads out of them.
std::shared_ptr<Knowledge> ReadKnowledgeIndex(std::shared_ptr<const void> owner, std::string_view bytes, const KnowledgeOrigin& origin);

}  // namespace lapwing
