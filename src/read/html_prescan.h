// SPDX-License-Identifier: Apache-2.0
/// Takes out of a page what says nothing of its text, before it is parsed: comments, scripts (JSON-LD stays), styles, drawings (svg), images,
/// and all attributes but those that html_tree.h looks at. That is most of the bytes of today's pages, and it bounds what hostile pages
/// blow up: values are cut at kMaxAttributeBytes, and behind kMaxOpenTags levels start tags are left out, while their text stays.
///
/// Follows the tokenizer of HTML (WHATWG, 13.2.5) in what it needs: quotes in tags, raw text up to its end tag, comments with their odd
/// ends. What is not closed is left to the parser. One pass, linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lapwing {

std::string PrescanHtml(std::string_view html);

/// What "<br>" becomes: a node of the parser takes a hundred times its four bytes. (Of the private use area; readers see nothing for it.)
inline constexpr std::string_view kLineBreak = "\xEE\x80\x8A";

inline constexpr size_t kMaxAttributeBytes = size_t{64} * 1024;
inline constexpr size_t kMaxOpenTags = 80;  ///< tables nest three elements for each of them, and libxml2 gives up a page at 256

}  // namespace lapwing
