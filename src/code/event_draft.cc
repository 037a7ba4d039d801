// SPDX-License-Identifier: Apache-2.0
#include "code/event_draft.h"

#include <algorithm>

#include "base/strings.h"
#include "code/background.h"
#include "code/conversion.h"
#include "code/event_id.h"
#include "code/grievances.h"
#include "code/lacking.h"
#include "code/other_party.h"
#include "code/own_side.h"
#include "code/purpose.h"
#include "code/sentence_events.h"
#include "code/told_doers.h"
#include "code/vouching.h"
#include "code/when_where.h"
#include "code/whose_people.h"
#include "lapwing/reasons.h"

namespace lapwing {
namespace {

std::vector<Actor> Actors(const std::vector<Side>& sides) {
  std::vector<Actor> actors;
  for (const Side& side : sides) {
    if (side.Known()) actors.push_back(side.actor);
  }
  return actors;
}

bool Together(const Event& event) {
  return std::any_of(event.actors.begin(), event.actors.end(), [&](const Actor& a) { return a.country != event.actors[0].country; });
}

bool Real(EventStatus status) { return status == EventStatus::kAsserted || status == EventStatus::kClaimed; }

}  // namespace

std::optional<Event> EventDrafter::Draft(const Match& match, std::string_view& why) const {
  Making making{match, *match.pattern, match.actors, match.recipients, {}, match.type, FindFactuality(tree_, codebook_, match.trigger)};
  for (auto step : {&EventDrafter::FindSides, &EventDrafter::OfNoState, &EventDrafter::OnlyPurpose, &EventDrafter::NotDone, &EventDrafter::FindStatus}) {
    if (why = (this->*step)(making); !why.empty()) return std::nullopt;
  }
  FindDayAndPlace(making);
  Describe(making);
  return std::move(making.event);
}

namespace {

/// "Turkish troops clashed with Kurdish rebels", "the army and the militia accused each other": a state and who fights it, who are two though of one code.
bool AtWarAtHome(const Event& event) {
  return event.reciprocal && event.actors.size() == 2 && IsState(event.actors[0].country) && event.actors[0].country == event.actors[1].country;
}

}  // namespace

std::string_view EventDrafter::FindSides(Making& making) const {
  const Match& match = making.match;
  const Pattern& pattern = making.pattern;
  Event& event = making.event;
  const int type = making.type;
  Factuality& fact = making.fact;
  // A bare place is no doer: "attacks in Syria killed".
  std::erase_if(making.doers, [&](const Side& s) { return s.place && !match.both && s.kind != MentionKind::kPerson; });
  const bool acts = TypeOf(match.type).quad.starts_with("material") || TypeOf(match.type).name == "CONCEDE";
  const WhosePeople people(tree_, mentions_);
  people.Domesticate(making.others, making.doers, acts && pattern.pos != Upos::NOUN, false);
  people.Domesticate(making.doers, making.others, acts && pattern.pos != Upos::NOUN, true);
  DropOwnState(tree_, match.both, OneOf(TypeOf(match.type).name, {"ASSAULT", "COERCE", "PROTEST"}), making.doers, making.others);
  event.actors = Actors(making.doers);
  event.recipients = Actors(making.others);
  DropOwnParty(event.actors, making.others, TypeOf(match.type).name == "ASSAULT", event.recipients);
  if (pattern.reciprocal || match.both) {
    event.reciprocal = true;
    for (Actor& actor : event.recipients) event.actors.push_back(std::move(actor));
    event.recipients.clear();
  }
  // "The two leaders agreed to meet in Amman": who agree together agree with one another, whatever place or third party the clause names.
  if (!event.reciprocal && pattern.pos == Upos::VERB && tree_.Lemma(match.trigger) == "agree" && TypeOf(type).name == "AGREE" && Together(event)) {
    event.reciprocal = true;
    event.recipients.clear();
  }
  if (AtWarAtHome(event) && TypeOf(type).quad.ends_with("conflict")) {
    event.reciprocal = false;
    event.recipients = {event.actors[1]};
    event.actors.pop_back();
  }
  if (event.actors.empty() && TypeOf(type).name == "PROTEST") event.actors = people.OfThePlace(match, Text());
  if (event.actors.empty() && event.recipients.empty() && TypeOf(type).name == "COERCE") {
    event.recipients = people.TakenAtHome(match, Text());
    event.actors = event.recipients;
    for (Actor& keeper : event.actors) keeper.sector = "GOV";
  }
  // "Ministers met in Accra", "he spoke by telephone with his counterpart": with whom, the report may tell.
  if (!codebook_.absent.empty() && event.reciprocal && event.actors.size() == 1 && OneOf(TypeOf(type).name, {"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT"})) {
    event.reciprocal = false;
    event.awaits_partner = event.awaits_recipient = true;
  }
  if (const Lack lack = event.awaits_partner ? Lack{} : WhatLacks(tree_, codebook_, match, event); lack.missing != Missing::kNothing) {
    const bool verb = tree_.IsVerbal(match.trigger);
    // Whom an answer or appeal goes to may stand in the sentences before.
    // "recalled its ambassador": from where, the report has told.
    const std::string& name = TypeOf(type).name;
    const bool answers = pattern.pos != Upos::NOUN && NamesNobody(name) && (!lack.asked_by_type || (verb && !event.actors.empty()));
    const bool told = lack.missing == Missing::kRecipient && (codebook_.absent.empty() ? answers || (verb && MayBeOthers(tree_, match, name)) : !event.actors.empty());
    // "The airmen were handed over": by whom, too. "A text condemning Chad" is nobody's in particular.
    const bool doer_told = lack.missing == Missing::kDoer && !event.recipients.empty() && !codebook_.absent.empty() && tree_.Rel(match.trigger) != Deprel::acl;
    // "The statement accused Japan": so it may have told whose statement it is.
    const bool paper = lack.missing == Missing::kDoer && !event.recipients.empty() && verb && SaidByPaper(tree_, match.trigger);
    if (!paper && !told && !doer_told && !IsGrievance(tree_, match, event, name)) return lack.reason;
    event.awaits_recipient = true;
  }
  // "A demand for an apology over the arrest": what one grieves over has happened, whatever is asked for it.
  if (event.awaits_recipient && fact.status != EventStatus::kDenied && fact.status != EventStatus::kClaimed && IsGrievance(tree_, match, event, TypeOf(type).name)) {
    fact.status = EventStatus::kAsserted;
    fact.will = false;
  }
  return {};
}

std::string_view EventDrafter::OfNoState(Making& making) const {
  const Event& event = making.event;
  const int type = making.type;
  if (WithinOneBody(event) && TypeOf(type).cooperative()) return "both sides are of one government";
  if (TypeOf(type).name == "SUPPORT" && PraiseAtHome(event)) return "praise of one's own people";
  // "An exercise will be staged in Chad": whose it is, nobody says.
  if (TypeOf(type).name == "MOBILIZE" && event.actors.empty() && !event.awaits_recipient) return "the doer is no known actor";
  // Trawlers and boats are their owners', but one that rams another does so for its state.
  const auto is_vessel = [](const Side& side) { return side.thing; };
  const bool vessels = std::any_of(making.doers.begin(), making.doers.end(), is_vessel) || std::any_of(making.others.begin(), making.others.end(), is_vessel);
  const bool strike = TypeOf(type).name == "PROTEST";
  if (!vessels && !strike && !event.awaits_recipient && OnlyBusiness(event)) return "only companies take part";
  return {};
}

std::string_view EventDrafter::OnlyPurpose(Making& making) const {
  const Match& match = making.match;
  const Pattern& pattern = making.pattern;
  const int type = making.type;
  Factuality& fact = making.fact;
  if (pattern.ahead && !fact.will) return "holds only for what lies ahead";
  if (fact.purpose && fact.status == EventStatus::kPlanned && !pattern.ahead) {
    const std::string purpose = PurposeOf(tree_, match.trigger);
    bool verbal = TypeOf(type).quad.starts_with("verbal");
    // "called the emir to thank him", "used a speech to berate him": what words were spoken for was said in them.
    if (verbal && OneOf(purpose, {"speak", "call", "phone", "telephone", "talk", "meet", "write", "address", "use", "seize"})) {
      fact.status = EventStatus::kAsserted;
      fact.will = false;
    } else if (!TypeOf(type).cooperative() || (!OneOf(purpose, {"go", "come", "travel", "fly", "arrive", "send", "invite", "visit", "return", "leave", "head", "gather", "sail", "dispatch"}) && !purpose.empty())) return "only the purpose of something else";
  }
  return {};
}

std::string_view EventDrafter::NotDone(Making& making) const {
  const Match& match = making.match;
  const Pattern& pattern = making.pattern;
  const int type = making.type;
  const Factuality& fact = making.fact;
  // "to prevent attacks", "resolved to avenge its abuses": who threatens says so with a verb, or "the proposed tariffs" do.
  bool announced = std::any_of(tree_.Children(match.trigger).begin(), tree_.Children(match.trigger).end(), [&](int child) {
    return tree_.Rel(child) == Deprel::amod && OneOf(tree_.Lemma(child), {"propose", "proposed", "plan", "planned", "threaten", "threatened", "announce", "announced"});
  });
  if (pattern.pos == Upos::NOUN && !announced && fact.will && fact.status == EventStatus::kPlanned &&
      TypeOf(type).quad == "material conflict" && TypeOf(type).future == "THREATEN") return "a noun of what lies ahead";
  // "had no plans to apologise": who has no plans does nothing, and refuses nobody.
  if (fact.status == EventStatus::kNegated && fact.decided_by >= 0 && tree_[fact.decided_by].upos == Upos::NOUN && tree_.Lemma(fact.decided_by) == "plan") return "no plan of it";
  // "did not think Chad would invade": nobody has said so, nor kept from it.
  const bool unthought = fact.status == EventStatus::kNegated && fact.decided_by >= 0 && OneOf(tree_.Lemma(fact.decided_by), {"think", "believe", "reckon"});
  const auto& helpers = tree_.Children(match.trigger);
  if (unthought && !pattern.ahead && std::any_of(helpers.begin(), helpers.end(), [&](int t) { return tree_.Rel(t) == Deprel::aux && OneOf(tree_.Lemma(t), {"would", "will"}); })) return "not thought to come";
  // "Seoul should apologise": what ought to be done is a demand at most, and that has frames of its own.
  if (fact.duty && (fact.status == EventStatus::kHypothetical || fact.status == EventStatus::kNegated) && TypeOf(type).name != "REQUEST") return "only what ought to be done";
  return {};
}

std::string_view EventDrafter::FindStatus(Making& making) const {
  const Match& match = making.match;
  const Pattern& pattern = making.pattern;
  Event& event = making.event;
  int& type = making.type;
  Factuality& fact = making.fact;
  if (Real(fact.status) && Asked(tree_, match.trigger)) fact.status = EventStatus::kHypothetical;
  event.mode = match.mode;
  event.status = fact.status;
  // "does not plan to meet": what a frame calls planned is not, where it is negated.
  const bool not_so = pattern.status == "planned" && (fact.status == EventStatus::kNegated || fact.status == EventStatus::kDenied);
  if (!pattern.status.empty() && !not_so) event.status = EventStatusOf(pattern.status).value_or(EventStatus::kAsserted);
  Attribute(tree_, sides_, Text(), TypeOf(match.type).cooperative(), match.trigger, fact, event);
  Announce(mentions_, TypeOf(match.type).name, match, event);
  // "SAUDI OIL OUTPUT FELL - SOURCES": whoever they are, it is their word.
  if (sentence_.field == Field::kTitle && event.status == EventStatus::kAsserted && EndsInItsSource(tree_)) event.status = EventStatus::kClaimed;
  // "could retaliate", "may sue": not announced yet.
  const bool may = fact.status == EventStatus::kHypothetical && fact.decided_by >= 0 && OneOf(tree_.Lemma(fact.decided_by), {"could", "may", "might", "can"});
  fact.may = fact.status == EventStatus::kHypothetical && fact.decided_by >= 0 && OneOf(tree_.Lemma(fact.decided_by), {"could", "may", "might", "would"});
  const bool thought = fact.status == EventStatus::kNegated && fact.decided_by >= 0 && OneOf(tree_.Lemma(fact.decided_by), {"think", "believe", "reckon"});
  if (pattern.ahead && may) event.status = EventStatus::kHypothetical;
  else if (pattern.ahead && thought) event.status = EventStatus::kNegated;
  else if (pattern.ahead) event.status = pattern.status.empty() ? EventStatus::kAsserted : event.status;
  else Convert(codebook_, fact, type, event);
  // "Will the president meet his Chinese counterpart?": the plan itself is asked for.
  if (event.status == EventStatus::kPlanned && Asked(tree_, match.trigger)) event.status = EventStatus::kHypothetical;
  if (OwnWords(event, TypeOf(type).name)) event.attribution.reset();
  // Promises are made to somebody: "will increase supply" alone is home talk. A body of many states that is to meet has its
  // partners in itself.
  bool assembly = match.mode == "multilateral" && std::all_of(event.actors.begin(), event.actors.end(), [](const Actor& a) { return OneOf(a.country, {"IGO", "UNO", "EUR"}); });
  if (type != match.type && TypeOf(type).name == "AGREE" && event.recipients.empty() && !event.reciprocal && !assembly) return "an announcement without a partner";
  return {};
}

void EventDrafter::FindDayAndPlace(Making& making) const {
  const Match& match = making.match;
  const Pattern& pattern = making.pattern;
  Event& event = making.event;
  int& type = making.type;
  Factuality& fact = making.fact;
  const EventDate when = FindEventDate(tree_, mentions_, match, event.status, published_, TypeOf(match.type).quad.starts_with("verbal"));
  event.date = when.date;
  event.date_basis = when.basis;
  // "leaves for Tokyo on Sunday", in a report of Friday, "are sending tents next week": a day after the report's lies ahead, whatever the tense.
  if (Real(event.status) && when.ahead && !TypeOf(match.type).future.empty() && !pattern.ahead) {
    fact.will = true;
    fact.status = event.status = EventStatus::kPlanned;
    Convert(codebook_, fact, type, event);
  }
  const bool old = fact.commemorated || IsBackground(when.date, published_);
  if (fact.commemorated && when.basis != "text") event.date = {}, event.date_basis.clear();
  // "Kim Il Sung attacked": deeds of the long dead were not done on the day of the report.
  const bool late = std::any_of(match.actors.begin(), match.actors.end(), [&](const Side& side) {
    const Mention* doer = mentions_.At(side.token);
    return doer != nullptr && doer->reason == kLongDead;
  });
  if (late && when.basis != "text") event.date = {}, event.date_basis.clear();
  if (Real(event.status) && (old || late || when.past_state)) event.status = EventStatus::kHistorical;
  if (Place place = FindEventPlace(tree_, mentions_, match); !place.name.empty()) event.place = place;
}

void EventDrafter::Describe(Making& making) const {
  const Match& match = making.match;
  Event& event = making.event;
  const EventType& type = TypeOf(making.type);
  const Mode* mode = type.FindMode(event.mode);
  event.type = type.name;
  event.quad = type.quad;
  event.score = mode != nullptr ? mode->score : type.score;
  event.cameo = mode != nullptr && !mode->cameo.empty() ? mode->cameo : type.cameo;
  event.goldstein = mode != nullptr ? mode->goldstein : type.goldstein;
  event.frame = codebook_.frames[static_cast<size_t>(match.pattern->frame)].name;
  event.field = sentence_.field;
  event.sentence = sentence_.span;
  event.trigger = tree_[match.trigger].span;
  double sure = 1;
  for (const std::vector<Side>* sides : {&match.actors, &match.recipients}) {
    for (const Side& side : *sides) sure = std::min(sure, side.Known() ? side.confidence : 1.0);
  }
  // The model, where there is one, says how likely the type is; without it the pattern's own strength has to do.
  double strength = judged_ ? 1.0 : 0.5 + 0.08 * match.score;
  event.confidence = std::clamp(strength * sure * (match.borrowed ? 0.95 : 1.0), 0.05, 0.97);
  event.contexts = paragraph_.ContextsAt(sentence_);
  Identify(article_, event);
}

}  // namespace lapwing
