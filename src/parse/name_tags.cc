// SPDX-License-Identifier: Apache-2.0
#include "parse/name_tags.h"

namespace lapwing::parse {

std::vector<uint8_t> NameTags(std::span<const EntitySpan> entities, size_t count) {
  std::vector<uint8_t> tags(count, kNoName);
  for (const auto& entity : entities) {
    uint8_t begin = BeginTag(entity.kind);
    for (int i = entity.first; i <= entity.last; ++i) tags[static_cast<size_t>(i)] = i == entity.first ? begin : static_cast<uint8_t>(begin + 1);
  }
  return tags;
}

std::vector<EntitySpan> NamesOf(std::span<const uint8_t> tags) {
  std::vector<EntitySpan> names;
  for (int i = 0; i < static_cast<int>(tags.size()); ++i) {
    uint8_t tag = tags[static_cast<size_t>(i)];
    if (tag == kNoName) continue;
    auto kind = static_cast<EntityKind>((tag - 1) / 2);
    bool inside = tag % 2 == 0 && !names.empty() && names.back().last == i - 1 && names.back().kind == kind;
    if (inside) {
      names.back().last = i;
    } else {
      names.push_back({i, i, kind});
    }
  }
  return names;
}

uint8_t NameTagFrom(std::string_view text) {
  if (text.size() < 3 || (text[0] != 'B' && text[0] != 'I') || text[1] != '-') return kNoName;
  for (int kind = 0; kind < kNameKinds; ++kind) {
    auto value = static_cast<EntityKind>(kind);
    if (text.substr(2) == ToString(value)) return static_cast<uint8_t>(BeginTag(value) + (text[0] == 'I' ? 1 : 0));
  }
  return kNoName;
}

std::string NameTagText(uint8_t tag) {
  if (tag == kNoName) return "O";
  return std::string(tag % 2 == 1 ? "B-" : "I-") + ToString(static_cast<EntityKind>((tag - 1) / 2));
}

}  // namespace lapwing::parse
