// SPDX-License-Identifier: Apache-2.0
/// What a page says about itself: headline, date, publisher, address.
#pragma once

#include <string>
#include <string_view>

#include "read/html_tree.h"
#include "read/publication.h"

namespace lapwing {

struct PageFacts {
  std::string title;
  Publication publication;
  std::string publisher;
  std::string author;     ///< names (authors.h); "" when the page does not say
  std::string url;
};

/// Title: the one h1 if og:title or `<title>` says much the same, else og:title, h1, `<title>` without the
/// site's name, in this order. Date: publication.h. Author: JSON-LD, meta names,
/// what is marked as a byline (rel, itemprop, class), a short line that begins with "By".
PageFacts ReadFacts(const HtmlTree& tree);

/// The longest string under `key` in the JSON-LD of the page ("articleBody"); "" when there is none.
std::string JsonLdValue(const HtmlTree& tree, std::string_view key);

}  // namespace lapwing
