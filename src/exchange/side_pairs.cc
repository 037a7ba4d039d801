// SPDX-License-Identifier: Apache-2.0
#include "exchange/side_pairs.h"

namespace lapwing {

std::vector<SidePair> PairsOf(const Event& event) {
  std::vector<SidePair> pairs;
  if (event.recipients.empty() && event.actors.size() > 1 && event.reciprocal) {
    for (const Actor& actor : event.actors) {
      for (const Actor& other : event.actors) {
        if (&actor != &other) pairs.push_back({&actor, &other});
      }
    }
    return pairs;
  }
  if (event.actors.empty() && event.recipients.empty()) return {{}};
  if (event.actors.empty()) {
    for (const Actor& recipient : event.recipients) pairs.push_back({nullptr, &recipient});
  }
  for (const Actor& actor : event.actors) {
    if (event.recipients.empty()) pairs.push_back({&actor, nullptr});
    for (const Actor& recipient : event.recipients) pairs.push_back({&actor, &recipient});
  }
  return pairs;
}

}  // namespace lapwing
