// SPDX-License-Identifier: Apache-2.0
/// Text is owned once, by its Article; everything else is byte spans into it.
#pragma once

#include <cstdint>
#include <string_view>

namespace lapwing {

/// Half-open range of UTF-8 bytes [begin, end) in an article's title or text.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool empty() const { return begin == end; }
  bool operator==(const Span&) const = default;
};

/// Which of an article's two texts a span points into.
enum class Field : uint8_t { kTitle, kText };

inline std::string_view Slice(std::string_view text, Span span) {
  if (span.begin > text.size() || span.end < span.begin) return {};
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace lapwing
