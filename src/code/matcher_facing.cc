// SPDX-License-Identifier: Apache-2.0
// Whom a show of force is meant for where no slot of the pattern names him: "massed troops, facing Malawian units".
#include <algorithm>

#include "base/strings.h"
#include "code/matcher.h"

namespace lapwing {
namespace {

constexpr double kFaced = 0.85;  // beside a recipient that fills a slot

/// A clause that tells something else: what stands in it is no business of the verb above.
bool TellsSomethingElse(const Tree& tree, int token) {
  const Deprel rel = tree.Rel(token);
  return tree.IsVerbal(token) && (rel == Deprel::conj || rel == Deprel::ccomp || rel == Deprel::parataxis || rel == Deprel::acl_relcl);
}

}  // namespace

/// The phrase that the token says is faced, answered or feared, or -1.
int Matcher::FacedAt(int token) const {
  const std::string preposition = tree_.Preposition(token);
  if (OneOf(preposition, {"against", "opposite", "because", "because_of", "in_response_to", "facing", "in_view_of", "in_anticipation_of"})) return token;
  const int head = tree_.Head(token);
  const bool answers = preposition == "to" && head >= 0 && OneOf(tree_.Preposition(head), {"in", "as"}) &&
                       OneOf(tree_.Lemma(head), {"response", "reply", "answer", "reaction", "retaliation", "warning", "signal", "message", "challenge", "counter", "deterrent"});
  if (answers) return token;
  const Deprel rel = tree_.Rel(token);
  const bool clause = tree_.IsVerbal(token) && (rel == Deprel::acl || rel == Deprel::advcl || rel == Deprel::xcomp) && !tree_.IsPassive(token);
  if (!clause || !OneOf(tree_.Lemma(token), {"face", "confront", "counter", "deter", "repel", "intimidate", "threaten", "watch", "challenge", "thwart", "contain", "monitor", "shadow"})) return -1;
  return tree_.Child(token, Deprel::obj);
}

void Matcher::FaceWhomItIsAgainst(int trigger, Match& match) const {
  auto acts = [&](const Side& side) {
    return std::any_of(match.actors.begin(), match.actors.end(), [&](const Side& a) { return a.actor.country == side.actor.country; });
  };
  for (int t = 0; t < tree_.size(); ++t) {
    if (t == trigger || !tree_.Under(t, trigger) || sides_.IsTime(t)) continue;
    const int faced = FacedAt(t);
    if (faced < 0) continue;
    bool elsewhere = false;
    for (int u = t; u != trigger && !elsewhere; u = tree_.Head(u)) elsewhere = TellsSomethingElse(tree_, u);
    std::vector<Side> found = sides_.Of(faced, /*adjectives=*/true, /*places=*/true);
    std::erase_if(found, [&](const Side& side) { return !side.Known(); });
    if (elsewhere || found.empty() || std::any_of(found.begin(), found.end(), acts)) continue;
    for (Side& side : found) side.place = false, side.nested = true, side.confidence *= kFaced;
    AddSides(match.recipients, found);
    match.recipient_tokens.push_back(faced);
    match.recipient_relation = "against";
    match.borrowed = true;
    return;
  }
}

}  // namespace lapwing
