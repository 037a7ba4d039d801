// SPDX-License-Identifier: Apache-2.0
/// Is this a feed? Told by the root element or the first keys, never by names and media types: half of all feeds are served as text/html.
#pragma once

#include <string>
#include <string_view>

namespace lapwing {

/// Where the start tag of the feed's root (`rss`, `feed`, `rdf:RDF`, with any prefix) begins, npos where there is none. A byte-order
/// mark, blanks, the declaration, comments, a document type, and up to 8 KiB of other things (warnings of the server's scripts) may
/// stand before it; a page may not.
size_t FeedRootAt(std::string_view text);

/// The same for OPML: a list of feeds.
size_t OpmlRootAt(std::string_view text);

/// A JSON Feed: an object whose `version` names jsonfeed.org, or that has `items` and the addresses of a feed. `head` may be cut off anywhere.
bool LooksLikeJsonFeed(std::string_view head);

/// The encoding that the XML declaration names, in lower case; "" where it names none.
std::string XmlEncoding(std::string_view bytes);

}  // namespace lapwing
