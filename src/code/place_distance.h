// SPDX-License-Identifier: Apache-2.0
/// Distances told from a place: "sixty kilometres north of Tikrit" is no scene in Tikrit. Pure functions of the sentence.
#pragma once

#include <string_view>

#include "base/tree.h"
#include "lapwing/mention.h"

namespace lapwing {

/// "30 kilometres", "seventy miles".
bool Length(std::string_view noun);

/// "60 km" of "60 km north of Tikrit", and the like: how far and which way from the place, 0 where no distance is told. `first` is where the words begin.
struct Away {
  double kilometres = 0;
  double north = 0, east = 0;
  int first = 0;
};

/// Reads back from the place: "of", the way, the unit, the number.
Away AwayFrom(const Tree& tree, const Mention& place);

/// "a post forty kilometres north of Tikrit": the point told, not the town.
Place Displaced(const Tree& tree, const Mention& mention);

}  // namespace lapwing
