// SPDX-License-Identifier: Apache-2.0
/// The event line (docs/formats.md) read back: what `lapwing code` wrote, or anybody else in that format.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lapwing/event_record.h"
#include "lapwing/result.h"

namespace lapwing {

/// Reads lines and the fragments of lines that the store keeps. Not for several threads at once.
class EventLineReader {
 public:
  EventLineReader();
  ~EventLineReader();

  /// One line. Errors (kBadInput, in words): no JSON object; no `id`, `type`; a date, status, quad class or country that is none.
  Result<EventRecord> Read(std::string_view line);

  /// Fragments as base/event_json.h writes them; what cannot be read is empty.
  std::vector<Actor> Actors(std::string_view json);
  std::optional<Actor> OneActor(std::string_view json);
  std::optional<Place> OnePlace(std::string_view json);
  std::vector<std::string> Contexts(std::string_view json);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lapwing
