// SPDX-License-Identifier: Apache-2.0
/// Finds known names in a sentence: longest match, left to right, over folded words.
#pragma once

#include <vector>

#include "base/tree.h"
#include "resolve/knowledge.h"

namespace lapwing {

/// A run of tokens that matches entries of the knowledge. Several entries when the name is ambiguous.
struct NameHit {
  int first = 0;
  int last = 0;
  int head = 0;  ///< the token of the run whose governor lies outside it
  std::vector<const NameEntry*> entries;
};

/// A sentence without a word in small letters.
bool Shouting(const Tree& tree);

/// Hits in text order, not overlapping, each the longest at its start; capitals are respected unless the whole
/// sentence is in capitals (headlines).
/// Cost  O(tokens x longest name).
std::vector<NameHit> FindNames(const Knowledge& knowledge, const Tree& tree);

}  // namespace lapwing
