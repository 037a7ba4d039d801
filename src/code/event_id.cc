// SPDX-License-Identifier: Apache-2.0
#include "code/event_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/hash.h"

namespace lapwing {
namespace {

std::string Codes(const std::vector<Actor>& actors) {
  std::vector<std::string> codes;
  for (const Actor& actor : actors) codes.push_back(actor.country + ":" + actor.sector + ":" + actor.name);
  std::sort(codes.begin(), codes.end());
  return fmt::format("{}", fmt::join(codes, ","));
}

}  // namespace

void Identify(const Article& article, Event& event) {
  event.id = Hex(HashFields({article.id, fmt::format("{}-{}-{}", event.field == Field::kTitle ? "t" : "b", event.sentence.begin, event.sentence.end),
                             event.type, Codes(event.actors), Codes(event.recipients)}));
}

void TellIdsApart(std::vector<Event>& events) {
  std::set<std::string> ids;
  for (Event& event : events) {
    if (!ids.insert(event.id).second) event.id = Hex(HashFields({event.id, std::to_string(event.trigger.begin)}));
    ids.insert(event.id);
  }
}

}  // namespace lapwing
