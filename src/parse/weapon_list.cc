// SPDX-License-Identifier: Apache-2.0
#include "parse/weapon_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "parse/chars.h"

namespace lapwing::parse {
namespace {

constexpr size_t kNear = 1;  ///< how far the weapon noun may stand from the name

}  // namespace

Result<WeaponList> WeaponList::Read(std::string_view text, const std::string& file, const Tokenizer& tokenizer) {
  WeaponList list;
  int number = 0;
  while (!text.empty()) {
    ++number;
    size_t end = text.find('\n');
    std::string_view line = Trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line[0] == '#') continue;
    auto fields = SplitTrim(line, '|');
    if (fields.size() == 2 && fields[0] == "noun") {
      list.nouns_.insert(Lower(fields[1]));
      continue;
    }
    if (fields.size() < 3) return Error{Errc::kBadData, "a weapon needs kind | country | name; a weapon noun is noun | word", fmt::format("{}:{}", file, number)};
    for (size_t i = 2; i < fields.size(); ++i) {
      if (!fields[i].empty()) list.Add(fields[i], tokenizer);
    }
  }
  for (auto& [first, names] : list.names_) {
    std::stable_sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
  }
  return list;
}

void WeaponList::Add(std::string_view name, const Tokenizer& tokenizer) {
  Name entry;
  entry.ambiguous = name[0] == '!';
  if (entry.ambiguous) name = Trim(name.substr(1));
  TokenBlock block;
  tokenizer.Tokenize(name, {0, static_cast<uint32_t>(name.size())}, block);
  if (block.tokens.empty()) return;
  for (size_t i = 1; i < block.tokens.size(); ++i) entry.words.push_back(Lower(block.tokens[i].form));
  names_[Lower(block.tokens[0].form)].push_back(std::move(entry));
  ++count_;
}

const WeaponList::Name* WeaponList::Match(std::span<const std::string> words, size_t at) const {
  auto it = names_.find(words[at]);
  // A plural names several of the same: "MiG-29s" ends in one, "Patriots" is one.
  if (it == names_.end() && words[at].size() > 3 && words[at].back() == 's') it = names_.find(words[at].substr(0, words[at].size() - 1));
  if (it == names_.end()) return nullptr;
  for (const Name& name : it->second) {
    if (at + name.words.size() >= words.size()) continue;
    size_t same = 0;
    while (same < name.words.size()) {
      const std::string& word = words[at + 1 + same];
      bool last = same + 1 == name.words.size();
      bool plural = last && word.size() == name.words[same].size() + 1 && word.back() == 's' && word.starts_with(name.words[same]);
      if (word != name.words[same] && !plural) break;
      ++same;
    }
    if (same == name.words.size()) return &name;
  }
  return nullptr;
}

bool WeaponList::NounNear(std::span<const std::string> words, size_t first, size_t last) const {
  size_t from = first > kNear ? first - kNear : 0;
  size_t to = std::min(words.size() - 1, last + kNear);
  for (size_t i = from; i <= to; ++i) {
    if (i >= first && i <= last) continue;
    const std::string& word = words[i];
    if (nouns_.contains(word)) return true;
    if (word.ends_with("ies") && nouns_.contains(word.substr(0, word.size() - 3) + "y")) return true;
    if (word.size() > 3 && word.back() == 's' && nouns_.contains(word.substr(0, word.size() - 1))) return true;
  }
  return false;
}

void WeaponList::Mark(std::span<const Token> tokens, std::vector<EntitySpan>& entities) const {
  std::vector<std::string> words;
  std::vector<EntitySpan> found;
  for (const Token& token : tokens) words.push_back(Lower(token.form));
  for (size_t i = 0; i < words.size(); ++i) {
    // Names begin with a capital or a number; "patriot" is a person.
    if (!StartsUpper(tokens[i].form) && !HasDigit(tokens[i].form)) continue;
    const Name* name = Match(words, i);
    if (name == nullptr) continue;
    size_t last = i + name->words.size();
    if (name->ambiguous && !NounNear(words, i, last)) continue;
    found.push_back({static_cast<int>(i), static_cast<int>(last), EntityKind::weapon});
    i = last;
  }
  // The network also finds weapons that are no names ("missiles").
  std::erase_if(entities, [&](const EntitySpan& entity) {
    if (entity.kind != EntityKind::weapon) return false;
    return std::none_of(tokens.begin() + entity.first, tokens.begin() + entity.last + 1, [](const Token& t) { return StartsUpper(t.form) || HasDigit(t.form); });
  });
  if (found.empty()) return;
  std::erase_if(entities, [&](const EntitySpan& entity) {
    return std::any_of(found.begin(), found.end(), [&](const EntitySpan& f) { return entity.first <= f.last && f.first <= entity.last; });
  });
  entities.insert(entities.end(), found.begin(), found.end());
  std::sort(entities.begin(), entities.end(), [](const EntitySpan& a, const EntitySpan& b) { return a.first < b.first; });
}

}  // namespace lapwing::parse
