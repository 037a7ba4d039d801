// SPDX-License-Identifier: Apache-2.0
#include "code/day_remoteness.h"

#include <algorithm>

#include "base/strings.h"
#include "code/clauses.h"

namespace lapwing {
namespace {

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
  // "had annulled in May an election": an article begins the noun anew behind the day.
  if (token > 0 && noun > token && tree[token - 1].upos == Upos::ADP && tree[token + 1].upos == Upos::DET) return false;
  // "The next day parliament voted him out": a count of time at the head of the sentence, taken for a part of the subject's name.
  const bool opens = token <= 2 && noun == token + 1 && OneOf(tree.Lemma(token), {"day", "night", "morning", "evening", "week", "month", "year"});
  if (opens && OneOf(LowerAscii(tree[token - 1].form), {"next", "following", "last", "same", "that"})) return false;
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

/// "called off talks due next month": what does not take place has a day, on which nobody called it off.
bool CallsOff(const Tree& tree, int verb) {
  if (OneOf(tree.Lemma(verb), {"cancel", "postpone", "scrap", "delay", "shelve"})) return true;
  if (!OneOf(tree.Lemma(verb), {"call", "put"})) return false;
  const int particle = tree.Child(verb, Deprel::compound_prt);
  return particle >= 0 && tree.Lemma(particle) == "off";
}

/// "asked for observers in a note of 9 March", "offered talks in a video dated July 30": what carries the words has their day.
bool Carries(const Tree& tree, int noun) {
  return OneOf(tree.Preposition(noun), {"in", "by", "with"}) &&
         OneOf(tree.Lemma(noun), {"statement", "letter", "note", "message", "video", "interview", "speech", "communique",
                                   "cable", "telegram", "report", "decree", "order", "commentary", "dispatch", "post"});
}

/// "lost the election of Sept. 24", "won the vote of May 5": such things are won and lost on their own day.
bool Decided(const Tree& tree, int noun, int trigger) {
  return tree.Head(noun) == trigger && tree.Rel(noun) == Deprel::obj && OneOf(tree.Lemma(trigger), {"win", "lose", "hold", "fight", "stage"}) &&
         OneOf(tree.Lemma(noun), {"election", "vote", "poll", "ballot", "referendum", "runoff", "battle", "war"});
}

/// "revive a pact of 2001", "under a treaty dating from 1951", "hailed the commitment of last Friday": the day behind a noun's "of" is the noun's.
bool OfNamedThing(const Tree& tree, int token, const Match& match) {
  const int noun = tree.Head(token);
  if (noun < 0 || noun >= token || noun == match.trigger || !tree.IsNominal(noun) || tree.Preposition(token) != "of" || Carries(tree, noun) || Decided(tree, noun, match.trigger)) return false;
  return !OneOf(tree.Lemma(noun), {"day", "night", "morning", "afternoon", "evening", "week", "weekend", "month", "year",
                                   "decade", "hour", "end", "beginning", "start", "course", "half", "rest", "dawn",
                                   "eve", "quarter", "season", "spring", "summer", "autumn", "fall", "winter", "part"});
}

/// "let the 1961 treaty expire", "called off a mid-May meeting": the day before the noun tells which one it is.
bool TellsWhichOne(const Tree& tree, int token, const Match& match) {
  const int noun = tree.Head(token);
  if (noun <= token || noun == match.trigger || tree[noun].upos != Upos::NOUN || tree.Rel(token) == Deprel::obl || tree.Preposition(noun) == "in") return false;
  if (CallsOff(tree, match.trigger)) return true;
  return OneOf(tree.Lemma(noun), {"pact", "treaty", "agreement", "accord", "law", "resolution", "convention", "constitution", "charter", "protocol", "declaration", "memorandum"});
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

bool HasSubject(const Tree& tree, int verb) { return tree.Child(verb, Deprel::nsubj) >= 0 || tree.Child(verb, Deprel::nsubj_pass) >= 0; }

/// "conferred with the minister and is to meet the general on Friday".
bool IsToBe(const Tree& tree, int verb) { return LiesAhead(tree, verb) || (tree.Marker(verb) == "to" && tree.Child(verb, Deprel::aux) >= 0); }

/// "charged that gunners had opened up".
bool Tells(std::string_view lemma) {
  return OneOf(lemma, {"say", "charge", "claim", "allege", "insist", "deny", "warn", "argue", "maintain", "contend", "complain", "assert", "acknowledge", "admit"});
}

/// "detained students who tried to enter the embassy on Thursday": the day may be either's.
bool OfPersons(const Tree& tree, int clause) {
  const int subject = tree.Child(clause, Deprel::nsubj);
  return subject >= 0 && tree.Lemma(subject) == "who";
}

/// A clause at `t`, on the way from a day up to the trigger, that has the day for itself.
bool AnotherClause(const Tree& tree, int t, const Match& match) {
  const int above = tree.Head(t);
  if (!tree.IsVerbal(t) || t < above || match.type < 0) return false;
  switch (tree.Rel(t)) {
    // "Police sealed off the embassy, and the president blamed the junta on September 15"
    case Deprel::conj: return above == match.trigger && (HasSubject(tree, t) || IsToBe(tree, t) != IsToBe(tree, above) || Perfect(tree, above) != Perfect(tree, t));
    // "took their case to court that very day; Mexico followed suit on the 5th"
    case Deprel::parataxis: return above == match.trigger && HasSubject(tree, t);
    // "charged that gunners had opened up on Wednesday"
    case Deprel::ccomp: return above == match.trigger && HasSubject(tree, t) && Tells(tree.Lemma(above)) && tree[above + 1].form != ":";
    // "protested after police fired tear gas on Wednesday"
    case Deprel::advcl: return HasSubject(tree, t) && OneOf(tree.Marker(t), {"after", "before", "while", "because", "since", "although", "though"});
    // "scrapped a trip planned for Wednesday", "under a pact that the two concluded on April 18"
    case Deprel::acl: return tree.IsVerbal(match.trigger) && above > match.trigger && tree[t].xpos != XposFrom("VBG") && !Carries(tree, above);
    case Deprel::acl_relcl: return tree.IsVerbal(match.trigger) && above != match.trigger && !OfPersons(tree, t);
    default: return false;
  }
}

/// "invaded in 1974 and have held the north ever since".
bool EverSince(const Tree& tree, int clause) {
  const auto& children = tree.Children(clause);
  return std::any_of(children.begin(), children.end(), [&](int child) { return tree.Lemma(child) == "since" && tree.Rel(child) == Deprel::advmod; });
}

/// "but he told parliament": the same one goes on.
bool PronounSubject(const Tree& tree, int verb) {
  const int subject = tree.Child(verb, Deprel::nsubj);
  return subject >= 0 && tree[subject].upos == Upos::PRON;
}

bool BeginsWithBut(const Tree& tree, int clause) {
  const auto& children = tree.Children(clause);
  return std::any_of(children.begin(), children.end(), [&](int child) { return tree.Rel(child) == Deprel::cc && tree.Lemma(child) == "but"; });
}

/// "days after", "hours after": the unit of time by which a clause lies back, "" when none is told.
std::string_view LiesBackBy(const Tree& tree, int clause) {
  const int first = tree.Leftmost(clause);
  for (int t = std::max(0, first - 1); t <= first + 2 && t + 1 < tree.size(); ++t) {
    if (OneOf(tree.Lemma(t), {"minute", "hour", "day", "week", "month", "year"}) && LowerAscii(tree[t + 1].form) == "after") return tree.Lemma(t);
  }
  return "";
}

}  // namespace

bool KeepsNoDayOfAbove(const Tree& tree, int clause) {
  const int above = tree.Head(clause);
  const std::string marker = LowerAscii(tree.Marker(clause));
  const std::string_view back = LiesBackBy(tree, clause);
  if (tree.Rel(clause) == Deprel::xcomp || OneOf(back, {"minute", "hour"})) return false;
  // "shot three men on Saturday and had arrested another", "Ethiopia accepted it on June 4, but Eritrea has balked"
  if (Perfect(tree, clause) && !Perfect(tree, above) && !OneOf(marker, {"as", "when"}) && !EverSince(tree, clause)) return true;
  if (tree.Rel(clause) != Deprel::advcl) return false;
  // "expelled four men because Moscow would not extradite the suspect"; "held exercises on Thursday, days after tanks moved"
  return OneOf(marker, {"because", "though", "although"}) || !back.empty();
}

bool HoursAfter(const Tree& tree, int clause) { return tree.Rel(clause) == Deprel::advcl && OneOf(LiesBackBy(tree, clause), {"minute", "hour"}); }

bool NamedAsGround(const Tree& tree, int trigger) {
  const int verb = tree.Head(trigger);
  if (verb < 0 || tree[trigger].upos != Upos::NOUN || !tree.IsVerbal(verb)) return false;
  const std::string_view noun = tree.Lemma(trigger);
  const std::string preposition = tree.Preposition(trigger);
  const bool asked = OneOf(noun, {"request", "demand", "appeal", "plea", "order", "ultimatum", "invitation", "offer", "proposal", "behest", "insistence", "urging"});
  const bool said = asked || OneOf(noun, {"charge", "accusation", "complaint", "criticism", "claim", "allegation", "warning", "threat", "congratulation", "protest"});
  if (tree.Rel(trigger) == Deprel::obj) {
    return said && OneOf(tree.Lemma(verb), {"rebuff", "reject", "refuse", "decline", "dismiss", "ignore", "spurn", "defy",
                                                   "heed", "accept", "deny", "follow", "draw", "answer", "grant", "turn", "brush", "honour", "honor"});
  }
  if (tree.Rel(trigger) != Deprel::obl) return false;
  if (preposition == "at") return asked;
  if (OneOf(preposition, {"after", "despite", "following", "on"})) return said;
  return OneOf(preposition, {"over", "about"});
}

int Remoteness(const Tree& tree, int token, const Match& match, bool coarse) {
  int trigger = match.trigger;
  if (match.type >= 0 && OfWhatItFollows(tree, token, trigger)) return kAnothers;
  if (tree.Under(token, trigger)) {
    // "condemned Pyongyang, which on Monday launched": the day of what is told in passing.
    for (int t = token; t >= 0 && t != trigger; t = tree.Head(t)) {
      bool last = tree.Rightmost(token) + 2 >= tree.size() && Restrictive(tree, t) && !Perfect(tree, trigger);  // "held men who had fled on Monday": may be either's
      if (tree.Rel(t) == Deprel::acl_relcl && !last) return kAnothers;
      if (t == token && (OfNamedThing(tree, token, match) || TellsWhichOne(tree, token, match))) return kAnothers;
      if (AnotherClause(tree, t, match)) return kAnothers;
      if (match.type >= 0 && t == token && Deadline(tree, token, trigger)) return kAnothers;
      // "thanked him for having sent", "accused it of shelling": what the words are about has its own day.
      if (match.type >= 0 && tree.Rel(t) == Deprel::advcl && OneOf(tree.Marker(t), {"for", "of", "over"})) return kAnothers;
      // "blamed it for the raids in July": nobody blames for a month.
      if (match.type >= 0 && coarse && t != token && tree[t].upos == Upos::NOUN && OneOf(tree.Preposition(t), {"for", "over"})) return kAnothers;
    }
    // The same where the parser hangs the month on a participle: its act is told beside the main one, with the main one's day.
    for (int child : tree.Children(trigger)) {
      bool reason = child < token && tree.Head(token) == trigger && tree.Rel(child) == Deprel::obl && OneOf(tree.Preposition(child), {"for", "over"});
      if (match.type >= 0 && coarse && reason && tree[trigger].xpos == XposFrom("VBG")) return kAnothers;
    }
    if (OfAnotherNoun(tree, token, match)) return kAnothers;
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
    // "released a statement assailing the neighbour yesterday"
    const bool stated = rel == Deprel::acl && tree[t].xpos == XposFrom("VBG") && OneOf(tree.Lemma(tree.Head(t)), {"statement", "letter", "note", "message", "communique"});
    if (rel != Deprel::conj && rel != Deprel::xcomp && rel != Deprel::advcl && !stated) break;
    if (match.type >= 0 && KeepsNoDayOfAbove(tree, t)) break;
    // "had deported two monitors last month and would bar others": what lies ahead did not happen when that did.
    // "invited both to a summit on Wednesday, but Tshisekedi turned it down": an answer comes when it comes.
    if (match.type >= 0 && rel == Deprel::conj && tree.Head(tree.Head(t)) < 0 && token < t && BeginsWithBut(tree, t) && HasSubject(tree, t) && !PronounSubject(tree, t)) break;
    if (rel == Deprel::conj && LiesAhead(tree, clause) && !LiesAhead(tree, tree.Head(t))) break;
    if (ClauseOf(tree, token) == ClauseOf(tree, tree.Head(t))) return kBorrowed + tree.Distance(token, trigger);
  }
  return kAnothers;
}

}  // namespace lapwing
