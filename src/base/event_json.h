// SPDX-License-Identifier: Apache-2.0
/// Events as the JSON lines the world reads; the field list is docs/formats.md.
#pragma once

#include <string>
#include <string_view>

#include "lapwing/article.h"
#include "lapwing/event.h"

namespace lapwing {

/// What produced an event, written with each one.
struct CoderStamp {
  std::string version;
  std::string codebook;  ///< hash of the codebook files
  std::string model;     ///< hash of the language model file
};

/// One line without the line break. Absent values are null, lists may be empty, keys are never left out.
std::string ToJson(const Event& event, const Article& article, const CoderStamp& stamp);

}  // namespace lapwing
