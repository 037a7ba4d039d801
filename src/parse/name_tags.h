// SPDX-License-Identifier: Apache-2.0
/// Names as tags of words: O outside, B at the beginning of a name of some kind, I inside.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/sentence.h"

namespace lapwing::parse {

inline constexpr int kNameKinds = 4;
inline constexpr int kNameTags = 1 + 2 * kNameKinds;
inline constexpr uint8_t kNoName = 0;
inline constexpr uint8_t BeginTag(EntityKind kind) { return static_cast<uint8_t>(1 + 2 * static_cast<int>(kind)); }

/// A tag for each of `count` words.
std::vector<uint8_t> NameTags(std::span<const EntitySpan> entities, size_t count);
/// The reverse; an I that continues nothing begins a name.
std::vector<EntitySpan> NamesOf(std::span<const uint8_t> tags);
/// "B-PER" and the like; anything else, unknown kinds too, is kNoName.
uint8_t NameTagFrom(std::string_view text);
std::string NameTagText(uint8_t tag);

}  // namespace lapwing::parse
