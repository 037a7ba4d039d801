// SPDX-License-Identifier: Apache-2.0
#include "code/retellings.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

namespace lapwing {
namespace {

std::set<std::string> States(const std::vector<Actor>& side) {
  std::set<std::string> states;
  for (const Actor& actor : side) states.insert(actor.country);
  return states;
}

bool Real(EventStatus status) { return status == EventStatus::kAsserted || status == EventStatus::kClaimed; }

bool CanBeSameDay(const Event& a, const Event& b) {
  if (!a.date || !b.date) return true;
  if (a.date.year != b.date.year) return false;
  bool months = a.date.precision != Precision::kYear && b.date.precision != Precision::kYear;
  if (months && a.date.month != b.date.month) return false;
  bool days = a.date.precision == Precision::kDay && b.date.precision == Precision::kDay;
  // A lead tells today what the body tells with its day.
  return !days || a.date.day == b.date.day || a.date_basis == "published" || b.date_basis == "published";
}

/// The first sentence of the text that tells an act, or its end where none does.
uint32_t LeadOf(const std::vector<Event>& events) {
  uint32_t lead = UINT32_MAX;
  for (const Event& event : events) {
    if (event.field == Field::kText) lead = std::min(lead, event.sentence.begin);
  }
  return lead;
}

/// "Seoul demands apology" over "Seoul demanded that Pyongyang apologize": a lead tells what its headline does, in other words, and often of another mode.
bool LeadsUnder(const Event& later, const Event& headline, uint32_t lead) { return headline.field == Field::kTitle && later.field == Field::kText && later.sentence.begin == lead; }

bool Retells(const Event& later, const Event& first, uint32_t lead) {
  if (later.type != first.type || later.reciprocal != first.reciprocal) return false;
  if (!LeadsUnder(later, first, lead) && !later.mode.empty() && !first.mode.empty() && later.mode != first.mode) return false;
  if (later.status != first.status && !(Real(later.status) && Real(first.status))) return false;
  if (States(later.actors) != States(first.actors) || States(later.recipients) != States(first.recipients)) return false;
  return CanBeSameDay(later, first);
}

}  // namespace

void LinkRetellings(std::vector<Event>& events) {
  const uint32_t lead = LeadOf(events);
  for (size_t i = 0; i < events.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (!events[j].same_as.empty() || events[j].id == events[i].id || !Retells(events[i], events[j], lead)) continue;
      events[i].same_as = events[j].id;
      break;
    }
  }
}

}  // namespace lapwing
