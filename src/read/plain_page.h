// SPDX-License-Identifier: Apache-2.0
/// A page saved as text: finds the headline and where the body begins, then filters the body.
#pragma once

#include <string>
#include <string_view>

#include "read/body_filter.h"

namespace lapwing {

struct PlainPage {
  std::string title;
  Body body;
};

/// `clean`: as base/utf8.h CleanText leaves it.
/// The title is, in this order: the headline that stands above the body more than once; the first headline
/// above the body; the first long headline in the upper third of the text; none.
PlainPage ReadPlainPage(std::string_view clean, const Debris& debris);

}  // namespace lapwing
