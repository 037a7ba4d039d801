// SPDX-License-Identifier: Apache-2.0
#include "parse/gazetteer.h"

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/strings.h"
#include "base/byte_io.h"
#include "parse/chars.h"
#include "base/model_hash.h"
#include "parse/word_table.h"

namespace lapwing::parse {
namespace {

size_t HomeSlot(uint64_t key, size_t size) { return static_cast<size_t>(((key >> 32) * size) >> 32); }

/// Calls visit(keyword, rest) for every line that is neither empty nor a comment.
template <typename Visit>
Status ForEachLine(const std::string& path, Visit visit) {
  auto text = ReadFile(path);
  if (!text) return text.error();
  std::string_view left = *text;
  while (!left.empty()) {
    size_t end = left.find('\n');
    std::string_view line = left.substr(0, end);
    left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    if (!Trim(line).empty() && Trim(line)[0] != '#') visit(line);
  }
  return Ok{};
}

std::pair<std::string_view, std::string_view> Keyword(std::string_view line) {
  line = Trim(line);
  size_t space = line.find(' ');
  return {line.substr(0, space), space == std::string_view::npos ? std::string_view() : Trim(line.substr(space))};
}

}  // namespace

void Gazetteer::AddName(std::string_view name, NameUse alone, NameUse first, NameUse last) {
  std::vector<std::string_view> words = SplitWords(name);
  for (size_t i = 0; i < words.size(); ++i) {
    if (!StartsUpper(words[i])) continue;
    NameUse use = words.size() == 1 ? alone : i + 1 == words.size() ? last : first;
    entries_.push_back({HashBytes(WordTable::Normalize(words[i])), use});
  }
}

void Gazetteer::Sort() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.word < b.word; });
  std::vector<Entry> merged;
  for (const Entry& entry : entries_) {
    if (!merged.empty() && merged.back().word == entry.word) {
      merged.back().uses = static_cast<uint8_t>(merged.back().uses | entry.uses);
    } else {
      merged.push_back(entry);
    }
  }
  entries_ = std::move(merged);
  Index();
}

Result<Gazetteer> Gazetteer::FromKnowledge(const std::string& folder) {
  Gazetteer out;
  auto person = [&](std::string_view name) { out.AddName(name, kLastOfPerson, kFirstOfPerson, kLastOfPerson); };
  auto place = [&](std::string_view name) { out.AddName(name, kPlace, kPartOfPlace, kPartOfPlace); };
  auto organisation = [&](std::string_view name) { out.AddName(name, kOrganisation, kPartOfOrganisation, kPartOfOrganisation); };
  std::vector<std::string> persons;
  std::error_code failed;
  for (const auto& file : std::filesystem::directory_iterator(folder + "/persons", failed)) persons.push_back(file.path().string());
  std::sort(persons.begin(), persons.end());
  Status status = Ok{};
  for (const auto& path : persons) {
    status = ForEachLine(path, [&](std::string_view line) {
      auto [key, rest] = Keyword(line);
      if (key == "person") person(rest);
      if (key != "name" && key != "last") return;
      for (std::string_view name : SplitTrim(rest, '|')) person(name);
    });
    if (!status) return status.error();
  }
  status = ForEachLine(folder + "/places.tsv", [&](std::string_view line) {
    std::vector<std::string_view> fields = SplitTrim(line, '\t');
    place(fields[0]);
    if (fields.size() < 6) return;
    for (std::string_view name : SplitTrim(fields[5], '|')) place(name);
  });
  if (!status) return status.error();
  for (const char* file : {"states.txt", "organisations.txt", "groups.txt"}) {
    bool state = false;
    status = ForEachLine(folder + "/" + file, [&](std::string_view line) {
      auto [key, rest] = Keyword(line);
      if (line[0] != ' ') state = key == "state";
      bool of_place = state && (key == "name" || key == "capital");
      bool of_body = key == "body" || (!state && key == "name");
      if (!of_place && !of_body) return;
      std::vector<std::string_view> names = SplitTrim(rest, '|');
      for (size_t i = 0; i < names.size(); ++i) {
        // "body MIL Korean People's Army": the sector stands before the first name.
        if (i == 0 && key == "body" && AllCaps(names[i].substr(0, names[i].find(' ')))) names[i] = names[i].substr(std::min(names[i].size(), names[i].find(' ')));
        of_place ? place(names[i]) : organisation(names[i]);
      }
    });
    if (!status) return status.error();
  }
  out.Sort();
  return out;
}

void Gazetteer::Index() {
  slots_.assign(entries_.size() * 2 + 8, {});
  for (const Entry& entry : entries_) {
    size_t slot = HomeSlot(entry.word, slots_.size());
    while (slots_[slot].uses != 0) slot = slot + 1 == slots_.size() ? 0 : slot + 1;
    slots_[slot] = entry;
  }
}

uint8_t Gazetteer::Find(uint64_t word) const {
  if (slots_.empty()) return 0;
  size_t slot = HomeSlot(word, slots_.size());
  while (slots_[slot].uses != 0 && slots_[slot].word != word) slot = slot + 1 == slots_.size() ? 0 : slot + 1;
  return slots_[slot].uses;
}

std::string Gazetteer::Pack() const {
  ByteWriter out;
  out.U32(static_cast<uint32_t>(entries_.size()));
  for (const Entry& entry : entries_) {
    out.U64(entry.word);
    out.U8(entry.uses);
  }
  return out.Take();
}

bool Gazetteer::Load(std::string_view bytes) {
  ByteReader in(bytes);
  uint32_t count = in.U32();
  if (!in.ok() || in.left() != uint64_t{count} * 9) return false;
  entries_.resize(count);
  for (auto& entry : entries_) {
    entry.word = in.U64();
    entry.uses = in.U8();
    if (entry.uses == 0) return false;
  }
  Index();
  return true;
}

}  // namespace lapwing::parse
