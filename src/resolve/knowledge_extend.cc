// SPDX-License-Identifier: Apache-2.0
#include "resolve/knowledge_extend.h"

namespace lapwing {

std::span<const ActorHead> KnowledgeExtender::ShippedActors() {
  if (!shipped_.empty()) return shipped_;
  for (size_t i = 0; i + 1 < k_.entities.size(); ++i) {
    const Entity& entity = k_.entities[i];
    Days term;
    if (entity.term.from) term.first = entity.term.from.Days();
    if (entity.term.until) term.last = entity.term.until.Days();
    // Codes and sectors stay what they were when the files were shipped.
    const std::string& code = codes_.emplace_back(entity.code);
    const std::string& sector = codes_.emplace_back(entity.sector);
    shipped_.push_back({code, sector, PlainName(entity.name), term});
  }
  return shipped_;
}

int KnowledgeExtender::Actor(const KnowledgeBlock& block, bool state) {
  const Entity opened = k_.entities.back();
  std::string fault;
  ActorHead user{opened.code, opened.sector, PlainName(opened.name), {}};
  for (const KnowledgeField& field : block.fields) {
    if (field.key == "term") user.term = ReadTerm(field.value, false, fault).value_or(Days{});
  }
  int at = ExtendedActor(user, state, ShippedActors());
  if (at < 0) return static_cast<int>(k_.entities.size()) - 1;
  k_.entities.pop_back();
  Entity& entity = k_.entities[static_cast<size_t>(at)];
  entity.name = opened.name;
  if (entity.sector != opened.sector) k_.ChangeSector(at, entity.sector, opened.sector);
  entity.sector = opened.sector;
  return at;
}

int KnowledgeExtender::Person(const KnowledgeBlock& block) {
  int opened = static_cast<int>(k_.persons.size()) - 1;
  PersonHead user{PlainName(block.head), {}, {}};
  for (const KnowledgeField& field : block.fields) {
    if (field.key == "wikidata") user.wikidata = field.value;
    if (field.key == "office") user.countries.push_back(field.value.substr(0, field.value.find(' ')));
  }
  if (people_.empty()) {
    for (int i = 0; i < opened; ++i) people_[PlainName(k_.persons[static_cast<size_t>(i)].name)].push_back(i);
  }
  std::vector<int>& same = people_[user.name];
  std::vector<PersonHead> heads;
  std::vector<const PersonHead*> views;
  for (int index : same) {
    const PersonDraft& person = k_.persons[static_cast<size_t>(index)];
    heads.push_back({user.name, person.wikidata, {}});
    for (const Office& office : person.offices) heads.back().countries.push_back(office.country);
  }
  for (const PersonHead& head : heads) views.push_back(&head);
  int at = ExtendedPerson(user, views);
  if (at < 0) {
    same.push_back(opened);
    replaced_.insert(opened);
    return opened;
  }
  k_.persons.pop_back();
  int shipped = same[static_cast<size_t>(at)];
  PersonDraft& person = k_.persons[static_cast<size_t>(shipped)];
  k_.UnindexPerson(shipped);
  person.user = true;
  person.name = block.head;
  if (!user.countries.empty() && replaced_.insert(shipped).second) person.offices.clear();
  return shipped;
}

}  // namespace lapwing
