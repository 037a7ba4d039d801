// SPDX-License-Identifier: Apache-2.0
/// Words that belong to a larger reading propose nothing of their own: in "threatened to attack the port" the attack is the
/// threat's. What is condemned or blamed is another matter: "deplored its attacks on the port" tells of attacks that have happened,
/// "turned down its request" of a request that was made.
///
///   SpentWords spent(tree, codebook);
///   for (const Match& match : stand) spent.Spend(match);
///   if (!spent.LeavesFree(match, event.quad)) ...   // it is part of another
#pragma once

#include <string_view>
#include <vector>

#include "base/tree.h"
#include "code/codebook.h"
#include "code/matcher.h"

namespace lapwing {

class SpentWords {
 public:
  SpentWords(const Tree& tree, const Codebook& codebook) : tree_(tree), codebook_(codebook), spent_(static_cast<size_t>(tree.size()), Use::kFree) {}

  /// Takes the words of a reading that stands; one without a known side takes none.
  void Spend(const Match& match);

  /// True when the reading's own word was not taken by another; a condemned one is free for deeds of conflict alone, one that somebody
  /// is blamed for is free for any deed, one that is rejected for a request whose sides are known.
  bool LeavesFree(const Match& match, std::string_view quad) const;

 private:
  enum class Use : unsigned char { kFree, kSpent, kCondemned, kBlamed, kRejected };
  Use UseBy(const Match& match) const;
  bool WentBefore(int clause) const;
  void SpendOne(int token, Use use);
  void SpendBelow(int token, Use use, int depth);

  const Tree& tree_;
  const Codebook& codebook_;
  std::vector<Use> spent_;
};

}  // namespace lapwing
