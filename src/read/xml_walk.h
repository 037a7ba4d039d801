// SPDX-License-Identifier: Apache-2.0
/// Documents as libxml2 parses them, and the one way to walk them. No network, no entities of other files, nothing printed; what is
/// broken is read as far as it makes sense.
///
///   XmlDoc doc = ReadXmlDoc(utf8);
///   WalkXml(XmlRoot(doc), [&](const xmlNode* node) { return XmlElement(node); }, [](const xmlNode*) {});
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string_view>

namespace lapwing {

using XmlDoc = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

/// Null where nothing can be made of it.
XmlDoc ReadXmlDoc(std::string_view utf8);
XmlDoc ReadHtmlDoc(std::string_view utf8);

/// The root element; null for a null document and for one without any.
const xmlNode* XmlRoot(const XmlDoc& doc);

/// "" for null.
std::string_view XmlView(const xmlChar* text);
inline bool XmlElement(const xmlNode* node) { return node->type == XML_ELEMENT_NODE; }
/// What a node of text or CDATA says; "" for others.
std::string_view XmlContent(const xmlNode* node);
/// What an attribute says, of which parsers make one piece of text.
std::string_view XmlValue(const xmlAttr* attribute);

/// In document order, without recursion: `enter` says whether to go down, `leave` is called for whatever was entered, `top` included.
template <typename Enter, typename Leave>
void WalkXml(const xmlNode* top, Enter enter, Leave leave) {
  const xmlNode* node = top;
  while (node != nullptr) {
    if (enter(node) && XmlElement(node) && node->children != nullptr) {
      node = node->children;
      continue;
    }
    leave(node);
    while (node != top && node->next == nullptr) {
      node = node->parent;
      leave(node);
    }
    if (node == top) return;
    node = node->next;
  }
}

/// The elements directly inside.
template <typename Visit>
void EachElement(const xmlNode* parent, Visit visit) {
  for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
    if (XmlElement(node)) visit(node);
  }
}

}  // namespace lapwing
