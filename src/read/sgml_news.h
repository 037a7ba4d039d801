// SPDX-License-Identifier: Apache-2.0
/// Old collections of news wire in SGML, many reports in a file: Reuters-21578 (`<REUTERS ...>` with DATE, TITLE, DATELINE, BODY) and the
/// style of the Linguistic Data Consortium and TREC (`<DOC>` with DOCNO or id, HEADLINE, DATELINE, TEXT).
///
/// They are no XML: attributes without quotes, bare "&", control characters as "&#3;" or as bytes. Cut by their end tags, read by name.
/// Topics, places and the wire's own marks ("Reuter", "&#2;") are left out.
#pragma once

#include <string_view>

#include "lapwing/article.h"
#include "read/debris.h"

namespace lapwing {

/// The end tag that parts the reports of such a file, "</REUTERS>" or "</DOC>"; "" where the head is none of it.
std::string_view SgmlRecordEnd(std::string_view head);

/// One report, with or without its end tag; a record that holds none of the elements is a reject.
Article ReadSgmlNews(std::string_view record, const Debris& debris);

}  // namespace lapwing
