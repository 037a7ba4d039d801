// SPDX-License-Identifier: Apache-2.0
/// Which marks stand inside a word: the comma of "15,000", the stops of "U.S", the hyphen of "non-nuclear", the stroke of "9/11".
///
/// Cost  linear in the word's bytes; pure
#pragma once

#include "parse/stretch.h"

namespace lapwing::parse {

/// End of the word that begins at `pos`, marks inside it included.
uint32_t WordEnd(const Stretch& in, uint32_t pos);

}  // namespace lapwing::parse
