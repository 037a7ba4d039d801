// SPDX-License-Identifier: Apache-2.0
#include "read/xml_tree.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/entities.h"

namespace lapwing {
namespace {

std::string_view Local(std::string_view name) {
  size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// What parts text in NITF, XHTML and their kin.
constexpr std::array<std::string_view, 38> kBlocks = {"abstract", "article", "block", "blockquote", "body",     "body.content", "bq", "br",   "dd",    "div",     "dl",   "dt", "fn",
                                                      "h1",       "h2",      "h3",    "h4",         "h5",       "h6",           "hl1", "hl2", "hr",    "li",      "nitf", "note", "ol",
                                                      "p",        "pre",     "quote", "section",    "table",    "tagline",      "td", "text", "th",    "tr",      "ul",   "caption"};

// What is no text of the report.
constexpr std::array<std::string_view, 16> kLeftOut = {"body.end", "body.head", "figcaption", "figure", "head",   "hedline", "media",  "media-caption",
                                                       "metadata", "object",    "producer",   "script", "style",  "svg",     "title",  "iframe"};

template <size_t N>
bool In(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string Charset(std::string_view bytes) {
  std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), size_t{300}));
  size_t at = declaration.find("encoding");
  if (!declaration.starts_with("<?xml") || at == std::string_view::npos) return "";
  size_t begin = declaration.find_first_of("\"'", at);
  size_t end = begin == std::string_view::npos ? begin : declaration.find_first_of("\"'", begin + 1);
  return end == std::string_view::npos ? "" : LowerAscii(declaration.substr(begin + 1, end - begin - 1));
}

// Without its DOCTYPE, and with only the five references of XML left: those of HTML ("&nbsp;") are decoded, those that the document declares
// itself become blanks, "&" alone is written as it should be. So there are no entities to expand.
std::string WithoutEntities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  size_t at = 0;
  size_t doctype = text.find("<!DOCTYPE"), root = XmlRootName(text).empty() ? 0 : static_cast<size_t>(XmlRootName(text).data() - text.data());
  if (doctype != std::string_view::npos && doctype < root) {
    out += text.substr(0, doctype);
    at = text.rfind('<', root);
  }
  while (at < text.size()) {
    size_t next = std::min(text.find_first_of("&<", at), text.size());
    out += text.substr(at, next - at);
    at = next;
    if (at == text.size()) break;
    std::string_view rest = text.substr(at);
    if (rest.starts_with("<![CDATA[")) {
      size_t end = std::min(rest.find("]]>"), rest.size());
      out += rest.substr(0, end);
      at += end;
      continue;
    }
    if (rest[0] == '<') {
      out += '<';
      ++at;
      continue;
    }
    size_t end = 1;
    while (end < rest.size() && end < 40 && (IsAlpha(rest[end]) || IsDigit(rest[end]) || rest[end] == '#' || rest[end] == '_' || rest[end] == '-' || rest[end] == '.')) ++end;
    if (end == 1 || end >= rest.size() || rest[end] != ';') {
      out += "&amp;";
      ++at;
      continue;
    }
    std::string_view name = rest.substr(1, end - 1);
    std::string reference(rest.substr(0, end + 1));
    if (name[0] == '#' || OneOf(name, {"amp", "lt", "gt", "quot", "apos"})) {
      out += reference;
    } else {
      std::string decoded = DecodeEntities(reference);
      out += decoded == reference || decoded.find_first_of("<&") != std::string::npos ? " " : decoded;
    }
    at += end + 1;
  }
  return out;
}

}  // namespace

Result<XmlTree> XmlTree::Parse(std::string_view bytes) {
  size_t start = bytes.find_first_not_of(" \t\r\n");
  if (start != std::string_view::npos) bytes.remove_prefix(start);
  std::string charset = Charset(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
  Decoded decoded = DecodePage(bytes, charset);
  if (decoded.encoding == Encoding::kUnknown) return Error{Errc::kBadInput, "XML in no encoding that is known", ""};
  std::string text = WithoutEntities(decoded.text);
  XmlDoc doc = ReadXmlDoc(text);
  if (XmlRoot(doc) == nullptr) return Error{Errc::kBadInput, "XML that is broken at its beginning", ""};
  return XmlTree(std::move(doc));
}

const xmlNode* XmlTree::root() const { return XmlRoot(doc_); }

std::string_view XmlName(const xmlNode* node) { return XmlElement(node) ? Local(XmlView(node->name)) : std::string_view(); }

std::vector<const xmlNode*> XmlAll(const xmlNode* top, std::string_view name) {
  std::vector<const xmlNode*> found;
  if (top == nullptr) return found;
  WalkXml(
      top,
      [&](const xmlNode* node) {
        if (node == top || XmlName(node) != name) return true;
        found.push_back(node);
        return false;
      },
      [](const xmlNode*) {});
  return found;
}

const xmlNode* XmlFind(const xmlNode* top, std::string_view name) {
  const xmlNode* found = nullptr;
  if (top == nullptr) return found;
  WalkXml(
      top,
      [&](const xmlNode* node) {
        if (found == nullptr && node != top && XmlName(node) == name) found = node;
        return found == nullptr;
      },
      [](const xmlNode*) {});
  return found;
}

std::string XmlAttribute(const xmlNode* node, std::string_view name) {
  if (node == nullptr || !XmlElement(node)) return "";
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (Local(XmlView(attribute->name)) != name) continue;
    std::string value;
    for (const xmlNode* piece = attribute->children; piece != nullptr; piece = piece->next) value += XmlContent(piece);
    return std::string(Trim(value));
  }
  return "";
}

std::string XmlText(const xmlNode* node) {
  if (node == nullptr) return "";
  std::string text;
  WalkXml(
      node,
      [&](const xmlNode* n) {
        text += XmlContent(n);
        if (In(kBlocks, XmlName(n))) text += ' ';
        return true;
      },
      [](const xmlNode*) {});
  return TidyLine(CleanText(text));
}

std::vector<Paragraph> XmlParagraphs(const xmlNode* top) {
  std::vector<Paragraph> paragraphs;
  if (top == nullptr) return paragraphs;
  std::string text;
  bool item = false;
  auto flush = [&] {
    for (Paragraph& paragraph : SplitParagraphs(CleanText(text))) {
      paragraph.bullet = paragraph.bullet || item;
      paragraphs.push_back(std::move(paragraph));
    }
    text.clear();
  };
  WalkXml(
      top,
      [&](const xmlNode* node) {
        std::string name = LowerAscii(XmlName(node));
        if (node != top && In(kLeftOut, name)) return false;
        if (In(kBlocks, name)) flush();
        if (name == "li") item = true;
        for (char c : XmlContent(node)) text += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        return true;
      },
      [&](const xmlNode* node) {
        std::string name = LowerAscii(XmlName(node));
        if (!In(kBlocks, name)) return;
        flush();
        if (name == "li") item = false;
      });
  flush();
  return paragraphs;
}

std::string_view XmlRootName(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (true) {
    size_t start = head.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || head[start] != '<') return {};
    head.remove_prefix(start);
    size_t end = std::string_view::npos, skip = 0;
    if (head.starts_with("<?")) {
      end = head.find("?>");
      skip = 2;
    } else if (head.starts_with("<!--")) {
      end = head.find("-->");
      skip = 3;
    } else if (head.starts_with("<!")) {
      size_t bracket = head.find('['), close = head.find('>');
      bool subset = bracket != std::string_view::npos && close != std::string_view::npos && bracket < close;
      if (subset) {
        end = head.find("]", bracket);
        end = end == std::string_view::npos ? end : head.find('>', end);
      } else {
        end = close;
      }
      skip = 1;
    } else {
      std::string_view name = head.substr(1, head.find_first_of(" \t\r\n/>", 1) - 1);
      return Local(name);
    }
    if (end == std::string_view::npos) return {};
    head.remove_prefix(end + skip);
  }
}

}  // namespace lapwing
