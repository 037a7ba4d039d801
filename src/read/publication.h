// SPDX-License-Identifier: Apache-2.0
/// On which day a page was published.
#pragma once

#include <string>

#include "read/html_tree.h"
#include "read/json_ld.h"

namespace lapwing {

struct Publication {
  std::string day;       ///< as ParsePageDate gives it; "" when the page does not say
  bool changed = false;  ///< it is only that of a change: the page tells no other
  std::string change;    ///< that of the last change as the head of the page tells it; "" when it does not
};

/// What the head of the page states (JSON-LD, meta names, the address) and what the page shows around the headline are held together:
/// a stated day that is shown too is right; else the day that is shown as that of publication, or beside the byline; else the first
/// that is stated. The day of a change is never taken where another one is known. Where nothing is stated or shown near the headline: `<time>`, lines that say "Published", blocks whose class says that
/// they hold a date, the dateline of the first paragraph. `title`, `url`: as found. Linear in the size of the page.
Publication FindPublication(const HtmlTree& tree, const JsonLdFacts& given, const std::string& title, const std::string& url);

/// A day of publication in the data that scripts of a page carry ("publishedAt":"2024-01-17..."); "" when there is none. Scripts know
/// other articles too: only for pages that say it nowhere else. Linear in the page.
std::string DateInScripts(std::string_view html);

}  // namespace lapwing
