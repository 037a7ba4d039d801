// SPDX-License-Identifier: Apache-2.0
/// Questions to the elements of RSS and Atom. They are known by their namespace, and by their usual prefix where the namespace is
/// missing, misspelt or new.
#pragma once

#include <string>
#include <string_view>

#include "read/xml_walk.h"

namespace lapwing {

/// "pubdate", "dc:date", "media:title", in lower case. What has no prefix is the feed's own, under any namespace; Atom's elements are
/// the feed's own whatever prefix they have.
std::string FeedElementName(const xmlNode* node);

/// Value of an attribute by its name in lower case, with or without a prefix; "".
std::string FeedAttribute(const xmlNode* node, std::string_view name);

bool HasElements(const xmlNode* node);
/// All text inside.
std::string TextOf(const xmlNode* node);
/// The same without the blanks around it.
std::string PlainOf(const xmlNode* node);
/// The same with the tags between as HTML.
std::string MarkupOf(const xmlNode* node);
/// A title: with its markup where it has elements.
std::string TitleOf(const xmlNode* node);

/// The base that xml:base on this element and those around it give.
std::string BaseOf(const xmlNode* node, const std::string& outer);
/// The language that this element or the next around it names.
std::string LanguageOf(const xmlNode* node);

/// Begins with http:// or https:// and has no blanks.
bool LooksLikeAddress(std::string_view text);

/// The best of several links.
struct BestLink {
  int rank = 100;  ///< the lower the better
  std::string url;
  void Take(int its_rank, const std::string& its_url);
  /// A link element: Atom's to a page before others, RSS's text between them.
  void TakeElement(const xmlNode* node, const std::string& base);
};

}  // namespace lapwing
