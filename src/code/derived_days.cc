// SPDX-License-Identifier: Apache-2.0
#include "code/derived_days.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "code/clauses.h"
#include "code/when_where.h"

namespace lapwing {
namespace {

/// So many days, months or years later; no finer than the unit counts.
Date Away(const Date& date, int count, Precision unit) {
  switch (unit) {
    case Precision::kDay: return date.precision == Precision::kDay ? Date::FromDays(date.Days() + count) : Date{};
    case Precision::kMonth: {
      int months = date.year * 12 + date.month - 1 + count;
      return date.precision >= Precision::kMonth ? Date::Month(months / 12, months % 12 + 1) : Date{};
    }
    default: return Date::Year(date.year + count);
  }
}

/// "two years to the day after": the same day of another year; the last of February where it has no such day.
Date SameDay(const Date& date, int years) {
  if (date.precision != Precision::kDay) return Date::Year(date.year + years);
  return Date::Day(date.year + years, date.month, date.month == 2 && date.day == 29 ? 28 : date.day);
}

int Ordinal(std::string_view word) {
  static constexpr std::array<std::string_view, 20> kWords = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
  if (auto found = std::find(kWords.begin(), kWords.end(), word); found != kWords.end()) return static_cast<int>(found - kWords.begin()) + 1;
  if (OneOf(word, {"thirtieth", "fortieth", "fiftieth"})) return word[1] == 'h' ? 30 : word[2] == 'r' ? 40 : 50;
  int number = 0;
  size_t digits = 0;
  while (digits < word.size() && digits < 3 && IsDigit(word[digits])) number = number * 10 + (word[digits++] - '0');
  return digits > 0 && OneOf(word.substr(digits), {"st", "nd", "rd", "th"}) ? number : 0;
}

/// "have blocked the roads since Sunday, when police fired", "stayed until May 4, when troops drove them out": the day right before "when" is the clause's, also
/// where it bounds something else and the parser hangs the clause on the verb.
Date DayBeforeWhen(const Tree& tree, const SentenceMentions& mentions, int clause) {
  int when = tree.Leftmost(clause);
  if (tree[when].form == ",") ++when;
  if (when >= clause || LowerAscii(tree[when].form) != "when") return {};
  const int before = tree[when - (when > 0 ? 1 : 0)].form == "," ? when - 2 : when - 1;
  auto day = std::find_if(mentions.dates.begin(), mentions.dates.end(), [&](const DateMention& d) { return d.date && d.last == before && d.basis == "text"; });
  return day == mentions.dates.end() ? Date{} : day->date;
}

/// "The strike came four days after they had entered", "It followed": what was told in the sentence before, pointed at again without a day of its own.
bool PointsBack(const Tree& tree, int verb) {
  if (verb < 0 || !OneOf(tree.Lemma(verb), {"come", "happen", "occur", "follow", "take"})) return false;
  const int subject = tree.Child(verb, Deprel::nsubj);
  if (subject < 0) return false;
  const std::string first = LowerAscii(tree[tree.Leftmost(subject)].form);
  return OneOf(first, {"the", "that", "this", "it", "these", "those"});
}

/// The perfect that a word of result is told in: "has kept the frontier shut", "have held him locked up"; the clause itself where it is none.
int ResultOf(const Tree& tree, int clause) {
  const bool result = tree.Rel(clause) == Deprel::xcomp && tree.Head(clause) >= 0 && tree.Marker(clause) != "to" && tree.Child(clause, Deprel::nsubj) < 0;
  return result ? tree.Head(clause) : clause;
}

}  // namespace

Date DateOfNoun(const Tree& tree, const SentenceMentions& mentions, int clause) {
  if (const Date day = DayBeforeWhen(tree, mentions, clause)) return day;
  if (tree.Rel(clause) != Deprel::acl_relcl && tree.Rel(clause) != Deprel::advcl_relcl) return {};
  int noun = tree.Head(clause), first = tree.Leftmost(clause);
  bool during = false;
  for (int t = first; t <= std::min(first + 1, clause); ++t) during = during || OneOf(LowerAscii(tree[t].form), {"when", "where"});
  // "visited Tokyo on Sunday, where he signed"
  int above = noun >= 0 ? ClauseOf(tree, noun) : -1;
  during = during || (OneOf(LowerAscii(tree[first].form), {"in", "during", "at"}) && LowerAscii(tree[first + 1].form) == "which");
  // "put their names on Tuesday to an accord under which Damascus undertakes to shut the camps": what a paper says in the present is agreed with it.
  const bool present = tree[clause].xpos == XposFrom("VBZ") || tree[clause].xpos == XposFrom("VBP");
  // "since July 12, the day on which two soldiers were captured": the day that the noun names again.
  const bool on_which = OneOf(LowerAscii(tree[first].form), {"on", "that"}) && noun >= 0 && OneOf(tree.Lemma(noun), {"day", "date", "night", "morning", "evening"});
  if (on_which) {
    const int before = tree.Leftmost(noun) - (tree[tree.Leftmost(noun)].form == "," ? 1 : 2);
    for (const DateMention& mention : mentions.dates) {
      if (mention.date && mention.basis == "text" && mention.last == before) return mention.date;
    }
  }
  during = during || (present && tree.Child(clause, Deprel::aux) < 0 && LowerAscii(tree[first].form) == "under" && LowerAscii(tree[first + 1].form) == "which");
  if (!during || noun < 0) return {};
  Date beside;
  for (const DateMention& mention : mentions.dates) {
    if (!mention.date || mention.duration || mention.past_state || mention.last >= clause || mention.basis != "text") continue;
    bool itself = mention.first <= noun && noun <= mention.last;
    if (tree.Under(mention.first, clause)) continue;
    if (itself || tree.Under(mention.first, noun)) return mention.date;
    if (!beside && ClauseOf(tree, mention.first) == above) beside = mention.date;
  }
  return beside;
}

Date BegunOn(const Tree& tree, const SentenceMentions& mentions, int clause) {
  clause = ResultOf(tree, clause);
  if (!Perfect(tree, clause)) return {};
  for (int child : tree.Children(clause)) {
    if (OneOf(tree.Lemma(child), {"not", "never", "nobody", "neither"})) return {};
  }
  for (const DateMention& mention : mentions.dates) {
    if (!mention.date || mention.first == 0) continue;
    if (LowerAscii(tree[mention.first - 1].form) == "since" && ResultOf(tree, ClauseOf(tree, mention.first)) == clause) return mention.date;
  }
  return {};
}

Date CountedFromMain(const Tree& tree, const SentenceMentions& mentions, const Match& match, EventStatus status, const Date& published) {
  // "twelve days after the election" as well as "twelve days after they voted".
  const bool noun = !tree.IsVerbal(match.trigger) && tree.Rel(match.trigger) == Deprel::obl && OneOf(tree.Preposition(match.trigger), {"after", "before"});
  int clause = noun ? match.trigger : ClauseOf(tree, match.trigger);
  // "a day after he proposed that they go and apologized for it": of both.
  while (!noun && tree.Rel(clause) == Deprel::conj && tree.Head(clause) >= 0 && tree.Rel(tree.Head(clause)) == Deprel::advcl && tree.Child(clause, Deprel::mark) < 0) clause = tree.Head(clause);
  // "a day after the United States threw out diplomats": also where the parser takes the clause for one beside the main one.
  const bool beside = tree.Rel(clause) == Deprel::conj && OneOf(tree.Marker(clause), {"after", "before"});
  if ((!noun && !beside && tree.Rel(clause) != Deprel::advcl) || tree.Head(clause) < 0) return {};
  int first = tree.Leftmost(clause);
  for (const DateMention& mention : mentions.dates) {
    // The count may be taken for the clause's own or for the main clause's; it ends in "after" or "before".
    bool before_clause = mention.last < match.trigger && (mention.last >= first - 1) && mention.first < match.trigger;
    if (mention.counted == 0 || !before_clause) continue;
    if (noun && OneOf(LowerAscii(tree[mention.first].form), {"less", "more", "at", "about", "nearly", "almost"})) continue;  // "less than a year after the treaty"
    // "Eight days after the pact was initialled on March 11": it has a day of its own.
    const bool own = std::any_of(mentions.dates.begin(), mentions.dates.end(), [&](const DateMention& d) { return d.date && d.counted == 0 && !d.duration && d.basis == "text" && tree.Under(d.first, clause); });
    if (own) continue;
    bool between = false;
    // "the United States", "wounded men": a participle before its noun is no clause.
    for (int t = mention.last + 1; t < clause; ++t) between = between || (tree.IsVerbal(t) && t != clause && tree.Head(t) != clause && tree.Rel(t) != Deprel::amod);
    if (between) continue;
    Match main = match;
    main.trigger = tree.Head(clause);
    SentenceMentions others = mentions;
    std::erase_if(others.dates, [&](const DateMention& d) { return d.first > mention.last || d.counted != 0; });
    const EventDate above = FindEventDate(tree, others, main, status, published, true);
    const Date date = above.basis != "text" && mention.counted_from && PointsBack(tree, main.trigger) ? mention.counted_from : above.date;
    return mention.counted_to_the_day ? SameDay(date, -mention.counted) : Away(date, -mention.counted, mention.counted_in);
  }
  return {};
}

Date CountedFromOther(const Tree& tree, const SentenceMentions& mentions, int trigger) {
  const int clause = ClauseOf(tree, trigger);
  for (const DateMention& count : mentions.dates) {
    if (count.counted == 0 || count.date) continue;
    auto next = std::find_if(mentions.dates.begin(), mentions.dates.end(), [&](const DateMention& d) { return d.first > count.last && d.date && !d.past_state && d.basis == "text"; });
    if (next == mentions.dates.end()) continue;
    // "a day after a shootout on Thursday": nothing but a noun stands between.
    bool verb = false;
    for (int t = count.last + 1; t < next->first; ++t) verb = verb || (tree.IsVerbal(t) && tree.Rel(t) != Deprel::amod) || tree[t].upos == Upos::PUNCT || t == trigger;
    if (!verb && next->first - count.last <= 8 && next->first > count.last + 1 && ClauseOf(tree, count.first) == clause) return Away(next->date, count.counted, count.counted_in);
    int other = tree.Head(next->first);
    while (other >= 0 && tree.Rel(other) != Deprel::advcl && !(OneOf(tree.Preposition(other), {"after", "before"}) && tree.IsNominal(other))) other = tree.Head(other);
    if (other < 0 || tree.Head(other) < 0 || tree.Under(trigger, other) || ClauseOf(tree, tree.Head(other)) != clause) continue;
    // The count stands right before what it is counted from.
    if (count.last > other || count.last + 1 < tree.Leftmost(other) - 1) continue;
    if (tree.Rel(other) == Deprel::advcl && !OneOf(tree.Marker(other), {"after", "before"}) && !tree.Under(count.first, other)) continue;
    return Away(next->date, count.counted, count.counted_in);
  }
  return {};
}

Date YearsBefore(const Tree& tree, const SentenceMentions& mentions, const Date& published, int trigger, bool& remembered) {
  const int anniversary = tree.Head(trigger);
  if (tree.IsVerbal(trigger) || anniversary < 0 || tree.Lemma(anniversary) != "anniversary" || tree.Preposition(trigger) != "of") return {};
  remembered = true;
  int years = 0;
  for (int child : tree.Children(anniversary)) years = std::max(years, child < anniversary ? Ordinal(LowerAscii(tree[child].form)) : 0);
  if (years == 0) return {};
  const int first = tree.Leftmost(anniversary);
  Date day;
  int away = 0;
  for (const DateMention& mention : mentions.dates) {
    if (mention.counted != 0 && mention.last < anniversary && mention.last >= anniversary - 4 && mention.counted_in == Precision::kDay) away = mention.counted;
    if (!mention.date || mention.basis != "text") continue;
    const bool beside = mention.last < anniversary && mention.last >= first - 2;
    if (beside || !day) day = mention.date;
  }
  if (day.precision != Precision::kDay || (published && day.Days() > published.Days() + 366)) return {};
  day = Date::FromDays(day.Days() - away);
  return SameDay(day, -years);
}

Date DayOfEntry(const Tree& tree, const SentenceMentions& mentions, int trigger) {
  Date day;
  int entries = 0;
  for (const DateMention& mention : mentions.dates) {
    const bool begins = mention.date && mention.basis == "text" && (mention.first == 0 || OneOf(tree[mention.first - 1].form, {";", ":"}));
    if (!begins) continue;
    entries += mention.first > 0 && tree[mention.first - 1].form == ";" ? 1 : 0;
    if (mention.last < trigger) day = mention.date;
  }
  return entries > 0 ? day : Date{};
}

Date DayOfBeginning(const Tree& tree, const SentenceMentions& mentions, int trigger) {
  if (tree.IsVerbal(trigger)) return {};
  for (int child : tree.Children(trigger)) {
    if (tree.Rel(child) != Deprel::acl_relcl) continue;
    // "that is to begin on Saturday": the parser may take either verb for the head.
    for (const DateMention& mention : mentions.dates) {
      if (!mention.date || mention.duration || mention.basis != "text" || !tree.Under(mention.first, child)) continue;
      const int verb = ClauseOf(tree, mention.first);
      if (OneOf(tree.Lemma(verb), {"begin", "start", "open", "commence"}) && (verb == child || tree.Head(verb) == child)) return mention.date;
    }
  }
  return {};
}

Date WithinHours(const Tree& tree, const SentenceMentions& mentions, int clause) {
  for (int t = clause; t >= 0; t = tree.Rel(t) == Deprel::advcl && OneOf(tree.Marker(t), {"by"}) ? tree.Head(t) : -1) {
    for (int child : tree.Children(t)) {
      const bool within = tree.Lemma(child) == "hour" && (tree.Preposition(child) == "within" || (child + 1 < tree.size() && LowerAscii(tree[child + 1].form) == "later"));
      if (!within) continue;
      if (tree.Child(child, Deprel::nmod) >= 0) return {};  // "within an hour of the ruling": of what was told before
      Date day;
      for (const DateMention& mention : mentions.dates) {
        if (mention.date.precision == Precision::kDay && mention.basis == "text" && !mention.duration && mention.last < child) day = mention.date;
      }
      return day;
    }
  }
  return {};
}

}  // namespace lapwing
