// SPDX-License-Identifier: Apache-2.0
#include "code/retellings.h"

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

bool Retells(const Event& later, const Event& first) {
  if (later.type != first.type || later.reciprocal != first.reciprocal) return false;
  if (!later.mode.empty() && !first.mode.empty() && later.mode != first.mode) return false;
  if (later.status != first.status && !(Real(later.status) && Real(first.status))) return false;
  if (States(later.actors) != States(first.actors) || States(later.recipients) != States(first.recipients)) return false;
  return CanBeSameDay(later, first);
}

}  // namespace

void LinkRetellings(std::vector<Event>& events) {
  for (size_t i = 0; i < events.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (!events[j].same_as.empty() || events[j].id == events[i].id || !Retells(events[i], events[j])) continue;
      events[i].same_as = events[j].id;
      break;
    }
  }
}

}  // namespace lapwing
