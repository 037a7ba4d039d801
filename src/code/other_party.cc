// SPDX-License-Identifier: Apache-2.0
#include "code/other_party.h"

#include <algorithm>
#include <cstdlib>

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr int kSentencesBack = 2;
constexpr double kInferred = 0.85;  // beside a recipient that stands in the text

bool Directed(const Event& event) { return NamesNobody(event.type) && !event.reciprocal && event.recipients.empty() && !event.actors.empty(); }

bool Takes(const std::vector<Actor>& side, const Event& event) {
  return std::any_of(side.begin(), side.end(), [&](const Actor& a) {
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const Actor& b) { return a.country == b.country; });
  });
}

std::vector<Actor> Others(const std::vector<Actor>& side, const Event& event) {
  std::vector<Actor> others;
  for (const Actor& actor : side) {
    bool own = std::any_of(event.actors.begin(), event.actors.end(), [&](const Actor& b) { return actor.country == b.country; });
    if (!own && !actor.country.empty()) others.push_back(actor);
  }
  return others;
}

/// The parties other than the event's actors in an act they take part in.
std::vector<Actor> Opposite(const Event& before, const Event& event) {
  if (Takes(before.recipients, event)) return Others(before.actors, event);
  if (!Takes(before.actors, event)) return {};
  return Others(before.reciprocal ? before.actors : before.recipients, event);
}

int SentenceOf(const Event& event, std::span<const Sentence> sentences) {
  for (size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].field == event.field && sentences[i].span == event.sentence) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

bool NamesNobody(const std::string& type) { return OneOf(type, {"REJECT", "ACCUSE", "SUPPORT", "AGREE", "CONCEDE"}); }

std::vector<size_t> FillOtherParty(std::vector<Event>& events, std::span<const Sentence> sentences) {
  std::vector<size_t> filled;
  for (size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    if (!Directed(event)) continue;
    int here = SentenceOf(event, sentences);
    std::vector<Actor> found;
    // An answer answers what was done to its doer; only then what he did himself.
    for (bool answer : {true, false}) {
      for (size_t j = i; j-- > 0 && found.empty();) {
        const Event& before = events[j];
        if (before.field != event.field || here - SentenceOf(before, sentences) > kSentencesBack) break;
        if (answer && !Takes(before.recipients, event)) continue;
        found = Opposite(before, event);
      }
      if (!found.empty()) break;
    }
    if (found.empty()) continue;
    event.recipients = std::move(found);
    event.confidence *= kInferred;
    filled.push_back(i);
  }
  return filled;
}

}  // namespace lapwing
