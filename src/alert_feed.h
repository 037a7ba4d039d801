// SPDX-License-Identifier: Apache-2.0
/// Alarms as feeds that any reader of news takes: Atom (RFC 4287) and JSON Feed 1.1. No clock: an entry is of its alarm's day.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/store.h"

namespace lapwing {

/// The newest alarm first. `title` names the feed.
std::string AtomFeed(std::span<const AlertRow> alerts, std::string_view title);
std::string JsonFeed(std::span<const AlertRow> alerts, std::string_view title);

/// "PRK - RUS, verbal cooperation: 3 on 2024-06-19 ..." of an alert's record.
std::string AlertSentence(const AlertRow& alert);

/// Another alarm of the day speaks of the same happening (joint_alarms.h): lists and hooks leave this one out.
bool ToldWithAnother(const AlertRow& alert);

}  // namespace lapwing
