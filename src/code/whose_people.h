// SPDX-License-Identifier: Apache-2.0
/// Whose are the protesters, civilians and captives that a sentence names without their state?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/tree.h"
#include "code/sides.h"
#include "lapwing/mention.h"

namespace lapwing {

class WhosePeople {
 public:
  WhosePeople(const Tree& tree, const SentenceMentions& mentions) : tree_(tree), mentions_(mentions) {}

  /// Protesters, civilians, captives: of the other state the sentence names ("shelling killed people in Kharkiv", "blacklisted five
  /// officials over the North's test"), or, where it names none, of the state they face at home. Before a foreign mission nobody is at
  /// home: there the dateline tells whose they are, if anything. Soldiers and arms of nobody known stay so.
  /// Changes `sides`; `others` face them. `acts`: deeds, as against words.
  void Domesticate(std::vector<Side>& sides, const std::vector<Side>& others, bool acts) const;

 private:
  std::string OtherState(std::string_view known) const;
  bool Mission(int token) const;

  const Tree& tree_;
  const SentenceMentions& mentions_;
};

}  // namespace lapwing
