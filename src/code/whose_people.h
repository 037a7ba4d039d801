// SPDX-License-Identifier: Apache-2.0
/// Whose are the protesters, civilians and captives that a sentence names without their state?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/tree.h"
#include "code/matcher.h"
#include "code/sides.h"
#include "lapwing/mention.h"

namespace lapwing {

class WhosePeople {
 public:
  WhosePeople(const Tree& tree, const SentenceMentions& mentions) : tree_(tree), mentions_(mentions) {}

  /// Protesters, civilians, captives: of the other state the sentence names ("shelling killed people in Kharkiv", "blacklisted five
  /// officials over the North's test"), or, where it names none, of the state they face at home. Before a foreign mission nobody is at
  /// home: there the dateline tells whose they are, if anything. Soldiers and arms of nobody known stay so, and so do people of a region or of
  /// abroad ("European leaders", "foreign diplomats").
  /// Changes `sides`; `others` face them. `acts`: deeds, as against words. `facing`: they are the doers: crowds rise against their own state, but
  /// "envoys" or "the pope" who address one are not thereby its own.
  void Domesticate(std::vector<Side>& sides, const std::vector<Side>& others, bool acts, bool facing) const;

  /// "Thousands marched in Lilongwe": a crowd of no named state is of where it gathers, or else of the dateline's state; nobody where the match's
  /// doer is no crowd, or no place is told. `text` is the field the sentence stands in.
  std::vector<Actor> OfThePlace(const Match& match, std::string_view text) const;

  /// "Hundreds of people were rounded up": the same of a crowd that is arrested by whoever keeps order there, in a sentence of no other state.
  std::vector<Actor> TakenAtHome(const Match& match, std::string_view text) const;

 private:
  std::vector<Actor> LivingThere(const Match& match, int people, std::string_view text) const;
  std::string OtherState(std::string_view known) const;
  bool Mission(int token) const;
  bool OfBorder(int token) const;
  bool FromAbroad(int token) const;

  const Tree& tree_;
  const SentenceMentions& mentions_;
};

}  // namespace lapwing
