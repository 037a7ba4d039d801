// SPDX-License-Identifier: Apache-2.0
/// Lists of feeds as readers of news exchange them (OPML 1.0, 2.0), broken ones too (xml_repair.h).
///
/// Writing what was read gives the same list again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

struct OpmlFeed {
  std::string url;        ///< xmlUrl
  std::string title;      ///< text, else title
  std::string home;       ///< htmlUrl
  std::string folder;     ///< names of the outlines around it: "World/Asia"; a slash in a name becomes U+2215
  int64_t minutes = 0;    ///< of Lapwing's own lists: how often it is read; 0: as usual
  bool pages = false;     ///< of Lapwing's own lists: the linked pages are read too
};

struct OpmlList {
  std::string title;
  std::vector<OpmlFeed> feeds;           ///< in the order of the list, each address once
  std::vector<std::string> duplicates;   ///< addresses that stand in it again
  size_t without_address = 0;            ///< outlines of a feed's kind that name none
  bool broken_off = false;
};

/// kBadInput: no OPML.
Result<OpmlList> ParseOpml(std::string_view bytes);

/// OPML 2.0. Feeds of one folder together, folders in the order of their names.
std::string WriteOpml(std::span<const OpmlFeed> feeds, std::string_view title);

}  // namespace lapwing
