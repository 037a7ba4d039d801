// SPDX-License-Identifier: Apache-2.0
#include "read/feed_body.h"

#include <algorithm>

#include "base/strings.h"
#include "read/entities.h"
#include "read/feed_elements.h"
#include "read/feed_parts.h"
#include "read/input_kind.h"

namespace lapwing {
namespace {

/// Is there a letter or digit outside of tags and references?
bool SaysSomething(std::string_view markup) {
  for (size_t i = 0; i < markup.size(); ++i) {
    char c = markup[i];
    if (c == '<') i = std::min(markup.find('>', i), markup.size());
    else if (size_t end = markup.substr(i, 12).find(';'); c == '&' && end != std::string_view::npos) i += end;
    else if (IsAlpha(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80) return true;
  }
  return false;
}

/// Pictures and the like in base64.
bool IsNoText(const std::string& type) {
  return type.find('/') != std::string::npos && !type.starts_with("text/") && type.find("xml") == std::string::npos && type.find("html") == std::string::npos;
}

}  // namespace

// Is it HTML? Elements inside say yes; RSS does not tell, so its words are looked at; Atom's "text" is believed unless it is full of paragraphs.
void FeedBody::Take(const xmlNode* node, int its_rank, bool atom) {
  if (its_rank >= rank && !text.empty()) return;
  std::string type = LowerAscii(FeedAttribute(node, "type")), mode = LowerAscii(FeedAttribute(node, "mode"));
  if (mode == "base64" || (atom && IsNoText(type))) return;
  FeedBody found;
  found.rank = its_rank;
  bool elements = HasElements(node);
  found.text = elements ? MarkupOf(node) : TextOf(node);
  if (Trim(found.text).empty()) return;
  bool plain = atom && !elements && (type.empty() || type == "text" || type == "text/plain") && mode != "escaped";
  found.markup = elements || (plain ? HasMarkup(found.text) : HasTags(found.text));
  if (!found.markup && !plain) {
    std::string once = DecodeEntities(found.text);  // escaped twice
    if (once != found.text && HasTags(once)) {
      found.text = std::move(once);
      found.markup = true;
    }
  }
  if (elements) {  // markup and escaped markup side by side: "<div>&lt;p&gt;..."
    std::string inner = TextOf(node);
    if (HasMarkup(inner)) found.text = std::move(inner);
  }
  if (found.markup && !SaysSomething(found.text)) return;  // a content of nothing but pictures is none
  *this = std::move(found);
}

}  // namespace lapwing
