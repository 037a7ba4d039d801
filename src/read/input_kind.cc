// SPDX-License-Identifier: Apache-2.0
#include "read/input_kind.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/columns.h"
#include "read/container.h"
#include "read/sgml_news.h"
#include "read/xml_news.h"
#include "read/feed_root.h"

namespace lapwing {
namespace {

bool ContainsTag(std::string_view lower, std::string_view name) {
  for (size_t at = lower.find(name); at != std::string_view::npos; at = lower.find(name, at + 1)) {
    size_t end = at + name.size();
    if (end < lower.size() && (lower[end] == '>' || lower[end] == ' ' || lower[end] == '/' || lower[end] == '\n'))
      return true;
  }
  return false;
}

// An object that is still open at the end of its first line, outside of a string, goes on in the next
// lines, unless the next line opens an object of its own: then the first line was broken.
bool SpreadOverLines(std::string_view text) {
  size_t line_end = text.find('\n');
  if (line_end == std::string_view::npos) return false;
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < line_end; ++i) {
    if (in_string) {
      if (text[i] == '\\')
        ++i;
      else if (text[i] == '"')
        in_string = false;
    } else if (text[i] == '"') {
      in_string = true;
    } else if (text[i] == '{' || text[i] == '[') {
      ++depth;
    } else if (text[i] == '}' || text[i] == ']') {
      --depth;
    }
  }
  std::string_view next = Trim(text.substr(line_end));
  return depth > 0 && !in_string && !next.starts_with('{');
}

}  // namespace

bool HasMarkup(std::string_view text) {
  text = text.substr(0, 65536);
  std::string lower = LowerAscii(text);
  static constexpr std::array<std::string_view, 5> kPage = {"<!doctype", "<html", "<head", "<body", "</p"};
  // "<P>" and "<BR>" are ticker symbols in wire copy: these elements must be closed, or written small.
  static constexpr std::array<std::string_view, 7> kClosed = {"div", "span", "ul", "table", "section", "article", "ol"};
  bool page = std::any_of(kPage.begin(), kPage.end(), [&](std::string_view tag) { return ContainsTag(lower, tag); });
  bool closed = std::any_of(kClosed.begin(), kClosed.end(),
                            [&](std::string_view name) { return ContainsTag(lower, "</" + std::string(name)); });
  return page || closed || ContainsTag(text, "<br") || ContainsTag(text, "<p");
}

InputKind TellKind(std::string_view head) {
  if (head.starts_with("WARC/1.")) return InputKind::kWarc;
  if (LooksLikeContainer(head.substr(0, 4096))) return InputKind::kContainer;
  if (!SgmlRecordEnd(head).empty()) return InputKind::kSgmlNews;  // may hold the wire's control characters
  if (head.starts_with("\xFF\xFE<") || head.starts_with("\xFE\xFF") || head.starts_with(std::string_view("<\0", 2)) || head.starts_with(std::string_view("\0<", 2))) {
    // In UTF-16, with its mark or without: every second byte is enough to tell a feed.
    std::string letters;
    for (char c : head) {
      if (c > 0) letters += c;
    }
    if (FeedRootAt(letters) != std::string_view::npos) return InputKind::kFeed;
  }
  if (LooksBinary(head)) return InputKind::kBinary;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  std::string_view text = Trim(head);
  if (text.empty()) return InputKind::kEmpty;
  if (FeedRootAt(head) != std::string_view::npos || (text.front() == '{' && LooksLikeJsonFeed(text))) return InputKind::kFeed;
  if (text.front() == '{') return SpreadOverLines(text) ? InputKind::kJsonObjects : InputKind::kJsonLines;
  if (text.front() == '[') {
    std::string_view inside = Trim(text.substr(1));
    if (inside.starts_with('{') || inside.starts_with(']')) return InputKind::kJsonObjects;
  }
  if (text.front() == '<' && LooksLikeXmlNews(text)) return InputKind::kXmlNews;
  if (text.front() == '<' && (HasMarkup(text) || text.starts_with("<!--") || text.starts_with("<?xml")))
    return InputKind::kHtml;
  if (TellSeparator(text.substr(0, text.find_first_of("\r\n"))) != '\0') return InputKind::kTable;
  return HasMarkup(text) &&
                 (text.find("</p>") != std::string_view::npos || text.find("</div>") != std::string_view::npos)
             ? InputKind::kHtml
             : InputKind::kText;
}

}  // namespace lapwing
