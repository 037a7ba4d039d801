// SPDX-License-Identifier: Apache-2.0
#include "lapwing/watched_feed.h"

namespace lapwing {

const char* ToString(FeedState state) {
  switch (state) {
    case FeedState::kActive: return "active";
    case FeedState::kStopped: return "stopped";
    case FeedState::kGone: return "gone";
  }
  return "";
}

}  // namespace lapwing
