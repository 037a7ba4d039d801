// SPDX-License-Identifier: Apache-2.0
/// An event with everything a reader of it needs and no article text: what the store keeps, exports write and imports make.
#pragma once

#include <cstdint>
#include <string>

#include "lapwing/article.h"
#include "lapwing/event.h"

namespace lapwing {

/// What produced an event, written with each one.
struct CoderStamp {
  std::string version;   ///< of the program; the name of the source for imported events ("icews", "gdelt2")
  std::string codebook;  ///< hash of the codebook files
  std::string model;     ///< hash of the language and coder models
  bool operator==(const CoderStamp&) const = default;
};

struct EventRecord {
  Event event;
  std::string sentence;  ///< words of event.sentence
  std::string trigger;   ///< words of event.trigger
  Article article;       ///< id, url, publisher, published, title, story; no text
  CoderStamp coder;
  int64_t row = 0;       ///< number in the store it was read from, to go on behind; 0 elsewhere
  int64_t day = 0;       ///< by which the store orders it: the coded day, without one that of the report; 0 elsewhere
};

}  // namespace lapwing
