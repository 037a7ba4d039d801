// SPDX-License-Identifier: Apache-2.0
// From a draft to an index. Nothing is written in the order of a hash table.
#include <algorithm>
#include <array>
#include <cstring>

#include "base/hash.h"
#include "resolve/knowledge_index.h"

namespace lapwing {
namespace {

class Writer {
 public:
  Writer() {
    ids_.reserve(200'000);
    bytes_.reserve(size_t{1} << 24);
    bytes_.resize(kListEnd);
  }

  uint32_t Text(std::string_view text) {
    auto [it, added] = ids_.try_emplace(text, static_cast<uint32_t>(ids_.size()));
    if (added) {
      text_ += text;
      text_begins_.push_back(static_cast<uint32_t>(text_.size()));
    }
    return it->second;
  }

  template <typename T>
  void Put(SectionId id, const std::vector<T>& records, uint32_t part = 0) {
    Put(static_cast<size_t>(id) + part, {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(T)});
  }

  /// A table of these keys, in their order.
  void PutTable(SectionId id, const std::vector<std::string_view>& keys, const std::vector<uint32_t>& begins, const std::vector<int32_t>& values) {
    std::vector<uint32_t> ids, slots(SlotCount(keys.size()));
    for (std::string_view key : keys) {
      size_t at = TextHash(key) & (slots.size() - 1);
      while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
      ids.push_back(Text(key));
      slots[at] = static_cast<uint32_t>(ids.size());
    }
    Put(id, ids);
    Put(id, slots, 1);
    Put(id, begins, 2);
    Put(id, values, 3);
  }

  /// A table of the map; `write` adds an entry's values.
  template <typename Map, typename Write>
  void PutMap(SectionId id, const Map& map, Write write) {
    std::vector<const typename Map::value_type*> entries;
    entries.reserve(map.size());
    for (const auto& entry : map) entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    std::vector<std::string_view> keys;
    std::vector<uint32_t> begins = {0};
    std::vector<int32_t> values;
    for (const auto* entry : entries) {
      keys.push_back(entry->first);
      write(entry->second, values);
      begins.push_back(static_cast<uint32_t>(values.size()));
    }
    PutTable(id, keys, begins, values);
  }

  std::string Finish(const IndexStamp& stamp) {
    Put(SectionId::kTextBegins, text_begins_);
    Put(static_cast<size_t>(SectionId::kText), text_);
    IndexHeader header{kIndexMagic, stamp.rules, stamp.sources, bytes_.size(), kIndexVersion, static_cast<uint32_t>(list_.size()), 0};
    std::memcpy(bytes_.data(), &header, sizeof header);
    std::memcpy(bytes_.data() + sizeof header, list_.data(), sizeof list_);
    header.checksum = IndexChecksum(bytes_);
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  void Put(size_t section, std::string_view bytes) {
    list_[section] = {bytes_.size(), bytes.size()};
    bytes_ += bytes;
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
  }

  std::unordered_map<std::string_view, uint32_t> ids_;
  std::string text_;
  std::vector<uint32_t> text_begins_ = {0};
  std::array<IndexSection, static_cast<size_t>(SectionId::kCount)> list_{};
  std::string bytes_;
};

void WriteActors(const KnowledgeDraft& draft, Writer& out) {
  std::vector<EntityRecord> entities;
  for (const Entity& e : draft.entities) {
    entities.push_back({out.Text(e.code), out.Text(e.name), out.Text(e.sector), out.Text(e.wikidata), out.Text(e.capital), PackDate(e.term.from), PackDate(e.term.until)});
  }
  out.Put(SectionId::kEntities, entities);
  std::vector<PersonRecord> persons;
  std::vector<OfficeRecord> offices;
  std::vector<uint32_t> short_names;
  auto begin = [&](uint32_t name, uint32_t wikidata, const Date& died, bool user) {
    persons.push_back({name, wikidata, static_cast<uint32_t>(offices.size()), static_cast<uint32_t>(short_names.size()), PackDate(died), user ? 1U : 0U});
  };
  for (const PersonDraft& person : draft.persons) {
    begin(out.Text(person.name), out.Text(person.wikidata), person.died, person.user);
    for (const Office& o : person.offices) offices.push_back({out.Text(o.country), out.Text(o.sector), out.Text(o.title), PackDate(o.term.from), PackDate(o.term.until)});
    for (const std::string& name : person.short_names) short_names.push_back(out.Text(name));
  }
  begin(out.Text(""), out.Text(""), {}, false);
  out.Put(SectionId::kPersons, persons);
  out.Put(SectionId::kOffices, offices);
  out.Put(SectionId::kShortNames, short_names);
  std::vector<PlaceRecord> places;
  for (const PlaceEntry& p : draft.places) places.push_back({out.Text(p.name), out.Text(p.country), p.lat, p.lon, p.population, p.user ? 1U : 0U});
  out.Put(SectionId::kPlaces, places);
}

uint8_t Flags(const NameEntry& entry) {
  return static_cast<uint8_t>((entry.all_caps ? kAllCaps : 0) | (entry.after_the ? kAfterThe : 0) | (entry.lean ? kLean : 0) | (entry.alone ? kAlone : 0) | (entry.user ? kUser : 0));
}

void WriteNames(const KnowledgeDraft& draft, Writer& out) {
  std::vector<NameRecord> names;
  std::vector<uint32_t> begins = {0};
  for (const std::vector<NameEntry>& entries : draft.nodes) {
    for (const NameEntry& e : entries) names.push_back({e.entity, out.Text(e.sector), out.Text(e.label), static_cast<uint8_t>(e.kind), Flags(e), e.capitalised, 0});
    begins.push_back(static_cast<uint32_t>(names.size()));
  }
  out.Put(SectionId::kNames, names);
  out.Put(SectionId::kNameBegins, begins);

  std::vector<std::string_view> words(draft.words.size());
  for (const auto& [word, id] : draft.words) words[static_cast<size_t>(id)] = word;
  out.PutTable(SectionId::kWords, words, std::vector<uint32_t>(words.size() + 1), {});

  std::vector<uint32_t> parents(draft.nodes.size()), by_word(draft.nodes.size()), slots(SlotCount(draft.nodes.size()));
  for (const auto& [edge, node] : draft.edges) {
    parents[static_cast<size_t>(node)] = static_cast<uint32_t>(edge >> 32);
    by_word[static_cast<size_t>(node)] = static_cast<uint32_t>(edge);
  }
  for (size_t node = 1; node < draft.nodes.size(); ++node) {
    size_t at = EdgeHash(parents[node], by_word[node]) & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = static_cast<uint32_t>(node);
  }
  out.Put(SectionId::kTrieParents, parents);
  out.Put(SectionId::kTrieWords, by_word);
  out.Put(SectionId::kTrieSlots, slots);
}

void WriteTables(const KnowledgeDraft& draft, Writer& out) {
  auto one = [](int32_t value, std::vector<int32_t>& values) { values.push_back(value); };
  auto all = [](const std::vector<int>& list, std::vector<int32_t>& values) { values.insert(values.end(), list.begin(), list.end()); };
  out.PutMap(SectionId::kShortNameTable, draft.short_names, all);
  out.PutMap(SectionId::kByCode, draft.by_code, one);
  out.PutMap(SectionId::kPersonByName, draft.person_by_name, one);
  out.PutMap(SectionId::kSpelled, draft.spelled, all);
  out.PutMap(SectionId::kGivenNames, draft.given_names, one);
  out.PutMap(SectionId::kPersonSex, draft.person_sex, one);
  out.PutMap(SectionId::kHolders, draft.holders, [](const std::vector<std::pair<int, int>>& list, std::vector<int32_t>& values) {
    for (auto [person, office] : list) values.insert(values.end(), {person, office});
  });
  out.PutMap(SectionId::kTraits, draft.traits, [&](const std::set<std::string>& list, std::vector<int32_t>& values) {
    for (const std::string& code : list) values.push_back(static_cast<int32_t>(out.Text(code)));
  });
}

}  // namespace

uint64_t IndexChecksum(std::string_view bytes) {
  constexpr size_t kAt = offsetof(IndexHeader, checksum);
  return Hash64(bytes.substr(sizeof(IndexHeader)), Hash64(bytes.substr(0, kAt)));
}

std::string WriteKnowledgeIndex(const KnowledgeDraft& draft, const IndexStamp& stamp) {
  Writer out;
  WriteActors(draft, out);
  WriteNames(draft, out);
  WriteTables(draft, out);
  return out.Finish(stamp);
}

}  // namespace lapwing
