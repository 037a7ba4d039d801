// SPDX-License-Identifier: Apache-2.0
#include "code/coder.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/fixed_math.h"
#include "base/hash.h"
#include "base/strings.h"
#include "code/contexts.h"
#include "code/conversion.h"
#include "code/grievances.h"
#include "code/headline_voice.h"
#include "code/judge.h"
#include "code/lacking.h"
#include "code/matcher.h"
#include "code/other_party.h"
#include "code/own_side.h"
#include "code/purpose.h"
#include "code/retellings.h"
#include "code/sentence_events.h"
#include "code/spent_words.h"
#include "code/standing.h"
#include "code/status.h"
#include "code/told_dates.h"
#include "code/told_doers.h"
#include "code/vouching.h"
#include "code/when_where.h"
#include "code/whose_people.h"
#include "lapwing/reasons.h"

namespace lapwing {
namespace {

std::string Codes(const std::vector<Actor>& actors) {
  std::vector<std::string> codes;
  for (const Actor& actor : actors) codes.push_back(actor.country + ":" + actor.sector + ":" + actor.name);
  std::sort(codes.begin(), codes.end());
  return fmt::format("{}", fmt::join(codes, ","));
}

/// The id says which article, sentence, type and sides.
void Identify(const Article& article, Event& event) {
  event.id = Hex(HashFields({article.id, fmt::format("{}-{}-{}", event.field == Field::kTitle ? "t" : "b", event.sentence.begin, event.sentence.end),
                             event.type, Codes(event.actors), Codes(event.recipients)}));
}

/// Two acts of one type between the same sides in one sentence ("met on Monday and again on Friday") are two events: the id of the
/// later one says its trigger too.
void TellIdsApart(std::vector<Event>& events) {
  std::set<std::string> ids;
  for (Event& event : events) {
    if (!ids.insert(event.id).second) event.id = Hex(HashFields({event.id, std::to_string(event.trigger.begin)}));
    ids.insert(event.id);
  }
}

/// Everything about one sentence while it is coded.
class SentenceCoder {
 public:
  SentenceCoder(const Codebook& codebook, const PairModel* model, const Article& article, const Sentence& sentence, const SentenceMentions& mentions,
                Paragraph& paragraph, const Date& published, int index, std::vector<Refusal>* refusals)
      : codebook_(codebook), model_(model), article_(article), sentence_(sentence), mentions_(mentions), paragraph_(paragraph), published_(published), index_(index),
        refusals_(refusals), tree_(sentence), sides_(tree_, mentions), matcher_(tree_, codebook, sides_) {}

  std::vector<Event> Code() {
    std::vector<std::pair<const Match*, Event>> stand;
    for (int t = 0; t < tree_.size(); ++t) {
      // The best reading whose sides are known; one that lacks a side gives way to the next.
      std::optional<std::pair<const Match*, Event>> waiting;
      bool complete = false;
      for (const Match& match : matcher_.Ranked(t)) {
        if (match.pattern->weak) continue;
        std::optional<Event> event = Build(match);
        if (!event) continue;
        // One that waits for another sentence to tell its recipient gives way to one that has its own.
        if (event->awaits_recipient) {
          if (!waiting) waiting.emplace(&match, std::move(*event));
          continue;
        }
        stand.emplace_back(&match, std::move(*event));
        waiting.reset();
        complete = true;
        break;
      }
      if (waiting && !complete) stand.push_back(std::move(*waiting));
    }
    for (auto& [match, event] : stand) Borrow(*match, stand, event);
    for (auto& [match, event] : stand) BorrowDoer(*match, stand, event);
    SettleGrievances(stand);
    std::vector<Event> events = Free(stand);
    SettleSentence(events);
    return events;
  }

 private:
  /// Those that are no part of another; what takes words of others and is then refused itself gives them back.
  std::vector<Event> Free(std::vector<std::pair<const Match*, Event>>& stand) {
    enum class Verdict : unsigned char { kOpen, kStands, kRefused };
    std::vector<Verdict> verdicts(stand.size(), Verdict::kOpen);
    for (bool refused = true; refused;) {
      refused = false;
      SpentWords spent(tree_, codebook_);
      for (size_t i = 0; i < stand.size(); ++i) {
        // What still waits for its other side takes no words from what has both.
        const auto& [match, event] = stand[i];
        const bool waits = event.awaits_recipient && !NamesNobody(codebook_.types[static_cast<size_t>(match->type)].name);
        if (verdicts[i] != Verdict::kRefused && !waits) spent.Spend(*match);
      }
      for (size_t i = 0; i < stand.size(); ++i) {
        auto& [match, event] = stand[i];
        const bool grieved = std::find(grieved_.begin(), grieved_.end(), match->trigger) != grieved_.end();
        if (verdicts[i] != Verdict::kOpen || (!spent.LeavesFree(*match, event.quad) && !grieved)) continue;
        const bool stands = Judged(*match, event);
        verdicts[i] = stands ? Verdict::kStands : Verdict::kRefused;
        refused = refused || !stands;
      }
    }
    std::vector<Event> events;
    for (size_t i = 0; i < stand.size(); ++i) {
      if (verdicts[i] == Verdict::kOpen) Refuse(*stand[i].first, "part of a larger reading of the sentence");
      if (verdicts[i] == Verdict::kStands) events.push_back(std::move(stand[i].second));
    }
    return events;
  }

  void Refuse(const Match& match, std::string reason) {
    if (refusals_ == nullptr) return;
    refusals_->push_back({index_, match.trigger, codebook_.frames[static_cast<size_t>(match.pattern->frame)].name, std::move(reason)});
  }

  /// How sure the model is of the type; false when the event does not stand as coded (standing.h).
  bool Judged(const Match& match, Event& event) {
    double chance = 1, none = 0;
    if (model_ != nullptr) {
      Judgement judgement = Judge(tree_, codebook_, mentions_, *model_).Of(match, PairClass(event.type), refusals_ != nullptr);
      event.reasons = std::move(judgement.reasons);
      chance = judgement.chance;
      // "is meeting him tonight" is AGREE by what lies ahead, but the words are those of CONSULT: the model may know them as either.
      if (codebook_.types[static_cast<size_t>(match.type)].name != event.type) {
        chance = std::min<double>(1, chance + Judge(tree_, codebook_, mentions_, *model_).Of(match, PairClass(codebook_.types[static_cast<size_t>(match.type)].name), false).chance);
      }
      none = judgement.none;
      event.confidence = std::clamp(chance * event.confidence, 0.05, 0.99);
    }
    if (codebook_.standing.empty() && refusals_ == nullptr) return true;
    const std::vector<std::string> signs = SignsOfStanding(tree_, match, event, chance, none);
    const double odds = StandingOf(codebook_, signs);
    // What readers judged says more of an event than the chance of its type: of news that the weights never saw, two fifths with a confidence of
    // 0.8 and more were right in 79 of 100, by the chance of the type in 67.
    if (!codebook_.standing.empty()) event.confidence = std::clamp(1.0 / (1.0 + Exp(static_cast<float>(-odds))), 0.05, 0.99);
    const bool stands = codebook_.standing.empty() || odds >= codebook_.standing_least;
    if (refusals_ != nullptr) {
      std::string seen = fmt::format("as coded {:+.2f} of {:+.2f} by {}", odds, codebook_.standing_least, fmt::join(WeightiestSigns(codebook_, signs), "; "));
      if (stands) event.reasons.push_back(std::move(seen));
      else Refuse(match, std::move(seen));
    }
    return stands;
  }

  using Candidates = std::vector<std::pair<const Match*, Event>>;

  /// "began its invasion of X": the verb carries, the noun knows to whom.
  void Borrow(const Match& match, const Candidates& stand, Event& event) {
    if (!event.recipients.empty() || event.reciprocal) return;
    for (int token : match.lexical) {
      for (const auto& [other, noun] : stand) {
        if (other->trigger != token || noun.type != event.type || noun.recipients.empty()) continue;
        event.recipients = noun.recipients;
        if (event.mode.empty()) event.mode = noun.mode;
        Identify(article_, event);
        return;
      }
    }
  }

  /// "Two sailors were killed when gunners fired on their boat": a clause of time tells who did it.
  void BorrowDoer(const Match& match, const Candidates& stand, Event& event) {
    if (!event.actors.empty() || !match.passive_without_doer || !OneOf(event.type, {"ASSAULT", "COERCE"})) return;
    for (const auto& [other, deed] : stand) {
      if (deed.type != event.type || deed.actors.empty() || deed.reciprocal || deed.status != event.status) continue;
      const int clause = other->trigger;
      if (tree_.Rel(clause) != Deprel::advcl || tree_.Head(clause) != match.trigger || !WhenClause(clause)) continue;
      const bool own = std::any_of(event.recipients.begin(), event.recipients.end(), [&](const Actor& r) {
        return std::any_of(deed.actors.begin(), deed.actors.end(), [&](const Actor& a) { return a.country == r.country; });
      });
      if (own) continue;
      event.actors = deed.actors;
      Identify(article_, event);
      return;
    }
  }

  /// "protested to Russia over the seizure of a boat": who did it and to whom stand with the protest. Those that nothing tells go.
  void SettleGrievances(Candidates& stand) {
    const Candidates told = stand;
    std::erase_if(stand, [&](auto& candidate) {
      auto& [match, event] = candidate;
      if (!event.awaits_recipient || !IsGrievance(tree_, *match, event, event.type)) return false;
      for (int above = tree_.Head(match->trigger); above >= 0; above = tree_.Head(above)) {
        for (const auto& [other, act] : told) {
          if (other->trigger != above || act.awaits_recipient || !Grieve(act, event)) continue;
          event.awaits_recipient = false;
          grieved_.push_back(match->trigger);
          Identify(article_, event);
          return false;
        }
      }
      Refuse(*match, "the doer is no known actor");
      return true;
    });
  }

  /// "when", "as" or "after" opens the clause, as a marker or as an adverb.
  bool WhenClause(int clause) const {
    const auto& children = tree_.Children(clause);
    return std::any_of(children.begin(), children.end(), [&](int child) { return child < clause && OneOf(tree_.Lemma(child), {"when", "as", "after"}); });
  }

  std::vector<Actor> Actors(const std::vector<Side>& sides) const {
    std::vector<Actor> actors;
    for (const Side& side : sides) {
      if (side.Known()) actors.push_back(side.actor);
    }
    return actors;
  }

  std::optional<Event> Build(const Match& match) {
    const Pattern& pattern = *match.pattern;
    std::vector<Side> doers = match.actors, others = match.recipients;
    // A bare place is no doer: "attacks in Syria killed".
    std::erase_if(doers, [&](const Side& s) { return s.place && !match.both && s.kind != MentionKind::kPerson; });
    bool acts = codebook_.types[static_cast<size_t>(match.type)].quad.starts_with("material") || codebook_.types[static_cast<size_t>(match.type)].name == "CONCEDE";
    const WhosePeople people(tree_, mentions_);
    people.Domesticate(others, doers, acts && pattern.pos != Upos::NOUN, false);
    people.Domesticate(doers, others, acts && pattern.pos != Upos::NOUN, true);
    DropOwnState(tree_, match.both, OneOf(codebook_.types[static_cast<size_t>(match.type)].name, {"ASSAULT", "COERCE", "PROTEST"}), doers, others);
    Event event;
    event.actors = Actors(doers);
    event.recipients = Actors(others);
    DropOwnParty(event.actors, event.recipients);
    int type = match.type;
    Factuality fact = FindFactuality(tree_, codebook_, match.trigger);
    if (pattern.reciprocal || match.both) {
      event.reciprocal = true;
      for (Actor& actor : event.recipients) event.actors.push_back(std::move(actor));
      event.recipients.clear();
    }
    // "The two leaders agreed to meet in Amman": who agree together agree with one another, whatever place or third party the clause names.
    if (!event.reciprocal && pattern.pos == Upos::VERB && tree_.Lemma(match.trigger) == "agree" && codebook_.types[static_cast<size_t>(type)].name == "AGREE" && Together(event)) {
      event.reciprocal = true;
      event.recipients.clear();
    }
    if (event.actors.empty() && codebook_.types[static_cast<size_t>(type)].name == "PROTEST") event.actors = people.OfThePlace(match, sentence_.field == Field::kTitle ? article_.title : article_.text);
    if (const Lack lack = WhatLacks(tree_, codebook_, match, event); lack.missing != Missing::kNothing) {
      const bool verb = tree_.IsVerbal(match.trigger);
      // Whom an answer or appeal goes to may stand in the sentences before.
      // "recalled its ambassador": from where, the report has told.
      const std::string& name = codebook_.types[static_cast<size_t>(type)].name;
      const bool answers = pattern.pos != Upos::NOUN && NamesNobody(name) && (!lack.asked_by_type || (verb && !event.actors.empty()));
      const bool told = lack.missing == Missing::kRecipient && (answers || (verb && MayBeOthers(tree_, match, name)));
      // "The statement accused Japan": so it may have told whose statement it is.
      const bool paper = lack.missing == Missing::kDoer && !event.recipients.empty() && verb && SaidByPaper(tree_, match.trigger);
      if (!paper && !told && !IsGrievance(tree_, match, event, name)) {
        Refuse(match, std::string(lack.reason));
        return std::nullopt;
      }
      event.awaits_recipient = true;
    }
    // "A demand for an apology over the arrest": what one grieves over has happened, whatever is asked for it.
    if (event.awaits_recipient && fact.status != EventStatus::kDenied && fact.status != EventStatus::kClaimed && IsGrievance(tree_, match, event, codebook_.types[static_cast<size_t>(type)].name)) {
      fact.status = EventStatus::kAsserted;
      fact.will = false;
    }
    if (WithinOneBody(event) && codebook_.types[static_cast<size_t>(type)].cooperative()) {
      Refuse(match, "both sides are of one government");
      return std::nullopt;
    }
    // Trawlers and boats are their owners', but one that rams another does so for its state.
    const auto is_vessel = [](const Side& side) { return side.thing; };
    const bool vessels = std::any_of(doers.begin(), doers.end(), is_vessel) || std::any_of(others.begin(), others.end(), is_vessel);
    const bool strike = codebook_.types[static_cast<size_t>(type)].name == "PROTEST";
    if (!vessels && !strike && !event.awaits_recipient && OnlyBusiness(event)) {
      Refuse(match, "only companies take part");
      return std::nullopt;
    }
    bool hostile = !codebook_.types[static_cast<size_t>(type)].cooperative();
    if (pattern.ahead && !fact.will) {
      Refuse(match, "holds only for what lies ahead");
      return std::nullopt;
    }
    if (fact.purpose && fact.status == EventStatus::kPlanned && !pattern.ahead) {
      const std::string purpose = PurposeOf(tree_, match.trigger);
      bool verbal = codebook_.types[static_cast<size_t>(type)].quad.starts_with("verbal");
      // "called the emir to thank him", "used a speech to berate him": what words were spoken for was said in them.
      if (verbal && OneOf(purpose, {"speak", "call", "phone", "telephone", "talk", "meet", "write", "address", "use", "seize"})) {
        fact.status = EventStatus::kAsserted;
        fact.will = false;
      } else if (hostile || (!OneOf(purpose, {"go", "come", "travel", "fly", "arrive", "send", "invite", "visit", "return", "leave", "head", "gather", "sail", "dispatch"}) && !purpose.empty())) {
        Refuse(match, "only the purpose of something else");
        return std::nullopt;
      }
    }
    // "to prevent attacks", "resolved to avenge its abuses": who threatens says so with a verb, or "the proposed tariffs" do.
    bool announced = std::any_of(tree_.Children(match.trigger).begin(), tree_.Children(match.trigger).end(), [&](int child) {
      return tree_.Rel(child) == Deprel::amod && OneOf(tree_.Lemma(child), {"propose", "proposed", "plan", "planned", "threaten", "threatened", "announce", "announced"});
    });
    if (pattern.pos == Upos::NOUN && !announced && fact.will && fact.status == EventStatus::kPlanned &&
        codebook_.types[static_cast<size_t>(type)].quad == "material conflict" && codebook_.types[static_cast<size_t>(type)].future == "THREATEN") {
      Refuse(match, "a noun of what lies ahead");
      return std::nullopt;
    }
    // "had no plans to apologise": who has no plans does nothing, and refuses nobody.
    if (fact.status == EventStatus::kNegated && fact.decided_by >= 0 && tree_[fact.decided_by].upos == Upos::NOUN && tree_.Lemma(fact.decided_by) == "plan") {
      Refuse(match, "no plan of it");
      return std::nullopt;
    }
    // "Seoul should apologise": what ought to be done is a demand at most, and that has frames of its own.
    if (fact.duty && (fact.status == EventStatus::kHypothetical || fact.status == EventStatus::kNegated) && codebook_.types[static_cast<size_t>(type)].name != "REQUEST") {
      Refuse(match, "only what ought to be done");
      return std::nullopt;
    }
    if (AsksWhether(tree_) && (fact.status == EventStatus::kAsserted || fact.status == EventStatus::kClaimed)) fact.status = EventStatus::kHypothetical;
    event.mode = match.mode;
    event.status = fact.status;
    // "does not plan to meet": what a frame calls planned is not, where it is negated.
    const bool not_so = pattern.status == "planned" && (fact.status == EventStatus::kNegated || fact.status == EventStatus::kDenied);
    if (!pattern.status.empty() && !not_so) event.status = EventStatusOf(pattern.status).value_or(EventStatus::kAsserted);
    Attribute(tree_, sides_, sentence_.field == Field::kTitle ? article_.title : article_.text, codebook_.types[static_cast<size_t>(match.type)].cooperative(), match.trigger, fact, event);
    Announce(mentions_, codebook_.types[static_cast<size_t>(match.type)].name, match, event);
    // "SAUDI OIL OUTPUT FELL - SOURCES": whoever they are, it is their word.
    if (sentence_.field == Field::kTitle && event.status == EventStatus::kAsserted && EndsInItsSource(tree_)) event.status = EventStatus::kClaimed;
    // "could retaliate", "may sue": not announced yet.
    const bool may = fact.status == EventStatus::kHypothetical && fact.decided_by >= 0 && OneOf(tree_.Lemma(fact.decided_by), {"could", "may", "might", "can"});
    const bool thought = fact.status == EventStatus::kNegated && fact.decided_by >= 0 && OneOf(tree_.Lemma(fact.decided_by), {"think", "believe", "reckon"});
    if (pattern.ahead && may) event.status = EventStatus::kHypothetical;
    else if (pattern.ahead && thought) event.status = EventStatus::kNegated;
    else if (pattern.ahead) event.status = pattern.status.empty() ? EventStatus::kAsserted : event.status;
    else Convert(codebook_, fact, type, event);
    if (OwnWords(event, codebook_.types[static_cast<size_t>(type)].name)) event.attribution.reset();
    // Promises are made to somebody: "will increase supply" alone is home talk. A body of many states that is to meet has its
    // partners in itself.
    bool assembly = match.mode == "multilateral" && std::all_of(event.actors.begin(), event.actors.end(), [](const Actor& a) { return OneOf(a.country, {"IGO", "UNO", "EUR"}); });
    if (type != match.type && codebook_.types[static_cast<size_t>(type)].name == "AGREE" && event.recipients.empty() && !event.reciprocal && !assembly) {
      Refuse(match, "an announcement without a partner");
      return std::nullopt;
    }
    Date published = published_;
    EventDate when = FindEventDate(tree_, mentions_, match, event.status, published,
                                   codebook_.types[static_cast<size_t>(match.type)].quad.starts_with("verbal"));
    event.date = when.date;
    event.date_basis = when.basis;
    // "leaves for Tokyo on Sunday", in a report of Friday, "are sending tents next week": a day after the report's lies ahead, whatever the tense.
    if ((event.status == EventStatus::kAsserted || event.status == EventStatus::kClaimed) && when.ahead && !codebook_.types[static_cast<size_t>(match.type)].future.empty() && !pattern.ahead) {
      fact.will = true;
      fact.status = event.status = EventStatus::kPlanned;
      Convert(codebook_, fact, type, event);
    }
    bool real = event.status == EventStatus::kAsserted || event.status == EventStatus::kClaimed;
    bool old = fact.commemorated || (published && when.date && published.Days() - LastDay(when.date) > 60);
    if (fact.commemorated && when.basis != "text") event.date = {}, event.date_basis.clear();
    // "Kim Il Sung attacked": deeds of the long dead were not done on the day of the report.
    const bool late = std::any_of(match.actors.begin(), match.actors.end(), [&](const Side& side) {
      const Mention* doer = mentions_.At(side.token);
      return doer != nullptr && doer->reason == kLongDead;
    });
    if (late && when.basis != "text") event.date = {}, event.date_basis.clear();
    if (real && (old || late || when.past_state)) event.status = EventStatus::kHistorical;
    if (Place place = FindEventPlace(tree_, mentions_, match); !place.name.empty()) event.place = place;
    Describe(match, type, event);
    return event;
  }

  static int64_t LastDay(const Date& date) {
    switch (date.precision) {
      case Precision::kYear: return Date::Day(date.year, 12, 31).Days();
      case Precision::kMonth: return date.Days() + 30;
      default: return date.Days();
    }
  }

  static bool Together(const Event& event) {
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const Actor& a) { return a.country != event.actors[0].country; });
  }

  void Describe(const Match& match, int type_index, Event& event) {
    const EventType& type = codebook_.types[static_cast<size_t>(type_index)];
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
    double strength = model_ != nullptr ? 1.0 : 0.5 + 0.08 * match.score;
    event.confidence = std::clamp(strength * sure * (match.borrowed ? 0.95 : 1.0), 0.05, 0.97);
    event.contexts = paragraph_.ContextsAt(sentence_);
    Identify(article_, event);
  }

  const Codebook& codebook_;
  const PairModel* model_;
  const Article& article_;
  const Sentence& sentence_;
  const SentenceMentions& mentions_;
  Paragraph& paragraph_;
  Date published_;
  int index_;
  std::vector<Refusal>* refusals_;
  Tree tree_;
  Sides sides_;
  Matcher matcher_;
  std::vector<int> grieved_;  ///< triggers of deeds whose sides a protest tells
};

}  // namespace

std::vector<Event> Coder::Code(const Article& article, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions,
                               std::vector<Refusal>* refusals) const {
  std::vector<Event> events;
  Date published;
  if (auto date = Date::Parse(article.published)) published = *date;
  Paragraph paragraph;
  for (size_t i = 0; i < sentences.size(); ++i) {
    auto together = [&](size_t j) { return sentences[j].paragraph == sentences[i].paragraph && sentences[j].field == sentences[i].field; };
    if (i == 0 || !together(i - 1)) {
      size_t end = i + 1;
      while (end < sentences.size() && together(end)) ++end;
      paragraph = Paragraph(*codebook_, sentences.subspan(i, end - i));
    }
    if (mentions[i].mentions.empty()) continue;
    Sentence mended;
    const bool passive = sentences[i].field == Field::kTitle && MendHeadlineVoice(*codebook_, sentences[i], mended);
    SentenceCoder coder(*codebook_, model_.get(), article, passive ? mended : sentences[i], mentions[i], paragraph, published, static_cast<int>(i), refusals);
    std::vector<Event> found = coder.Code();
    std::move(found.begin(), found.end(), std::back_inserter(events));
  }
  for (size_t i : FillOtherParty(*codebook_, events, sentences, mentions, refusals != nullptr)) Identify(article, events[i]);
  std::erase_if(events, [](const Event& event) { return event.awaits_recipient && (event.recipients.empty() || (event.actors.empty() && event.quad != "material conflict")); });
  TellIdsApart(events);
  TellDates(sentences, mentions, published, events);
  LinkRetellings(events);
  return events;
}

}  // namespace lapwing
