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

void Sides::Direct(int token, bool adjectives, std::vector<Side>& out, int depth) const {
  if (depth > 6) return;
  const Mention* mention = mentions_.At(token);
  // Inside a longer name the token may belong to a mention whose head lies elsewhere: still that actor.
  if (mention != nullptr && (adjectives || mention->kind != MentionKind::kAdjective) && mention->kind != MentionKind::kPlace) {
    for (const Actor& actor : mention->actors) {
      AddSide(out, {actor, mention->head, false, mention->thing, mention->place_use, mention->kind, mention->confidence});
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
  if (visit([&](int c) { return tree_.Rel(c) == Deprel::nmod_poss; }, true)) return;
  if (visit([&](int c) { return tree_.Rel(c) == Deprel::amod || tree_.Rel(c) == Deprel::compound || tree_.Rel(c) == Deprel::nmod_desc; }, false)) return;
  for (std::string_view preposition : kOrder) {
    if (visit([&](int c) { return tree_.Rel(c) == Deprel::nmod && tree_.Preposition(c) == preposition; }, true)) return;
  }
  visit([&](int c) { return tree_.Rel(c) == Deprel::appos; }, true);
}

std::vector<Side> Sides::Of(int token, bool adjectives) const {
  std::vector<Side> out;
  if (token < 0) return out;
  Direct(token, adjectives, out, 0);
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
