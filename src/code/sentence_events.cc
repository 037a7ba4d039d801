// SPDX-License-Identifier: Apache-2.0
#include "code/sentence_events.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/strings.h"

namespace lapwing {
namespace {

/// The same states, whoever stands for them.
bool SameSides(const std::vector<Actor>& a, const std::vector<Actor>& b) {
  std::set<std::string> left, right;
  for (const Actor& actor : a) left.insert(actor.country);
  for (const Actor& actor : b) right.insert(actor.country);
  return left == right;
}

}  // namespace

bool WithinOneBody(const Event& event) {
  const std::vector<Actor>& others = event.reciprocal ? event.actors : event.recipients;
  if (event.actors.empty() || others.empty() || !OneOf(event.actors[0].sector, {"", "GOV"})) return false;
  // "insisted that its soldiers were leaving": what a government says of its own forces is said to nobody.
  const bool word = event.quad.starts_with("verbal");
  return std::all_of(others.begin(), others.end(), [&](const Actor& a) { return a.country == event.actors[0].country && (OneOf(a.sector, {"", "GOV"}) || (word && OneOf(a.sector, {"MIL", "LEG"}))); });
}

bool OnlyBusiness(const Event& event) {
  // What a union calls off or a university refuses may matter to all; between the two of them it is theirs.
  const bool two = !event.actors.empty() && !event.recipients.empty();
  auto business = [&](const Actor& a) { return a.country == "MNC" || a.sector == "BUS" || (two && OneOf(a.sector, {"LAB", "JRN", "EDU"})); };
  return std::all_of(event.actors.begin(), event.actors.end(), business) && std::all_of(event.recipients.begin(), event.recipients.end(), business);
}

bool EndsInItsSource(const Tree& tree) {
  const int last = tree.size() - 1;
  int dash = last - 1;
  while (dash > last - 4 && dash > 1 && !OneOf(tree[dash].form, {"-", "--", "\u2013", "\u2014"})) --dash;
  if (dash <= 1 || dash <= last - 4) return false;
  const std::string word = LowerAscii(tree[last].form);
  return OneOf(word, {"source", "sources", "paper", "newspaper", "report", "reports", "radio", "media", "analyst", "analysts", "traders", "diplomats", "witnesses", "residents", "magazine", "weekly", "daily"});
}

void SettleSentence(std::vector<Event>& events) {
  std::vector<Event> kept;
  for (Event& event : events) {
    bool twice = false;
    for (Event& have : kept) {
      bool other_mode = !have.mode.empty() && !event.mode.empty() && have.mode != event.mode;
      if (other_mode || have.type != event.type || have.status != event.status || !SameSides(have.actors, event.actors) || !SameSides(have.recipients, event.recipients)) continue;
      twice = true;
      if (event.confidence > have.confidence) have = std::move(event);
      break;
    }
    if (!twice) kept.push_back(std::move(event));
  }
  // A letter that carries an appeal is the appeal.
  std::erase_if(kept, [&](const Event& event) {
    if (event.type != "CONSULT" || event.reciprocal || !event.mode.empty()) return false;
    return std::any_of(kept.begin(), kept.end(), [&](const Event& other) {
      return other.type != "CONSULT" && other.quad.starts_with("verbal") && SameSides(event.actors, other.actors) && SameSides(event.recipients, other.recipients);
    });
  });
  std::erase_if(kept, [&](const Event& event) {
    if (event.type != "MOBILIZE" || event.actors.empty()) return false;
    return std::any_of(kept.begin(), kept.end(), [&](const Event& other) {
      return other.type == "ASSAULT" && !other.actors.empty() && other.actors[0].country == event.actors[0].country && other.status == event.status;
    });
  });
  events = std::move(kept);
}

}  // namespace lapwing
