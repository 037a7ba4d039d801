// SPDX-License-Identifier: Apache-2.0
// A phrase that is no actor stands for the one inside it: its owner, its maker, where it came from.
#include <algorithm>

#include "base/strings.h"
#include "code/sides.h"

namespace lapwing {
namespace {

constexpr double kInside = 0.9;  // beside an actor that the phrase itself is
constexpr double kMaker = 0.8;

bool IsModifier(Deprel rel) { return rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod_desc; }

/// Known ones, as found inside of the phrase.
void AddInside(std::vector<Side>& out, const std::vector<Side>& found, double sure) {
  for (Side side : found) {
    if (!side.Known()) continue;
    side.nested = true;
    side.confidence *= sure;
    AddSides(out, {side});
  }
}

}  // namespace

/// "the Paris Agreement", "the Minsk accords": called by where they were signed, they are not that government's. Nor is money.
bool Sides::NamesPact(int modifier, int noun) const {
  // "Singapore dollars", "Swiss francs" are money.
  if (OneOf(LowerAscii(tree_.Lemma(noun)), {"dollar", "dlr", "dlrs", "pound", "franc", "crown", "krona", "peso", "rupee", "won", "ringgit", "riyal", "dinar", "dirham", "mark", "yen", "rouble", "ruble"})) return true;
  const Mention* mention = mentions_.At(modifier);
  if (mention == nullptr || (mention->kind != MentionKind::kCapital && mention->kind != MentionKind::kPlace)) return false;
  return OneOf(LowerAscii(tree_.Lemma(noun)), {"agreement", "accord", "treaty", "protocol", "convention", "declaration", "process", "format", "communique", "pact"});
}

/// "a suit that challenges the Iran probe", "the Iran affair", "a Ukraine hearing": what is talked of, no party to it.
bool Sides::NamesTopic(int modifier, int noun) const {
  // "the U.S. probe", "an Iranian probe" are whose they say.
  if (tree_.Rel(modifier) != Deprel::compound || tree_[modifier].upos != Upos::PROPN || AllCaps(tree_[modifier].form) || tree_[modifier].form.find('.') != std::string::npos) return false;
  return OneOf(tree_.Lemma(noun), {"probe", "affair", "scandal", "controversy", "hearing", "connection", "crisis", "debate", "briefing", "question", "issue", "desk", "file", "portfolio", "expert", "watcher", "analyst"});
}

/// "whose" owns what the noun above its clause owns.
int Sides::Owner(int token) const {
  if (tree_.Lemma(token) != "whose") return token;
  for (int t = tree_.Head(token); t >= 0; t = tree_.Head(t)) {
    if (tree_.Rel(t) == Deprel::acl_relcl) return tree_.Head(t);
  }
  return token;
}

template <typename Wanted>
bool Sides::Visit(int token, int depth, bool doer, bool deeper, const Wanted& wanted, std::vector<Side>& out) const {
  for (int child : tree_.Children(token)) {
    if (!wanted(child)) continue;
    std::vector<Side> found;
    Direct(Owner(child), true, found, 0);
    if (!AnyKnown(found) && deeper) Nested(child, found, depth + 1, doer);
    // "gas from Azerbaijan", "supplies from India": goods are whose land they come from.
    if (doer && mentions_.At(token) == nullptr && tree_[token].upos == Upos::NOUN && tree_.Preposition(child) == "from") {
      for (Side& side : found) side.place = false;
    }
    AddInside(out, found, kInside);
  }
  return AnyKnown(out);
}

void Sides::Nested(int token, std::vector<Side>& out, int depth, bool doer) const {
  if (depth > 3) return;
  auto visit = [&](bool deeper, auto&& wanted) { return Visit(token, depth, doer, deeper, wanted, out); };
  const std::string_view lemma = tree_.Lemma(token);
  auto nationality = [&](int c) { return tree_.Rel(c) == Deprel::amod; };
  if (!doer && OneOf(lemma, {"release", "return", "freedom", "liberation", "handover"}) && Captors(token, out)) return;
  // "demanded a halt to Sudan's raids on the South": whoever makes the raids is to end them.
  if (!doer && OneOf(lemma, {"halt", "end", "stop", "cessation", "ending"})) {
    for (int child : tree_.Children(token)) {
      if (tree_.Rel(child) == Deprel::nmod && OneOf(tree_.Preposition(child), {"to", "of"})) Nested(child, out, depth + 1, true);
    }
    if (AnyKnown(out)) return;
  }
  // "its border with Finland" is Finland's as much as the owner's; the other side is meant.
  if (OneOf(lemma, {"border", "frontier"}) && visit(true, [&](int c) { return tree_.Rel(c) == Deprel::nmod && tree_.Preposition(c) == "with"; })) return;
  // "its ally Hezbollah", "our Russian comrades": the name or the nationality tells who they are, the owner only whose they are.
  if (OneOf(lemma, {"ally", "comrade", "partner", "neighbour", "neighbor", "friend", "rival", "counterpart", "foe", "enemy", "adversary", "colleague", "guest", "host", "brother", "patron", "backer", "opponent", "number", "peer", "interlocutor"})) {
    auto named = [&](int c) {
      const Mention* mention = tree_.Rel(c) == Deprel::appos ? mentions_.At(c) : nullptr;
      return mention != nullptr && (mention->kind == MentionKind::kPerson || mention->kind == MentionKind::kOrg || mention->kind == MentionKind::kGroup || mention->kind == MentionKind::kState);
    };
    auto body = [&](int c) { return tree_.Rel(c) == Deprel::compound && mentions_.At(c) != nullptr; };  // "its EU partners"
    auto seat = [&](int c) { return tree_.Rel(c) == Deprel::nmod && OneOf(tree_.Preposition(c), {"in", "from"}); };  // "his counterparts in Thailand and Japan"
    if (visit(false, named) || visit(false, nationality) || visit(false, body) || visit(false, seat)) return;
  }
  // "its Chinese creditors", "its first French jets": done to them, they are whose nationality they have.
  if (!doer && OneOf(lemma, {"creditor", "lender", "donor", "supplier", "captive", "prisoner", "hostage", "captor", "client", "sponsor", "interlocutor", "critic", "jet", "warplane", "fighter", "frigate", "submarine"})) {
    if (visit(false, nationality)) return;
  }
  if (visit(true, [&](int c) { return tree_.Rel(c) == Deprel::nmod_poss; })) return;
  if (visit(false, [&](int c) { return IsModifier(tree_.Rel(c)) && !(doer && IsAnti(tree_[c].form)) && !NamesPact(c, token) && !NamesTopic(c, token); })) return;
  if (visit(true, [&](int c) { return tree_.Rel(c) == Deprel::compound && !NamesPact(c, token) && !NamesTopic(c, token); })) return;  // "the last IS group bastion"
  for (std::string_view preposition : {"by", "from", "of", "between"}) {
    if (visit(true, [&](int c) { return tree_.Rel(c) == Deprel::nmod && tree_.Preposition(c) == preposition; })) return;
  }
  if (visit(true, [&](int c) { return tree_.Rel(c) == Deprel::appos; })) return;
  if (!doer && Afflicted(token, out)) return;
  Origins(token, doer, out);
  if (doer) Carriers(token, out);
  else Makers(token, out), Offerers(token, out);
}

/// "demanded the release of the trawler seized by Canada": whoever holds it is to let it go.
bool Sides::Captors(int token, std::vector<Side>& out) const {
  for (int captive : tree_.Children(token)) {
    if (tree_.Rel(captive) != Deprel::nmod || tree_.Preposition(captive) != "of") continue;
    for (int clause : tree_.Children(captive)) {
      if (tree_.Rel(clause) != Deprel::acl && tree_.Rel(clause) != Deprel::acl_relcl) continue;
      if (!OneOf(tree_.Lemma(clause), {"seize", "hold", "detain", "jail", "arrest", "capture", "imprison", "abduct", "kidnap", "board", "impound", "take", "intern"})) continue;
      int captor = tree_.Child(clause, Deprel::obl_agent);
      if (captor < 0 && !tree_.IsPassive(clause)) captor = tree_.Child(clause, Deprel::nsubj);
      if (captor < 0) captor = tree_.Child(clause, Deprel::obl);
      if (captor >= 0 && OneOf(tree_.Preposition(captor), {"by", "in", ""})) AddInside(out, Of(captor), 1);
    }
  }
  for (Side& side : out) side.place = false;
  return AnyKnown(out);
}

/// "people displaced by the floods in Malawi", "those affected in Yemen": whom something befell, where it befell them.
bool Sides::Afflicted(int token, std::vector<Side>& out) const {
  if (!OneOf(tree_.Lemma(token), {"people", "person", "those", "victim", "survivor", "family", "child", "woman", "refugee", "civilian", "household", "community", "thousand", "million", "hundred", "villager", "farmer", "resident"})) return false;
  for (int clause : tree_.Children(token)) {
    // "thousands of people affected": the number, too.
    if (tree_.Rel(clause) == Deprel::nmod && tree_.Preposition(clause) == "of" && Afflicted(clause, out)) return true;
    const bool befell = (tree_.Rel(clause) == Deprel::acl || tree_.Rel(clause) == Deprel::acl_relcl) &&
                        OneOf(tree_.Lemma(clause), {"affect", "impact", "displace", "hit", "strike", "uproot", "flee", "suffer", "trap", "strand", "live", "shelter", "starve", "face", "injure", "devastate", "ravage"});
    if (!befell) continue;
    for (int phrase : tree_.Children(clause)) {
      if (tree_.Rel(phrase) != Deprel::obl && tree_.Rel(phrase) != Deprel::obl_agent) continue;
      for (int ground : InPhrase(phrase)) {
        std::vector<Side> found;
        Direct(ground, true, found, 0);
        PlaceSide(ground, found);
        for (Side& side : found) side.place = false;
        AddInside(out, found, kInside);
        if (AnyKnown(out)) return true;
      }
    }
  }
  return false;
}

/// The phrase itself where it stands in a place, and what stands in a place within it: "in Malawi", "by floods in Malawi".
std::vector<int> Sides::InPhrase(int phrase) const {
  std::vector<int> grounds;
  if (OneOf(tree_.Preposition(phrase), {"in", "across", "throughout", "near", "around"})) grounds.push_back(phrase);
  for (int child : tree_.Children(phrase)) {
    if (tree_.Rel(child) == Deprel::nmod && OneOf(tree_.Preposition(child), {"in", "across", "throughout"})) grounds.push_back(child);
  }
  return grounds;
}

/// "rockets fired from Gaza hit", "a truck carrying migrants was shot at": whence a weapon came does what it does; whom a vehicle
/// carries is hit with it, as is whence a drone comes.
void Sides::Origins(int token, bool doer, std::vector<Side>& out) const {
  for (int clause : tree_.Children(token)) {
    if (AnyKnown(out)) return;
    if (tree_.Rel(clause) != Deprel::acl && tree_.Rel(clause) != Deprel::acl_relcl) continue;
    if (tree_.Child(clause, Deprel::obl_agent) >= 0) continue;
    const std::string_view lemma = tree_.Lemma(clause);
    const bool sent = OneOf(lemma, {"fire", "launch", "shoot", "lob"}) || (!doer && OneOf(lemma, {"come", "fly", "arrive"}));
    const bool carries = !sent && !doer && OneOf(lemma, {"carry", "transport", "ferry", "bear"}) && !tree_.IsPassive(clause);
    for (int child : tree_.Children(clause)) {
      const bool origin = sent && tree_.Rel(child) == Deprel::obl && tree_.Preposition(child) == "from";
      if (!origin && !(carries && tree_.Rel(child) == Deprel::obj)) continue;
      std::vector<Side> found = Of(child);
      for (Side& side : found) side.place = false;
      AddInside(out, found, kInside);
    }
  }
}

/// "the strike that Israel carried out killed", "a raid launched by Chad killed": whoever carries an act out does what it does.
void Sides::Carriers(int token, std::vector<Side>& out) const {
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) != Deprel::acl_relcl && tree_.Rel(child) != Deprel::acl) continue;
    if (!OneOf(tree_.Lemma(child), {"carry", "launch", "conduct", "stage", "mount", "wage", "lead", "fire", "lay", "plant", "drop", "detonate", "hurl", "lob", "sign", "issue", "order", "organize", "organise"})) continue;
    const int agent = tree_.Child(child, Deprel::obl_agent);
    const int carrier = agent >= 0 ? agent : tree_.Child(child, Deprel::nsubj);
    if (carrier >= 0) AddInside(out, Of(carrier), 1);
  }
}

/// "rice which the South had offered", "the terms Baghdad set": whoever made an offer or a demand is whom one answers.
void Sides::Offerers(int token, std::vector<Side>& out) const {
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) != Deprel::acl_relcl && tree_.Rel(child) != Deprel::acl) continue;
    if (!OneOf(tree_.Lemma(child), {"offer", "propose", "make", "send", "put", "table", "submit", "level", "set", "issue", "demand", "request", "present", "float", "extend", "promise", "pledge", "claim", "control", "administer", "own", "occupy"})) continue;
    const int agent = tree_.Child(child, Deprel::obl_agent);
    const int maker = agent >= 0 ? agent : tree_.IsPassive(child) ? -1 : tree_.Child(child, Deprel::nsubj);
    if (maker >= 0) AddInside(out, Of(maker), kMaker);
  }
}

/// "a U.S.-drafted resolution", "a Panama-flagged tanker": who stands before the participle made it or has it, but does not do what it
/// does.
void Sides::Makers(int token, std::vector<Side>& out) const {
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) != Deprel::amod || !tree_.IsVerbal(child)) continue;
    if (!OneOf(tree_.Lemma(child), {"draft", "lead", "sponsor", "back", "broker", "propose", "mediate", "run", "own", "flag", "build", "fund", "support", "make", "organize", "organise", "supply", "operate"})) continue;
    for (int maker : tree_.Children(child)) {
      if (maker > child || child - maker > 3) continue;
      std::vector<Side> found;
      Direct(maker, true, found, 0);
      AddInside(out, found, kMaker);
    }
  }
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
      AddStates(out, nested);
    }
    NestedConjuncts(child, out, depth + 1, doer);
  }
}

}  // namespace lapwing
