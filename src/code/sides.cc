// SPDX-License-Identifier: Apache-2.0
#include "code/sides.h"

#include <algorithm>
#include <array>

namespace lapwing {

bool SameActor(const Actor& a, const Actor& b) {
  if (a.country != b.country) return false;
  return a.name == b.name && a.sector == b.sector;
}

namespace {

void AddSide(std::vector<Side>& out, Side side) {
  for (const Side& have : out) {
    if (SameActor(have.actor, side.actor)) return;
  }
  out.push_back(std::move(side));
}

bool Known(const std::vector<Side>& sides) {
  return std::any_of(sides.begin(), sides.end(), [](const Side& s) { return !s.actor.country.empty(); });
}

}  // namespace

Sides::Sides(const Tree& tree, const SentenceMentions& mentions)
    : tree_(tree), mentions_(mentions), list_of_(static_cast<size_t>(tree.size()), -1) {
  FindLists();
}

/// "A, B and C conducted": parsers often cut such a list in two at its "and". Names with nothing but commas and one "and"
/// between them are one list whatever the tree says.
void Sides::FindLists() {
  auto lists = [](MentionKind kind) {
    return kind == MentionKind::kState || kind == MentionKind::kCapital || kind == MentionKind::kOrg || kind == MentionKind::kSeat;
  };
  for (int t = 0; t < tree_.size(); ++t) {
    const Mention* first = mentions_.At(t);
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

void Sides::Direct(int token, bool adjectives, std::vector<Side>& out, int depth) const {
  if (depth > 6) return;
  const Mention* mention = mentions_.At(token);
  // Inside a longer name the token may belong to a mention whose head lies elsewhere: still that actor.
  if (mention != nullptr && (adjectives || mention->kind != MentionKind::kAdjective) && mention->kind != MentionKind::kPlace) {
    for (const Actor& actor : mention->actors) {
      AddSide(out, {actor, mention->head, false, mention->thing, mention->place_use, mention->kind, mention->confidence});
    }
  }
  if (int list = list_of_[static_cast<size_t>(token)]; list >= 0 && mention != nullptr) {
    for (int head : lists_[static_cast<size_t>(list)]) {
      const Mention* member = mentions_.At(head);
      for (const Actor& actor : member->actors) AddSide(out, {actor, head, false, false, member->place_use, member->kind, member->confidence});
    }
  }
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) != Deprel::conj || tree_.IsVerbal(child)) continue;
    // "X but not Y" is no coordination of doers.
    bool but = false;
    for (int marker : tree_.Children(child)) but = but || (tree_.Rel(marker) == Deprel::cc && tree_.Lemma(marker) == "but");
    if (!but) Direct(child, adjectives, out, depth + 1);
  }
}

void Sides::Nested(int token, std::vector<Side>& out, int depth) const {
  if (depth > 3) return;
  static constexpr std::array<std::string_view, 4> kOrder = {"by", "from", "of", "between"};
  auto visit = [&](auto&& wanted, bool deeper) {
    for (int child : tree_.Children(token)) {
      if (!wanted(child)) continue;
      std::vector<Side> found;
      Direct(child, true, found, 0);
      if (!Known(found) && deeper) Nested(child, found, depth + 1);
      for (Side& side : found) {
        side.nested = true;
        side.confidence *= 0.9;
        if (!side.actor.country.empty()) AddSide(out, side);
      }
    }
    return Known(out);
  };
  // "its border with Finland" is Finland's as much as the owner's; the other side is meant.
  if (tree_.Lemma(token) == "border" || tree_.Lemma(token) == "frontier") {
    if (visit([&](int c) { return tree_.Rel(c) == Deprel::nmod && tree_.Preposition(c) == "with"; }, true)) return;
  }
  if (visit([&](int c) { return tree_.Rel(c) == Deprel::nmod_poss; }, true)) return;
  if (visit([&](int c) { return tree_.Rel(c) == Deprel::amod || tree_.Rel(c) == Deprel::compound || tree_.Rel(c) == Deprel::nmod_desc; }, false)) return;
  for (std::string_view preposition : kOrder) {
    if (visit([&](int c) { return tree_.Rel(c) == Deprel::nmod && tree_.Preposition(c) == preposition; }, true)) return;
  }
  visit([&](int c) { return tree_.Rel(c) == Deprel::appos; }, true);
}

bool Sides::IsTime(int token) const {
  return std::any_of(mentions_.dates.begin(), mentions_.dates.end(), [&](const DateMention& d) { return d.first <= token && token <= d.last; });
}

void Sides::PlaceSide(int token, std::vector<Side>& out) const {
  const Mention* mention = mentions_.At(token);
  if (mention == nullptr || mention->kind != MentionKind::kPlace || mention->place.country.size() != 3) return;
  Actor actor;
  actor.text = mention->place.text;
  actor.country = mention->place.country;
  actor.span = {tree_[mention->first].span.begin, tree_[mention->last].span.end};
  out.push_back({actor, mention->head, false, false, false, MentionKind::kPlace, 0.85});
}

std::vector<Side> Sides::Of(int token, bool adjectives, bool places) const {
  std::vector<Side> out;
  if (token < 0) return out;
  Direct(token, adjectives, out, 0);
  if (places && out.empty()) PlaceSide(token, out);
  if (!Known(out)) {
    std::vector<Side> nested;
    Nested(token, nested, 0);
    if (Known(nested)) {
      // "protesters in Minsk": the people keep their sector, the place gives the country.
      if (!out.empty() && out[0].kind == MentionKind::kSector) {
        Side side = out[0];
        side.actor.country = nested[0].actor.country;
        return {side};
      }
      return nested;
    }
  }
  std::stable_partition(out.begin(), out.end(), [](const Side& s) { return !s.actor.country.empty(); });
  return out;
}

}  // namespace lapwing
