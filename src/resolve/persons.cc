// SPDX-License-Identifier: Apache-2.0
// Offices at a date, and whom a surname means.
#include "base/strings.h"
#include "resolve/interpret.h"

namespace lapwing {
namespace {

/// Index of the office held at the date, or -1. The first listed wins: people list their highest office first.
int OfficeAt(const Person& person, const Date& date) {
  for (size_t i = 0; i < person.offices.size(); ++i) {
    if (person.offices[i].term.Covers(date)) return static_cast<int>(i);
  }
  return -1;
}

/// How much a title in the text and an office title agree: shared words.
int TitleOverlap(std::string_view text_title, std::string_view office_title) {
  int shared = 0;
  for (std::string_view word : SplitWords(text_title)) {
    for (std::string_view other : SplitWords(office_title)) shared += FoldName(word) == FoldName(other) ? 1 : 0;
  }
  return shared;
}

/// Offices that let a bare surname stand alone in the news.
bool Famous(std::string_view title) {
  for (std::string_view word : {"president", "prime minister", "premier", "supreme leader", "chancellor", "foreign minister",
                                "secretary of state", "general secretary", "king", "secretary-general", "spokesman", "leader",
                                "defense minister", "defence minister", "secretary of defense"}) {
    if (title == word) return true;
  }
  return false;
}

/// "former president" is no office.
bool Former(std::string_view title) { return title.starts_with("former ") || title.starts_with("ex-"); }

}  // namespace

Actor PersonActor(const Knowledge& knowledge, int index, const Date& date) {
  const Person& person = knowledge.persons[static_cast<size_t>(index)];
  Actor actor;
  actor.name = person.name;
  actor.wikidata = person.wikidata;
  if (person.offices.empty()) return actor;
  if (int held = OfficeAt(person, date); held >= 0) {
    actor.country = person.offices[static_cast<size_t>(held)].country;
    actor.sector = Former(person.offices[static_cast<size_t>(held)].title) ? "ELI" : person.offices[static_cast<size_t>(held)].sector;
    return actor;
  }
  // Between or after offices: the nearest earlier one gives the country; the person is now of the elite.
  const Office* nearest = &person.offices[0];
  for (const Office& office : person.offices) {
    bool before = office.term.from && date && office.term.from.Days() <= date.Days();
    bool nearer = nearest->term.from && office.term.from && office.term.from.Days() > nearest->term.from.Days();
    if (before && nearer) nearest = &office;
  }
  actor.country = nearest->country;
  actor.sector = nearest->sector == "REB" || nearest->sector == "OPP" || nearest->sector == "IMG" ? nearest->sector : "ELI";
  return actor;
}

int FindByShortName(const Knowledge& knowledge, std::string_view folded, const Date& date, std::string_view country,
                    std::string_view title) {
  const std::vector<int>* persons = knowledge.ShortName(folded);
  if (persons == nullptr) return -1;
  int best = -1, best_score = 0;
  bool tie = false;
  for (int index : *persons) {
    const Person& person = knowledge.persons[static_cast<size_t>(index)];
    int score = 0;
    for (const Office& office : person.offices) {
      if (!office.term.Covers(date)) continue;
      if (!country.empty() && office.country != country) continue;
      int overlap = title.empty() ? 0 : TitleOverlap(title, office.title);
      // Without title and state only those whom headlines call by surname alone.
      if (country.empty() && overlap == 0 && !Famous(office.title)) continue;
      if (!title.empty() && country.empty() && overlap == 0) continue;
      score = std::max(score, 1 + 2 * overlap + (Famous(office.title) ? 1 : 0));
    }
    if (score == 0) continue;
    score = 2 * score + (person.user ? 1 : 0);
    if (score < best_score) continue;
    tie = score == best_score;
    best_score = score;
    best = index;
  }
  return tie ? -1 : best;
}

}  // namespace lapwing
