// SPDX-License-Identifier: Apache-2.0
#include "relation_input.h"

#include <fmt/format.h>
#include <simdjson.h>

#include "base/file.h"

namespace lapwing {

struct RelationInput::State {
  std::string path;
  std::string bytes;
  size_t at = 0;
  int line = 0;
  simdjson::dom::parser parser;
};

namespace {

std::string Text(simdjson::dom::element record, const char* key) {
  std::string_view value;
  return record[key].get(value) ? std::string() : std::string(value);
}

std::vector<std::string> Phrases(simdjson::dom::element record, const char* key) {
  std::vector<std::string> phrases;
  std::string_view one;
  simdjson::dom::array many;
  if (!record[key].get(one)) {
    phrases.emplace_back(one);
  } else if (!record[key].get(many)) {
    for (simdjson::dom::element item : many) {
      if (!item.get(one)) phrases.emplace_back(one);
    }
  }
  return phrases;
}

int Number(simdjson::dom::element record, const char* key) {
  int64_t value = 0;
  return record[key].get(value) ? -1 : static_cast<int>(value);
}

/// Takes the tagged phrases out of "<s>A</s> met <t>B</t>".
void Unmark(std::string_view marked, RelationQuery& query) {
  for (size_t at = 0; at < marked.size();) {
    bool taken = false;
    for (auto [open, close, list] : {std::tuple{"<s>", "</s>", &query.source}, std::tuple{"<t>", "</t>", &query.target}}) {
      if (marked.compare(at, 3, open) != 0) continue;
      size_t end = marked.find(close, at);
      if (end == std::string_view::npos) break;
      list->emplace_back(marked.substr(at + 3, end - at - 3));
      query.text += list->back();
      at = end + 4;
      taken = true;
      break;
    }
    if (!taken) query.text += marked[at++];
  }
}

}  // namespace

bool UnmarkPair(std::string_view marked, RelationQuery& query) {
  Unmark(marked, query);
  return !query.source.empty() && !query.target.empty();
}

RelationInput::RelationInput(std::unique_ptr<State> state) : state_(std::move(state)) {}
RelationInput::RelationInput(RelationInput&&) noexcept = default;
RelationInput::~RelationInput() = default;

Result<RelationInput> RelationInput::Open(const std::string& path) {
  Result<std::string> bytes = ReadFile(path == "-" ? "/dev/stdin" : path);
  if (!bytes) return bytes.error();
  auto state = std::make_unique<State>();
  state->path = path;
  state->bytes = std::move(*bytes);
  return RelationInput(std::move(state));
}

bool RelationInput::Next(RelationQuery& query, std::string& fault) {
  State& s = *state_;
  fault.clear();
  query = {};
  std::string_view line;
  do {
    if (s.at >= s.bytes.size()) return false;
    size_t end = s.bytes.find('\n', s.at);
    line = std::string_view(s.bytes).substr(s.at, end == std::string::npos ? std::string::npos : end - s.at);
    s.at = end == std::string::npos ? s.bytes.size() : end + 1;
    ++s.line;
  } while (line.find_first_not_of(" \t\r") == std::string_view::npos);
  simdjson::dom::element record;
  if (s.parser.parse(line.data(), line.size()).get(record)) {
    fault = fmt::format("{}:{}: not a JSON object", s.path, s.line);
    return true;
  }
  query.id = Text(record, "id");
  query.text = Text(record, "text");
  query.source = Phrases(record, "source");
  query.target = Phrases(record, "target");
  query.type = Text(record, "type");
  query.quad = Number(record, "quad");
  query.binary = Number(record, "binary");
  std::string marked = Text(record, "marked");
  if (query.text.empty() || query.source.empty() || query.target.empty()) {
    query.text.clear();
    query.source.clear();
    query.target.clear();
    Unmark(marked, query);
  }
  if (query.text.empty()) fault = fmt::format("{}:{}: no text", s.path, s.line);
  else if (query.source.empty() || query.target.empty()) fault = fmt::format("{}:{}: source and target phrases are needed", s.path, s.line);
  return true;
}

}  // namespace lapwing
