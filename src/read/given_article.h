// SPDX-License-Identifier: Apache-2.0
/// An article from fields that somebody has taken apart already: JSON, rows of a table, news exchange formats.
///
/// Nothing is dropped from the text for its shape (tables and lists stay), only the known phrases of knowledge/debris.txt. The text may
/// hold HTML, character references, hard-wrapped lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lapwing/article.h"
#include "read/debris.h"
#include "read/paragraphs.h"

namespace lapwing {

/// As they came, in UTF-8; "" is absent. "None", "null" and "NaN" as a whole value are absent too: programs write them for what is missing.
struct GivenFields {
  std::string id, url, publisher, author, published, title, text, language, story;
};

/// Sets everything but path. A date that is not understood is named in `reason` and left out; without a text the status is kEmpty, and
/// the reason ends with `why_none`.
Article GivenArticle(const GivenFields& given, const Debris& debris, std::string_view why_none);

/// The same where the text is cut into paragraphs already (`given.text` is not read).
Article GivenArticle(const GivenFields& given, const std::vector<Paragraph>& paragraphs, const Debris& debris);

}  // namespace lapwing
