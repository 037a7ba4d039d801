// SPDX-License-Identifier: Apache-2.0
/// What a user types into a search, taken apart and made safe for either database: every word and every "phrase" is looked for as it
/// stands, so that AND, NEAR, brackets and colons are words like any other. A word that ends in * finds all that begin so. All must be
/// found. Memory and time: of the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lapwing {

struct SearchTerm {
  std::string text;     ///< never empty
  bool begins = false;  ///< all that begin so
};

/// `sanctions "oil tanker" embarg*` -> sanctions, oil tanker, embarg (begins).
std::vector<SearchTerm> SearchTerms(std::string_view words);

/// For FTS5: `"sanctions" "oil tanker" "embarg"*`.
std::string MatchText(std::string_view words);

/// A beginning for PostgreSQL's to_tsquery: `'embarg':*`.
std::string BeginningText(std::string_view text);

}  // namespace lapwing
