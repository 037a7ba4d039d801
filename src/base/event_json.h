// SPDX-License-Identifier: Apache-2.0
/// Events as the JSON lines the world reads; the field list is docs/formats.md.
#pragma once

#include <string>
#include <string_view>

#include "lapwing/event_record.h"

namespace lapwing {

/// One line without the line break. Absent values are null, lists may be empty, keys are never left out.
std::string ToJson(const Event& event, const Article& article, const CoderStamp& stamp);
/// The same of an event away from its text.
std::string ToJson(const EventRecord& record);

/// An event with the words of its article that it needs.
EventRecord MakeRecord(const Event& event, const Article& article, const CoderStamp& stamp);

/// The parts that are lists or objects, as they stand in the line.
std::string ActorsJson(const std::vector<Actor>& actors);
std::string ActorJson(const std::optional<Actor>& actor);
std::string PlaceJson(const std::optional<Place>& place);
std::string ContextsJson(const std::vector<std::string>& contexts);

}  // namespace lapwing
