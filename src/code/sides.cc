// SPDX-License-Identifier: Apache-2.0
#include "code/sides.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace lapwing {

bool SameActor(const Actor& a, const Actor& b) {
  if (a.country != b.country) return false;
  return a.name == b.name && a.sector == b.sector;
}

bool AnyKnown(const std::vector<Side>& sides) { return std::any_of(sides.begin(), sides.end(), [](const Side& side) { return side.Known(); }); }

namespace {

void AddSide(std::vector<Side>& out, Side side) {
  for (const Side& have : out) {
    if (SameActor(have.actor, side.actor)) return;
  }
  out.push_back(std::move(side));
}

}  // namespace

void AddSides(std::vector<Side>& to, const std::vector<Side>& from) {
  for (const Side& side : from) AddSide(to, side);
}

void AddStates(std::vector<Side>& to, const std::vector<Side>& from) {
  for (const Side& side : from) {
    const bool have = std::any_of(to.begin(), to.end(), [&](const Side& s) { return s.actor.country == side.actor.country; });
    if (!have) to.push_back(side);
  }
}

Sides::Sides(const Tree& tree, const SentenceMentions& mentions)
    : tree_(tree), mentions_(mentions), list_of_(static_cast<size_t>(tree.size()), -1) {
  FindLists();
}

bool Sides::StandsAsNoun(int token) const {
  switch (tree_.Rel(token)) {
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl:
    case Deprel::nmod:
    case Deprel::obl_agent: return tree_.Child(token, Deprel::det) >= 0 || tree_.Child(token, Deprel::nummod) >= 0;
    default: return false;
  }
}

/// "X but not Y", "X rather than Y", "X, not Y": no coordination of doers; "not only X but also Y" is one.
bool Sides::Contrasts(int conjunct) const {
  bool contrast = false, also = conjunct > 0 && tree_.Lemma(conjunct - 1) == "also";
  for (int marker : tree_.Children(conjunct)) {
    std::string_view lemma = tree_.Lemma(marker);
    if (tree_.Rel(marker) == Deprel::cc) contrast = contrast || lemma == "but" || lemma == "rather" || lemma == "instead" || lemma == "not";
    if (tree_.Rel(marker) == Deprel::advmod) contrast = contrast || lemma == "not";
    also = also || lemma == "also" || lemma == "even";
  }
  return contrast && !also;
}

void Sides::Direct(int token, bool adjectives, std::vector<Side>& out, int depth) const {
  if (depth > 6) return;
  const Mention* mention = mentions_.At(token);
  // "His Majesty King Abdullah", which the tree may take for two.
  static constexpr std::array<std::string_view, 5> kHonours = {"majesty", "excellency", "highness", "holiness", "h.e."};
  if (mention == nullptr && token + 1 < tree_.size() && std::find(kHonours.begin(), kHonours.end(), LowerAscii(tree_.Lemma(token))) != kHonours.end()) mention = mentions_.At(token + 1);
  // Inside a longer name the token may belong to a mention whose head lies elsewhere: still that actor.
  // "arrested a Moroccan": a nationality that stands where a noun stands is a person of it.
  if (mention != nullptr && (adjectives || mention->kind != MentionKind::kAdjective || StandsAsNoun(token)) && mention->kind != MentionKind::kPlace) {
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
    if (!Contrasts(child)) Direct(child, adjectives, out, depth + 1);
  }
}

bool Sides::IsTime(int token) const {
  return std::any_of(mentions_.dates.begin(), mentions_.dates.end(), [&](const DateMention& d) { return d.first <= token && token <= d.last; });
}

void Sides::PlaceSide(int token, std::vector<Side>& out) const {
  const Mention* mention = mentions_.At(token);
  // A capital here is ground, not the government in it.
  const bool capital = mention != nullptr && mention->kind == MentionKind::kCapital && mention->actors.size() == 1;
  if (!capital && (mention == nullptr || mention->kind != MentionKind::kPlace || mention->place.country.size() != 3)) return;
  Actor actor;
  actor.text = capital ? mention->actors[0].text : mention->place.text;
  actor.country = capital ? mention->actors[0].country : mention->place.country;
  actor.span = {tree_[mention->first].span.begin, tree_[mention->last].span.end};
  out.push_back({actor, mention->head, false, false, false, MentionKind::kPlace, 0.85});
}

/// "the town of Kilis", "a depot near Kilis": ground and buildings are of the country they stand in.
void Sides::GroundSide(int token, std::vector<Side>& out) const {
  const bool ground = OneOf(tree_.Lemma(token), {"city", "town", "village", "port", "island", "province", "region", "district", "hamlet", "enclave", "peninsula", "suburb", "outskirt", "outskirts", "coast", "shoal", "crossing"});
  const bool building = OneOf(tree_.Lemma(token), {"base", "depot", "airport", "airfield", "camp", "hospital", "school", "factory", "refinery", "warehouse", "bridge", "station", "market", "mosque", "church", "target", "position", "site", "plant", "facility", "laboratory", "terminal", "substation", "pipeline", "radar", "hangar", "shelter", "building", "block", "tower", "hotel", "shop", "tunnel", "storage", "arsenal", "dump", "checkpoint", "outpost", "garrison", "compound", "complex", "house", "residence", "headquarters", "prison", "barracks", "convoy"});
  if (!ground && !building) return;
  for (int child : tree_.Children(token)) {
    const Deprel rel = tree_.Rel(child);
    const std::string preposition = tree_.Preposition(child);
    const bool names = ground && (rel == Deprel::appos || (rel == Deprel::nmod && preposition == "of"));
    const bool stands = rel == Deprel::nmod && OneOf(preposition, {"in", "at", "near", "outside"});
    if (names || stands) PlaceSide(child, out);
    if (!out.empty()) {
      out.back().nested = true;
      return;
    }
  }
}

std::vector<Side> Sides::Of(int token, bool adjectives, bool places) const {
  std::vector<Side> out;
  if (token < 0) return out;
  Direct(token, adjectives, out, 0);
  if (places && out.empty()) PlaceSide(token, out);
  if (!AnyKnown(out)) {
    std::vector<Side> nested;
    Nested(token, nested, 0, !places);
    if (AnyKnown(nested)) {
      // "protesters in Minsk": the people keep their sector, the place gives the country.
      // A deed among a force's arms ("the invasion of Ukraine") is not of where it was done.
      const bool deed = !out.empty() && out[0].thing && OneOf(tree_.Lemma(token), {"invasion", "incursion", "raid", "airstrike", "strike", "bombing", "offensive", "assault", "onslaught", "barrage", "salvo", "counteroffensive"});
      if (!out.empty() && out[0].kind == MentionKind::kSector && !deed) {
        Side side = out[0];
        side.actor.country = nested[0].actor.country;
        return {side};
      }
      return nested;
    }
    if (places && out.empty()) GroundSide(token, out);
  } else {
    const Mention* own = mentions_.At(token);
    bool nobody = own == nullptr || std::none_of(own->actors.begin(), own->actors.end(), [](const Actor& a) { return !a.country.empty(); });
    if (nobody && (own == nullptr || tree_.Child(token, Deprel::appos) >= 0)) {
      // "The two sides, Ethiopia and Somalia": the first of the names hangs under the noun.
      std::vector<Side> nested;
      Nested(token, nested, 0, !places);
      AddStates(out, nested);
    }
    NestedConjuncts(token, out, 0, !places);
    // "Ministers of Egypt, Jordan and Iraq": a state in a list is no second party beside the ministers of that state.
    std::vector<Side> all = out;
    std::erase_if(out, [&](const Side& s) {
      return s.kind == MentionKind::kState && s.actor.sector.empty() &&
             std::any_of(all.begin(), all.end(), [&](const Side& o) { return o.kind == MentionKind::kRole && o.actor.country == s.actor.country && !o.actor.sector.empty(); });
    });
  }
  std::stable_partition(out.begin(), out.end(), [](const Side& s) { return !s.actor.country.empty(); });
  return out;
}

bool IsState(std::string_view code) {
  return code.size() == 3 && !OneOf(code, {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"});
}

}  // namespace lapwing
