// SPDX-License-Identifier: Apache-2.0
/// Reports in the XML formats of news agencies.
///
///   NITF 3       nitf                          headline, byline, dateline, body.content; day of issue, document id, provider
///   NewsML-G2    newsItem, packageItem, newsMessage   contentMeta and contentSet: inlineXML (XHTML or NITF), inlineData (text, HTML)
///   NewsML 1     NewsML                        NewsLines and DataContent of each NewsItem
///   RCV1         newsitem                      as Reuters gave its corpus to researchers
///
/// What holds no text (pictures, packages of references, text that lies elsewhere) and what an agency has withdrawn is a reject that says so.
/// The dateline stands before the text, as wires print it.
#pragma once

#include <string_view>
#include <vector>

#include "lapwing/article.h"
#include "read/debris.h"

namespace lapwing {

/// Does a file begin so? `head`: its first bytes, 4 KiB are plenty.
bool LooksLikeXmlNews(std::string_view head);

/// At least one article; everything but path is set.
std::vector<Article> ReadXmlNews(std::string_view bytes, const Debris& debris);

}  // namespace lapwing
