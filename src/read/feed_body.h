// SPDX-License-Identifier: Apache-2.0
/// The text of an entry: the best of the elements that may hold one, and whether it is HTML.
#pragma once

#include <string>

#include "read/xml_walk.h"

namespace lapwing {

struct FeedBody {
  int rank = 100;  ///< the lower the better
  std::string text;
  bool markup = false;

  /// Takes what `node` holds unless there is better already. `atom`: it says itself what it is.
  void Take(const xmlNode* node, int its_rank, bool atom);
};

}  // namespace lapwing
