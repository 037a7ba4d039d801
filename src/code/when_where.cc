// SPDX-License-Identifier: Apache-2.0
#include "code/when_where.h"

#include <algorithm>

namespace lapwing {
namespace {

/// The clause a token belongs to: nearest verbal (or root) ancestor.
int ClauseOf(const Tree& tree, int token) {
  int t = token;
  while (tree.Head(t) >= 0 && !tree.IsVerbal(t)) t = tree.Head(t);
  return t;
}

/// Cost of reading a date (or place) at `token` with the trigger; large when it belongs elsewhere.
int Remoteness(const Tree& tree, int token, int trigger) {
  if (tree.Under(token, trigger)) {
    // Inside the trigger's own phrase, unless another clause lies between.
    int clauses = 0;
    for (int t = tree.Head(token); t >= 0 && t != trigger; t = tree.Head(t)) clauses += tree.IsVerbal(t) ? 1 : 0;
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
    if (ClauseOf(tree, token) == ClauseOf(tree, tree.Head(t))) return 12 + tree.Distance(token, trigger);
  }
  return 1000;
}

bool Perfect(const Tree& tree, int verb) {
  for (int child : tree.Children(verb)) {
    if (tree.Rel(child) == Deprel::aux && tree.Lemma(child) == "have") return true;
  }
  return false;
}

/// No comma before it.
bool Restrictive(const Tree& tree, int clause) {
  int first = tree.Leftmost(clause);
  return first > 0 && tree[first].form != "," && tree[first - 1].form != ",";
}

/// A clause that only tells which one is meant: "the envoy whom Damascus once expelled".
bool Relative(const Tree& tree, int clause) { return tree.Rel(clause) == Deprel::acl_relcl; }

}  // namespace

namespace {

/// "Police fired tear gas on Friday, four days after Delhi revoked the autonomy": the clause's event is counted back from the
/// main one's day. None unless the trigger's clause is such a clause.
Date CountedFromMain(const Tree& tree, const SentenceMentions& mentions, const Match& match, EventStatus status, const Date& published) {
  int clause = ClauseOf(tree, match.trigger);
  if (tree.Rel(clause) != Deprel::advcl || tree.Head(clause) < 0) return {};
  int first = tree.Leftmost(clause);
  for (const DateMention& mention : mentions.dates) {
    // The count may be taken for the clause's own or for the main clause's; it ends in "after" or "before".
    bool before_clause = mention.last < match.trigger && (mention.last >= first - 1) && mention.first < match.trigger;
    if (mention.counted == 0 || !before_clause) continue;
    bool between = false;
    for (int t = mention.last + 1; t < clause; ++t) between = between || (tree.IsVerbal(t) && t != clause && tree.Head(t) != clause);
    if (between) continue;
    Match main = match;
    main.trigger = tree.Head(clause);
    SentenceMentions others = mentions;
    std::erase_if(others.dates, [&](const DateMention& d) { return d.first > mention.last || d.counted != 0; });
    Date date = FindEventDate(tree, others, main, status, published, true).date;
    if (!date) return {};
    switch (mention.counted_in) {
      case Precision::kDay: return date.precision == Precision::kDay ? Date::FromDays(date.Days() - mention.counted) : Date{};
      case Precision::kMonth: {
        int months = date.year * 12 + date.month - 1 - mention.counted;
        return date.precision >= Precision::kMonth ? Date::Month(months / 12, months % 12 + 1) : Date{};
      }
      default: return Date::Year(date.year - mention.counted);
    }
  }
  return {};
}

}  // namespace

EventDate FindEventDate(const Tree& tree, const SentenceMentions& mentions, const Match& match, EventStatus status, const Date& published, bool verbal) {
  EventDate best;
  int best_cost = 60;
  if (Date counted = CountedFromMain(tree, mentions, match, status, published)) return {counted, "text", false};
  for (const DateMention& mention : mentions.dates) {
    // "in the past", "in recent years": long ago, no day.
    bool long_ago = !mention.date && mention.value == "PAST_REF";
    if (long_ago && Remoteness(tree, mention.last, match.trigger) < 10) return {Date{}, "", true};
    if (mention.duration) continue;
    int head = mention.first;
    for (int t = mention.first; t <= mention.last; ++t) {
      if (tree.Head(t) < mention.first || tree.Head(t) > mention.last) head = t;
    }
    int cost = mention.basis == "dateline" ? 50 : Remoteness(tree, head, match.trigger);
    if (cost >= best_cost) continue;
    if (!mention.date && !mention.past_state) continue;
    best = {mention.date, mention.basis, mention.past_state};
    best_cost = cost;
  }
  if (best.date || best.past_state) return best;
  bool happened = status == EventStatus::kAsserted || status == EventStatus::kClaimed || status == EventStatus::kDenied;
  int clause = ClauseOf(tree, match.trigger);
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
  if (happened && published && ((told && !nominal) || verbal)) {
    // Reports tell the day's acts in the simple past; background is in the perfect or carries its own date. Words,
    // visits and meetings are news of the day even when told in the perfect or named by a noun.
    best.date = published.precision == Precision::kDay ? published : Date{};
    if (best.date) best.basis = "published";
  }
  return best;
}

}  // namespace lapwing
