// SPDX-License-Identifier: Apache-2.0
/// Which blocks of a page are the article.
///
/// Method: elements whose tag, class or id says that they are not the article (nav, share, related, ...) are
/// left out, unless that would leave out much of the page's prose; then the best region is taken: an element
/// named as an article body, else <article>, else <main>, else the element where prose outweighs the rest;
/// and in it blocks that are mostly links are left out. Sentences between the headline and the region belong to it. The order of trials follows trafilatura (A. Barbaresi,
/// ACL 2021), the block measures jusText (J. Pomikalek, 2011). Linear in the size of the page.
#pragma once

#include <vector>

#include "read/html_tree.h"

namespace lapwing {

/// Indices into tree.blocks, ascending.
std::vector<size_t> ArticleBlocks(const HtmlTree& tree);

}  // namespace lapwing
