// SPDX-License-Identifier: Apache-2.0
/// An event as formats have it that know one source and one target a row.
#pragma once

#include <vector>

#include "lapwing/event.h"

namespace lapwing {

struct SidePair {
  const Actor* actor = nullptr;      ///< null: nobody is named
  const Actor* recipient = nullptr;
};

/// Every actor with every recipient, in the order of the event; the parties of a reciprocal event with one another, in both
/// directions. One pair at least. The pointers are into `event`.
std::vector<SidePair> PairsOf(const Event& event);

}  // namespace lapwing
