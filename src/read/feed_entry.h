// SPDX-License-Identifier: Apache-2.0
/// An item of RSS, an entry of Atom.
#pragma once

#include <string>

#include "read/feed.h"
#include "read/xml_walk.h"

namespace lapwing {

/// `base`: what its links are relative to.
FeedEntry ReadFeedEntry(const xmlNode* node, const std::string& base, bool atom);

}  // namespace lapwing
