// SPDX-License-Identifier: Apache-2.0
// The actors that an argument stands for.
#include <algorithm>

#include "base/strings.h"
#include "code/matcher.h"

namespace lapwing {

/// "All parties" needs more than one: several known actors, or a plural that may stand for them ("the two sides").
bool Matcher::Several(const std::vector<Side>& sides, int token) const {
  if (sides.size() >= 2) return true;
  Xpos xpos = tree_[token].xpos;
  bool plural = xpos == XposFrom("NNS") || xpos == XposFrom("NNPS") || LowerAscii(tree_[token].form) == "they";
  return plural && (sides.empty() || sides[0].actor.country.empty());
}

/// "France, together with Chad, sent", "freed a Dane along with two Swedes": who stands beside a party shares its part: before
/// the verb that of the surface subject, after it that of the object.
void Matcher::AddPartners(const Argument& argument, int trigger, std::vector<Side>& found) const {
  if (!AnyKnown(found)) return;
  auto visit = [&](int head) {
    for (int child : tree_.Children(head)) {
      if (child < argument.token) continue;
      int phrase = child;
      if (tree_.Rel(child) == Deprel::advmod && OneOf(tree_.Lemma(child), {"together", "along", "jointly"})) {
        phrase = tree_.Child(child, Deprel::obl);
        if (phrase < 0 || !tree_.Preposition(phrase).ends_with("with")) continue;
      } else if (!OneOf(tree_.Preposition(child), {"together_with", "along_with", "alongside"})) {
        continue;
      }
      // After the verb a partner of its subject is a matter of frames ("fought alongside X").
      if (head == argument.token || phrase < trigger || argument.relation == "obj") AddSides(found, sides_.Of(phrase));
    }
  };
  visit(argument.token);
  if (tree_.Head(argument.token) == trigger) visit(trigger);
}

/// "criticised a visit by a Dane" with the doer of the visit under the verb.
std::vector<Side> Matcher::DoerBesideObject(const Argument& argument, int trigger) const {
  if (argument.relation != "obj" || !tree_.IsVerbal(trigger) || tree_.IsPassive(trigger) || tree_.Head(argument.token) != trigger) return {};
  for (int child : tree_.Children(trigger)) {
    if (child < argument.token || tree_.Rel(child) != Deprel::obl || tree_.Preposition(child) != "by" || sides_.IsTime(child)) continue;
    if (std::vector<Side> other = sides_.Of(child); AnyKnown(other)) return other;
  }
  return {};
}

/// Whom a clause is about: "threatened [to attack Seoul]", "demanded [that Russia release him]".
std::vector<Side> Matcher::SidesOfClause(int clause, int trigger) {
  const int outer = view_.SurfaceSubject(trigger);
  const std::vector<Side> doers = sides_.Of(outer);
  // "ready to share its experience with Seoul": what is the doer's own is not whom the clause is about.
  auto own = [&](const Side& side) {
    return std::any_of(doers.begin(), doers.end(), [&](const Side& d) { return SameActor(d.actor, side.actor); });
  };
  // "ordered the army to invade Chad": the doer's own men come last.
  auto home = [&](const Side& side) {
    return side.actor.country.size() == 3 && std::any_of(doers.begin(), doers.end(), [&](const Side& d) { return d.actor.country == side.actor.country; });
  };
  std::vector<Side> men;
  const bool orders = OneOf(tree_.Lemma(trigger), {"order", "tell", "instruct", "command", "direct", "authorize", "authorise", "permit", "allow", "clear", "urge", "send"});
  // "threatened to use its law to expel X": what the clause does not name the clause below it may.
  for (int depth = 0; depth < 3; ++depth) {
    const std::vector<Argument> inner = view_.Of(clause);
    for (std::string_view relation : {"subj", "obj", "iobj", "to", "against", "on", "at", "with", "between", "for", "from", "in", "over", "by", "behind", "into", "upon", "toward", "towards", "regarding", "concerning"}) {
      for (const Argument& candidate : inner) {
        if (candidate.relation != relation || candidate.token == outer) continue;
        std::vector<Side> sides = sides_.Of(candidate.token, false, /*places=*/true);
        const bool subject = orders && relation == "subj" && !sides.empty() && std::all_of(sides.begin(), sides.end(), home);
        if (subject && men.empty()) men = sides;
        if (subject) continue;
        if (AnyKnown(sides) && !std::all_of(sides.begin(), sides.end(), own)) return sides;
        // "to keep its base in Niger", "to reopen its embassy in Peru": beside what is the doer's own stands whom it is about.
        if (!AnyKnown(sides)) continue;
        for (int beside : tree_.Children(candidate.token)) {
          if (tree_.Rel(beside) != Deprel::nmod || !OneOf(tree_.Preposition(beside), {"in", "to", "with", "against", "on", "from", "at"})) continue;
          std::vector<Side> other = sides_.Of(beside, false, /*places=*/true);
          if (AnyKnown(other) && !std::all_of(other.begin(), other.end(), own)) return other;
        }
      }
    }
    auto below = std::find_if(inner.begin(), inner.end(), [&](const Argument& a) { return a.relation == "comp" && tree_.Head(a.token) == clause && tree_.Marker(a.token) == "to"; });
    if (below == inner.end()) break;
    clause = below->token;
  }
  if (std::all_of(men.begin(), men.end(), own)) return {};
  return men;
}

std::vector<Side> Matcher::SidesOf(const Argument& argument, int trigger, bool doer) {
  const bool adjectives = argument.relation == "mod" || argument.relation == "poss" || IsAnti(tree_[argument.token].form);
  std::vector<Side> found = sides_.Of(argument.token, adjectives, /*places=*/!doer);
  // "outraged both London, which threatened, and Washington": the clause is of the one before it.
  if (argument.token < trigger && tree_.Under(trigger, argument.token)) {
    for (int child : tree_.Children(argument.token)) {
      if (tree_.Rel(child) == Deprel::acl_relcl && tree_.Under(trigger, child)) std::erase_if(found, [&](const Side& side) { return side.token > trigger && !tree_.Under(side.token, child); });
    }
  }
  if (argument.relation == "subj" || argument.relation == "obj") AddPartners(argument, trigger, found);
  if (doer) return found;
  if (!AnyKnown(found)) {
    if (std::vector<Side> beside = DoerBesideObject(argument, trigger); !beside.empty()) return beside;
  }
  // "said [Somalia was responsible]": a clause needs no verb.
  const bool verbal = tree_.IsVerbal(argument.token), clause = verbal || (argument.relation == "comp" && tree_.Child(argument.token, Deprel::nsubj) >= 0);
  if (!clause || argument.token == trigger) return found;
  if (verbal && AnyKnown(found)) return found;
  std::vector<Side> about = SidesOfClause(argument.token, trigger);
  return about.empty() && verbal ? found : about;
}

}  // namespace lapwing
