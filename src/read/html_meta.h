// SPDX-License-Identifier: Apache-2.0
/// What a page says about itself: headline, date, publisher, address.
#pragma once

#include <string>
#include <string_view>

#include "read/html_tree.h"

namespace lapwing {

struct PageFacts {
  std::string title;
  std::string published;  ///< of the first publication where the page knows it; "" when it does not
  std::string publisher;
  std::string url;
};

/// Title: og:title, the one h1, `<title>` without the site's name, in this order. Date: JSON-LD
/// datePublished, meta names for publication, `<time>`, the address; never the date of a modification.
PageFacts ReadFacts(const HtmlTree& tree);

/// The text of `body` fields in JSON-LD ("articleBody"), longest first; "" when there is none.
std::string JsonLdValue(const HtmlTree& tree, std::string_view key);

}  // namespace lapwing
