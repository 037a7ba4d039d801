// SPDX-License-Identifier: Apache-2.0
/// One stretch of text without white space, and safe looks around in it: outside its bounds stands a zero byte.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "parse/chars.h"

namespace lapwing::parse {

struct Stretch {
  static constexpr uint32_t kLongestAddress = 500;  ///< bytes; so that no input takes more than linear time
  static constexpr uint32_t kLongestEnding = 12;    ///< bytes of a short word

  std::string_view text;  ///< all of it; positions below index into it
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t limit = 0;  ///< end of the part being scanned

  char At(uint32_t pos) const { return pos < limit ? text[pos] : '\0'; }
  char Beyond(uint32_t pos) const { return pos < end ? text[pos] : '\0'; }
  /// The byte in front of `pos`, 0 at the start of the stretch.
  char Before(uint32_t pos) const { return pos > begin ? text[pos - 1] : '\0'; }
  bool WordAt(uint32_t pos) const { return pos < limit && IsWordChar(Decode(text, pos).value); }
  std::string_view Slice(uint32_t from, uint32_t stop) const { return text.substr(from, stop - from); }
  std::string_view Rest(uint32_t pos) const { return Slice(pos, std::min(limit, pos + kLongestAddress)); }
  uint32_t DigitsEnd(uint32_t pos) const {
    while (IsAsciiDigit(At(pos))) ++pos;
    return pos;
  }
  /// Letters and digits from `pos` on, at most a few.
  std::string_view Run(uint32_t pos) const {
    uint32_t stop = pos;
    while (stop < limit && stop < pos + kLongestEnding && IsWordChar(static_cast<unsigned char>(text[stop]))) ++stop;
    return Slice(pos, stop);
  }
};

}  // namespace lapwing::parse
