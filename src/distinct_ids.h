// SPDX-License-Identifier: Apache-2.0
/// One id for one text. Archives give an id to several articles (a day's number begun anew, a page written over); taken at their
/// word, all but the first would be lost in a store, and events of one would be taken for the other's.
///
/// The first article of an id keeps it. Another text under the same id becomes "ID#" and eight hexadecimal digits of its hash, and
/// so it does the next time. The same text under the same id is the same article.
///
/// Threads  one at a time, in the order of the input: the order decides who comes first
/// Cost     16 bytes for every article restored, some 40 for every one seen since
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lapwing/article.h"

namespace lapwing {

/// Title and text as a number. Rejects without either are alike.
uint64_t ContentHash(const Article& article);

class DistinctIds {
 public:
  /// What is known from before: pairs of Hash64 of an id and the content it stands for, in any order.
  void Restore(std::vector<std::pair<uint64_t, uint64_t>> known);

  /// Gives the article an id of its own where its id stands for another text.
  void Claim(Article& article);

  int64_t renamed() const { return renamed_; }

 private:
  /// Is `id` this content's, now or from before? Takes it when it is nobody's.
  bool Take(uint64_t id, uint64_t content);

  std::vector<std::pair<uint64_t, uint64_t>> known_;  // sorted
  std::unordered_map<uint64_t, uint64_t> seen_;       // looked up in only: its order never shows
  int64_t renamed_ = 0;
};

}  // namespace lapwing
