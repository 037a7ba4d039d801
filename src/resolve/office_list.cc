// SPDX-License-Identifier: Apache-2.0
#include "resolve/office_list.h"

#include <algorithm>
#include <tuple>

#include "base/strings.h"
#include "resolve/knowledge_format.h"
#include "resolve/knowledge_override.h"

namespace lapwing {
namespace {

std::string Title(std::string_view text) {
  std::string title = PlainName(text);
  for (size_t at = title.find("defense"); at != std::string::npos; at = title.find("defense", at)) title[at + 5] = 'c';
  return title;
}

bool TitleFits(std::string_view title, const std::string& wanted) {
  if (wanted.empty()) return true;
  std::string plain = Title(title);
  return plain == wanted || plain.starts_with(wanted + " ");
}

/// The stretch of time a date covers: a day, a month, a year.
Days Covered(const Date& date) {
  Days days;
  if (!date) return days;
  days.first = date.Days();
  Date next = date.precision == Precision::kDay     ? Date::FromDays(days.first + 1)
              : date.precision == Precision::kMonth ? (date.month == 12 ? Date::Day(date.year + 1, 1, 1) : Date::Day(date.year, date.month + 1, 1))
                                                    : Date::Day(date.year + 1, 1, 1);
  days.last = next.Days() - 1;
  return days;
}

std::optional<OfficeEntry> Read(const KnowledgeBlock& block, const KnowledgeField& field) {
  std::vector<std::string_view> words = SplitWords(field.value);
  if (words.size() < 4) return std::nullopt;
  OfficeEntry entry;
  entry.person = block.head;
  entry.code = words[0];
  entry.sector = words[1];
  size_t begin = static_cast<size_t>(words[2].data() - field.value.data()), end = static_cast<size_t>(words.back().data() - field.value.data());
  entry.title = Trim(field.value.substr(begin, end - begin));
  size_t dots = words.back().find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  entry.from = words.back().substr(0, dots);
  entry.until = words.back().substr(dots + 2);
  entry.file = block.file;
  entry.line = field.line;
  return entry;
}

}  // namespace

std::vector<KnowledgeBlock> ReadAllBlocks(std::span<const KnowledgeFile> files) {
  std::vector<KnowledgeBlock> blocks;
  Findings told;  // lint.h judges
  for (const KnowledgeFile& file : files) {
    if (file.path.ends_with(".tsv") || file.Name() == "weapons.txt" || file.Name() == "debris.txt" || file.Name() == "agencies.txt" || file.Name() == "hosts.txt") continue;
    std::vector<KnowledgeBlock> more = ReadBlocks(file, told);
    blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return blocks;
}

std::string_view SourceOf(const KnowledgeBlock& block) {
  for (const KnowledgeField& field : block.fields) {
    if (field.key == "source") return field.value;
  }
  std::string_view text = block.file->text;
  while (text.starts_with('#')) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    std::string_view bare = Trim(line.substr(1));
    if (bare.starts_with("source:")) return Trim(bare.substr(7));
  }
  return {};
}

std::vector<OfficeEntry> ListOffices(std::span<const KnowledgeBlock> blocks, const OfficeFilter& filter) {
  std::vector<KnowledgeBlock> persons;
  for (const KnowledgeBlock& block : blocks) {
    if (block.kind == "person") persons.push_back(block);
  }
  std::vector<const KnowledgeBlock*> replaced = ReplacedPersons(persons);
  Days at = Covered(filter.at);
  std::string title = Title(filter.office);
  std::vector<OfficeEntry> list;
  for (const KnowledgeBlock& block : persons) {
    if (std::find(replaced.begin(), replaced.end(), &block) != replaced.end()) continue;
    std::string_view wikidata;
    for (const KnowledgeField& field : block.fields) {
      if (field.key == "wikidata") wikidata = field.value;
      if (field.key != "office") continue;
      std::optional<OfficeEntry> entry = Read(block, field);
      if (!entry || (!filter.country.empty() && entry->code != filter.country) || !TitleFits(entry->title, title)) continue;
      std::string fault;
      auto term = ReadTerm(std::string_view(entry->from.data(), static_cast<size_t>(entry->until.data() + entry->until.size() - entry->from.data())), true, fault);
      if (!term || !term->Overlaps(at)) continue;
      entry->wikidata = wikidata;
      entry->source = SourceOf(block);
      list.push_back(*entry);
    }
  }
  std::stable_sort(list.begin(), list.end(), [](const OfficeEntry& a, const OfficeEntry& b) {
    return std::tie(a.code, a.title, a.from, a.until, a.person) < std::tie(b.code, b.title, b.from, b.until, b.person);
  });
  return list;
}

std::vector<const KnowledgeBlock*> FindBlocks(std::span<const KnowledgeBlock> blocks, std::string_view name) {
  std::string wanted = PlainName(name);
  std::vector<const KnowledgeBlock*> found;
  for (const KnowledgeBlock& block : blocks) {
    if (block.kind == "sector") continue;
    std::string_view head = block.head;
    for (int skip = block.kind == "group" ? 2 : block.kind == "state" || block.kind == "org" ? 1 : 0; skip > 0; --skip) {
      head = Trim(head.substr(std::min(head.size(), head.find(' '))));
    }
    bool hit = PlainName(head) == wanted || block.head == name;
    for (const KnowledgeField& field : block.fields) {
      if (hit) break;
      if (field.key != "name" && field.key != "last" && field.key != "body" && field.key != "weak" && field.key != "seat" && field.key != "capital") continue;
      if (field.key == "last" && name.find(' ') != std::string_view::npos) continue;
      std::string_view value = field.value;
      if (field.key == "body" && block.kind != "org") value = Trim(value.substr(std::min(value.size(), value.find(' '))));
      for (std::string_view other : SplitTrim(value, '|')) hit = hit || PlainName(other) == wanted;
    }
    // "Lavrov": the last word of a person's name will do.
    if (!hit && block.kind == "person" && name.find(' ') == std::string_view::npos && !head.empty()) hit = PlainName(SplitWords(head).back()) == wanted;
    if (hit) found.push_back(&block);
  }
  return found;
}

std::vector<std::string> SimilarNames(std::span<const KnowledgeBlock> blocks, std::string_view name, size_t most) {
  std::string wanted = PlainName(name);
  std::vector<std::pair<int, std::string>> near;
  auto look = [&](std::string_view other) {
    int distance = EditDistance(wanted, PlainName(other));
    if (distance <= static_cast<int>(wanted.size() / 3)) near.emplace_back(distance, other);
  };
  for (const KnowledgeBlock& block : blocks) {
    if (block.kind == "person") look(block.head);
    for (const KnowledgeField& field : block.fields) {
      if (field.key != "name") continue;
      for (std::string_view other : SplitTrim(field.value, '|')) look(other);
    }
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (const auto& [distance, other] : near) {
    if (names.size() < most && std::find(names.begin(), names.end(), other) == names.end()) names.push_back(other);
  }
  return names;
}

}  // namespace lapwing
