// SPDX-License-Identifier: Apache-2.0
/// Which kinds of names a word occurs in, from the knowledge files: a hint for the network, which decides. Read when a
/// model is trained and kept in it.
///
/// Threads  immutable after Load.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing::parse {

/// Bits of a word's entry.
enum NameUse : uint8_t {
  kFirstOfPerson = 1,
  kLastOfPerson = 2,
  kPlace = 4,         ///< the word alone is a place
  kPartOfPlace = 8,
  kOrganisation = 16, ///< the word alone is an organisation
  kPartOfOrganisation = 32,
};

class Gazetteer {
 public:
  /// Reads persons/, places.tsv, states.txt, organisations.txt and groups.txt of a knowledge folder.
  static Result<Gazetteer> FromKnowledge(const std::string& folder);
  std::string Pack() const;
  bool Load(std::string_view bytes);

  /// Bits of the word with this hash (Lexeme::word); 0 when it is in no name.
  uint8_t Find(uint64_t word) const;
  size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    uint64_t word = 0;
    uint8_t uses = 0;
  };
  void AddName(std::string_view name, NameUse alone, NameUse first, NameUse last);
  void Sort();
  void Index();
  std::vector<Entry> entries_;  ///< ascending
  std::vector<Entry> slots_;
};

}  // namespace lapwing::parse
