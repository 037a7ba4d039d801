// SPDX-License-Identifier: Apache-2.0
#include "code/coder.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "base/country_codes.h"
#include "base/fixed_math.h"
#include "base/strings.h"
#include "code/absent_party.h"
#include "code/act_words.h"
#include "code/event_draft.h"
#include "code/event_id.h"
#include "code/grievances.h"
#include "code/headline_voice.h"
#include "code/judge.h"
#include "code/matcher.h"
#include "code/other_party.h"
#include "code/report_standing.h"
#include "code/retellings.h"
#include "code/sentence_events.h"
#include "code/spent_words.h"
#include "code/standing.h"
#include "code/told_before.h"
#include "code/told_dates.h"
#include "code/told_doers.h"

namespace lapwing {
namespace {

constexpr size_t kReport = 3;          // sentences that make a report: fewer say nothing of one another
constexpr double kReportMayAdd = 1.0;  // log odds that the rest of a report seldom adds to an event: what its sentence alone leaves further behind is refused at once

/// Everything about one sentence while it is coded.
class SentenceCoder {
 public:
  SentenceCoder(const Codebook& codebook, const PairModel* model, const Article& article, const Sentence& sentence, const SentenceMentions& mentions,
                Paragraph& paragraph, const Date& published, int index, double least, std::vector<Refusal>* refusals)
      : codebook_(codebook), model_(model), article_(article), mentions_(mentions), index_(index), least_(least), refusals_(refusals), tree_(sentence), sides_(tree_, mentions), matcher_(tree_, codebook, sides_),
        drafter_(codebook, article, sentence, mentions, paragraph, published, tree_, sides_, model != nullptr),
        acts_(tree_, codebook, mentions, model, sentence.field == Field::kTitle) {}

  std::vector<Event> Code() {
    std::vector<std::pair<const Match*, Event>> stand;
    for (int t = 0; t < tree_.size(); ++t) {
      // The best reading whose sides are known; one that lacks a side gives way to the next.
      std::optional<std::pair<const Match*, Event>> waiting;
      bool complete = false;
      for (const Match& match : matcher_.Ranked(t)) {
        if (match.pattern->weak) continue;
        std::string_view why;
        std::optional<Event> event = drafter_.Draft(match, why);
        if (!event) {
          Refuse(match, std::string(why));
          continue;
        }
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
      else if (!complete) AddLearnt(t, stand);
    }
    DropCarriers(stand);
    for (auto& [match, event] : stand) Borrow(*match, stand, event);
    for (auto& [match, event] : stand) BorrowDoer(*match, stand, event);
    SettleGrievances(stand);
    std::vector<Event> events = Free(stand);
    SettleSentence(events);
    return events;
  }

 private:
  using Candidates = std::vector<std::pair<const Match*, Event>>;

  /// A word that no frame fits may still tell an act, as words like it do. Of the readings of one type that with both sides, else the best that waits for one.
  void AddLearnt(int token, Candidates& stand) {
    for (int type : acts_.TypesOf(token)) {
      std::optional<std::pair<const Match*, Event>> waiting;
      for (Match& match : matcher_.Learnt(token, type)) {
        std::string_view why;
        std::optional<Event> event = drafter_.Draft(match, why);
        if (!event) {
          Refuse(match, std::string(why));
          continue;
        }
        if (event->awaits_recipient && waiting) continue;
        learnt_.push_back(std::move(match));
        if (event->awaits_recipient) {
          waiting.emplace(&learnt_.back(), std::move(*event));
          continue;
        }
        stand.emplace_back(&learnt_.back(), std::move(*event));
        return;
      }
      if (!waiting) continue;
      stand.push_back(std::move(*waiting));
      return;
    }
  }

  /// "[conducted] a test", "[agreed] to impose sanctions", "must disarm, an envoy [warned]": beside a word whose frame tells the act, one that no frame fits only carries it.
  void DropCarriers(Candidates& stand) const {
    if (learnt_.empty()) return;
    const Candidates told = stand;
    std::erase_if(stand, [&](const auto& learnt) {
      const auto& [carrier, event] = learnt;
      if (!carrier->pattern->learnt) return false;
      return std::any_of(told.begin(), told.end(), [&](const auto& other) {
        const auto& [match, act] = other;
        if (match->pattern->learnt || !Touch(CodesOf(act.actors), CodesOf(event.actors))) return false;
        const bool linked = tree_.Head(match->trigger) == carrier->trigger || tree_.Head(carrier->trigger) == match->trigger;
        // Who agrees to do harm agrees with nobody; what must be done, a warner says.
        const bool harm = event.quad.ends_with("cooperation") && !act.quad.ends_with("cooperation");
        const bool warned = event.type == "THREATEN" && act.type == "REQUEST";
        const bool same = act.type == event.type && (event.awaits_recipient || Touch(CodesOf(act.recipients), CodesOf(event.recipients)));
        return linked && (same || harm || warned);
      });
    });
  }

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
        const bool waits = event.awaits_recipient && (event.actors.empty() || match->pattern->pos == Upos::NOUN || !NamesNobody(codebook_.types[static_cast<size_t>(match->type)].name));
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
    std::vector<std::string> signs = SignsOfStanding(tree_, mentions_, match, event, chance, none);
    std::ranges::move(acts_.SignsOf(match, event), std::back_inserter(signs));
    const double odds = StandingOf(codebook_, signs);
    // What readers judged says more of an event than the chance of its type: of news that the weights never saw, two fifths with a confidence of
    // 0.8 and more were right in 79 of 100, by the chance of the type in 67.
    if (!codebook_.standing.empty()) event.confidence = std::clamp(1.0 / (1.0 + Exp(static_cast<float>(-odds))), 0.05, 0.99);
    const bool stands = codebook_.standing.empty() || odds >= least_;
    if (refusals_ != nullptr) {
      std::string seen = fmt::format("as coded {:+.2f} of {:+.2f} by {}", odds, least_, fmt::join(WeightiestSigns(codebook_, signs), "; "));
      if (stands) event.reasons.push_back(std::move(seen));
      else Refuse(match, std::move(seen));
    }
    return stands;
  }

  /// "began its invasion of X": the verb carries, the noun knows to whom.
  void Borrow(const Match& match, const Candidates& stand, Event& event) {
    if (!event.recipients.empty() || event.reciprocal) return;
    for (int token : match.lexical) {
      for (const auto& [other, noun] : stand) {
        if (other->trigger != token || noun.type != event.type || noun.recipients.empty() || noun.awaits_recipient) continue;
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

  const Codebook& codebook_;
  const PairModel* model_;
  const Article& article_;
  const SentenceMentions& mentions_;
  int index_;
  double least_;  ///< log odds below which an event is refused by its sentence alone
  std::vector<Refusal>* refusals_;
  Tree tree_;
  Sides sides_;
  Matcher matcher_;
  EventDrafter drafter_;
  ActWords acts_;
  std::deque<Match> learnt_;  ///< of words that no frame fits; what stands points to them
  std::vector<int> grieved_;  ///< triggers of deeds whose sides a protest tells
};

/// Drops what still lacks a side, and what does not stand beside the rest of its report (report_standing.h). `odds`: of each event by its sentence alone; `signs`: how sure its
/// other side is.
void JudgeInReport(const Codebook& codebook, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions, const std::vector<double>& odds, const std::vector<std::vector<std::string>>& signs,
                   std::vector<Event>& events, std::vector<Refusal>* refusals) {
  const bool report_told = sentences.size() >= kReport, weighed = report_told && !codebook.standing.empty();
  std::vector<Event> complete, stand;
  std::vector<size_t> places;
  auto refuse = [&](const Event& event, std::string reason) {
    const int sentence = SentenceOf(event, sentences);
    if (refusals == nullptr || sentence < 0) return;
    refusals->push_back({sentence, TokenAt(Tree(sentences[static_cast<size_t>(sentence)]), event.trigger.begin), event.frame, std::move(reason)});
  };
  for (size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    if (event.awaits_recipient && (event.recipients.empty() || event.actors.empty())) {
      refuse(event, event.actors.empty() ? "nobody is known to have done it" : "nobody is known whom it is done to");
      continue;
    }
    complete.push_back(std::move(event));
    places.push_back(i);
  }
  const ReportSigns report(complete, sentences, mentions);
  for (size_t i = 0; i < complete.size(); ++i) {
    Event& event = complete[i];
    if (weighed || (report_told && refusals != nullptr)) {
      std::vector<std::string> all = signs[places[i]];
      for (std::string& sign : report.Of(i)) all.push_back(std::move(sign));
      const double sum = odds[places[i]] + AddedOdds(codebook, all);
      if (weighed) event.confidence = std::clamp(1.0 / (1.0 + Exp(static_cast<float>(-sum))), 0.05, 0.99);
      std::string seen = fmt::format("in the report {:+.2f} of {:+.2f} by {}", sum, codebook.standing_least, fmt::join(WeightiestSigns(codebook, all), "; "));
      if (weighed && sum < codebook.standing_least) {
        refuse(event, std::move(seen));
        continue;
      }
      if (refusals != nullptr) event.reasons.push_back(std::move(seen));
    }
    stand.push_back(std::move(event));
  }
  events = std::move(stand);
}

/// A mutual act whose other party the report has told.
void JoinPartner(Event& event) {
  if (!event.awaits_partner || event.recipients.empty()) return;
  for (Actor& partner : event.recipients) event.actors.push_back(std::move(partner));
  event.recipients.clear();
  event.reciprocal = true;
  event.awaits_recipient = false;
}

}  // namespace

std::vector<Event> Coder::Code(const Article& article, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions,
                               std::vector<Refusal>* refusals) const {
  std::vector<Event> events;
  Date published;
  if (auto date = Date::Parse(article.published)) published = *date;
  Paragraph paragraph;
  const double least = codebook_->standing_least - (sentences.size() < kReport ? 0 : kReportMayAdd);
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
    SentenceCoder coder(*codebook_, model_.get(), article, passive ? mended : sentences[i], mentions[i], paragraph, published, static_cast<int>(i), least, refusals);
    std::vector<Event> found = coder.Code();
    std::move(found.begin(), found.end(), std::back_inserter(events));
  }
  std::vector<double> odds;
  for (const Event& event : events) odds.push_back(Log(event.confidence / (1 - event.confidence)));
  std::vector<std::vector<std::string>> signs;
  for (size_t i : FillOtherParty(*codebook_, events, sentences, mentions, refusals != nullptr, signs)) Identify(article, events[i]);
  for (Event& event : events) JoinPartner(event);
  if (!codebook_->absent.contains(kGatherChoices)) JudgeInReport(*codebook_, sentences, mentions, odds, signs, events, refusals);
  TellIdsApart(events);
  TellDates(sentences, mentions, published, events);
  LinkRetellings(events);
  return events;
}

}  // namespace lapwing
