// SPDX-License-Identifier: Apache-2.0
#include "relation_training.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/hash.h"
#include "base/lines.h"
#include "base/strings.h"
#include "evaluate.h"
#include "relation_input.h"

namespace lapwing {
namespace {

/// The phrase as it stands in the text, blanks aside: annotations are often tokenised ("government 's request").
std::string Loosely(std::string_view text, std::string_view phrase) {
  for (size_t begin = 0; begin < text.size(); ++begin) {
    size_t at = begin, p = 0;
    while (p < phrase.size() && at <= text.size()) {
      if (phrase[p] == ' ') ++p;
      else if (at < text.size() && text[at] == ' ' && at > begin) ++at;
      else if (at < text.size() && text[at] == phrase[p]) ++at, ++p;
      else break;
    }
    if (p == phrase.size() && at > begin) return std::string(text.substr(begin, at - begin));
  }
  return {};
}

Status ReadQuads(const Pipeline& pipeline, const std::string& path, int folds, RelationExamples& data) {
  Result<std::string> bytes = ReadFile(path);
  if (!bytes) return bytes.error();
  simdjson::dom::parser parser;
  for (LineReader lines(*bytes); lines.Next();) {
    std::string_view line = lines.line();
    if (line.empty()) continue;
    simdjson::dom::element record;
    std::string_view text, id;
    int64_t quad = -1;
    if (parser.parse(line.data(), line.size()).get(record) || record["text"].get(text) || record["quad"].get(quad) || quad < 0 || quad > 4) {
      return Error{Errc::kBadInput, "a JSON object with text and quad 0 to 4 is expected", fmt::format("{}:{}", path, lines.number())};
    }
    if (record["id"].get(id)) id = {};
    std::vector<std::string> source, target;
    simdjson::dom::array readings;
    if (!record["spans"].get(readings) && readings.size() > 0) {
      simdjson::dom::array spans;
      if (!readings.at(0).get(spans)) {
        for (simdjson::dom::element span : spans) {
          std::string_view side, phrase;
          if (span.at(0).get(side) || span.at(1).get(phrase)) continue;
          std::string found = Loosely(text, phrase);
          if (found.empty()) continue;
          // "R": both sides of a mutual act.
          bool first = side == "S" || (side == "R" && source.empty());
          (first ? source : target).push_back(found);
        }
      }
    }
    PairExample example;
    example.id = std::string(id);
    pipeline.Relate(std::string(text), source, target, &example.features);
    for (int c = 0; c < kPairClasses; ++c) {
      bool none = c == kNoEvent;
      int own = none ? 0 : RelationQuad(RelationType(std::string(kPairClassNames[static_cast<size_t>(c)])));
      if (own == quad) example.right |= 1u << c;
    }
    example.fold = static_cast<int>(Hash64(text) % static_cast<uint64_t>(folds));
    data.examples.push_back(std::move(example));
    ++data.quads;
  }
  return Ok{};
}

Status ReadPractice(const Pipeline& pipeline, const std::string& folder, int folds, RelationExamples& data) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  if (error) return Error{Errc::kNotFound, "no folder of practice sentences", folder};
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    Result<std::string> bytes = ReadFile(path);
    if (!bytes) return bytes.error();
    for (LineReader lines(*bytes); lines.Next();) {
      std::string_view line = lines.line();
      if (line.empty() || line[0] == '#') continue;
      size_t tab = line.find('\t');
      RelationQuery query;
      std::string type(line.substr(0, std::min(tab, line.size())));
      uint32_t right = type == "NONE" ? 1u << kNoEvent : ClassesOf(type);
      if (tab == std::string_view::npos || right == 0 || !UnmarkPair(line.substr(tab + 1), query)) {
        return Error{Errc::kBadInput, "a type, a tab and a sentence with <s>...</s> and <t>...</t> are expected", fmt::format("{}:{}", path, lines.number())};
      }
      PairExample example;
      example.id = fmt::format("{}:{}", std::filesystem::path(path).stem().string(), lines.number());
      pipeline.Relate(query.text, query.source, query.target, &example.features);
      example.right = right;
      example.own = false;
      example.fold = static_cast<int>(Hash64(query.text) % static_cast<uint64_t>(folds));
      data.examples.push_back(std::move(example));
    }
  }
  return Ok{};
}

}  // namespace

uint32_t ClassesOf(const std::string& type) {
  if (type == "YIELD") return 1u << PairClass("CONCEDE") | 1u << PairClass("RETREAT");
  int c = PairClass(type);
  return c < 0 ? 0 : 1u << c;
}

Result<RelationExamples> ReadRelationExamples(const Pipeline& pipeline, const RelationSources& sources, int folds) {
  RelationExamples data;
  for (const std::string& path : sources.relations) {
    Result<RelationInput> input = RelationInput::Open(path);
    if (!input) return input.error();
    RelationQuery query;
    std::string fault;
    while (input->Next(query, fault)) {
      uint32_t right = ClassesOf(query.type);
      if (!fault.empty() || right == 0) return Error{Errc::kBadInput, fault.empty() ? "no event type" : fault, path};
      PairExample example;
      example.id = query.id;
      pipeline.Relate(query.text, query.source, query.target, &example.features);
      example.right = right;
      example.fold = static_cast<int>(Hash64(query.text) % static_cast<uint64_t>(folds));
      data.examples.push_back(std::move(example));
      ++data.relations;
    }
  }
  for (const std::string& path : sources.quads) {
    if (Status status = ReadQuads(pipeline, path, folds, data); !status) return status.error();
  }
  if (!sources.practice.empty()) {
    if (Status status = ReadPractice(pipeline, sources.practice, folds, data); !status) return status.error();
  }
  return data;
}

void WeighExamples(RelationExamples& data, float practice_share, float quad_share) {
  // Practice has as many sentences of rare types as of common ones; it is weighed to have news' shares of the types.
  std::array<float, kPairClasses> news{}, practice{};
  float relations = 0, sentences = 0;
  auto spread = [](const PairExample& example, std::array<float, kPairClasses>& counts) {
    int classes = __builtin_popcount(example.right);
    for (size_t c = 0; c < kPairClasses; ++c) {
      if ((example.right >> c & 1) != 0) counts[c] += 1.0f / static_cast<float>(classes);
    }
  };
  for (size_t i = 0; i < data.examples.size(); ++i) {
    PairExample& example = data.examples[i];
    if (i < data.relations) spread(example, news), ++relations;
    else if (!example.own) spread(example, practice), ++sentences;
  }
  for (size_t i = 0; i < data.examples.size(); ++i) {
    PairExample& example = data.examples[i];
    if (example.own) {
      example.weight = i < data.relations ? 1.0f : quad_share;
      continue;
    }
    auto c = static_cast<size_t>(__builtin_ctz(example.right));
    float wanted = c == kNoEvent || relations == 0 ? 0.07f : std::max(news[c], 2.0f) / relations;
    example.weight = practice_share * wanted / (practice[c] / sentences);
  }
}

Result<WordVectors> ReadWordVectors(const std::string& path) {
  if (!path.empty()) return WordVectors::FromText(path);
  auto model = PairModel::Load(DataPath("models"));
  if (!model) return model.error();
  return (*model)->vectors();
}

}  // namespace lapwing
