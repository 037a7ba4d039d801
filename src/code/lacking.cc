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
  if (nominal) return Other("a noun without its doer");
  if (tree.Rel(match.trigger) == Deprel::amod) return Other("a participle without its doer");
  // "the soldiers stationed in Chad": where they are, not that they were sent now.
  if (tree.Rel(match.trigger) == Deprel::acl && OneOf(tree.Lemma(match.trigger), {"station", "post", "base", "garrison"})) return Other("a standing state");
  // "aimed at X", "sent to X": without a doer only what happens to the object itself tells an act.
  if (match.recipient_relation != "obj" && match.lexical.empty()) return Other("the doer is not named");
  return {};
}

}  // namespace

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
  const bool wants_recipient = std::any_of(pattern.slots.begin(), pattern.slots.end(), [](const Slot& s) { return s.recipient && !s.optional && !s.forbidden; });
  if (event.recipients.empty() && wants_recipient && !pattern.norec) return kNoRecipient;
  if (pattern.pos == Upos::NOUN && event.recipients.empty() && !match.borrowed && pattern.mode.empty() && match.lexical.empty() && !pattern.norec) return Other("a noun with one side only");
  return {};
}

}  // namespace lapwing
