// SPDX-License-Identifier: Apache-2.0
#include "code/whose_people.h"

#include <algorithm>

#include "base/strings.h"
#include "code/when_where.h"

namespace lapwing {
/// The one state of the sentence, places included, beside `known`; "" when there is none, "?" when there are several.
std::string WhosePeople::OtherState(std::string_view known) const {
  std::string other;
  auto take = [&](const std::string& code) {
    if (!IsState(code) || code == known || code == other) return;
    other = other.empty() ? code : "?";
  };
  for (const Mention& mention : mentions_.mentions) {
    if (Mission(mention.head) || OfBorder(mention.head)) continue;
    for (const Actor& actor : mention.actors) {
      if (actor.sector != "JRN") take(actor.country);
    }
    if (mention.actors.empty()) take(mention.place.country);
    if (other == "?") break;
  }
  return other;
}

/// An embassy, consulate or base: it stands in another state than its own.
bool WhosePeople::Mission(int token) const {
  auto mission = [&](int t) {
    return t >= 0 && OneOf(tree_.Lemma(t), {"embassy", "consulate", "consulate-general", "consulate_general", "legation", "mission", "base"});
  };
  // "the Japanese embassy": the nationality before it is the mission's as well.
  return mission(token) || ((tree_.Rel(token) == Deprel::amod || tree_.Rel(token) == Deprel::nmod_poss) && mission(tree_.Head(token)));
}

/// "a base near the Ruritanian border": the state beyond it has no part in what happens on this side.
bool WhosePeople::OfBorder(int token) const {
  const int head = tree_.Head(token);
  const bool part = tree_.Rel(token) == Deprel::amod || tree_.Rel(token) == Deprel::compound || tree_.Rel(token) == Deprel::nmod || tree_.Rel(token) == Deprel::nmod_poss;
  return part && head >= 0 && OneOf(tree_.Lemma(head), {"border", "frontier"});
}

/// "European leaders", "Asian diplomats", "world powers": what stands before the noun says that they are of no one state.
bool WhosePeople::FromAbroad(int token) const {
  if (OneOf(tree_.Lemma(token), {"neighbour", "neighbor", "ally"})) return true;  // "its western neighbour"
  const auto children = tree_.Children(token);
  return std::any_of(children.begin(), children.end(), [&](int child) {
    const Deprel rel = tree_.Rel(child);
    if (child > token || (rel != Deprel::amod && rel != Deprel::compound)) return false;
    return OneOf(LowerAscii(tree_[child].form), {"foreign", "world", "international", "global", "regional", "western", "allied", "neighbouring", "neighboring", "european", "asian", "african", "arab",
                                                 "nordic", "baltic", "balkan", "scandinavian", "caribbean", "muslim", "islamic"});
  });
}

void WhosePeople::Domesticate(std::vector<Side>& sides, const std::vector<Side>& others, bool acts, bool facing) const {
  auto known = std::find_if(others.begin(), others.end(), [](const Side& side) { return side.Known(); });
  if (known == others.end() || !IsState(known->actor.country)) return;
  // "Ethiopian and Eritrean forces massacred civilians": whose they are, two doers do not tell.
  if (std::any_of(others.begin(), others.end(), [&](const Side& side) { return side.Known() && side.actor.country != known->actor.country; })) return;
  std::string other;
  for (Side& side : sides) {
    if (side.Known() || side.kind != MentionKind::kSector || side.actor.sector.empty() || side.thing || FromAbroad(side.token)) continue;
    if (other.empty()) other = OtherState(known->actor.country);
    if (other == "?") return;
    if (!other.empty() && acts) side.actor.country = other;
    else if (other.empty() && Mission(known->token)) side.actor.country = mentions_.home == known->actor.country ? "" : mentions_.home;
    else if (other.empty() && side.actor.sector != "MIL" && !(facing && OneOf(side.actor.sector, {"GOV", "REL"}))) side.actor.country = known->actor.country;
  }
}

namespace {

/// "thousands", "protesters", "villagers": people who are told of where they live.
bool CrowdWord(std::string_view lemma) {
  return OneOf(lemma, {"thousand", "hundred", "dozen", "ten", "score", "crowd", "mob", "people", "person", "demonstrator", "protester", "protestor", "marcher", "student", "worker", "resident", "villager", "youth", "supporter", "activist",
                       "follower", "worshipper", "farmer", "fisherman", "million"});
}

}  // namespace

std::vector<Actor> WhosePeople::LivingThere(const Match& match, int people, std::string_view text) const {
  if (people < 0 || !CrowdWord(LowerAscii(tree_.Lemma(people)))) return {};
  std::string country = FindEventPlace(tree_, mentions_, match).country;
  if (country.empty()) country = mentions_.home;
  if (!IsState(country)) return {};
  Actor actor;
  actor.country = std::move(country);
  actor.sector = "CVL";
  actor.span = tree_[people].span;
  actor.text = Slice(text, actor.span);
  return {std::move(actor)};
}

std::vector<Actor> WhosePeople::OfThePlace(const Match& match, std::string_view text) const {
  int crowd = match.actor_tokens.empty() ? -1 : match.actor_tokens.front();
  if (crowd < 0 && tree_.IsVerbal(match.trigger)) crowd = tree_.Child(match.trigger, Deprel::nsubj);
  return LivingThere(match, crowd, text);
}

std::vector<Actor> WhosePeople::TakenAtHome(const Match& match, std::string_view text) const {
  if (match.mode != "arrest" || match.recipient_relation != "obj" || match.recipient_tokens.size() != 1 || !tree_.IsPassive(match.trigger)) return {};
  std::vector<Actor> people = LivingThere(match, match.recipient_tokens.front(), text);
  if (people.empty()) return {};
  const std::string other = OtherState(people[0].country);
  return other.empty() ? people : std::vector<Actor>{};
}

}  // namespace lapwing
