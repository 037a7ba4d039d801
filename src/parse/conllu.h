// SPDX-License-Identifier: Apache-2.0
/// CoNLL-U in and out. Read: comments, tokens, multiword ranges, SpaceAfter=No and names (MISC: NER=B-PER ...) are kept; empty nodes ("5.1"),
/// features and enhanced dependencies are dropped. Every sentence's spans point into the text that JoinText() builds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"
#include "lapwing/sentence.h"

namespace lapwing::parse {

/// A malformed line is kBadInput with "name:line". Heads that are missing ("_") read as the root and a flat tree is not
/// checked: the reader serves files without trees too.
Result<std::vector<Sentence>> ReadConllu(std::string_view bytes, const std::string& name);
Result<std::vector<Sentence>> ReadConlluFile(const std::string& path);

/// One sentence with a blank line after it. Given comments come first, then "# text = " unless given.
std::string WriteConllu(const Sentence& sentence);

/// Value of the comment "key = value", or "".
std::string_view CommentValue(const Sentence& sentence, std::string_view key);
/// True when one of the comments starts with `key` ("newdoc", "newpar").
bool HasComment(const Sentence& sentence, std::string_view key);

/// The surface text of one sentence from its tokens and SpaceAfter.
std::string SurfaceText(const Sentence& sentence);

/// Rebuilds the running text of the sentences (a space between sentences as SpaceAfter says, a blank line at newpar and
/// newdoc) and sets every span into it.
std::string JoinText(std::vector<Sentence>& sentences);

/// Typographic quotes in forms become plain, as in texts that were read; spans follow.
void UsePlainQuotes(std::vector<Sentence>& sentences);

}  // namespace lapwing::parse
