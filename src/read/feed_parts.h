// SPDX-License-Identifier: Apache-2.0
/// The kinds of feeds, each read by its own file; feed.h tells them apart.
#pragma once

#include <string>
#include <string_view>

#include "read/feed.h"

namespace lapwing {

/// RSS and Atom. `utf8` begins at the root.
Result<Feed> ParseXmlFeed(std::string_view utf8, const FeedContext& context);
Result<Feed> ParseJsonFeed(std::string_view utf8, const FeedContext& context);

/// Titles, names: references undone, tags dropped, one line.
std::string FeedLine(std::string_view text);
/// Is there a tag in it ("<b>", "</p>", "<img ...>")?
bool HasTags(std::string_view text);
/// "en-US " -> "en-us"; "" for what is no tag of a language.
std::string LanguageTag(std::string_view text);
/// Sets `published` or `odd_date`; a date that is set stays.
void TakeFeedDate(FeedEntry& entry, std::string_view written, bool updated);

}  // namespace lapwing
