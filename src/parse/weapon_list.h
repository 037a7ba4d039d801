// SPDX-License-Identifier: Apache-2.0
/// Names of weapons and military platforms from a list (knowledge/weapons.txt), marked in sentences. The network knows
/// what looks like a name; the list knows that "KN-23" and "Iron Dome" are weapons.
///
/// A name marked `!` in the list is also an ordinary word or a place ("Patriot", "Neptune"): it counts only with a weapon
/// noun ("missile", "battery") directly before or after it.
///
/// Threads  immutable after Load.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lapwing/result.h"
#include "lapwing/sentence.h"
#include "parse/tokenizer.h"

namespace lapwing::parse {

class WeaponList {
 public:
  /// The list's text (docs/knowledge.md); `tokenizer` cuts the names as it cuts sentences. kBadData with "name:line".
  static Result<WeaponList> Read(std::string_view text, const std::string& file, const Tokenizer& tokenizer);

  /// Adds the list's names to `entities`; a name found there that overlaps gives way.
  void Mark(std::span<const Token> tokens, std::vector<EntitySpan>& entities) const;
  size_t size() const { return count_; }

 private:
  struct Name {
    std::vector<std::string> words;  ///< lower case, all but the first
    bool ambiguous = false;
  };
  void Add(std::string_view name, const Tokenizer& tokenizer);
  const Name* Match(std::span<const std::string> words, size_t at) const;
  bool NounNear(std::span<const std::string> words, size_t first, size_t last) const;

  std::unordered_map<std::string, std::vector<Name>> names_;  ///< by first word; longest first
  std::unordered_set<std::string> nouns_;
  size_t count_ = 0;
};

}  // namespace lapwing::parse
