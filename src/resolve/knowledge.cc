// SPDX-License-Identifier: Apache-2.0
#include "resolve/knowledge.h"

#include <algorithm>

#include "base/strings.h"
#include "resolve/transliteration.h"

namespace lapwing {

namespace {

/// Keys of full names and of surnames, script by script, in one table.
std::string SpelledKey(const std::vector<std::string>& words, Script script, bool surname) {
  return std::string(1, static_cast<char>('a' + static_cast<int>(script))) + (surname ? "1" : "2") + SpellingKey(words, script);
}

}  // namespace

bool Term::Covers(const Date& date) const {
  if (!date) return true;
  // Compare at the coarser precision of the two: "2022" covers any day of 2022.
  auto starts_after = [](const Date& bound, const Date& day) {
    if (bound.year != day.year) return bound.year > day.year;
    if (bound.precision < Precision::kMonth || day.precision < Precision::kMonth) return false;
    if (bound.month != day.month) return bound.month > day.month;
    if (bound.precision < Precision::kDay || day.precision < Precision::kDay) return false;
    return bound.day > day.day;
  };
  if (from && starts_after(from, date)) return false;
  return !(until && starts_after(date, until));
}

std::vector<std::string> NameWords(std::string_view name) {
  std::vector<std::string> words;
  for (std::string_view blank_word : SplitWords(name)) {
    for (std::string_view part : SplitTrim(blank_word, '-')) {
      std::string_view tail;
      if (part.size() > 2 && part.ends_with("'s")) {
        tail = part.substr(part.size() - 2);
        part.remove_suffix(2);
      }
      std::string folded = FoldName(part);
      std::erase(folded, '\'');
      std::erase(folded, ',');
      if (!folded.empty()) words.push_back(folded);
      if (!tail.empty()) words.emplace_back("s");
    }
  }
  return words;
}

int Knowledge::Word(std::string_view folded) {
  auto [it, added] = words_.try_emplace(std::string(folded), static_cast<int>(words_.size()));
  return it->second;
}

int Knowledge::Child(int node, std::string_view folded_word) const {
  auto word = words_.find(folded_word);
  if (word == words_.end()) return -1;
  auto edge = edges_.find((static_cast<uint64_t>(node) << 32) | static_cast<uint32_t>(word->second));
  return edge == edges_.end() ? -1 : edge->second;
}

const std::vector<int>* Knowledge::ShortName(std::string_view folded) const {
  auto it = short_names_.find(std::string(folded));
  return it == short_names_.end() ? nullptr : &it->second;
}

int Knowledge::ByCode(std::string_view code) const {
  auto it = by_code_.find(std::string(code));
  return it == by_code_.end() ? -1 : it->second;
}

void Knowledge::AddName(std::string_view name, NameEntry entry) {
  // "the North": matched without its article, so that it does not swallow the first word of "the North Korean army".
  if (name.size() > 4 && (name.starts_with("the ") || name.starts_with("The ")) && entry.kind != NameKind::kTitle) {
    entry.after_the = entry.kind == NameKind::kWeak;
    name.remove_prefix(4);
  }
  std::vector<std::string> words = NameWords(name);
  if (words.empty()) return;
  // "US", "UN", "IS", "EU": short all-capital names must be in capitals in the text, or "us" and "is" match.
  std::string letters;
  for (char c : name) {
    if (IsAlpha(c)) letters += c;
  }
  entry.all_caps = AllCaps(name) && letters.size() <= 5 && words.size() == 1;
  entry.alone = entry.all_caps && alone_.count(std::string(name)) != 0;
  entry.lean = entry.all_caps && !entry.alone && !entry.user && (entry.kind == NameKind::kBody || entry.kind == NameKind::kGroup);
  uint8_t position = 0;
  for (std::string_view blank_word : SplitWords(name)) {
    for (std::string_view part : SplitTrim(blank_word, '-')) {
      bool upper = IsUpper(part[0]) || static_cast<unsigned char>(part[0]) >= 0x80;
      if (upper && position < 8) entry.capitalised = static_cast<uint8_t>(entry.capitalised | (1U << position));
      ++position;
      if (part.size() > 2 && part.ends_with("'s")) ++position;
    }
  }
  int node = 0;
  for (const std::string& word : words) {
    uint64_t key = (static_cast<uint64_t>(node) << 32) | static_cast<uint32_t>(Word(word));
    auto [edge, added] = edges_.try_emplace(key, static_cast<int>(nodes_.size()));
    if (added) nodes_.emplace_back();
    node = edge->second;
  }
  std::vector<NameEntry>& entries = nodes_[static_cast<size_t>(node)];
  entries.insert(entry.user ? entries.begin() : entries.end(), std::move(entry));
  ++names_;
}

void Knowledge::ChangeSector(int entity, const std::string& from, const std::string& to) {
  for (std::vector<NameEntry>& entries : nodes_) {
    for (NameEntry& entry : entries) {
      bool actor = entry.kind < NameKind::kPerson;
      if (actor && entry.entity == entity && entry.sector == from) entry.sector = to;
    }
  }
}

const std::set<std::string>* Knowledge::Trait(std::string_view word) const {
  auto it = traits_.find(word);
  return it == traits_.end() ? nullptr : &it->second;
}

char Knowledge::SexOfPerson(std::string_view name) const {
  auto it = person_sex_.find(name);
  return it == person_sex_.end() ? '\0' : it->second;
}

char Knowledge::SexOfGivenName(std::string_view folded) const {
  auto it = given_names_.find(folded);
  return it == given_names_.end() ? '\0' : it->second;
}

void Knowledge::AddGivenName(std::string_view name, char sex) {
  // A name of both sexes tells nothing.
  auto [it, added] = given_names_.try_emplace(FoldName(name), sex);
  if (!added && it->second != sex) it->second = 0;
}

const std::vector<std::pair<int, int>>& Knowledge::Holders(std::string_view country, std::string_view office_class) const {
  static const std::vector<std::pair<int, int>> kNobody;
  auto it = holders_.find(std::string(country) + " " + std::string(office_class));
  return it == holders_.end() ? kNobody : it->second;
}

int Knowledge::PersonByName(std::string_view name) const {
  auto it = person_by_name_.find(name);
  return it == person_by_name_.end() ? -1 : it->second;
}

std::vector<int> Knowledge::OtherSpelling(const std::vector<std::string>& words, bool surname) const {
  std::vector<int> found;
  for (Script script : kScripts) {
    auto it = spelled_.find(SpelledKey(words, script, surname));
    if (it != spelled_.end()) found.insert(found.end(), it->second.begin(), it->second.end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Knowledge::IndexPerson(int index, const std::vector<std::string>& names) {
  const Person& person = persons[static_cast<size_t>(index)];
  Script script{};
  if (!person.offices.empty() && ScriptOf(person.offices[0].country, script)) {
    auto add = [&](const std::vector<std::string>& words, bool surname) {
      std::vector<int>& list = spelled_[SpelledKey(words, script, surname)];
      if (list.empty() || list.back() != index) list.push_back(index);
    };
    for (const std::string& name : names) {
      std::vector<std::string> words = NameWords(name);
      if (words.size() > 1) add(words, false);
    }
    for (const std::string& name : person.short_names) add(NameWords(name), true);
  }
  person_by_name_.try_emplace(person.name, index);
  for (size_t i = 0; i < person.offices.size(); ++i) {
    const Office& office = person.offices[i];
    std::string_view office_class = OfficeClass(office.title, office.country);
    if (!office_class.empty()) holders_[office.country + " " + std::string(office_class)].emplace_back(index, static_cast<int>(i));
  }
}

void Knowledge::UnindexPerson(int index) {
  for (auto& [office, holders] : holders_) std::erase_if(holders, [&](const auto& holder) { return holder.first == index; });
}

std::string_view OfficeClass(std::string_view title, std::string_view country) {
  auto one_of = [&](std::initializer_list<std::string_view> titles) { return std::find(titles.begin(), titles.end(), title) != titles.end(); };
  if (title == "secretary of state") return country == "USA" ? "foreign" : country == "VAT" ? "government" : "";
  if (one_of({"foreign minister", "minister of foreign affairs", "minister for foreign affairs", "foreign affairs minister", "external affairs minister", "foreign secretary",
              "minister of external affairs", "foreign relations minister", "minister of foreign relations", "external relations minister", "top diplomat",
              "acting foreign minister", "foreign policy chief", "high representative"})) return "foreign";
  if (one_of({"defence minister", "defense minister", "defence secretary", "defense secretary", "secretary of defense", "secretary of defence", "minister of defence",
              "minister of defense", "national defence minister", "national defense minister", "minister of national defence", "minister of national defense",
              "minister of the people's armed forces", "minister of people's armed forces", "acting defence minister", "people's armed forces minister"})) return "defence";
  if (one_of({"prime minister", "premier", "chancellor", "acting prime minister", "interim prime minister", "caretaker prime minister", "taoiseach",
              "chairman of the council of ministers", "chief cabinet minister"})) return "government";
  if (one_of({"president", "king", "queen", "emir", "sultan", "emperor", "supreme leader", "acting president", "interim president", "transitional president", "pope",
              "secretary-general", "head of state", "grand duke", "prince"})) return "state";
  return "";
}

void Knowledge::AddShortName(const std::string& folded, int person) {
  std::vector<int>& list = short_names_[folded];
  if (std::find(list.begin(), list.end(), person) == list.end()) list.push_back(person);
}

}  // namespace lapwing
