// SPDX-License-Identifier: Apache-2.0
#include "code/when_where.h"

#include <algorithm>

#include "base/strings.h"
#include "code/background.h"
#include "code/clauses.h"
#include "code/day_remoteness.h"
#include "code/derived_days.h"

namespace lapwing {
namespace {

/// "in response to an attack on December 27": a day right behind the noun is the noun's own, where the verb has another before it.
bool RightBehind(const Tree& tree, const SentenceMentions& mentions, const DateMention& mention, int trigger) {
  const int end = tree.Rightmost(trigger);
  if (tree.IsVerbal(trigger) || mention.first < end + 1 || mention.first > end + 2) return false;
  if (mention.first == end + 2 && !OneOf(LowerAscii(tree[end + 1].form), {"on", "in", "of"})) return false;
  return std::any_of(mentions.dates.begin(), mentions.dates.end(), [&](const DateMention& other) { return other.date && other.basis == "text" && other.last < trigger; });
}

/// "has asked", "X must disarm, an envoy has warned": done by now, on no day that is told.
bool ToldInPerfect(const Tree& tree, int trigger, int clause) {
  return Perfect(tree, trigger) || SharesPerfect(tree, trigger) || (tree.Rel(clause) == Deprel::ccomp && tree.Head(clause) >= 0 && Perfect(tree, tree.Head(clause)));
}

/// "has invited both to a summit on Wednesday": nothing has happened on a day that is over, in English; "has held it since May", "has met him today" go.
bool PerfectTakes(const Tree& tree, const DateMention& mention, int trigger, const Date& published) {
  const auto& children = tree.Children(trigger);
  const bool present_perfect = std::any_of(children.begin(), children.end(), [&](int child) {
    return tree.Rel(child) == Deprel::aux && OneOf(LowerAscii(tree[child].form), {"has", "have", "'ve"});
  });
  if (!present_perfect || mention.basis != "text" || !tree.Under(mention.first, trigger)) return true;
  const Date& date = mention.date;
  const bool over = date.year < published.year || (date.precision >= Precision::kMonth && date.month < published.month && date.year == published.year) ||
                    (date.precision == Precision::kDay && date.Days() < published.Days());
  if (!over) return true;
  for (int t = std::max(0, mention.first - 3); t <= mention.last; ++t) {
    if (OneOf(LowerAscii(tree[t].form), {"since", "from", "until", "till", "of"})) return true;
  }
  return false;
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

/// "and a day after that Egypt's offer was refused", "; on Friday the envoy left": a day right before the subject of a clause beside the first is that clause's, whatever
/// the parser hangs it on. The clause's verb, or -1.
int FrontedBefore(const Tree& tree, const DateMention& mention) {
  int before = mention.first - 1;
  if (before >= 0 && OneOf(LowerAscii(tree[before].form), {"on", "in", "by"})) --before;
  if (before < 1 || !OneOf(LowerAscii(tree[before].form), {"and", "but", ";"}) || mention.last + 1 >= tree.size()) return -1;
  const int subject = mention.last + 1 + (tree[mention.last + 1].form == "," ? 1 : 0);
  for (int t = subject + 1; t < tree.size(); ++t) {
    if (!tree.IsVerbal(t)) continue;
    const int doer = std::max(tree.Child(t, Deprel::nsubj), tree.Child(t, Deprel::nsubj_pass));
    if (doer >= subject && doer < t && tree.Leftmost(doer) == subject) return t;
  }
  return -1;
}

/// "gunners who handed over arms yesterday shelled the town this evening": the day right behind a relative clause about the subject is that clause's where the main verb
/// has another behind it. The clause's verb, or -1.
int OfRelativeBefore(const Tree& tree, const SentenceMentions& mentions, const DateMention& mention, int head) {
  const int verb = tree.Head(head);
  if (verb <= head || !tree.IsVerbal(verb) || mention.first == 0) return -1;
  const int subject = std::max(tree.Child(verb, Deprel::nsubj), tree.Child(verb, Deprel::nsubj_pass));
  if (subject < 0) return -1;
  const int before = mention.first - (OneOf(LowerAscii(tree[mention.first - 1].form), {"on", "in"}) ? 2 : 1);
  for (int child : tree.Children(subject)) {
    if (tree.Rel(child) != Deprel::acl_relcl || tree.Rightmost(child) != before || !Restrictive(tree, child)) continue;
    const bool other = std::any_of(mentions.dates.begin(), mentions.dates.end(), [&](const DateMention& d) { return d.date.precision == Precision::kDay && d.basis == "text" && !d.duration && d.first > verb && ClauseOf(tree, d.first) == verb; });
    if (other) return child;
  }
  return -1;
}

/// "accused Chad of shelling the village": when that was, the blame does not tell.
bool Blamed(const Tree& tree, int clause) {
  const int head = tree.Head(clause);
  return head >= 0 && OneOf(tree.Marker(clause), {"of", "for"}) && OneOf(tree.Lemma(head), {"accuse", "blame", "charge", "suspect", "condemn", "denounce"});
}

/// "accused Iran of stopping a freighter in the strait on Thursday": a day behind the deed is the deed's, though the parser hangs it on the blame. The deed's verb, or -1.
int OfDeedBlamed(const Tree& tree, const DateMention& mention, int head) {
  const int verb = tree.Head(head);
  if (verb < 0 || verb > head || mention.date.precision != Precision::kDay || mention.duration) return -1;
  const int before = mention.first - (mention.first > 0 && OneOf(LowerAscii(tree[mention.first - 1].form), {"on", "in"}) ? 2 : 1);
  for (int child : tree.Children(verb)) {
    if (tree.Rel(child) == Deprel::advcl && child > verb && tree.Rightmost(child) >= before && child < before && Blamed(tree, child)) return child;
  }
  return -1;
}

/// The clause whose day it is by where it stands, whatever the parser hangs it on; -1 where only the tree can tell.
int OwnerOf(const Tree& tree, const SentenceMentions& mentions, const DateMention& mention, int head) {
  if (const int fronted = FrontedBefore(tree, mention); fronted >= 0) return fronted;
  if (const int relative = OfRelativeBefore(tree, mentions, mention, head); relative >= 0) return relative;
  return OfDeedBlamed(tree, mention, head);
}

/// A clause that only tells which one is meant: "the envoy whom Damascus once expelled".
bool Relative(const Tree& tree, int clause) { return tree.Rel(clause) == Deprel::acl_relcl; }

/// "broke ties in 1988, after police fired on pilgrims", "sent home the trainers, and in July the money was withheld", told a year later: what stands beside a
/// clause of long ago, and beside no other day, is as old.
bool BesideLongAgo(const Tree& tree, const SentenceMentions& mentions, int trigger, const Date& published) {
  const Xpos form = tree[ClauseOf(tree, trigger)].xpos;
  if (!tree.IsVerbal(trigger) || form == XposFrom("VBZ") || form == XposFrom("VBP") || form == XposFrom("VB")) return false;
  bool old = false;
  for (const DateMention& mention : mentions.dates) {
    if (!mention.date || mention.basis != "text" || mention.duration) continue;
    if (!IsBackground(mention.date, published)) return false;
    int head = mention.first;
    for (int t = mention.first; t <= mention.last; ++t) {
      if (tree.Head(t) < mention.first || tree.Head(t) > mention.last) head = t;
    }
    const int clause = tree.Head(head);
    const bool of_clause = clause >= 0 && tree.IsVerbal(clause) && (tree.Rel(head) == Deprel::obl || tree.Rel(head) == Deprel::obl_unmarked);
    const bool about_noun = clause >= 0 && (tree.Rel(clause) == Deprel::acl || tree.Rel(clause) == Deprel::acl_relcl || tree.Rel(clause) == Deprel::ccomp);
    old = old || (of_clause && !about_noun && (tree.Under(trigger, clause) || (tree.Rel(clause) == Deprel::conj && tree.Head(clause) == ClauseOf(tree, trigger))));
  }
  return old;
}

/// "Gorshkov said on Friday that there would be grave consequences", "a spokesman said on Friday that his country would not look on": the verb that tells
/// a threat or a charge which its speaker makes by these words; they have its day. -1 where the words tell of something else.
int WordsThatAct(const Tree& tree, const SentenceMentions& mentions, const Match& match, EventStatus status) {
  if ((status != EventStatus::kAsserted && status != EventStatus::kClaimed) || match.actors.empty()) return -1;
  if (match.mode == "visit") return -1;  // "flies to Moscow on Monday, the palace said": nobody travels by words
  const int teller = TellerOf(tree, match.trigger);
  const int speaker = teller < 0 ? -1 : SubjectShared(tree, teller);
  if (speaker < 0) return -1;
  const int clause = ClauseOf(tree, match.trigger), doer = match.actors[0].token;
  if (doer < 0 || tree[clause].xpos == XposFrom("VBD") || Perfect(tree, clause)) return doer >= 0 && (doer == speaker || tree.Under(doer, speaker)) ? teller : -1;
  const Mention* told = mentions.At(speaker);
  const bool same = told != nullptr && told->actors.size() == 1 && told->actors[0].country == match.actors[0].actor.country;
  return doer == speaker || tree.Under(doer, speaker) || same ? teller : -1;
}

}  // namespace

EventDate FindEventDate(const Tree& tree, const SentenceMentions& mentions, const Match& match, EventStatus status, const Date& published, bool verbal) {
  if (const int words = verbal && match.type >= 0 ? WordsThatAct(tree, mentions, match, status) : -1; words >= 0) {
    Match telling = match;
    telling.trigger = words;
    telling.lexical.clear();
    return FindEventDate(tree, mentions, telling, status, published, verbal);
  }
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
  const bool ground = match.type >= 0 && NamedAsGround(tree, match.trigger);
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
    int head = mention.first;
    for (int t = mention.first; t <= mention.last; ++t) {
      if (tree.Head(t) < mention.first || tree.Head(t) > mention.last) head = t;
    }
    const int owner = mention.date && mention.basis == "text" ? OwnerOf(tree, mentions, mention, head) : -1;
    if (blamed >= 0 && owner != blamed && !tree.Under(mention.first, blamed)) continue;
    int cost = mention.basis == "dateline" ? 50 : Remoteness(tree, head, match, mention.date.precision < Precision::kDay);
    // "have arrested fifty over the attack on the mission last Tuesday": what stands in the perfect has no day, so the day is the ground's.
    const int grounded = tree.Head(match.trigger);
    const bool grounds_own = ground && mention.first == tree.Rightmost(match.trigger) + 1 && tree.Under(head, grounded) && !PerfectTakes(tree, mention, grounded, published);
    if (ground && !tree.Under(head, match.trigger) && match.type >= 0 && !grounds_own) continue;
    if (grounds_own || RightBehind(tree, mentions, mention, match.trigger)) cost = 0;
    if (owner >= 0) cost = ClauseOf(tree, match.trigger) == owner ? std::min(cost, 1) : tree.Under(match.trigger, owner) ? cost : kAnothers;
    if (cost >= best_cost) continue;
    // "agreed to meet next week": what has happened did not happen on a day to come.
    Xpos form = tree[match.trigger].xpos;
    bool done = (status == EventStatus::kAsserted || status == EventStatus::kClaimed) && form != XposFrom("VBZ") && form != XposFrom("VBP");
    bool to_come = mention.date && published && mention.date.Days() > published.Days();
    if (done && to_come && match.type >= 0) continue;
    // "received a delegation on Saturday and plans to travel": what lies ahead does not happen when that did.
    const bool by_now = mention.date && published && mention.date.Days() <= published.Days();
    const bool earlier_verbs = cost >= kBorrowed && mention.basis == "text" && head < match.trigger && tree.Rel(ClauseOf(tree, match.trigger)) == Deprel::conj;
    if (status == EventStatus::kPlanned && by_now && match.type >= 0 && earlier_verbs) continue;
    if (match.type >= 0 && by_now && !PerfectTakes(tree, mention, match.trigger, published)) continue;
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
  const bool simple = !Perfect(tree, clause) && !SharesPerfect(tree, clause);
  if (!best.date && !best.past_state && simple && match.type >= 0 && BesideLongAgo(tree, mentions, match.trigger, published)) return {Date{}, "", true};
  if (tree.Rel(clause) == Deprel::advcl && KeepsNoDayOfAbove(tree, clause)) return {};
  if (lately) return {};
  if (best.date || best.past_state) return best;
  if (Date begun = BegunOn(tree, mentions, clause)) return {begun, "text", false};
  if (Date day = WithinHours(tree, mentions, clause)) return {day, "text", false};
  if (HoursAfter(tree, clause) && tree.Head(clause) >= 0 && clause == match.trigger) {
    Match above = match;
    above.trigger = tree.Head(clause);
    above.lexical.clear();
    return FindEventDate(tree, mentions, above, status, published, verbal);
  }
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
  if (blamed >= 0 || ground) return best;
  if (happened && published && ((told && !nominal) || verbal) && !ToldInPerfect(tree, match.trigger, clause)) {
    // Reports tell the day's acts in the simple past; background is in the perfect or carries its own date. Words,
    // visits and meetings are news of the day even when told in the perfect or named by a noun.
    best.date = published.precision == Precision::kDay ? published : Date{};
    if (best.date) best.basis = "published";
  }
  return best;
}

}  // namespace lapwing
