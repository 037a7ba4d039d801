// SPDX-License-Identifier: Apache-2.0
/// A small XML document in memory, and questions to it by local names (prefixes of namespaces do not count). Parsed by libxml2: no network,
/// no external entities or DTD, entities are not expanded, at most 256 levels. Broken XML is read as far as it makes sense.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lapwing/result.h"
#include "read/paragraphs.h"
#include "read/xml_walk.h"

namespace lapwing {

class XmlTree {
 public:
  /// kBadInput where nothing can be made of it. The charset is that of the bytes where they are UTF-8, else the declared one, else guessed.
  static Result<XmlTree> Parse(std::string_view bytes);
  const xmlNode* root() const;
  bool well_formed() const { return (doc_->properties & XML_DOC_WELLFORMED) != 0; }

 private:
  explicit XmlTree(XmlDoc doc) : doc_(std::move(doc)) {}
  XmlDoc doc_;
};

/// Local name of an element, "" for other nodes.
std::string_view XmlName(const xmlNode* node);
/// The first element of this name below `top` (any depth, in document order); null when none.
const xmlNode* XmlFind(const xmlNode* top, std::string_view name);
/// All of them; elements inside of a found one are not looked for.
std::vector<const xmlNode*> XmlAll(const xmlNode* top, std::string_view name);
/// Value of an attribute by local name; "".
std::string XmlAttribute(const xmlNode* node, std::string_view name);
/// All text below, blanks folded; "" for null.
std::string XmlText(const xmlNode* node);
/// The text below as paragraphs: block elements of NITF and XHTML part it; heads, scripts, media and their captions are left out.
std::vector<Paragraph> XmlParagraphs(const xmlNode* top);

/// Local name of the root element of XML text, as written; "" where it does not look like XML. `head`: its first bytes.
std::string_view XmlRootName(std::string_view head);

}  // namespace lapwing
