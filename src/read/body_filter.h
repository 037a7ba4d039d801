// SPDX-License-Identifier: Apache-2.0
/// Keeps the article and drops what stands between, under and after its paragraphs: known debris phrases,
/// bylines, captions, repeated headlines and repeated paragraphs, menus (runs of short lines), links to other
/// articles with their headlines, and everything behind the mark where the article ends.
///
/// Sub-headings stay, as paragraphs of their own, when text follows them. One linear pass, then the ends.
#pragma once

#include <string>
#include <vector>

#include "read/debris.h"
#include "read/line_shape.h"
#include "read/paragraphs.h"

namespace lapwing {

struct Body {
  std::vector<std::string> paragraphs;
  std::string published;     ///< of a date line among what was dropped, "" when there is none
  size_t consent_lines = 0;  ///< lines that speak of cookies
  size_t paywall_lines = 0;  ///< lines that ask for money or a login
  size_t missing_lines = 0;  ///< lines that say the page is not there
  size_t debris_lines = 0;   ///< lines dropped
};

/// `trusted`: someone has taken the text out of its page already. Then only known phrases are dropped, never
/// lines for their shape (tables, lists and headings stay).
Body FilterBody(const std::vector<Paragraph>& paragraphs, const std::string& title, const Debris& debris,
                bool trusted = false);

/// Paragraphs separated by blank lines.
std::string JoinParagraphs(const std::vector<std::string>& paragraphs);

}  // namespace lapwing
