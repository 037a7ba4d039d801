// SPDX-License-Identifier: Apache-2.0
/// The days that a page shows its readers around the headline, and what it says of them.
#pragma once

#include <string>
#include <vector>

#include "read/html_tree.h"
#include "read/page_date.h"

namespace lapwing {

enum class DaySense {
  kPublished,  ///< "Published: January 17, 2024"
  kPlain,      ///< a day without a word about it
  kChanged,    ///< "Updated on 17 Jan 2024"
};

struct ShownDay {
  std::string day;    ///< "2024-01-17"
  std::string stamp;  ///< of the `<time>` that shows it, with the clock; else the day
  DaySense sense = DaySense::kPlain;
  bool marked = false;  ///< the line or its element says that it is a date; else it only stands in a short line
  bool above = false;   ///< above the headline, where mastheads show today
};

/// Days in short lines from a little above the headline to the first paragraphs of the text, in their order. `title`: the headline as
/// found. Linear in the size of the page.
std::vector<ShownDay> ShownDays(const HtmlTree& tree, const std::string& title, DayOrder order);

/// The same of the whole page, its lists of other articles too.
std::vector<ShownDay> AllShownDays(const HtmlTree& tree, DayOrder order);

/// How the page's own short lines write days that can be read in one way only ("17/01/2024", "01.17.2024").
DayOrder OrderShown(const HtmlTree& tree);

}  // namespace lapwing
