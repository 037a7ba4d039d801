// SPDX-License-Identifier: Apache-2.0
#include "base/tree_repair_times.h"

#include "base/strings.h"
#include "base/tree_edit.h"

namespace lapwing {

using namespace tree_edit;

bool IsWeekday(std::string_view form) { return OneOf(form, {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}); }

bool IsMonth(std::string_view form) {
  return OneOf(form, {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.",
                      "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"});
}

bool IsHour(std::string_view lemma) { return OneOf(lemma, {"dawn", "dusk", "noon", "midnight", "night", "morning", "evening", "afternoon", "day", "week", "month", "hour", "weekend", "year"}); }

bool IsTime(const Token& token) { return token.upos == Upos::NUM || IsMonth(token.form) || IsWeekday(token.form) || IsHour(token.lemma) || OneOf(token.lemma, {"time", "today", "yesterday", "tomorrow", "spring", "summer", "autumn", "winter", "season", "decade", "century", "minute", "moment", "date"}); }

namespace {

/// "days before", "hours after": a stretch of time that says how far off something was.
bool IsStretch(const Token& noun, const Token& next) {
  return OneOf(noun.form, {"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"}) && OneOf(next.form, {"before", "after", "earlier", "later", "into", "ahead"});
}

/// "business days", "summer months", "school years": a kind of time, whatever follows.
bool IsKindOfTime(std::string_view lemma) {
  return OneOf(lemma, {"business", "work", "trading", "school", "calendar", "man", "election", "summer", "winter", "spring", "autumn", "fall", "weekend", "holiday", "banker", "night", "day", "morning",
                       "evening", "afternoon", "week", "year", "month", "half", "dozen", "couple"});
}

/// The noun takes the place that the time had, the time becomes a circumstance of the verb above.
void PartTime(Tokens& tokens, int noun, int time, int first_of_time) {
  const int above = At(tokens, time).head;
  if (above < 0) return;
  const bool verb = At(tokens, above).upos == Upos::VERB;
  Deprel rel = At(tokens, time).deprel;
  bool marked = false;
  for (int i = 0; i < noun; ++i) marked = marked || (At(tokens, i).deprel == Deprel::case_ && (At(tokens, i).head == noun || At(tokens, i).head == time));
  if (rel == Deprel::obl_unmarked || rel == Deprel::obl || rel == Deprel::nmod_unmarked || rel == Deprel::nmod) {
    if (marked) rel = verb ? Deprel::obl : Deprel::nmod;
    else if (!verb || above > noun || Child(tokens, above, {Deprel::obj, Deprel::aux_pass}) >= 0) return;
    else rel = Deprel::obj;
  }
  int governor = above;
  while (governor >= 0 && At(tokens, governor).upos != Upos::VERB) governor = At(tokens, governor).head;
  if (governor < 0) return;
  At(tokens, noun).head = above;
  At(tokens, noun).deprel = rel;
  HandOver(tokens, time, noun, 0, first_of_time);
  At(tokens, time).head = governor;
  At(tokens, time).deprel = Deprel::obl_unmarked;
  for (int i = time + 1; i < Size(tokens); ++i) {
    Token& token = At(tokens, i);
    if (token.head != time || token.deprel != Deprel::nmod) continue;
    token.head = governor;
    token.deprel = Deprel::obl;
  }
}

void TimeBehindNoun(Tokens& tokens) {
  for (int t = 2; t + 1 < Size(tokens); ++t) {
    const Token& time = At(tokens, t);
    if (!Nominal(time)) continue;
    int noun = t - 1;
    if (OneOf(time.form, {"night", "morning", "evening", "afternoon"}) && IsWeekday(At(tokens, t - 1).form) && At(tokens, t - 1).head == t) --noun;
    else if (!IsWeekday(time.form) && !IsStretch(time, At(tokens, t + 1))) continue;
    const Token& before = At(tokens, noun);
    if (before.head != t || before.deprel != Deprel::compound || !Nominal(before) || IsKindOfTime(before.lemma)) continue;
    if (IsWeekday(before.form) || IsMonth(before.form) || (before.upos == Upos::PROPN && !IsStretch(time, At(tokens, t + 1)))) continue;
    PartTime(tokens, noun, t, noun);
  }
}

/// Where the report begins behind "Taipei, Jan. 15 (CNA)" or "June 9 (Interfax) -"; 0 without such a dateline.
int BehindDateline(const Tokens& tokens) {
  const int n = std::min(Size(tokens), 16);
  if (n < 4 || (At(tokens, 0).upos != Upos::PROPN && !IsMonth(At(tokens, 0).form))) return 0;
  int i = 0;
  bool dated = false;
  for (; i < n && At(tokens, i).form != "("; ++i) {
    const Token& token = At(tokens, i);
    if (IsMonth(token.form) && i + 1 < n && (IsDigit(At(tokens, i + 1).form[0]) || (i > 0 && IsDigit(At(tokens, i - 1).form[0])))) dated = true;
    const bool part = token.form == "," || token.form == "/" || token.form == "." || token.form == "-" || IsUpper(token.form[0]) || IsDigit(token.form[0]);
    if (!part) return 0;
  }
  // "On March 17, Juche 86 (1997) he published": a year in brackets is no agency.
  if (!dated || i + 1 >= n || IsDigit(At(tokens, i + 1).form[0])) return 0;
  const int open = i;
  while (i < n && At(tokens, i).form != ")") ++i;
  if (i >= n || i > open + 4) return 0;
  ++i;
  while (i < n && OneOf(At(tokens, i).form, {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94", ":"})) ++i;
  return i + 2 < Size(tokens) ? i : 0;
}

void DatelineApart(Tokens& tokens) {
  const int begin = BehindDateline(tokens);
  if (begin == 0) return;
  int root = -1;
  std::vector<int> eaten;
  for (int i = 0; i < Size(tokens); ++i) {
    if (At(tokens, i).head == kRoot) root = i;
    if (i >= begin && At(tokens, i).head >= 0 && At(tokens, i).head < begin) eaten.push_back(i);
  }
  if (root < 0) return;
  bool named = false;
  for (int i = 0; i < begin; ++i) named = named || (At(tokens, i).head == root && IsRel(At(tokens, i), {Deprel::nsubj, Deprel::nsubj_pass, Deprel::compound}));
  if (root >= begin && eaten.empty() && !named) return;
  if (root < begin) {
    int verb = -1;
    for (int i : eaten) {
      if (verb < 0 && At(tokens, i).upos == Upos::VERB) verb = i;
    }
    if (verb < 0) return;
    At(tokens, root).head = verb;
    At(tokens, root).deprel = Deprel::dep;
    At(tokens, verb).head = kRoot;
    At(tokens, verb).deprel = Deprel::root;
    root = verb;
  }
  const bool passive = Child(tokens, root, {Deprel::aux_pass}) >= 0;
  for (int i = 0; i < begin; ++i) {
    if (At(tokens, i).head >= begin) Hang(tokens, i, root, At(tokens, i).upos == Upos::PUNCT ? Deprel::punct : Deprel::dep);
  }
  for (int i : eaten) {
    if (i == root) continue;
    const Token& token = At(tokens, i);
    const bool subject = Nominal(token) && i < root && Child(tokens, root, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::expl}) < 0 && Child(tokens, i, {Deprel::case_}) < 0;
    if (token.upos == Upos::PUNCT) Hang(tokens, i, root, Deprel::punct);
    else if (subject) Hang(tokens, i, root, passive ? Deprel::nsubj_pass : Deprel::nsubj);
    else Hang(tokens, i, root, Child(tokens, i, {Deprel::case_}) >= 0 ? Deprel::obl : Deprel::dep);
  }
}

}  // namespace

void RepairTimes(Tokens& tokens) {
  DatelineApart(tokens);
  TimeBehindNoun(tokens);
}

}  // namespace lapwing
