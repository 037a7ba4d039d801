// SPDX-License-Identifier: Apache-2.0
/// Irregular words of English, which a treebank of moderate size does not all have: past, participle and base form of
/// verbs, plurals of nouns. The lemmatizer learns them beside the treebanks' words.
#pragma once

#include <span>
#include <string_view>

namespace lapwing::parse {

struct IrregularVerb {
  std::string_view base, past, participle;
};
std::span<const IrregularVerb> IrregularVerbs();

struct IrregularPlural {
  std::string_view singular, plural;
};
std::span<const IrregularPlural> IrregularPlurals();

}  // namespace lapwing::parse
