// SPDX-License-Identifier: Apache-2.0
/// What one article's text is to another's, by counting the phrases they share.
#pragma once

#include <cstdint>
#include <optional>

#include "stories/report.h"

namespace lapwing {

enum class Retelling : uint8_t {
  kFirst,       ///< nothing before it tells this
  kCopy,        ///< the same text, from the same publisher or one that is not known
  kSyndicated,  ///< the same text in another paper, headline and edits of its own
  kUpdate,      ///< a later version by the same publisher
  kExcerpt,     ///< a part of it
  kStory,       ///< the same happening in other words
};
const char* ToString(Retelling relation);  ///< "first", "copy", "syndicated", "update", "excerpt", "story"

struct Kinship {
  Retelling relation = Retelling::kFirst;
  double jaccard = 0;  ///< shared phrases of all phrases of both
  double of_later = 0; ///< shared phrases of those of the later article
  double of_earlier = 0;
};

/// Nothing where the texts are each their own. `later` came after `earlier` in the input.
std::optional<Kinship> KinshipOf(const Report& later, const Report& earlier);

/// Forms that are filled in anew every day (markets, weather, the day's losses): they share their phrases, on different days, and less than
/// half of their figures. Neither copies nor, for all their likeness, one story.
bool FilledForm(const Report& later, const Report& earlier);

}  // namespace lapwing
