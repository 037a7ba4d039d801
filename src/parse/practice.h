// SPDX-License-Identifier: Apache-2.0
/// Draws training sentences with trees from a small grammar (models/practice.txt, which describes its own format), so
/// that the parser meets constructions of news that the treebanks hardly have.
///
/// Deterministic: the same grammar, number and seed give the same sentences. Lemmas are left empty.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"
#include "lapwing/sentence.h"

namespace lapwing::parse {

/// A malformed grammar is kBadData with "name:line".
Result<std::vector<Sentence>> DrawSentences(std::string_view grammar, const std::string& name, size_t count, uint64_t seed);

}  // namespace lapwing::parse
