// SPDX-License-Identifier: Apache-2.0
#include "read/xml_walk.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <mutex>

namespace lapwing {
namespace {

void Prepare() {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
}

}  // namespace

XmlDoc ReadXmlDoc(std::string_view utf8) {
  Prepare();
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  return {xmlReadMemory(utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", kOptions), &xmlFreeDoc};
}

XmlDoc ReadHtmlDoc(std::string_view utf8) {
  Prepare();
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;
  return {htmlReadMemory(utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", kOptions), &xmlFreeDoc};
}

const xmlNode* XmlRoot(const XmlDoc& doc) { return doc ? xmlDocGetRootElement(doc.get()) : nullptr; }

std::string_view XmlView(const xmlChar* text) { return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text)); }

std::string_view XmlContent(const xmlNode* node) {
  bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
  return text ? XmlView(node->content) : std::string_view();
}

std::string_view XmlValue(const xmlAttr* attribute) { return attribute->children == nullptr ? std::string_view() : XmlView(attribute->children->content); }

}  // namespace lapwing
