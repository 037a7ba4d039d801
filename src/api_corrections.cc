// SPDX-License-Identifier: Apache-2.0
// What an analyst sends over HTTP, read.
#include <fmt/format.h>
#include <simdjson.h>

#include "api_call.h"
#include "base/json.h"

namespace lapwing {
namespace {

using simdjson::dom::element;

constexpr size_t kLongestNote = 10000;

Error Wrong(std::string what) { return {Errc::kBadInput, std::move(what), ""}; }

/// The changes as they are kept: a type brings the quad class and score of the codebook where the analyst names none.
Result<std::string> Changes(element value, const Codebook& codebook) {
  simdjson::dom::object changes;
  if (value.get(changes) != simdjson::SUCCESS) return Wrong("'changes' is an object");
  JsonWriter json;
  json.BeginObject();
  const EventType* type = nullptr;
  bool quad = false, score = false, mode = false;
  for (auto [key, item] : changes) {
    json.Key(key).Raw(simdjson::minify(item));
    quad = quad || key == "quad";
    score = score || key == "score";
    mode = mode || key == "mode";
    if (key != "type") continue;
    std::string_view name;
    if (item.get(name) != simdjson::SUCCESS) return Wrong("'type' wants text");
    for (const EventType& known : codebook.types) {
      if (known.name == name) type = &known;
    }
    if (type == nullptr) return Wrong("no such type in the codebook");
  }
  if (type != nullptr && !quad) json.Field("quad", type->quad);
  if (type != nullptr && !score) json.Field("score", type->score);
  if (type != nullptr && !mode) json.Field("mode", "");
  json.EndObject();
  return json.Take();
}

}  // namespace

Result<Correction> ReadCorrection(const std::string& body, const Codebook& codebook) {
  simdjson::dom::parser parser;
  element document;
  simdjson::dom::object object;
  if (parser.parse(body).get(document) != simdjson::SUCCESS || document.get(object) != simdjson::SUCCESS) return Wrong("a correction is a JSON object");
  Correction correction;
  std::optional<element> changes;
  for (auto [key, value] : object) {
    std::string* text = key == "event" ? &correction.event : key == "action" ? &correction.action : key == "analyst" ? &correction.analyst : key == "note" ? &correction.note : nullptr;
    std::string_view read;
    if (key == "changes") {
      if (!value.is_null()) changes = value;
    } else if (text == nullptr) {
      return Wrong(fmt::format("'{}' is no part of a correction; event, action, changes, analyst, note are", key));
    } else if (value.is_null()) {
      continue;
    } else if (value.get(read) != simdjson::SUCCESS || read.size() > kLongestNote) {
      return Wrong(fmt::format("'{}' wants text, at most {} bytes", key, kLongestNote));
    } else {
      *text = read;
    }
  }
  if (correction.event.empty()) return Wrong("'event' is needed: the id of one");
  if (correction.action != "reject" && correction.action != "amend" && correction.action != "restore") return Wrong("'action' is reject, amend or restore");
  if (correction.action != "amend") return correction;
  if (!changes) return Wrong("to amend wants 'changes'");
  Result<std::string> read = Changes(*changes, codebook);
  if (!read) return read.error();
  correction.changes = *read;
  return correction;
}

std::string CorrectionJson(const Correction& correction) {
  JsonWriter json;
  json.BeginObject().Field("action", correction.action).Key("changes").Raw(correction.changes.empty() ? "null" : correction.changes);
  json.FieldOrNull("analyst", correction.analyst).FieldOrNull("note", correction.note).FieldOrNull("made_at", correction.made_at).EndObject();
  return json.Take();
}

}  // namespace lapwing
