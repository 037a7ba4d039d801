// SPDX-License-Identifier: Apache-2.0
/// What the JSON-LD of a page (schema.org) says of its article.
///
/// Blocks are parsed, mended where they are broken; references by "@id" are followed once. Of several objects the first that looks like
/// the article (it has a headline, a body or a day of publication) counts. No recursion; linear in the size of the blocks.
#pragma once

#include <string>
#include <vector>

namespace lapwing {

struct JsonLdFacts {
  std::string author;     ///< names as written, ", " between several
  std::string headline;
  std::string published;  ///< days as written
  std::string modified;
};

JsonLdFacts ReadJsonLd(const std::vector<std::string>& blocks);

}  // namespace lapwing
