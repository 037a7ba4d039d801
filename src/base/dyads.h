// SPDX-License-Identifier: Apache-2.0
/// Which directed pairs of states an event counts for.
#pragma once

#include <string>
#include <vector>

#include "lapwing/event.h"

namespace lapwing {

/// "PRK" towards "RUS". A meeting without host and visitor counts in both directions (`mutual`).
struct Dyad {
  std::string source;
  std::string target;
  bool mutual = false;
  bool operator==(const Dyad&) const = default;
};

/// Every country (or IGO, NGO ...) of the actors with every one of the recipients, each pair once, in the order of the event;
/// without recipients the actors among one another, in both directions. Nobody is paired with himself: what a state does at
/// home is no matter between states. Cost: sides squared; sides are few.
std::vector<Dyad> DyadsOf(const Event& event);

}  // namespace lapwing
