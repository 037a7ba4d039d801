// SPDX-License-Identifier: Apache-2.0
#include "resolve/rank_signs.h"

#include "base/strings.h"
#include "resolve/roles.h"

namespace lapwing {

Owned WhatIsOwned(const Tree& tree, const Seek& seek) {
  const int noun = tree.Head(seek.token);
  if (!seek.possessive || noun < 0) return Owned::kNothing;
  const std::string_view lemma = tree.Lemma(noun);
  if (OneOf(lemma, {"border", "territory", "soil", "airspace", "ambassador", "embassy", "army", "navy", "citizen", "national", "people", "parliament", "president", "premier", "capital", "coast",
                    "sovereignty", "economy", "constitution", "currency", "neighbour", "neighbor", "ally", "foe", "rival", "enemy", "police", "government", "ministry", "minister", "population",
                    "independence", "consulate", "waters", "water", "diplomat", "land", "frontier", "island", "parliamentarian", "lawmaker", "voter", "farmer", "exports", "export", "oil"})) {
    return Owned::kOfState;
  }
  if (OneOf(lemma, {"member", "fighter", "founder", "chairman", "commander", "headquarters", "charter", "inspector", "leadership", "gunman", "guerrilla", "follower", "stronghold", "men", "man",
                    "rank", "summit", "deputy", "staff"})) {
    return Owned::kOfGroup;
  }
  if (OneOf(lemma, {"leader", "troops", "troop", "soldier", "force", "envoy", "delegation", "official", "spokesman", "spokeswoman", "chief", "weapon", "arm", "missile", "warplane", "plane", "ship",
                    "pledge", "promise", "word", "decision", "plan", "offer", "position", "help", "support", "part", "side", "right", "partner", "decision", "own", "demand", "attack", "policy",
                    "military", "mission", "representative", "general", "interest", "war", "campaign", "hand", "base", "nuclear", "programme", "program", "aid", "word", "statement", "stance",
                    "offensive", "security", "effort", "negotiator", "fleet", "representative", "commitment", "obligation", "duty", "candidate", "friend", "prisoner"})) {
    return Owned::kOfEither;
  }
  return Owned::kOther;
}

bool BesideOwner(const Tree& tree, const Seek& seek, int head) {
  const int noun = tree.Head(seek.token);
  return seek.possessive && noun >= 0 && tree.Rel(noun) == Deprel::conj && tree.Head(noun) == head;
}

bool InClauseAbout(const Tree& tree, const Seek& seek, int head) {
  for (int t = seek.token; t >= 0; t = tree.Head(t)) {
    if (tree.Rel(t) == Deprel::acl_relcl && tree.Head(t) == head) return true;
  }
  return false;
}

bool Judges(const Tree& tree, const Seek& seek, int head) {
  const int noun = tree.Head(seek.token);
  if (!seek.possessive || noun < 0 || tree.Rel(noun) != Deprel::obj || !IsSubject(tree.Rel(head)) || tree.Head(head) != tree.Head(noun)) return false;
  // "mocked his rival", "thanked his hosts": whom one has to do with is one's own.
  if (Relational(tree.Lemma(noun)) || OneOf(tree.Lemma(noun), {"opponent", "adversary", "minister", "government", "people", "army", "predecessor", "friend"})) return false;
  return OneOf(tree.Lemma(tree.Head(noun)), {"praise", "call", "congratulate", "reject", "dismiss", "criticize", "criticise", "condemn", "mock", "question", "welcome", "hail", "denounce", "deplore", "accept",
                                             "support", "applaud", "share", "oppose", "recognize", "recognise", "respect", "violate", "doubt", "deny", "challenge", "answer", "thank"});
}

std::string CalledKey(const Recent& r) {
  if (r.actors.size() != 1) return {};
  return r.human ? (r.actors[0].name.empty() ? std::string() : FoldName(r.actors[0].name)) : r.actors[0].country;
}

CalledAfter NamesAfter(const SentenceView& view, const Seek& seek) {
  const Tree& tree = view.tree;
  CalledAfter called;
  const int commands = seek.possessive ? tree.Head(seek.token) : IsSubject(tree.Rel(seek.token)) ? tree.Head(seek.token) : -1;
  for (const Mention& m : view.out.mentions) {
    if (m.first <= seek.token || m.kind == MentionKind::kPronoun || m.actors.size() != 1) continue;
    Recent r = AsRecent(view, m);
    const std::string key = CalledKey(r);
    if (key.empty()) continue;
    const bool below = commands >= 0 && tree.Under(m.head, commands);
    (below ? called.below : called.later).insert(key);
  }
  return called;
}

std::string LastPronounKey(const SentenceView& view, int token, bool human, bool plural) {
  const Mention* last = nullptr;
  for (const Mention& m : view.out.mentions) {
    if (m.kind != MentionKind::kPronoun || m.last >= token || view.tree[m.head].upos != Upos::PRON || (last != nullptr && m.last < last->last)) continue;
    const Recent r = AsRecent(view, m);
    if (r.human == human && m.plural == plural && !r.first_person) last = &m;
  }
  return last == nullptr ? std::string() : EntityKey(AsRecent(view, *last));
}

}  // namespace lapwing
