// SPDX-License-Identifier: Apache-2.0
/// A watched feed as people and programs see it: how it fares, when it is read next.
#pragma once

#include <optional>
#include <string>

#include "lapwing/watched_feed.h"

namespace lapwing {

/// "2024-01-17T10:15:00Z"; "" for 0.
std::string MomentText(int64_t seconds);
/// The reverse; whole seconds of Greenwich only.
std::optional<int64_t> ReadMoment(const std::string& text);

/// "new" (not read yet), "ok", "failing", "stopped", "gone".
std::string HealthOf(const WatchedFeed& feed);

/// One object: url, title, folder, home, state, last_read, next_read, articles, failures, last_error, interval_minutes, pages.
std::string FeedJson(const WatchedFeed& feed);

}  // namespace lapwing
