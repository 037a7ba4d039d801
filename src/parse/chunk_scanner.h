// SPDX-License-Identifier: Apache-2.0
/// The rules of the tokenizer for one stretch without white space: where its words, marks, units and clitics end.
///
/// Cost  linear in bytes; pure
#pragma once

#include "parse/tokenizer.h"

namespace lapwing::parse {

/// Adds the tokens of `chunk` to `out`. `next` is the stretch that follows in the block, empty when there is none. With a `split`
/// the stretch's `core` falls into the split's pieces and the rules read only what stands around it.
void ScanChunk(std::string_view text, Span chunk, std::string_view next, Span core, const WordSplit* split, TokenBlock& out);

}  // namespace lapwing::parse
