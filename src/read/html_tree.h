// SPDX-License-Identifier: Apache-2.0
/// A page as a flat list of elements and the blocks of text they hold. Nothing here is recursive; sums over
/// subtrees are computed once, from the last element to the first.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lapwing {

struct HtmlElement {
  int parent = -1;      ///< index into HtmlTree::elements; parents come before children
  int end = 0;          ///< one past the last element of the subtree
  std::string tag;      ///< lower case
  std::string labels;   ///< class, id, role, itemprop, lower case, split into words between blanks: " article body "; without what names nothing
  std::string joined;   ///< the same without splitting: "article-body"
  bool hidden = false;  ///< not shown to a reader
};

/// Text between two block boundaries.
struct HtmlBlock {
  int element = 0;        ///< the innermost block element around it
  std::string text;       ///< blanks folded; '\n' for a line break
  size_t link_chars = 0;  ///< bytes of it that are inside links
  size_t links = 0;
  int heading = 0;    ///< 1-6, else 0
  bool item = false;  ///< inside a list item
  bool cell = false;  ///< inside a cell of a table, or a list of terms
};

struct HtmlMeta {
  std::string key;  ///< name, property or itemprop, lower case; of other elements too where an itemprop or property begins with "date"
  std::string value;
};

/// `<time>`
struct HtmlTime {
  std::string stamp;  ///< the datetime attribute
  std::string text;
  std::string labels;  ///< class and itemprop as words, as HtmlElement has them
  size_t block = 0;    ///< index of the block that it stands in, ...
  size_t offset = 0;   ///< ... and where in its text
};

struct HtmlTree {
  std::vector<HtmlElement> elements;
  std::vector<HtmlBlock> blocks;
  std::vector<HtmlMeta> metas;
  std::vector<std::string> json_ld;  ///< contents of application/ld+json scripts
  std::vector<HtmlMeta> bylines;     ///< what is marked as naming the author: key says how ("rel", "itemprop", "class"), value the text
  std::vector<HtmlTime> times;
  std::string title;                 ///< of `<title>`
  std::string canonical;             ///< of `<link rel=canonical>`
  std::string language;              ///< of `<html lang>`
};

/// Parses valid UTF-8 with libxml2: no network, no entities from outside, at most kMaxHtmlDepth levels and
/// kMaxHtmlElements elements (what is beyond is left out).
HtmlTree ParseHtml(std::string_view utf8);

inline constexpr int kMaxHtmlElements = 400'000;
inline constexpr int kMaxHtmlDepth = 500;

}  // namespace lapwing
