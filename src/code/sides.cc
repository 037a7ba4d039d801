// SPDX-License-Identifier: Apache-2.0
#include "code/sides.h"

#include <algorithm>

#include "base/strings.h"
#include <array>

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

/// Adds a side of a state that is not yet there.
void AddState(std::vector<Side>& out, Side side) {
  bool have = std::any_of(out.begin(), out.end(), [&](const Side& s) { return s.actor.country == side.actor.country; });
  if (!have) out.push_back(std::move(side));
}

}  // namespace

void AddSides(std::vector<Side>& to, const std::vector<Side>& from) {
  for (const Side& side : from) AddSide(to, side);
}

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

/// "whose" owns what the noun above its clause owns.
int Sides::Owner(int token) const {
  if (tree_.Lemma(token) != "whose") return token;
  for (int t = tree_.Head(token); t >= 0; t = tree_.Head(t)) {
    if (tree_.Rel(t) == Deprel::acl_relcl) return tree_.Head(t);
  }
  return token;
}

void Sides::Nested(int token, std::vector<Side>& out, int depth, bool doer) const {
  if (depth > 3) return;
  static constexpr std::array<std::string_view, 4> kOrder = {"by", "from", "of", "between"};
  auto visit = [&](auto&& wanted, bool deeper) {
    for (int child : tree_.Children(token)) {
      if (!wanted(child)) continue;
      std::vector<Side> found;
      Direct(Owner(child), true, found, 0);
      if (!AnyKnown(found) && deeper) Nested(child, found, depth + 1, doer);
      // "gas from Azerbaijan", "supplies from India": goods are whose land they come from.
      const bool goods = doer && mentions_.At(token) == nullptr && tree_[token].upos == Upos::NOUN && tree_.Preposition(child) == "from";
      for (Side& side : found) {
        if (goods) side.place = false;
        side.nested = true;
        side.confidence *= 0.9;
        if (!side.actor.country.empty()) AddSide(out, side);
      }
    }
    return AnyKnown(out);
  };
  auto below = [&](int verb, auto&& wanted) {
    for (int child : tree_.Children(verb)) {
      if (!wanted(child)) continue;
      for (Side& side : Of(child)) {
        side.nested = true;
        side.place = false;
        side.confidence *= 0.9;
        if (!side.actor.country.empty()) AddSide(out, std::move(side));
      }
    }
  };
  // "its border with Finland" is Finland's as much as the owner's; the other side is meant.
  if (tree_.Lemma(token) == "border" || tree_.Lemma(token) == "frontier") {
    if (visit([&](int c) { return tree_.Rel(c) == Deprel::nmod && tree_.Preposition(c) == "with"; }, true)) return;
  }
  auto owner = [&](int c) { return tree_.Rel(c) == Deprel::nmod_poss; };
  auto modifier = [&](int c) { return tree_.Rel(c) == Deprel::amod || tree_.Rel(c) == Deprel::compound || tree_.Rel(c) == Deprel::nmod_desc; };
  auto named = [&](int c) {
    const Mention* mention = tree_.Rel(c) == Deprel::appos ? mentions_.At(c) : nullptr;
    return mention != nullptr && (mention->kind == MentionKind::kPerson || mention->kind == MentionKind::kOrg || mention->kind == MentionKind::kGroup ||
                                  mention->kind == MentionKind::kState);
  };
  static constexpr std::array<std::string_view, 18> kOther = {"ally", "comrade", "partner", "neighbour", "neighbor", "friend", "rival", "counterpart", "foe",
                                                              "enemy", "adversary", "colleague", "guest", "host", "brother", "patron", "backer", "opponent"};
  if (std::find(kOther.begin(), kOther.end(), tree_.Lemma(token)) != kOther.end()) {
    // "its ally Hezbollah", "our Russian comrades": the name or the nationality tells who they are, the owner only whose they are.
    if (visit(named, false)) return;
    if (visit([&](int c) { return tree_.Rel(c) == Deprel::amod; }, false)) return;
  }
  // "its Chinese creditors", "its first French jets": done to them, they are whose nationality they have.
  if (!doer && OneOf(tree_.Lemma(token), {"creditor", "lender", "donor", "supplier", "captive", "prisoner", "hostage", "captor", "client", "sponsor", "interlocutor", "critic", "jet", "warplane", "fighter", "frigate", "submarine"})) {
    if (visit([&](int c) { return tree_.Rel(c) == Deprel::amod; }, false)) return;
  }
  if (visit(owner, true)) return;
  if (visit(modifier, false)) return;
  for (std::string_view preposition : kOrder) {
    if (visit([&](int c) { return tree_.Rel(c) == Deprel::nmod && tree_.Preposition(c) == preposition; }, true)) return;
  }
  if (visit([&](int c) { return tree_.Rel(c) == Deprel::appos; }, true)) return;
  // "rockets fired from Gaza hit", "a truck carrying migrants was shot at": whence a weapon came does what it does; whom a vehicle
  // carries is hit with it, as is whence a drone comes.
  for (int child : tree_.Children(token)) {
    if (AnyKnown(out)) break;
    if (tree_.Rel(child) != Deprel::acl && tree_.Rel(child) != Deprel::acl_relcl) continue;
    const std::string_view lemma = tree_.Lemma(child);
    if (tree_.Child(child, Deprel::obl_agent) >= 0) continue;
    const bool sent = OneOf(lemma, {"fire", "launch", "shoot", "lob"});
    if (sent || (!doer && OneOf(lemma, {"come", "fly", "arrive"}))) {
      below(child, [&](int c) { return tree_.Rel(c) == Deprel::obl && tree_.Preposition(c) == "from"; });
    } else if (!doer && OneOf(lemma, {"carry", "transport", "ferry", "bear"}) && !tree_.IsPassive(child)) {
      below(child, [&](int c) { return tree_.Rel(c) == Deprel::obj; });
    }
  }
  // "a U.S.-drafted resolution", "a Panama-flagged tanker": who stands before the participle made it or has it, but does not do
  // what it does.
  if (doer) {
    // "the strike that Israel carried out killed", "a raid launched by Chad killed": whoever carries an act out does what it does.
    static constexpr std::array<std::string_view, 8> kCarries = {"carry", "launch", "conduct", "stage", "mount", "wage", "lead", "fire"};
    for (int child : tree_.Children(token)) {
      if (tree_.Rel(child) != Deprel::acl_relcl && tree_.Rel(child) != Deprel::acl) continue;
      if (std::find(kCarries.begin(), kCarries.end(), tree_.Lemma(child)) == kCarries.end()) continue;
      const int carrier = tree_.Child(child, Deprel::obl_agent) >= 0 ? tree_.Child(child, Deprel::obl_agent) : tree_.Child(child, Deprel::nsubj);
      if (carrier < 0) continue;
      for (Side& side : Of(carrier)) {
        side.nested = true;
        if (!side.actor.country.empty()) AddSide(out, std::move(side));
      }
    }
    return;
  }
  static constexpr std::array<std::string_view, 18> kMade = {"draft", "lead", "sponsor", "back", "broker", "propose", "mediate", "run", "own", "flag",
                                                             "build", "fund", "support", "make", "organize", "organise", "supply", "operate"};
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) != Deprel::amod || !tree_.IsVerbal(child)) continue;
    if (std::find(kMade.begin(), kMade.end(), tree_.Lemma(child)) == kMade.end()) continue;
    for (int maker : tree_.Children(child)) {
      if (maker > child || child - maker > 3) continue;
      std::vector<Side> found;
      Direct(maker, true, found, 0);
      for (Side& side : found) {
        side.nested = true;
        side.confidence *= 0.8;
        if (!side.actor.country.empty()) AddSide(out, side);
      }
    }
  }
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

/// "Egypt's Sisi and Iraq's Kadhimi": of two known and unknown by name, the second still has the state that stands with it.
void Sides::NestedConjuncts(int token, std::vector<Side>& out, int depth, bool doer) const {
  if (depth > 6) return;
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) != Deprel::conj || tree_.IsVerbal(child)) continue;
    if (Contrasts(child)) continue;
    if (mentions_.At(child) == nullptr) {
      std::vector<Side> nested;
      Nested(child, nested, 0, doer);
      for (Side& side : nested) AddState(out, std::move(side));
    }
    NestedConjuncts(child, out, depth + 1, doer);
  }
}

/// "the town of Kilis", "a depot near Kilis": ground and buildings are of the country they stand in.
void Sides::GroundSide(int token, std::vector<Side>& out) const {
  const bool ground = OneOf(tree_.Lemma(token), {"city", "town", "village", "port", "island", "province", "region", "district", "hamlet", "enclave", "peninsula", "suburb", "outskirt", "outskirts", "coast", "shoal", "crossing"});
  const bool building = OneOf(tree_.Lemma(token), {"base", "depot", "airport", "airfield", "camp", "hospital", "school", "factory", "refinery", "warehouse", "bridge", "station", "market", "mosque", "church", "target", "position", "site", "plant", "house", "residence", "headquarters", "prison", "barracks", "convoy"});
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
      if (!out.empty() && out[0].kind == MentionKind::kSector) {
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
      for (Side& side : nested) AddState(out, std::move(side));
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
