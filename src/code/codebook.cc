// SPDX-License-Identifier: Apache-2.0
#include "code/codebook.h"

namespace lapwing {
namespace {

std::string Key(Upos pos, std::string_view lemma) {
  const char* prefix = pos == Upos::VERB || pos == Upos::AUX ? "v:" : pos == Upos::ADJ ? "a:" : pos == Upos::ADV ? "r:" : "n:";
  return std::string(prefix).append(lemma);
}

}  // namespace

const Mode* EventType::FindMode(std::string_view wanted) const {
  for (const Mode& mode : modes) {
    if (mode.name == wanted) return &mode;
  }
  return nullptr;
}

int EventType::QuadNumber() const {
  if (quad == "verbal cooperation") return 1;
  if (quad == "material cooperation") return 2;
  return quad == "verbal conflict" ? 3 : 4;
}

int Codebook::TypeIndex(std::string_view name) const {
  for (size_t i = 0; i < types.size(); ++i) {
    if (types[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

const std::vector<int>* Codebook::PatternsFor(Upos pos, std::string_view lemma) const {
  auto it = by_trigger_.find(Key(pos, lemma));
  return it == by_trigger_.end() ? nullptr : &it->second;
}

const OperatorKind* Codebook::OperatorFor(Upos pos, std::string_view lemma) const {
  auto it = operators_.find(Key(pos, lemma));
  return it == operators_.end() ? nullptr : &it->second;
}

const std::vector<int>* Codebook::ContextsOf(std::string_view word) const {
  auto it = context_words_.find(std::string(word));
  return it == context_words_.end() ? nullptr : &it->second;
}

}  // namespace lapwing
