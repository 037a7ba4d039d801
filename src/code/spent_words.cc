// SPDX-License-Identifier: Apache-2.0
#include "code/spent_words.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr int kDeepest = 8;

}  // namespace

/// "turned down its request for troops": whose request it was has asked. "Deplored Russia's attacks on the port", "accused Russia of shelling the port": words about an act that is told as done.
SpentWords::Use SpentWords::UseBy(const Match& match) const {
  if (codebook_.types[static_cast<size_t>(match.type)].name == "REJECT") return Use::kRejected;
  if (codebook_.types[static_cast<size_t>(match.type)].name != "ACCUSE") return Use::kSpent;
  const std::string_view lemma = tree_.Lemma(match.trigger);
  if (OneOf(lemma, {"condemn", "deplore", "denounce", "decry", "condemnation", "denunciation", "protest", "criticize", "criticise", "criticism", "slam", "blast", "complain", "complaint", "regret", "lament", "rebuke", "summon", "lash", "rap", "chide", "assail", "fault"})) return Use::kCondemned;
  return OneOf(lemma, {"accuse", "blame", "charge", "suspect", "accusation", "allege", "claim", "say", "find"}) ? Use::kBlamed : Use::kSpent;
}

/// "Recalled its envoy after commandos stormed the ship", "retaliated after Fiji threw out its envoys": what went before is told for
/// its own sake.
bool SpentWords::WentBefore(int clause) const {
  return tree_.Rel(clause) == Deprel::advcl && OneOf(tree_.Marker(clause), {"after", "since", "as", "when", "while"});
}

void SpentWords::Spend(const Match& match) {
  if (!AnyKnown(match.actors) && !AnyKnown(match.recipients)) return;
  const Use use = UseBy(match);
  for (int token : match.lexical) {
    if (token != match.trigger && !WentBefore(token)) SpendOne(token, use);
  }
  // What is denied is told as well as the denial.
  if (tree_.Lemma(match.trigger) == "deny") return;
  for (int clause : match.clauses) {
    if (!WentBefore(clause)) SpendBelow(clause, use, 0);
  }
  if (match.inner >= 0) SpendBelow(match.inner, use, 0);
}

bool SpentWords::LeavesFree(const Match& match, std::string_view quad) const {
  const Use use = spent_[static_cast<size_t>(match.trigger)];
  const bool asked = use == Use::kRejected && codebook_.types[static_cast<size_t>(match.type)].name == "REQUEST" && AnyKnown(match.actors) && AnyKnown(match.recipients);
  return use == Use::kFree || asked || (use == Use::kCondemned && quad == "material conflict") || (use == Use::kBlamed && quad.starts_with("material"));
}

void SpentWords::SpendOne(int token, Use use) {
  Use& spent = spent_[static_cast<size_t>(token)];
  if (spent != Use::kSpent) spent = use;
}

void SpentWords::SpendBelow(int token, Use use, int depth) {
  if (depth > kDeepest) return;
  SpendOne(token, use);
  for (int child : tree_.Children(token)) {
    switch (tree_.Rel(child)) {
      case Deprel::xcomp:
      case Deprel::ccomp:
      case Deprel::obj:
      case Deprel::acl:
      case Deprel::conj:
      case Deprel::nmod: SpendBelow(child, use, depth + 1); break;
      case Deprel::obl:
        if (!tree_.IsVerbal(child)) SpendOne(child, use);
        break;
      default: break;
    }
  }
}

}  // namespace lapwing
