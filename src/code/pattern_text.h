// SPDX-License-Identifier: Apache-2.0
/// The written form of one pattern: "meet|@talk : subj=A with=R ; reciprocal" (docs/codebook.md).
///
/// Errors  each reader returns what is wrong and what would be right, "" when nothing is
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "code/codebook.h"

namespace lapwing {

/// "@talk" to its words, which may be classes again.
using WordClasses = std::map<std::string, std::vector<std::string>>;

/// Adds the words of "word|@class|word", classes spelled out.
std::string ExpandWords(std::string_view list, const WordClasses& classes, WordSet& words, int depth = 0);

/// Choices of words by how they are written, so that slots that want the same share them.
using WordChoices = std::unordered_map<std::string, std::shared_ptr<const WordChoice>>;

/// Fills slots and flags of a pattern whose part of speech and type are set; `triggers` are its trigger words, sorted so that the
/// order of patterns does not follow their hash. `book` knows the event types and modes a pattern may name; `choices` keeps what
/// slots share.
std::string ReadPattern(std::string_view text, const WordClasses& classes, const Codebook& book, WordChoices& choices, Pattern& pattern, std::vector<std::string>& triggers);

}  // namespace lapwing
