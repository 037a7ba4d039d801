// SPDX-License-Identifier: Apache-2.0
// From the bytes of an index to Knowledge. Strings and large tables stay where they are; records with strings in them are
// given views of them. Every number is checked once, here, and trusted afterwards.
#include <algorithm>
#include <bit>
#include <cstring>

#include "resolve/knowledge_index.h"

namespace lapwing {
namespace {

constexpr uint32_t kSections = static_cast<uint32_t>(SectionId::kCount);

/// Rises from 0 to `end`.
bool Rises(std::span<const uint32_t> begins, size_t end) {
  return !begins.empty() && begins.front() == 0 && begins.back() == end && std::is_sorted(begins.begin(), begins.end());
}

template <typename T>
bool AllBelow(std::span<const T> numbers, size_t end) {
  return std::all_of(numbers.begin(), numbers.end(), [&](T number) { return number >= 0 && static_cast<size_t>(number) < end; });
}
template <>
bool AllBelow(std::span<const uint32_t> numbers, size_t end) {
  return std::all_of(numbers.begin(), numbers.end(), [&](uint32_t number) { return number < end; });
}

/// A power of two, with `used` of them taken and at least one free, where looking ends.
bool SoundSlots(std::span<const uint32_t> slots, size_t used, uint32_t largest) {
  if (!std::has_single_bit(slots.size()) || slots.size() <= used) return false;
  size_t taken = 0;
  for (uint32_t slot : slots) {
    if (slot > largest) return false;
    taken += slot != 0 ? 1 : 0;
  }
  return taken == used;
}

}  // namespace

class KnowledgeIndexReader {
 public:
  KnowledgeIndexReader(std::string_view bytes, std::shared_ptr<const void> owner, const KnowledgeOrigin& origin, Knowledge& knowledge) : bytes_(bytes), k_(knowledge) {
    k_.owner_ = std::move(owner);
    k_.origin_ = origin;
  }

  bool Read() { return Texts() && Entities() && Persons() && Places() && Tables() && Trie() && Names(); }

 private:
  /// False when the section does not lie in the file or holds no whole number of records.
  template <typename T>
  bool Take(SectionId id, std::span<const T>& records, uint32_t part = 0) {
    IndexSection section{};
    std::memcpy(&section, bytes_.data() + sizeof(IndexHeader) + (static_cast<size_t>(id) + part) * sizeof section, sizeof section);
    bool inside = section.offset >= kListEnd && section.offset <= bytes_.size() && section.bytes <= bytes_.size() - section.offset;
    if (!inside || section.offset % alignof(T) != 0 || section.bytes % sizeof(T) != 0) return false;
    records = {reinterpret_cast<const T*>(bytes_.data() + section.offset), section.bytes / sizeof(T)};
    return true;
  }

  bool Texts() {
    std::span<const char> text;
    if (!Take(SectionId::kText, text) || !Take(SectionId::kTextBegins, k_.pool_.begins) || !Rises(k_.pool_.begins, text.size())) return false;
    k_.pool_.bytes = {text.data(), text.size()};
    return true;
  }

  /// The string of this number; a wrong number makes the whole index unsound.
  std::string_view Text(uint32_t id) {
    if (id < k_.pool_.size()) return k_.pool_[id];
    sound_ = false;
    return {};
  }

  static Term TermOf(uint32_t from, uint32_t until) { return {UnpackDate(from), UnpackDate(until)}; }

  bool Entities() {
    std::span<const EntityRecord> records;
    if (!Take(SectionId::kEntities, records)) return false;
    k_.entities.reserve(records.size());
    for (const EntityRecord& r : records) {
      k_.entities.push_back({std::string(Text(r.code)), std::string(Text(r.name)), std::string(Text(r.sector)), std::string(Text(r.wikidata)), TermOf(r.from, r.until),
                             std::string(Text(r.capital))});
    }
    return sound_;
  }

  bool Persons() {
    std::span<const PersonRecord> records;
    std::span<const OfficeRecord> offices;
    std::span<const uint32_t> short_names;
    if (!Take(SectionId::kPersons, records) || !Take(SectionId::kOffices, offices) || !Take(SectionId::kShortNames, short_names) || records.empty()) return false;
    k_.persons.reserve(records.size() - 1);
    k_.offices_.reserve(offices.size());
    for (const OfficeRecord& o : offices) k_.offices_.push_back({Text(o.country), Text(o.sector), Text(o.title), TermOf(o.from, o.until)});
    k_.last_names_.reserve(short_names.size());
    for (uint32_t name : short_names) k_.last_names_.push_back(Text(name));
    for (size_t i = 0; i + 1 < records.size(); ++i) {
      const PersonRecord &r = records[i], &next = records[i + 1];
      if (r.offices > next.offices || next.offices > offices.size() || r.short_names > next.short_names || next.short_names > short_names.size()) return false;
      k_.persons.push_back({Text(r.name), Text(r.wikidata), {k_.offices_.data() + r.offices, next.offices - r.offices},
                            {k_.last_names_.data() + r.short_names, next.short_names - r.short_names}, UnpackDate(r.died), r.user != 0});
    }
    return sound_;
  }

  bool Places() {
    std::span<const PlaceRecord> records;
    if (!Take(SectionId::kPlaces, records)) return false;
    k_.places.reserve(records.size());
    for (const PlaceRecord& r : records) k_.places.push_back({Text(r.name), Text(r.country), r.lat, r.lon, r.population, r.user != 0});
    return sound_;
  }

  bool Table(SectionId id, TextTable& table) {
    return Take(id, table.keys) && Take(id, table.slots, 1) && Take(id, table.begins, 2) && Take(id, table.values, 3) &&  //
           AllBelow(table.keys, k_.pool_.size()) && SoundSlots(table.slots, table.keys.size(), static_cast<uint32_t>(table.keys.size())) &&
           table.begins.size() == table.keys.size() + 1 && Rises(table.begins, table.values.size());
  }

  bool Tables() {
    TextTable traits;
    bool sound = Table(SectionId::kWords, k_.words_) && Table(SectionId::kShortNameTable, k_.short_names_) && Table(SectionId::kByCode, k_.by_code_) &&
                 Table(SectionId::kPersonByName, k_.person_by_name_) && Table(SectionId::kSpelled, k_.spelled_) && Table(SectionId::kGivenNames, k_.given_names_) &&
                 Table(SectionId::kPersonSex, k_.person_sex_) && Table(SectionId::kHolders, k_.holders_) && Table(SectionId::kTraits, traits);
    if (!sound || !AllBelow(k_.by_code_.values, k_.entities.size()) || !AllBelow(traits.values, k_.pool_.size())) return false;
    for (const TextTable* persons : {&k_.short_names_, &k_.person_by_name_, &k_.spelled_}) {
      if (!AllBelow(persons->values, k_.persons.size())) return false;
    }
    for (size_t i = 0; i < traits.keys.size(); ++i) {
      std::set<std::string>& codes = k_.traits_[std::string(k_.pool_[traits.keys[i]])];
      for (int code : traits.Values(i)) codes.emplace(k_.pool_[static_cast<uint32_t>(code)]);
    }
    return Holders();
  }

  bool Holders() {
    std::span<const int32_t> values = k_.holders_.values;
    if (std::any_of(k_.holders_.begins.begin(), k_.holders_.begins.end(), [](uint32_t begin) { return begin % 2 != 0; })) return false;
    k_.holding_.reserve(values.size() / 2);
    for (size_t i = 0; i + 1 < values.size(); i += 2) {
      auto person = static_cast<uint32_t>(values[i]), office = static_cast<uint32_t>(values[i + 1]);
      if (person >= k_.persons.size() || office >= k_.persons[person].offices.size()) return false;
      k_.holding_.emplace_back(values[i], values[i + 1]);
    }
    return true;
  }

  bool Trie() {
    WordTrie& trie = k_.trie_;
    return Take(SectionId::kTrieParents, trie.parents) && Take(SectionId::kTrieWords, trie.words) && Take(SectionId::kTrieSlots, trie.slots) && !trie.parents.empty() &&
           trie.words.size() == trie.parents.size() && SoundSlots(trie.slots, trie.parents.size() - 1, static_cast<uint32_t>(trie.parents.size() - 1));
  }

  /// Sector nouns are of nobody.
  bool SoundEntity(NameKind kind, int entity) const {
    if (kind >= NameKind::kTitle && kind <= NameKind::kThing) return entity == -1;
    size_t end = kind == NameKind::kPerson ? k_.persons.size() : kind == NameKind::kPlace ? k_.places.size() : k_.entities.size();
    return kind <= NameKind::kPlace && entity >= 0 && static_cast<size_t>(entity) < end;
  }

  bool Names() {
    std::span<const NameRecord> records;
    if (!Take(SectionId::kNames, records) || !Take(SectionId::kNameBegins, k_.name_begins_)) return false;
    if (k_.name_begins_.size() != k_.trie_.parents.size() + 1 || !Rises(k_.name_begins_, records.size())) return false;
    k_.names_.reserve(records.size());
    for (const NameRecord& r : records) {
      auto kind = static_cast<NameKind>(r.kind);
      if (!SoundEntity(kind, r.entity)) return false;
      auto flag = [&](uint8_t bit) { return (r.flags & bit) != 0; };
      k_.names_.push_back({kind, r.entity, Text(r.sector), Text(r.label), flag(kAllCaps), flag(kAfterThe), flag(kLean), flag(kAlone), r.capitalised, flag(kUser)});
    }
    return sound_;
  }

  std::string_view bytes_;
  Knowledge& k_;
  bool sound_ = true;
};

std::string IndexFault(std::string_view bytes, const IndexStamp& stamp) {
  IndexHeader header{};
  if (bytes.size() < kListEnd || reinterpret_cast<uintptr_t>(bytes.data()) % 8 != 0) return "no index of knowledge";
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kIndexMagic) return "no index of knowledge";
  if (header.version != kIndexVersion || header.sections != kSections || header.rules != stamp.rules) return "made by another version of the program";
  if (header.bytes != bytes.size()) return "not whole";
  if (header.sources != stamp.sources) return "made of other text files";
  return header.checksum == IndexChecksum(bytes) ? "" : "damaged";
}

std::shared_ptr<Knowledge> ReadKnowledgeIndex(std::shared_ptr<const void> owner, std::string_view bytes, const KnowledgeOrigin& origin) {
  auto knowledge = std::make_shared<Knowledge>();
  if (!KnowledgeIndexReader(bytes, std::move(owner), origin, *knowledge).Read()) return nullptr;
  return knowledge;
}

}  // namespace lapwing
