// SPDX-License-Identifier: Apache-2.0
#include "store/correction.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "base/strings.h"
#include "store/event_line.h"

namespace lapwing {
namespace {

using simdjson::dom::element;

/// Sides as the analyst names them: a code that the event had keeps its words and person.
std::vector<Actor> Sides(element list, const std::vector<Actor>& before, std::string& fault) {
  std::vector<Actor> sides;
  simdjson::dom::array codes;
  if (list.get(codes) != simdjson::SUCCESS) {
    fault = "sides are lists of country codes, as [\"RUS\"]";
    return sides;
  }
  for (element item : codes) {
    std::string_view code;
    if (item.get(code) != simdjson::SUCCESS || code.size() != 3 || !std::all_of(code.begin(), code.end(), IsUpper)) {
      fault = "a side is a code of three capital letters, as \"RUS\"";
      return sides;
    }
    auto known = std::find_if(before.begin(), before.end(), [&](const Actor& actor) { return actor.country == code; });
    Actor actor;
    if (known != before.end()) actor = *known;
    else actor.country = actor.name = code;
    sides.push_back(actor);
  }
  return sides;
}

std::string Change(std::string_view key, element value, Event& event) {
  std::string_view text;
  std::string fault;
  if (key == "actors") event.actors = Sides(value, event.actors, fault);
  else if (key == "recipients") event.recipients = Sides(value, event.recipients, fault);
  else if (key == "score") {
    if (value.get(event.score) != simdjson::SUCCESS || event.score < -10 || event.score > 10) fault = "score is a number from -10 to 10";
  } else if (value.get(text) != simdjson::SUCCESS) fault = fmt::format("'{}' wants text", key);
  else if (key == "type") event.type = text;
  else if (key == "mode") event.mode = text;
  else if (key == "quad") {
    if (QuadNumber(text) == 0) fault = fmt::format("'{}' is no quad class", text);
    event.quad = text;
  } else if (key == "date") {
    std::optional<Date> date = Date::Parse(text);
    if (!date) fault = fmt::format("'{}' is no date", text);
    else event.date = *date;
    event.date_basis = "text";
  } else if (key == "status") {
    std::optional<EventStatus> status = EventStatusOf(text);
    if (!status) fault = fmt::format("'{}' is no status", text);
    else event.status = *status;
  } else fault = fmt::format("'{}' cannot be changed; type, mode, quad, score, date, status, actors, recipients can", key);
  return fault;
}

std::string Apply(const std::string& changes, Event& event) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(changes).get(object) != simdjson::SUCCESS) return "changes are a JSON object";
  if (object.size() == 0) return "nothing is changed";
  for (auto [key, value] : object) {
    if (std::string fault = Change(key, value, event); !fault.empty()) return fault;
  }
  return "";
}

}  // namespace

Status CheckChanges(const std::string& changes) {
  Event event;
  std::string fault = Apply(changes, event);
  if (!fault.empty()) return Error{Errc::kBadInput, fault, changes};
  return Ok{};
}

void ApplyChanges(const std::string& changes, Event& event) { (void)Apply(changes, event); }

bool ApplyCorrections(std::span<const Correction> corrections, Event& event) {
  const Event coded = event;
  bool stands = true;
  for (const Correction& correction : corrections) {
    stands = correction.action != "reject";
    if (correction.action == "restore") event = coded;
    if (correction.action == "amend") ApplyChanges(correction.changes, event);
  }
  return stands;
}

}  // namespace lapwing
