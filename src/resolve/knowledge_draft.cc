// SPDX-License-Identifier: Apache-2.0
#include "resolve/knowledge_draft.h"

#include <algorithm>

#include "base/strings.h"
#include "resolve/transliteration.h"

namespace lapwing {

namespace {

bool IsPlaceNoun(std::string_view word) {
  for (std::string_view noun : {"Island", "Islands", "Strait", "Straits", "Sea", "River", "Province", "Region", "Shoal", "Reef", "Gulf", "Peninsula", "Bay", "Mountains", "Valley",
                                "Delta", "Crossing", "Pass", "Desert", "Canal", "Coast", "Base", "Airport", "Atoll", "Archipelago", "District", "Oblast", "Governorate", "Corridor"}) {
    if (word == noun) return true;
  }
  return false;
}

}  // namespace

KnowledgeDraft::KnowledgeDraft() {
  // Growing step by step costs a tenth of the reading.
  constexpr size_t kExpected = 100'000;
  words.reserve(kExpected);
  edges.reserve(kExpected);
  kept_.reserve(kExpected);
}

std::string_view KnowledgeDraft::Keep(std::string_view text) {
  if (text.empty()) return {};
  auto it = kept_.find(text);
  return it != kept_.end() ? *it : *kept_.emplace(text).first;
}

void KnowledgeDraft::AddName(std::string_view name, NameEntry entry) {
  // "the North": matched without its article, so that it does not swallow the first word of "the North Korean army".
  if (name.size() > 4 && (name.starts_with("the ") || name.starts_with("The ")) && entry.kind != NameKind::kTitle) {
    entry.after_the = entry.kind == NameKind::kWeak || entry.kind == NameKind::kPlace;
    name.remove_prefix(4);
  }
  std::vector<std::string> parts = NameWords(name);
  if (parts.empty()) return;
  entry.sector = Keep(entry.sector);
  entry.label = Keep(entry.label);
  // "US", "UN", "IS", "EU": short all-capital names must be in capitals in the text, or "us" and "is" match.
  std::string letters;
  for (char c : name) {
    if (IsAlpha(c)) letters += c;
  }
  entry.all_caps = AllCaps(name) && letters.size() <= 5 && parts.size() == 1;
  entry.alone = entry.all_caps && alone.count(std::string(name)) != 0;
  // "LeT", "HuM": the capitals are gone where a sentence begins or a headline shouts.
  bool mixed = parts.size() == 1 && letters.size() <= 5 && std::count_if(name.begin(), name.end(), IsUpper) > 1;
  entry.lean = (entry.all_caps || mixed) && !entry.alone && !entry.user && (entry.kind == NameKind::kBody || entry.kind == NameKind::kGroup);
  uint8_t position = 0;
  for (std::string_view blank_word : SplitWords(name)) {
    for (std::string_view part : SplitTrim(blank_word, '-')) {
      // "the Senkaku islands": what a place is may stand in small letters.
      bool what = entry.kind == NameKind::kPlace && position > 0 && IsPlaceNoun(part);
      bool upper = !what && (IsUpper(part[0]) || static_cast<unsigned char>(part[0]) >= 0x80);
      if (upper && position < 8) entry.capitalised = static_cast<uint8_t>(entry.capitalised | (1U << position));
      ++position;
      if (part.size() > 2 && part.ends_with("'s")) ++position;
    }
  }
  int node = 0;
  for (const std::string& word : parts) {
    uint64_t key = (static_cast<uint64_t>(node) << 32) | static_cast<uint32_t>(words.try_emplace(word, static_cast<int>(words.size())).first->second);
    auto [edge, added] = edges.try_emplace(key, static_cast<int>(nodes.size()));
    if (added) nodes.emplace_back();
    node = edge->second;
  }
  std::vector<NameEntry>& entries = nodes[static_cast<size_t>(node)];
  entries.insert(entry.user ? entries.begin() : entries.end(), std::move(entry));
}

void KnowledgeDraft::ChangeSector(int entity, const std::string& from, const std::string& to) {
  for (std::vector<NameEntry>& entries : nodes) {
    for (NameEntry& entry : entries) {
      bool actor = entry.kind < NameKind::kPerson;
      if (actor && entry.entity == entity && entry.sector == from) entry.sector = Keep(to);
    }
  }
}

void KnowledgeDraft::AddGivenName(std::string_view name, char sex) {
  // A name of both sexes tells nothing.
  auto [it, added] = given_names.try_emplace(FoldName(name), sex);
  if (!added && it->second != sex) it->second = 0;
}

void KnowledgeDraft::IndexPerson(int index, const std::vector<std::string>& names) {
  const PersonDraft& person = persons[static_cast<size_t>(index)];
  Script script{};
  if (!person.offices.empty() && ScriptOf(person.offices[0].country, script)) {
    auto add = [&](const std::vector<std::string>& parts, bool surname) {
      std::vector<int>& list = spelled[TableKey(parts, script, surname)];
      if (list.empty() || list.back() != index) list.push_back(index);
    };
    for (const std::string& name : names) {
      std::vector<std::string> parts = NameWords(name);
      if (parts.size() > 1) add(parts, false);
    }
    for (const std::string& name : person.short_names) add(NameWords(name), true);
  }
  person_by_name.try_emplace(person.name, index);
  for (size_t i = 0; i < person.offices.size(); ++i) {
    const Office& office = person.offices[i];
    std::string_view office_class = OfficeClass(office.title, office.country);
    if (!office_class.empty()) holders[std::string(office.country) + " " + std::string(office_class)].emplace_back(index, static_cast<int>(i));
  }
}

void KnowledgeDraft::UnindexPerson(int index) {
  for (auto& [office, list] : holders) std::erase_if(list, [&](const auto& holder) { return holder.first == index; });
}

void KnowledgeDraft::AddShortName(const std::string& folded, int person) {
  std::vector<int>& list = short_names[folded];
  if (std::find(list.begin(), list.end(), person) == list.end()) list.push_back(person);
}

}  // namespace lapwing
