// SPDX-License-Identifier: Apache-2.0
#include "resolve/knowledge.h"

#include <algorithm>

#include "base/strings.h"
#include "resolve/transliteration.h"

namespace lapwing {

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

int Knowledge::Child(int node, std::string_view folded_word) const {
  int word = words_.Find(pool_, folded_word);
  return word < 0 ? -1 : trie_.Child(node, word);
}

std::span<const NameEntry> Knowledge::At(int node) const {
  auto at = static_cast<size_t>(node);
  return {names_.data() + name_begins_[at], name_begins_[at + 1] - name_begins_[at]};
}

std::span<const int> Knowledge::ShortName(std::string_view folded) const { return short_names_.At(pool_, folded); }

int Knowledge::One(const TextTable& table, std::string_view key, int otherwise) const {
  std::span<const int> values = table.At(pool_, key);
  return values.empty() ? otherwise : values[0];
}

int Knowledge::ByCode(std::string_view code) const { return One(by_code_, code, -1); }

int Knowledge::PersonByName(std::string_view name) const { return One(person_by_name_, name, -1); }

char Knowledge::SexOfPerson(std::string_view name) const { return static_cast<char>(One(person_sex_, name, 0)); }

char Knowledge::SexOfGivenName(std::string_view folded) const { return static_cast<char>(One(given_names_, folded, 0)); }

std::span<const std::pair<int, int>> Knowledge::Holders(std::string_view country, std::string_view office_class) const {
  int entry = holders_.Find(pool_, std::string(country) + " " + std::string(office_class));
  if (entry < 0) return {};
  size_t first = holders_.begins[static_cast<size_t>(entry)] / 2, last = holders_.begins[static_cast<size_t>(entry) + 1] / 2;
  return {holding_.data() + first, last - first};
}

std::string TogetherKey(std::string_view plural) { return "together|" + FoldName(plural); }

const std::set<std::string>* Knowledge::Together(std::string_view plural) const { return Trait(TogetherKey(plural)); }

const std::set<std::string>* Knowledge::Trait(std::string_view word) const {
  auto it = traits_.find(word);
  return it == traits_.end() ? nullptr : &it->second;
}

std::vector<int> Knowledge::OtherSpelling(const std::vector<std::string>& words, bool surname) const {
  std::vector<int> found;
  for (Script script : kScripts) {
    std::string key = TableKey(words, script, surname);
    // Two consonants are no name.
    if (surname && key.size() < 5) continue;
    std::span<const int> same = spelled_.At(pool_, key);
    found.insert(found.end(), same.begin(), same.end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
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

}  // namespace lapwing
