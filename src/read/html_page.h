// SPDX-License-Identifier: Apache-2.0
/// An HTML page, or a fragment of one, as title, facts and paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lapwing/article.h"
#include "read/debris.h"
#include "read/paragraphs.h"

namespace lapwing {

/// Reads a page from the bytes as they came. Sets everything but id and path; what is wrong is in the status.
/// `charset`: as the server named it, "" where it did not.
Article ReadHtmlPage(std::string_view bytes, const Debris& debris, std::string_view charset = {});

/// The paragraphs of a fragment ("<p>...</p>" in a feed or a data set); nothing is left out but scripts.
std::vector<Paragraph> HtmlFragmentParagraphs(std::string_view utf8);

}  // namespace lapwing
