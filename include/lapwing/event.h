// SPDX-License-Identifier: Apache-2.0
/// Who did what to whom, when, where, according to whom: the record Lapwing exists for.
/// Field names in JSON are a promise; docs/formats.md lists them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/date.h"
#include "lapwing/text.h"

namespace lapwing {

/// A side of an event, as the text names it and as it was resolved.
struct Actor {
  std::string text;      ///< words in the article
  Span span;             ///< where they are
  std::string name;      ///< "Choe Son Hui", "Russia", "NATO"
  std::string country;   ///< ISO 3166 alpha-3, or IGO UNO EUR NGO ISM IMG MNC
  std::string sector;    ///< GOV MIL LEG REB ...; "" for the state as such
  std::string wikidata;  ///< "Q..." or ""
};

enum class EventStatus { kAsserted, kClaimed, kDenied, kPlanned, kHypothetical, kNegated, kHistorical };
const char* ToString(EventStatus status);
std::optional<EventStatus> EventStatusOf(std::string_view name);

/// The quad classes' numbers: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 for anything else.
int QuadNumber(std::string_view quad);
const char* QuadName(int number);  ///< "" for 0

struct Place {
  std::string text;
  std::string name;
  std::string country;
  double lat = 0;
  double lon = 0;
  bool located = false;  ///< lat and lon are known
};

struct Event {
  std::string id;
  Date date;
  std::string date_basis;  ///< "text", "dateline", "published", ""
  std::string type;        ///< PLOVER type: CONSULT ...
  std::string mode;
  std::vector<std::string> contexts;
  std::string quad;        ///< "verbal cooperation" ...
  double score = 0;
  std::string cameo;
  double goldstein = 0;
  EventStatus status = EventStatus::kAsserted;
  bool reciprocal = false;
  std::vector<Actor> actors;
  std::vector<Actor> recipients;
  std::optional<Actor> attribution;
  std::optional<Place> place;
  Field field = Field::kText;
  Span sentence;
  Span trigger;
  std::string frame;  ///< "consult/meet"
  double confidence = 0;
  bool awaits_recipient = false;     ///< while it is coded: stands only when another sentence tells its recipient
  bool awaits_partner = false;       ///< while it is coded: mutual, and only one of its parties is named so far
  std::vector<std::string> reasons;  ///< the model's, in words; filled only for explanations
  std::string same_as;  ///< id of the event of the same article that this one retells, "" for the first telling
};

}  // namespace lapwing
