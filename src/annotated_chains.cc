// SPDX-License-Identifier: Apache-2.0
#include "annotated_chains.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "answers.h"
#include "base/strings.h"

namespace lapwing {
namespace {

/// Takes {KEY|words} apart into plain text and annotated spans.
std::string ReadMarkup(std::string_view marked, std::vector<ChainMention>& mentions) {
  std::string text;
  std::string key;
  uint32_t begin = 0;
  for (size_t i = 0; i < marked.size(); ++i) {
    size_t bar = marked[i] == '{' ? marked.find('|', i) : std::string_view::npos;
    if (bar != std::string_view::npos) {
      key = Trim(marked.substr(i + 1, bar - i - 1));
      begin = static_cast<uint32_t>(text.size());
      i = bar;
    } else if (marked[i] == '}' && !key.empty()) {
      mentions.push_back({{begin, static_cast<uint32_t>(text.size())}, key});
      key.clear();
    } else {
      text += marked[i];
    }
  }
  return text;
}

/// One actor as a chain's key. States and governments have no name of their own; organisations of one code are told apart by it.
std::string Key(const std::string& country, const std::string& sector, const std::string& name, const Knowledge& knowledge) {
  bool many = country == "IGO" || country == "NGO" || country == "IMG" || country == "MNC";
  bool person = !sector.empty() && sector != "-" && !many;
  std::string key = country + " " + (sector.empty() ? "-" : sector);
  if (!(person || many) || name.empty()) return key;
  // Known people are one person however they are spelled.
  int node = 0;
  for (const std::string& word : NameWords(name)) node = node < 0 ? node : knowledge.Child(node, word);
  std::string known;
  if (node >= 0) {
    for (const NameEntry& entry : knowledge.At(node)) {
      if (entry.kind == NameKind::kState) return key;  // a government goes by its state's name
      if (entry.kind == NameKind::kPerson) known = knowledge.persons[static_cast<size_t>(entry.entity)].name;
      else if (entry.kind == NameKind::kOrg) known = knowledge.entities[static_cast<size_t>(entry.entity)].name;
      else if (entry.kind == NameKind::kBody && person) return key;  // "the Pentagon" is USA MIL's
    }
  }
  // "Prachanda": the only one of that state who is called so for short.
  if (known.empty() && person) {
    for (int index : knowledge.ShortName(FoldName(name))) {
      const Person& bearer = knowledge.persons[static_cast<size_t>(index)];
      const bool of_state = std::any_of(bearer.offices.begin(), bearer.offices.end(), [&](const Office& office) { return office.country == country; });
      if (!of_state) continue;
      if (!known.empty()) return key + " " + FoldName(name);
      known = bearer.name;
    }
  }
  return key + " " + FoldName(known.empty() ? name : known);
}

std::string Joined(std::vector<std::string> keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return fmt::format("{}", fmt::join(keys, " + "));
}

}  // namespace

AnnotatedChains ReadChains(const Case& c, const Knowledge& knowledge) {
  AnnotatedChains chains;
  chains.article = ArticleOf(c);
  chains.article.text = ReadMarkup(c.Get("text"), chains.mentions);
  for (ChainMention& mention : chains.mentions) {
    std::vector<std::string> keys;
    for (const WantedActor& actor : ParseWanted(mention.chain)) keys.push_back(Key(actor.country, actor.sector, actor.name, knowledge));
    mention.chain = Joined(std::move(keys));
  }
  return chains;
}

std::string ChainOf(const std::vector<Actor>& actors, const Knowledge& knowledge) {
  std::vector<std::string> keys;
  for (const Actor& actor : actors) {
    if (!actor.country.empty()) keys.push_back(Key(actor.country, actor.sector, actor.name, knowledge));
  }
  return Joined(std::move(keys));
}

bool SameCountriesAndPerson(std::string_view gold, std::string_view found) {
  // "RUS GOV vladimir putin" against "RUS GOV vladimir putin"; sectors do not count here.
  auto parts = [](std::string_view chain) {
    std::vector<std::string> out;
    for (std::string_view part : SplitTrim(chain, '+')) {
      std::vector<std::string_view> words = SplitWords(part);
      std::string key(words.empty() ? "" : words[0]);
      for (size_t i = 2; i < words.size(); ++i) key += " " + std::string(words[i]);
      out.push_back(key);
    }
    return out;
  };
  return parts(gold) == parts(found);
}

}  // namespace lapwing
