// SPDX-License-Identifier: Apache-2.0
#include "code/conversion.h"

namespace lapwing {

void Convert(const Codebook& codebook, const Factuality& fact, int& type, Event& event) {
  const EventType& original = codebook.types[static_cast<size_t>(type)];
  const bool refused = fact.will_not && event.status == EventStatus::kNegated;
  const bool ahead = fact.will && event.status == EventStatus::kPlanned;
  // "may send a team", "could resume talks": what one might yet do for another lies ahead as well.
  const bool may = fact.may && event.status == EventStatus::kHypothetical && original.cooperative();
  if (!refused && !ahead && !may) return;
  const std::string& wanted = refused ? original.refusal : original.future;
  const int converted = wanted.empty() ? -1 : codebook.TypeIndex(wanted);
  if (converted < 0 || converted == type) return;
  const EventType& target = codebook.types[static_cast<size_t>(converted)];
  if (event.status == EventStatus::kNegated) event.status = EventStatus::kAsserted;
  if (target.name == "THREATEN") {
    if (original.name == "ASSAULT") event.mode = "violence";
    else if (event.mode != "arrest" && event.mode != "expel") event.mode = original.name == "SANCTION" || original.name == "COERCE" ? "restrict" : "";
    const bool own_word = event.attribution && !event.actors.empty() && event.attribution->country == event.actors[0].country;
    if (own_word) event.status = EventStatus::kAsserted;
  }
  if (target.FindMode(event.mode) == nullptr) event.mode.clear();
  type = converted;
}

}  // namespace lapwing
