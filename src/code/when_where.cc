// SPDX-License-Identifier: Apache-2.0
#include "code/when_where.h"

#include <algorithm>

#include "base/strings.h"
#include "code/clauses.h"
#include "code/derived_days.h"

namespace lapwing {
namespace {

constexpr int kBorrowed = 18;  // cost of another clause's day

/// No comma before it.
bool Restrictive(const Tree& tree, int clause) {
  int first = tree.Leftmost(clause);
  return first > 0 && tree[first].form != "," && tree[first - 1].form != ",";
}

/// "In his Liberation Day address he invited", "watched the Bastille Day parade": what is said or seen there happens on the day of the occasion.
bool OnOccasion(const Tree& tree, int noun) {
  if (!OneOf(LowerAscii(tree[noun].form), {"address", "speech", "parade", "ceremony", "ceremonies", "celebration", "celebrations", "reception", "sermon", "broadcast", "message", "rally"})) return false;
  if (tree.Rel(noun) == Deprel::obl) return OneOf(tree.Preposition(noun), {"in", "at", "during"});
  return tree.Rel(noun) == Deprel::obj && OneOf(tree.Lemma(tree.Head(noun)), {"watch", "attend", "address", "join", "skip", "host", "review"});
}

/// "two days after the abduction": counted from the noun, and not its own.
bool CountsFrom(const Tree& tree, int token, int noun) {
  const int word = token + 1 < tree.size() && tree.IsNominal(token) ? token + 1 : token;
  return word < noun && OneOf(LowerAscii(tree[word].form), {"after", "before"});
}

/// "its November 21 launch", "Thursday's raid": the day of the noun it stands before, which is a thing of its own beside the
/// trigger unless it is part of it ("held Thursday's talks").
bool OfAnotherNoun(const Tree& tree, int token, const Match& match) {
  int noun = tree.Head(token);
  // "On Thursday shells killed": the day of the whole.
  if (token > 0 && tree[token - 1].upos == Upos::ADP && token == 1) return false;
  // "two days after the abduction": counted from the noun, and not its own.
  if (CountsFrom(tree, token, noun)) return false;
  if (noun < 0 || noun < token || noun == match.trigger || tree[noun].upos != Upos::NOUN || !tree.Under(noun, match.trigger)) return false;
  return !OnOccasion(tree, noun) && std::find(match.lexical.begin(), match.lexical.end(), noun) == match.lexical.end();
}

/// "voiced support following the October 7 attack": the day of what it follows.
bool OfWhatItFollows(const Tree& tree, int token, int trigger) {
  for (int t = tree.Head(token); t >= 0 && !tree.IsVerbal(t); t = tree.Head(t)) {
    if (t == trigger || tree.Under(trigger, t) || CountsFrom(tree, token, t)) return false;
    if (tree[t].upos == Upos::NOUN && OneOf(tree.Preposition(t), {"following", "after", "follow", "despite", "amid", "since", "in_the_wake_of"})) return true;
  }
  return false;
}

/// "revive a pact of 2001": the year is the paper's name.
bool NamesPaper(const Tree& tree, int token, const Match& match) {
  const int noun = tree.Head(token);
  return noun >= 0 && noun < token && noun != match.trigger && tree.Preposition(token) == "of" &&
         OneOf(LowerAscii(tree.Lemma(noun)), {"pact", "treaty", "agreement", "accord", "law", "act", "resolution", "convention", "constitution", "charter", "protocol", "declaration", "memorandum"});
}

/// "must disarm": what is asked for, not what is done.
bool Due(const Tree& tree, int verb) {
  const auto& children = tree.Children(verb);
  return std::any_of(children.begin(), children.end(), [&](int child) { return tree.Rel(child) == Deprel::aux && OneOf(tree.Lemma(child), {"must", "should", "ought"}); });
}

/// "told Chad to withdraw by March 15", "must disarm by July 30": the day by which it is to be done, not that of the telling.
bool Deadline(const Tree& tree, int token, int trigger) {
  if (!OneOf(tree.Preposition(token), {"by", "until", "before", "within"})) return false;
  if (tree.Head(token) == trigger && Due(tree, trigger)) return true;
  for (int t = tree.Head(token); t >= 0 && t != trigger; t = tree.Head(t)) {
    if (tree.IsVerbal(t) && tree.Marker(t) == "to") return true;
  }
  return false;
}

bool LiesAhead(const Tree& tree, int verb) {
  const auto& children = tree.Children(verb);
  return std::any_of(children.begin(), children.end(), [&](int child) { return tree.Rel(child) == Deprel::aux && OneOf(tree.Lemma(child), {"will", "would", "shall"}); });
}

/// Cost of reading a date (or place) at `token` with the trigger; large when it belongs elsewhere.
int Remoteness(const Tree& tree, int token, const Match& match, bool coarse = false) {
  int trigger = match.trigger;
  if (match.type >= 0 && OfWhatItFollows(tree, token, trigger)) return 1000;
  if (tree.Under(token, trigger)) {
    // "condemned Pyongyang, which on Monday launched": the day of what is told in passing.
    for (int t = token; t >= 0 && t != trigger; t = tree.Head(t)) {
      bool last = tree.Rightmost(token) + 2 >= tree.size() && Restrictive(tree, t) && !Perfect(tree, trigger);  // "held men who had fled on Monday": may be either's
      if (tree.Rel(t) == Deprel::acl_relcl && !last) return 1000;
      if (t == token && NamesPaper(tree, token, match)) return 1000;
      if (match.type >= 0 && t == token && Deadline(tree, token, trigger)) return 1000;
      // "thanked him for having sent", "accused it of shelling": what the words are about has its own day.
      if (match.type >= 0 && tree.Rel(t) == Deprel::advcl && OneOf(tree.Marker(t), {"for", "of", "over"})) return 1000;
      // "blamed it for the raids in July": nobody blames for a month.
      if (match.type >= 0 && coarse && t != token && tree[t].upos == Upos::NOUN && OneOf(tree.Preposition(t), {"for", "over"})) return 1000;
    }
    // The same where the parser hangs the month on a participle: its act is told beside the main one, with the main one's day.
    for (int child : tree.Children(trigger)) {
      bool reason = child < token && tree.Head(token) == trigger && tree.Rel(child) == Deprel::obl && OneOf(tree.Preposition(child), {"for", "over"});
      if (match.type >= 0 && coarse && reason && tree[trigger].xpos == XposFrom("VBG")) return 1000;
    }
    if (OfAnotherNoun(tree, token, match)) return 1000;
    // Inside the trigger's own phrase, unless another clause lies between.
    int clauses = 0;
    // "may let him go in March": what is let, made or begun has the day of the letting.
    auto carried = [&](int t) { return tree.Rel(t) == Deprel::xcomp && tree.Head(t) == trigger && OneOf(tree.Lemma(trigger), {"let", "make", "help", "begin", "start", "continue", "have"}); };
    for (int t = tree.Head(token); t >= 0 && t != trigger; t = tree.Head(t)) clauses += tree.IsVerbal(t) && !carried(t) ? 1 : 0;
    // "their report on the August 21 attack": the attack's date, not the report's.
    int nouns = 0;
    for (int t = tree.Head(token); t >= 0 && t != trigger; t = tree.Head(t)) nouns += tree[t].upos == Upos::NOUN ? 1 : 0;
    return (clauses == 0 ? tree.Distance(token, trigger) : 20 + 5 * clauses) + 5 * nouns;
  }
  int clause = ClauseOf(tree, trigger);
  if (ClauseOf(tree, token) == clause) return 4 + tree.Distance(token, trigger);
  // "said on Monday that X had met Y": the date is the saying's, not the meeting's; a conjoined clause may lend its date.
  for (int t = clause; tree.Head(t) >= 0; t = tree.Head(t)) {
    Deprel rel = tree.Rel(t);
    if (rel != Deprel::conj && rel != Deprel::xcomp && rel != Deprel::advcl) break;
    // "had deported two monitors last month and would bar others": what lies ahead did not happen when that did.
    if (rel == Deprel::conj && LiesAhead(tree, clause) && !LiesAhead(tree, tree.Head(t))) break;
    if (ClauseOf(tree, token) == ClauseOf(tree, tree.Head(t))) return kBorrowed + tree.Distance(token, trigger);
  }
  return 1000;
}

/// "in response to an attack on December 27": a day right behind the noun is the noun's own, where the verb has another before it.
bool RightBehind(const Tree& tree, const SentenceMentions& mentions, const DateMention& mention, int trigger) {
  const int end = tree.Rightmost(trigger);
  if (tree.IsVerbal(trigger) || mention.first < end + 1 || mention.first > end + 2) return false;
  if (mention.first == end + 2 && !OneOf(LowerAscii(tree[end + 1].form), {"on", "in", "of"})) return false;
  return std::any_of(mentions.dates.begin(), mentions.dates.end(), [&](const DateMention& other) { return other.date && other.basis == "text" && other.last < trigger; });
}

/// "has asked", "X must disarm, an envoy has warned": done by now, on no day that is told.
bool ToldInPerfect(const Tree& tree, int trigger, int clause) {
  return Perfect(tree, trigger) || (tree.Rel(clause) == Deprel::ccomp && tree.Head(clause) >= 0 && Perfect(tree, tree.Head(clause)));
}

/// A day after the report's, or words that say so where no day is told: "next week", "in the coming months".
bool Ahead(const Tree& tree, const DateMention& mention, const Date& published) {
  if (!mention.date || !published) return false;
  if (mention.date.precision == Precision::kDay) return mention.date.Days() > published.Days();
  if (mention.date.year != published.year) return mention.date.year > published.year;
  if (mention.date.precision == Precision::kMonth && mention.date.month != published.month) return mention.date.month > published.month;
  for (int t = mention.first; t <= mention.last; ++t) {
    if (OneOf(tree.Lemma(t), {"next", "coming", "upcoming"})) return true;
  }
  return mention.first > 0 && OneOf(tree.Lemma(mention.first - 1), {"next", "coming", "upcoming"});
}

/// "is hosting him later today", "meets Johnson this evening": hours of the report's own day that lie ahead, by the present tense.
bool LaterToday(const Tree& tree, const DateMention& mention, const Date& published, int trigger) {
  if (!mention.date || !published) return false;
  const Xpos form = tree[trigger].xpos;
  const bool this_week = LowerAscii(tree[mention.first].form) == "this" && OneOf(LowerAscii(tree[mention.last].form), {"week", "weekend"});
  if (this_week && mention.date.year == published.year) return form == XposFrom("VBZ") || form == XposFrom("VBP");
  if (mention.date.Days() != published.Days()) return false;
  bool present = tree[trigger].xpos == XposFrom("VBZ") || tree[trigger].xpos == XposFrom("VBP");
  for (int child : tree.Children(trigger)) {
    if (tree.Rel(child) == Deprel::aux && tree[trigger].xpos == XposFrom("VBG")) present = present || OneOf(LowerAscii(tree[child].form), {"is", "are", "am", "'s", "'re"});
  }
  if (!present) return false;
  bool later = mention.first > 0 && OneOf(LowerAscii(tree[mention.first - 1].form), {"later"});
  for (int t = mention.first; t <= mention.last; ++t) later = later || OneOf(LowerAscii(tree[t].form), {"tonight", "evening", "afternoon", "later"});
  return later;
}

/// A clause that only tells which one is meant: "the envoy whom Damascus once expelled".
bool Relative(const Tree& tree, int clause) { return tree.Rel(clause) == Deprel::acl_relcl; }

/// "accused Chad of shelling the village": when that was, the blame does not tell.
bool Blamed(const Tree& tree, int clause) {
  const int head = tree.Head(clause);
  return head >= 0 && OneOf(tree.Marker(clause), {"of", "for"}) && OneOf(tree.Lemma(head), {"accuse", "blame", "charge", "suspect", "condemn", "denounce"});
}

}  // namespace

EventDate FindEventDate(const Tree& tree, const SentenceMentions& mentions, const Match& match, EventStatus status, const Date& published, bool verbal) {
  EventDate best;
  int best_cost = 60;
  bool long_ago = false, lately = false, vague = false;
  if (Date counted = CountedFromMain(tree, mentions, match, status, published)) return {counted, "text", false};
  if (Date counted = CountedFromOther(tree, mentions, match.trigger)) return {counted, "text", false};
  bool remembered = false;
  if (Date then = YearsBefore(tree, mentions, published, match.trigger, remembered); then || remembered) return {then, then ? "text" : "", true};
  if (Date begun = DayOfBeginning(tree, mentions, match.trigger)) return {begun, "text", false};
  if (Date day = DayOfEntry(tree, mentions, match.trigger)) return {day, "text", false};
  const int blamed = Blamed(tree, ClauseOf(tree, match.trigger)) ? ClauseOf(tree, match.trigger) : -1;
  for (const DateMention& mention : mentions.dates) {
    // "in the past", "in recent years": long ago, no day, unless one follows: "a decade ago, in 2013". "Recently" is news.
    if (!mention.date && mention.value == "PAST_REF" && Remoteness(tree, mention.last, match) < 10) {
      bool news = false;  // "some days ago", "a few weeks earlier"
      const bool ago = OneOf(tree.Lemma(mention.last), {"ago", "back", "earlier"});
      for (int t = mention.first; t <= mention.last; ++t) news = news || OneOf(tree.Lemma(t), {"day", "hour"}) || (ago && tree.Lemma(t) == "week");
      news = news || OneOf(LowerAscii(tree[mention.first].form), {"recently", "lately"}) || (mention.first == mention.last && LowerAscii(tree[mention.first].form) == "recent");
      (news ? lately : long_ago) = true;
      // "have in recent weeks detained traders, and Bishkek closed its markets on Wednesday": the day is the other clause's.
      if (ClauseOf(tree, mention.first) == ClauseOf(tree, match.trigger)) vague = true;
      continue;
    }
    if (mention.duration) continue;
    if (blamed >= 0 && !tree.Under(mention.first, blamed)) continue;
    int head = mention.first;
    for (int t = mention.first; t <= mention.last; ++t) {
      if (tree.Head(t) < mention.first || tree.Head(t) > mention.last) head = t;
    }
    int cost = mention.basis == "dateline" ? 50 : Remoteness(tree, head, match, mention.date.precision < Precision::kDay);
    if (RightBehind(tree, mentions, mention, match.trigger)) cost = 0;
    if (cost >= best_cost) continue;
    // "agreed to meet next week": what has happened did not happen on a day to come.
    Xpos form = tree[match.trigger].xpos;
    bool done = (status == EventStatus::kAsserted || status == EventStatus::kClaimed) && form != XposFrom("VBZ") && form != XposFrom("VBP");
    bool to_come = mention.date && published && mention.date.Days() > published.Days();
    if (done && to_come && match.type >= 0 && ClauseOf(tree, head) != ClauseOf(tree, match.trigger)) continue;
    if (!mention.date && !mention.past_state) continue;
    best = {mention.date, mention.basis, mention.past_state, mention.basis == "text" && (Ahead(tree, mention, published) || LaterToday(tree, mention, published, match.trigger))};
    best_cost = cost;
  }
  if (vague && best_cost >= kBorrowed) best = {};
  int clause = ClauseOf(tree, match.trigger);
  // "whom Damascus once expelled"
  for (int child : tree.Children(match.trigger)) {
    const bool once = tree.Rel(child) == Deprel::advmod && tree.Lemma(child) == "once" && child < match.trigger && tree[match.trigger].xpos == XposFrom("VBD");
    if (once && !best.date) long_ago = true;
  }
  if (!best.date || best.basis == "dateline") {
    if (Date noun = DateOfNoun(tree, mentions, clause)) return {noun, "text", false};
  }
  if (best.date && best_cost >= kBorrowed) {
    if (Date begun = BegunOn(tree, mentions, clause)) return {begun, "text", false};
  }
  if (best.date && best.basis != "dateline") return best;
  if (long_ago) return {Date{}, "", true};
  if (lately) return {};
  if (best.date || best.past_state) return best;
  if (Date begun = BegunOn(tree, mentions, clause)) return {begun, "text", false};
  if (Date day = WithinHours(tree, mentions, clause)) return {day, "text", false};
  bool happened = status == EventStatus::kAsserted || status == EventStatus::kClaimed;
  bool nominal = !tree.IsVerbal(match.trigger) && !tree.IsVerbal(clause);
  bool told = tree.IsVerbal(match.trigger) ? !Perfect(tree, match.trigger) : match.borrowed && !Perfect(tree, clause);
  // "since Russia began its war": the clause names a beginning that is known, not today's news.
  if (tree.Marker(clause) == "since" && tree.Head(clause) >= 0) {
    bool perfect = Perfect(tree, tree.Head(clause));
    for (int child : tree.Children(tree.Head(clause))) perfect = perfect || Perfect(tree, child);
    if (perfect) return {Date{}, "", true};
  }
  // "the fortress that the Ottomans besieged": which one, not news.
  if (Relative(tree, clause) && tree.IsVerbal(match.trigger) && Restrictive(tree, clause)) return best;
  if (blamed >= 0) return best;
  if (happened && published && ((told && !nominal) || verbal) && !ToldInPerfect(tree, match.trigger, clause)) {
    // Reports tell the day's acts in the simple past; background is in the perfect or carries its own date. Words,
    // visits and meetings are news of the day even when told in the perfect or named by a noun.
    best.date = published.precision == Precision::kDay ? published : Date{};
    if (best.date) best.basis = "published";
  }
  return best;
}

}  // namespace lapwing
