// SPDX-License-Identifier: Apache-2.0
// Names that are written as one list, whatever the tree says.
#include "code/sides.h"

namespace lapwing {

/// "A, B and C conducted": parsers often cut such a list in two at its "and". Names with nothing but commas and one "and"
/// between them are one list whatever the tree says.
void Sides::FindLists() {
  auto lists = [](MentionKind kind) {
    return kind == MentionKind::kState || kind == MentionKind::kCapital || kind == MentionKind::kOrg || kind == MentionKind::kSeat;
  };
  for (int t = 0; t < tree_.size(); ++t) {
    const Mention* first = mentions_.At(t);
    if (first != nullptr && first->first == t) JoinByHyphen(*first);
    if (first == nullptr || !lists(first->kind) || list_of_[static_cast<size_t>(t)] >= 0) continue;
    std::vector<int> heads = {first->head};
    int end = first->last;
    bool closed = false;
    while (!closed) {
      int next = end + 1;
      bool comma = next < tree_.size() && tree_[next].form == ",";
      if (comma) ++next;
      bool conjunction = next < tree_.size() && (tree_[next].lemma == "and" || tree_[next].form == "&");
      if (conjunction) ++next;
      if (!comma && !conjunction) break;
      if (next < tree_.size() && tree_[next].lemma == "the") ++next;
      const Mention* member = mentions_.At(next);
      if (member == nullptr || !lists(member->kind) || member->first < next) break;
      heads.push_back(member->head);
      end = member->last;
      closed = conjunction;
    }
    // Two names may be neighbours by chance ("In Russia, China ..."); three with an "and" are a list.
    if (!closed || heads.size() < 3) continue;
    for (int u = first->first; u <= end; ++u) list_of_[static_cast<size_t>(u)] = static_cast<int>(lists_.size());
    lists_.push_back(heads);
  }
}

/// "the U.S.-South Korea drill", "Serbian-Croatian talks": two states with nothing but a hyphen between them are both meant.
void Sides::JoinByHyphen(const Mention& first) {
  auto state = [](const Mention& m) {
    return m.kind == MentionKind::kState || m.kind == MentionKind::kCapital || m.kind == MentionKind::kAdjective || m.kind == MentionKind::kOrg;
  };
  if (list_of_[static_cast<size_t>(first.head)] >= 0) return;
  std::vector<int> heads = {first.head};
  int end = first.last;
  for (const Mention* last = &first; state(*last);) {
    const int hyphen = end + 1;
    if (hyphen + 1 >= tree_.size() || tree_[end].space_after || tree_[hyphen].space_after) break;
    if (tree_[hyphen].form != "-" && tree_[hyphen].form != "\u2013") break;
    last = mentions_.At(hyphen + 1);
    if (last == nullptr || last->first != hyphen + 1 || !state(*last)) break;
    heads.push_back(last->head);
    end = last->last;
  }
  if (heads.size() < 2) return;
  for (int u = first.first; u <= end; ++u) list_of_[static_cast<size_t>(u)] = static_cast<int>(lists_.size());
  lists_.push_back(std::move(heads));
}

}  // namespace lapwing
