// SPDX-License-Identifier: Apache-2.0
#include "actor_names.h"

#include "base/file.h"
#include "exchange/tables.h"
#include "resolve/knowledge.h"

namespace lapwing {

Result<ActorNames> LoadActorNames() {
  auto knowledge = Knowledge::Load(DataPath("knowledge"));
  if (!knowledge) return knowledge.error();
  // Many organisations share a code, so those are named by their kind.
  ActorNames names = {{"IGO", "international organisations"}, {"UNO", "United Nations"}, {"EUR", "European Union"}, {"NGO", "non-governmental organisations"},
                      {"ISM", "movements"}, {"IMG", "armed groups"}, {"MNC", "companies"}};
  for (const Entity& entity : (*knowledge)->entities) {
    // A code's later entries are its predecessors: the first names it.
    if (entity.sector.empty() && !entity.code.empty() && !ExchangeTables::IsWorldCode(entity.code)) names.emplace(entity.code, entity.name);
  }
  return names;
}

const std::string& NameOf(const ActorNames& names, const std::string& code) {
  auto found = names.find(code);
  return found == names.end() ? code : found->second;
}

}  // namespace lapwing
