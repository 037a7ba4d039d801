// SPDX-License-Identifier: Apache-2.0
#include "resolve/knowledge_override.h"

#include <algorithm>
#include <unordered_map>

namespace lapwing {

int ExtendedActor(const ActorHead& user, bool state, std::span<const ActorHead> shipped) {
  int best = -1, best_score = -1;
  for (size_t i = 0; i < shipped.size(); ++i) {
    const ActorHead& other = shipped[i];
    if (other.code != user.code) continue;
    bool state_too = other.sector.empty() && !IsWorldCode(other.code);
    bool same_name = other.name == user.name;
    if (state ? !state_too : state_too || !same_name) continue;
    int score = (same_name ? 4 : 0) + (other.term.Overlaps(user.term) ? 2 : 0) + (other.sector == user.sector ? 1 : 0);
    if (score >= best_score) best = static_cast<int>(i), best_score = score;
  }
  return best;
}

int ExtendedPerson(const PersonHead& user, std::span<const PersonHead* const> same_name) {
  int in_state = -1;
  for (size_t i = 0; i < same_name.size(); ++i) {
    const PersonHead& other = *same_name[i];
    bool both = !user.wikidata.empty() && !other.wikidata.empty();
    if (both && user.wikidata == other.wikidata) return static_cast<int>(i);
    if (both) continue;
    if (same_name.size() == 1) return 0;
    bool shared = std::any_of(user.countries.begin(), user.countries.end(), [&](std::string_view code) {
      return std::find(other.countries.begin(), other.countries.end(), code) != other.countries.end();
    });
    if (shared && in_state < 0) in_state = static_cast<int>(i);
  }
  return in_state;
}

std::vector<const KnowledgeBlock*> ReplacedPersons(std::span<const KnowledgeBlock> persons) {
  std::vector<const KnowledgeBlock*> replaced;
  bool users = std::any_of(persons.begin(), persons.end(), [](const KnowledgeBlock& block) { return block.file->user; });
  if (!users) return replaced;
  auto head = [](const KnowledgeBlock& block) {
    PersonHead person{PlainName(block.head), {}, {}};
    for (const KnowledgeField& field : block.fields) {
      if (field.key == "wikidata") person.wikidata = field.value;
      if (field.key == "office") person.countries.push_back(field.value.substr(0, field.value.find(' ')));
    }
    return person;
  };
  std::unordered_map<std::string, std::vector<std::pair<PersonHead, const KnowledgeBlock*>>> shipped;
  for (const KnowledgeBlock& block : persons) {
    PersonHead person = head(block);
    std::string name = person.name;
    auto& same = shipped[name];
    if (!block.file->user) {
      same.emplace_back(std::move(person), &block);
      continue;
    }
    std::vector<const PersonHead*> heads;
    for (const auto& pair : same) heads.push_back(&pair.first);
    int at = ExtendedPerson(person, heads);
    if (at >= 0 && !person.countries.empty()) replaced.push_back(same[static_cast<size_t>(at)].second);
  }
  return replaced;
}

}  // namespace lapwing
