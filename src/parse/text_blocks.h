// SPDX-License-Identifier: Apache-2.0
/// Stretches of a text that share no sentence, by its lines alone: blank lines always end one, and so do single line ends beside
/// headlines and bullets.
///
/// Cost  linear in bytes; pure
#pragma once

#include <string_view>
#include <vector>

#include "lapwing/text.h"

namespace lapwing::parse {

struct TextBlock {
  Span span;
  int paragraph = 0;
};

/// Whether this mark opens an item of a list wherever it stands.
bool IsBulletSign(std::string_view form);

/// Cuts a text into stretches that share no sentence.
std::vector<TextBlock> FindBlocks(std::string_view text);

}  // namespace lapwing::parse
