// SPDX-License-Identifier: Apache-2.0
#include "read/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <mutex>

#include "base/strings.h"
#include "read/html_prescan.h"

namespace lapwing {
namespace {

using DocPtr = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

constexpr int kMostIdWords = 4;  // a longer id is made of a heading of the text, and names nothing
constexpr size_t kMostBylines = 60, kBylineNodes = 60, kBylineBytes = 240;

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool Blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Value of an attribute with at most one text node, which is all the HTML parser makes.
std::string_view Attribute(const xmlNode* node, const char* name) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (View(attribute->name) == name && attribute->children != nullptr) {
      return View(attribute->children->content).substr(0, kMaxAttributeBytes);
    }
  }
  return {};
}

template <size_t N>
bool In(const std::array<std::string_view, N>& sorted, std::string_view tag) {
  return std::binary_search(sorted.begin(), sorted.end(), tag);
}

constexpr std::array<std::string_view, 42> kBlockTags = {
    "address", "article", "aside", "blockquote", "body", "button",   "caption",    "center",  "dd",
    "details", "dialog",  "div",   "dl",         "dt",   "fieldset", "figcaption", "figure",  "footer",
    "form",    "h1",      "h2",    "h3",         "h4",   "h5",       "h6",         "header",  "hr",
    "html",    "legend",  "li",      "main",  "nav",        "ol",   "p",        "pre",        "section", "summary",
    "table",   "td",      "th",    "tr",         "ul"};

constexpr std::array<std::string_view, 22> kSilentTags = {
    "applet", "audio",  "canvas", "datalist", "embed",  "head",  "iframe", "input",    "map",      "math",  "noscript",
    "object", "option", "script", "select",   "source", "style", "svg",    "template", "textarea", "title", "video"};

// "ArticleBody post-text" -> " article body post text "
std::string Words(std::string_view raw) {
  std::string out(2 * raw.size() + 2, ' ');
  size_t size = 1;  // of what is written
  for (size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i];
    if (i > 0 && IsUpper(c) && IsLower(raw[i - 1]) && out[size - 1] != ' ') ++size;
    if (IsAlpha(c) || IsDigit(c)) out[size++] = IsUpper(c) ? static_cast<char>(c + 32) : c;
    else if (out[size - 1] != ' ') ++size;
  }
  out.resize(size);
  if (out.back() != ' ') out += ' ';
  return out;
}

// Without the classes that hold only in some state ("empty:hidden", "md:block") or say how a box treats what is too wide for it.
std::string Unconditional(std::string_view classes) {
  if (classes.find(':') == std::string_view::npos && classes.find("overflow-") == std::string_view::npos) return std::string(classes);
  std::string kept;
  for (std::string_view name : SplitWords(classes)) {
    if (name.find(':') == std::string_view::npos && !(name.starts_with("overflow-") && name.ends_with("hidden"))) (kept += name) += ' ';
  }
  return kept;
}

bool Hidden(const xmlNode* node) {
  if (Attribute(node, "aria-hidden") == "true" && Attribute(node, "class").find("content") == std::string_view::npos)
    return true;
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (View(attribute->name) == "hidden") return true;
  }
  std::string style = LowerAscii(Attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

std::string WithoutBreaks(const std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t found = std::min(text.find(kLineBreak, at), text.size());
    out.append(text, at, found - at);
    if (found < text.size()) out += ' ';
    at = found + kLineBreak.size();
  }
  return out;
}

// `nodes`: no more are looked at, for what may nest in itself. `between`: what stands where elements begin.
std::string TextInside(const xmlNode* top, size_t nodes = SIZE_MAX, std::string_view between = "") {
  std::string out;
  const xmlNode* node = top->children;
  while (node != nullptr && nodes-- > 0) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) out += View(node->content);
    else out += between;
    if (node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (node != top && node->next == nullptr) node = node->parent;
    if (node == top) break;
    node = node->next;
  }
  return WithoutBreaks(out);
}

class Walker {
 public:
  explicit Walker(HtmlTree& tree) : tree_(tree) {}

  void Walk(const xmlNode* root) {
    const xmlNode* node = root;
    while (node != nullptr) {
      bool down = Enter(node) && node->children != nullptr && depth_ < kMaxHtmlDepth;
      if (down) {
        node = node->children;
        ++depth_;
        continue;
      }
      Leave(node);
      while (node != root && node->next == nullptr) {
        node = node->parent;
        --depth_;
        Leave(node);
      }
      if (node == root) break;
      node = node->next;
    }
    Flush();
  }

 private:
  // True when the children are to be seen.
  bool Enter(const xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      Text(View(node->content));
      return false;
    }
    if (node->type != XML_ELEMENT_NODE) return false;
    std::string_view tag = View(node->name);  // the parser has made it lower case
    Collect(node, tag);
    if (tag == "head") return true;
    if (In(kSilentTags, tag) || tree_.elements.size() >= static_cast<size_t>(kMaxHtmlElements)) return false;
    if (tag == "a") {
      if (links_++ == 0) ++link_count_;
      return true;
    }
    if (!In(kBlockTags, tag)) return !Hidden(node);
    Open(node, tag);
    return true;
  }

  void Leave(const xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE) return;
    std::string_view name = View(node->name);
    if (name == "a" && links_ > 0) --links_;
    if (open_.empty() || opened_by_.back() != node) return;
    Flush();
    tree_.elements[static_cast<size_t>(open_.back())].end = static_cast<int>(tree_.elements.size());
    open_.pop_back();
    opened_by_.pop_back();
  }

  void Open(const xmlNode* node, std::string_view tag) {
    Flush();
    HtmlElement element;
    element.parent = open_.empty() ? -1 : open_.back();
    element.tag = tag;
    for (const char* name : {"class", "id", "role", "itemprop"}) {
      std::string_view value = Attribute(node, name).substr(0, 400);
      if (value.empty()) {  // as if it had been written
        element.joined += ' ';
        element.labels += ' ';
        continue;
      }
      element.joined += LowerAscii(value);
      element.joined += ' ';
      std::string words = name[0] == 'c' ? Words(Unconditional(value)) : Words(value);
      bool slug = name[0] == 'i' && name[1] == 'd' && std::count(words.begin(), words.end(), ' ') > kMostIdWords + 1;
      if (!slug) element.labels += words;
    }
    element.hidden = Hidden(node);
    open_.push_back(static_cast<int>(tree_.elements.size()));
    opened_by_.push_back(node);
    tree_.elements.push_back(std::move(element));
  }

  void Text(std::string_view text) {
    if (open_.empty()) return;
    size_t before = text_.size();
    for (size_t i = 0; i < text.size(); ++i) {
      size_t end = i;
      while (end < text.size() && !Blank(text[end]) && text[end] != kLineBreak[0]) ++end;
      text_.append(text, i, end - i);
      i = end;
      if (i == text.size()) break;
      char c = text[i];
      if (c == kLineBreak[0] && text.substr(i).starts_with(kLineBreak)) {
        if (!text_.empty()) text_ += '\n';
        i += kLineBreak.size() - 1;
        continue;
      }
      if (!Blank(c))
        text_ += c;
      else if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n')
        text_ += ' ';
    }
    if (links_ > 0) link_chars_ += text_.size() - before;
  }

  void Flush() {
    while (!text_.empty() && (text_.back() == ' ' || text_.back() == '\n')) text_.pop_back();
    if (!text_.empty()) {
      HtmlBlock block;
      block.element = open_.back();
      block.text = std::move(text_);
      block.link_chars = std::min(link_chars_, block.text.size());
      block.links = link_count_;
      Inherit(block);
      tree_.blocks.push_back(std::move(block));
    }
    text_.clear();
    link_chars_ = 0;
    link_count_ = links_ > 0 ? 1 : 0;
  }

  // A block is a heading or an item when one of the three elements around it is.
  void Inherit(HtmlBlock& block) const {
    int element = block.element;
    for (int up = 0; up < 3 && element >= 0; ++up) {
      const HtmlElement& e = tree_.elements[static_cast<size_t>(element)];
      if (e.tag.size() == 2 && e.tag[0] == 'h' && IsDigit(e.tag[1])) block.heading = e.tag[1] - '0';
      if (e.tag == "li") block.item = true;
      if (e.tag == "td" || e.tag == "th" || e.tag == "dd" || e.tag == "dt") block.cell = true;
      element = e.parent;
    }
  }

  // A quick look before the names are taken apart: is there a "thor", a "line" or a "trib" in them, in letters of any case?
  static bool MayNameAuthor(std::string_view names) {
    for (size_t i = 0; i + 4 <= names.size(); ++i) {
      uint32_t four = 0;
      std::memcpy(&four, names.data() + i, sizeof four);
      four |= 0x20202020U;
      if (four == Four("thor") || four == Four("line") || four == Four("trib")) return true;
    }
    return false;
  }

  static uint32_t Four(const char* letters) {
    uint32_t four = 0;
    std::memcpy(&four, letters, sizeof four);
    return four;
  }

  // Names of authors stand in elements of every kind, which say so in one way or another.
  void CollectByline(const xmlNode* node) {
    if (tree_.bylines.size() >= kMostBylines) return;
    const char* how = nullptr;
    if (Attribute(node, "rel") == "author") how = "rel";
    else if (std::string_view what = Attribute(node, "itemprop"); what.size() == 6 && LowerAscii(what) == "author") how = "itemprop";
    else {
      std::string_view names = Attribute(node, "class").substr(0, 200);
      if (names.empty() || !MayNameAuthor(names)) return;
      std::string labels = Words(names);
      for (std::string_view word : {" author ", " authors ", " byline ", " contributor "}) {
        if (labels.find(word) != std::string::npos) how = "class";
      }
    }
    if (how == nullptr) return;
    std::string text = TextInside(node, kBylineNodes, " ");
    if (text.size() <= kBylineBytes) tree_.bylines.push_back({how, std::move(text)});
  }

  // Microdata and RDFa say "datePublished" on elements of every kind.
  void CollectDate(const xmlNode* node) {
    for (const char* name : {"itemprop", "property"}) {
      std::string_view written = Attribute(node, name);
      if (written.size() < 4 || written.size() > 60) continue;
      std::string key = LowerAscii(written);
      if (!key.starts_with("date")) continue;
      std::string_view value = Attribute(node, "content");
      if (value.empty()) value = Attribute(node, "datetime");
      std::string text = value.empty() ? TextInside(node, kBylineNodes, " ") : std::string(value);
      if (text.size() <= kBylineBytes) tree_.metas.push_back({std::move(key), std::move(text)});
    }
  }

  void Collect(const xmlNode* node, std::string_view tag) {
    if (node->properties != nullptr) {
      CollectByline(node);
      if (tag != "meta") CollectDate(node);
    }
    if (tag == "meta") {
      std::string_view value = Attribute(node, "content");
      for (const char* name : {"property", "name", "itemprop"}) {
        std::string_view key = Attribute(node, name);
        if (!key.empty() && !value.empty()) tree_.metas.push_back({LowerAscii(key), std::string(value)});
      }
    } else if (tag == "title" && tree_.title.empty()) {
      tree_.title = TextInside(node);
    } else if (tag == "link" && LowerAscii(Attribute(node, "rel")) == "canonical") {
      tree_.canonical = std::string(Attribute(node, "href"));
    } else if (tag == "html" && tree_.language.empty()) {
      tree_.language = LowerAscii(Attribute(node, "lang"));
    } else if (tag == "time") {
      std::string labels = Words(Attribute(node, "class").substr(0, 200)) + Words(Attribute(node, "itemprop").substr(0, 200));
      tree_.times.push_back({std::string(Attribute(node, "datetime")), TextInside(node, kBylineNodes, " "), std::move(labels), tree_.blocks.size(), text_.size()});
    } else if (tag == "script" && LowerAscii(Attribute(node, "type")).find("ld+json") != std::string::npos) {
      tree_.json_ld.push_back(TextInside(node));
    }
  }

  HtmlTree& tree_;
  std::vector<int> open_;
  std::vector<const xmlNode*> opened_by_;
  std::string text_;
  size_t link_chars_ = 0;
  size_t link_count_ = 0;
  int links_ = 0;
  int depth_ = 0;
};

}  // namespace

HtmlTree ParseHtml(std::string_view utf8) {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
  HtmlTree tree;
  std::string page = PrescanHtml(utf8);
  if (page.empty()) return tree;
  // Room for all that may come: what is not used is never touched, while growing would hold everything twice.
  size_t tags = std::min(static_cast<size_t>(std::count(page.begin(), page.end(), '<')), static_cast<size_t>(kMaxHtmlElements));
  tree.elements.reserve(tags + 3);
  tree.blocks.reserve(tags + 3);
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  DocPtr doc(htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", options), &xmlFreeDoc);
  const xmlNode* root = doc ? xmlDocGetRootElement(doc.get()) : nullptr;
  if (root != nullptr) Walker(tree).Walk(root);
  return tree;
}

}  // namespace lapwing
