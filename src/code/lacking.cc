// SPDX-License-Identifier: Apache-2.0
#include "code/lacking.h"

#include <algorithm>

#include "base/strings.h"
#include "code/told_doers.h"

namespace lapwing {
namespace {

constexpr Lack kNoDoer{Missing::kDoer, "the doer is no known actor"};
constexpr Lack kNoRecipient{Missing::kRecipient, "the recipient is no known actor, or the doer itself"};

Lack Other(std::string_view reason) { return {Missing::kOther, reason}; }

/// "its staff", "his cabinet": the doer's own.
bool HasOwner(const Tree& tree, int noun) {
  const int owner = tree.Child(noun, Deprel::nmod_poss);
  return owner >= 0 && tree[owner].upos == Upos::PRON;
}

/// "the assassination of Russia's ambassador", "the storming of the Chadian parliament": definite, and on whom it tells by itself. "The attack on its
/// embassy" was told before; "a breach of the rules" is anybody's.
bool NamesItsVictim(const Tree& tree, const Match& match, std::string_view type) {
  if (!OneOf(type, {"ASSAULT", "COERCE"}) || !OneOf(match.recipient_relation, {"of", "on", "against"})) return false;
  const int article = tree.Child(match.trigger, Deprel::det);
  if (article < 0 || tree.Lemma(article) != "the") return false;
  return std::none_of(match.recipient_tokens.begin(), match.recipient_tokens.end(), [&](int token) { return tree[token].upos == Upos::PRON || HasOwner(tree, token); });
}

/// An act of war whose doer nobody names, as in "three villages were shelled": it stands where the grammar hides the doer.
Lack WithoutDoer(const Tree& tree, const Codebook& codebook, const Match& match, const Event& event) {
  if (event.recipients.empty()) return Other("no side is a known actor");
  const Pattern& pattern = *match.pattern;
  const bool nominal = pattern.pos == Upos::NOUN;
  const bool asks_doer = std::any_of(pattern.slots.begin(), pattern.slots.end(), [](const Slot& s) { return s.actor && !s.forbidden; });
  // "The attack killed five soldiers": the doer is whoever made the attack, which may have been told before.
  const bool told_deed = codebook.types[static_cast<size_t>(match.type)].name == "ASSAULT" && DoneByToldDeed(tree, match.trigger);
  const bool doer_hidden = told_deed || match.passive_without_doer || !asks_doer || (nominal && match.actor_tokens.empty());
  if (!doer_hidden) return kNoDoer;
  const std::string& type = codebook.types[static_cast<size_t>(match.type)].name;
  if (nominal) return NamesItsVictim(tree, match, type) ? Lack{} : Lack{Missing::kDoer, "a noun without its doer"};
  if (tree.Rel(match.trigger) == Deprel::amod) return Other("a participle without its doer");
  // "the soldiers stationed in Chad": where they are, not that they were sent now.
  if (tree.Rel(match.trigger) == Deprel::acl && OneOf(tree.Lemma(match.trigger), {"station", "post", "base", "garrison"})) return Other("a standing state");
  // "aimed at X", "sent to X": without a doer only what happens to the object itself tells an act.
  if (match.recipient_relation != "obj" && match.lexical.empty()) return {Missing::kDoer, "the doer is not named"};
  return {};
}

bool IsPronoun(const Tree& tree, int token) { return tree[token].upos == Upos::PRON && OneOf(tree.Lemma(token), {"it", "they", "he", "she"}); }

/// "the victims", "the damaged building".
bool IsDefinite(const Tree& tree, int noun) {
  const int article = tree.Child(noun, Deprel::det);
  return article >= 0 && OneOf(tree.Lemma(article), {"the", "these", "those"});
}

}  // namespace

bool MayBeOthers(const Tree& tree, const Match& match, std::string_view type) {
  if (match.actors.empty()) return false;
  // "swore that they will burn their fingers": a threat is always against somebody.
  if (type == "THREATEN") return true;
  if (match.recipient_tokens.size() != 1) return false;
  const int filler = match.recipient_tokens.front();
  if (HasOwner(tree, filler)) return type == "REQUEST" && tree.Lemma(match.trigger) == "seek";  // "sought their return"
  const std::string_view relation = match.recipient_relation;
  // "dropped bombs on a bridge", "opened fire at several points", not "crashed in bad weather" or "crossed the river".
  // Nor "shelling and launching missiles", which are no victims.
  if (type == "ASSAULT" && OneOf(tree.Lemma(filler), {"missile", "rocket", "shell", "drone", "bomb", "torpedo", "artillery", "gun"})) return false;
  if (type == "ASSAULT") return OneOf(relation, {"obj", "into", "on", "at"}) && tree.Lemma(match.trigger) != "cross";
  if (type == "RETREAT") return match.mode == "release" && relation == "obj";
  if (type == "AID") return OneOf(relation, {"obj", "to", "for"}) && (IsPronoun(tree, filler) || IsDefinite(tree, filler));
  if (type == "REQUEST") return relation == "obj" && (IsPronoun(tree, filler) || tree.Lemma(match.trigger) == "seek");
  return false;
}

Lack WhatLacks(const Tree& tree, const Codebook& codebook, const Match& match, const Event& event) {
  if (event.reciprocal) return event.actors.size() < 2 ? Other("a mutual act needs two known parties") : Lack{};
  const Pattern& pattern = *match.pattern;
  const EventType& type = codebook.types[static_cast<size_t>(match.type)];
  if (type.needs_recipient && event.recipients.empty() && match.recipient_tokens.empty()) return {Missing::kRecipient, "the type needs a recipient, and none is known", true};
  // "Two of the hostages were freed": by whom may go without saying, as with acts of war.
  const bool freed = match.passive_without_doer && match.mode == "release" && match.recipient_relation == "obj";
  if (event.actors.empty() && type.quad != "material conflict" && !freed) return kNoDoer;
  if (event.actors.empty()) {
    if (Lack lack = WithoutDoer(tree, codebook, match, event); lack.missing != Missing::kNothing) return lack;
  }
  // What a model takes for an act is one between two.
  if (pattern.learnt && event.recipients.empty()) return kNoRecipient;
  const bool wants_recipient = std::any_of(pattern.slots.begin(), pattern.slots.end(), [](const Slot& s) { return s.recipient && !s.optional && !s.forbidden; });
  if (event.recipients.empty() && wants_recipient && !pattern.norec) return kNoRecipient;
  if (pattern.pos == Upos::NOUN && event.recipients.empty() && !match.borrowed && pattern.mode.empty() && match.lexical.empty() && !pattern.norec) return Other("a noun with one side only");
  return {};
}

}  // namespace lapwing
