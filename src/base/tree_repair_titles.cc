// SPDX-License-Identifier: Apache-2.0
#include "base/tree_repair_titles.h"

#include "base/strings.h"
#include "base/tree_edit.h"

namespace lapwing {
namespace {

using namespace tree_edit;

/// Before `end`; "Uribe to take Chavez to court as crisis deepens" has another behind.
bool HasFiniteVerb(const Tokens& tokens, int end) {
  return std::any_of(tokens.begin(), tokens.begin() + end, [](const Token& token) { return Finite(token) && token.deprel != Deprel::amod; });
}

/// "plan to", "bid to": what takes an infinitive itself.
bool TakesInfinitive(std::string_view lemma) {
  return OneOf(lemma, {"plan", "bid", "offer", "call", "move", "effort", "vow", "pledge", "decision", "threat", "deal", "attempt", "way", "right", "pact", "agreement", "order", "request", "push", "drive",
                       "chance", "need", "time", "promise", "proposal", "demand", "appeal", "plea", "plot", "law", "bill", "refusal", "failure", "permission", "deadline", "pressure", "scheme", "vote",
                       "step", "measure", "ability", "power", "money", "fund", "aid", "talk", "urge", "reason", "mission", "first", "last", "next", "only", "readiness", "willingness", "intention", "tool",
                       "visit", "trip", "race", "fight", "struggle", "battle", "campaign", "rush", "scramble", "mandate", "accord", "treaty", "hope", "desire", "wish", "motion", "resolution", "thing",
                       "lot", "project", "operation", "use", "place", "challenge", "duty", "license", "licence", "authority", "freedom", "opportunity", "commitment", "invitation"});
}

void ToIsFuture(Tokens& tokens) {
  for (int v = 2; v < Size(tokens); ++v) {
    const Token& verb = At(tokens, v);
    const int root = verb.head;
    if (verb.upos != Upos::VERB || verb.deprel != Deprel::acl || HasFiniteVerb(tokens, v) || root < 0 || root > v || At(tokens, root).head != kRoot) continue;
    const int to = Child(tokens, v, {Deprel::mark});
    if (to < root || At(tokens, to).form != "to" || !Nominal(At(tokens, root)) || TakesInfinitive(At(tokens, root).lemma)) continue;
    if (Child(tokens, root, {Deprel::nsubj, Deprel::cop, Deprel::obj, Deprel::det}) >= 0 || Child(tokens, v, {Deprel::nsubj, Deprel::nsubj_pass}) >= 0) continue;
    // "Japan's wild ambition to stage a comeback": what somebody has.
    if (At(tokens, root).upos == Upos::NOUN && Child(tokens, root, {Deprel::nmod_poss}) >= 0) continue;
    for (int i = 0; i < Size(tokens); ++i) {
      Token& token = At(tokens, i);
      if (token.head != root || i == v || (i < to && !IsRel(token, {Deprel::parataxis, Deprel::punct}))) continue;
      token.head = v;
      if (token.deprel == Deprel::nmod) token.deprel = Deprel::obl;
    }
    At(tokens, v).head = kRoot;
    At(tokens, v).deprel = Deprel::root;
    At(tokens, root).head = v;
    At(tokens, root).deprel = Child(tokens, v, {Deprel::aux_pass}) >= 0 ? Deprel::nsubj_pass : Deprel::nsubj;
    return;
  }
}

void SubjectBeforeTo(Tokens& tokens) {
  for (int v = 2; v < Size(tokens); ++v) {
    if (At(tokens, v).head != kRoot || At(tokens, v).upos != Upos::VERB || At(tokens, v - 1).form != "to" || At(tokens, v - 1).deprel != Deprel::mark) continue;
    if (Child(tokens, v, {Deprel::nsubj, Deprel::nsubj_pass}) >= 0) return;
    const int before = Child(tokens, v, {Deprel::obj, Deprel::iobj, Deprel::obl_unmarked, Deprel::dep});
    if (before < 0 || before > v || !Nominal(At(tokens, before)) || RightEdge(tokens, before) != v - 2) return;
    At(tokens, before).deprel = Child(tokens, v, {Deprel::aux_pass}) >= 0 ? Deprel::nsubj_pass : Deprel::nsubj;
    return;
  }
}

void CommaIsAnd(Tokens& tokens) {
  for (int second = 2; second + 1 < Size(tokens); ++second) {
    Token& name = At(tokens, second);
    const int first = name.head;
    if (name.deprel != Deprel::appos || name.upos != Upos::PROPN || first < 0 || first > second || At(tokens, first).upos != Upos::PROPN) continue;
    if (!IsRel(At(tokens, first), {Deprel::nsubj, Deprel::nsubj_pass}) || At(tokens, RightEdge(tokens, second) + 1 < Size(tokens) ? RightEdge(tokens, second) + 1 : second).form == ",") continue;
    const int comma = LeftEdge(tokens, second);
    if (At(tokens, comma).form != "," && (comma == 0 || At(tokens, comma - 1).form != ",")) continue;
    name.deprel = Deprel::conj;
  }
}

/// Short verbs of headlines that taggers take for nouns.
bool HeadlineVerb(std::string_view lemma) {
  return OneOf(lemma, {"trade",  "pan",    "slam",  "blast",  "vow",    "eye",   "mull",   "swap",  "ink",   "urge",    "back",  "ban",   "bar",    "halt",  "probe", "protest", "seek",  "sign",
                       "clash",  "warn",   "rap",   "praise", "fault",  "blame", "deny",   "reject", "resume", "cut",     "end",   "launch", "test",   "shell", "seal",  "oust",    "quit",  "hail",
                       "pledge", "dispute", "spar",  "spurn", "score",  "rebuke", "condemn", "exchange", "order", "support", "plan", "answer", "mend",  "mark",  "charge", "free",  "start", "welcome",
                       "name",   "snub",   "shun",  "block",  "boycott", "fight", "attack", "bomb",  "raid",  "strike",  "claim", "offer",  "demand", "release", "return", "renew", "restore", "set", "hold"});
}

/// Token of the second of two names at the very beginning, "EU, Russia" or "EU and Russia"; -1 without.
int SecondName(const Sentence& title) {
  const Tokens& tokens = title.tokens;
  if (title.entities.empty() || title.entities[0].first != 0) return -1;
  int at = title.entities[0].last + 1;
  if (at + 1 >= Size(tokens) || (At(tokens, at).form != "," && At(tokens, at).lemma != "and")) return -1;
  ++at;
  if (title.entities.size() > 1 && title.entities[1].first == at) return title.entities[1].last;
  return At(tokens, at).upos == Upos::PROPN ? at : -1;
}

void NounIsVerb(Sentence& title) {
  Tokens& tokens = title.tokens;
  const int second = SecondName(title), v = second + 1;
  if (second < 0 || v + 1 >= Size(tokens)) return;
  const Token& verb = At(tokens, v);
  if (verb.upos != Upos::NOUN || !HeadlineVerb(verb.lemma) || HeadlineVerb(At(tokens, v + 1).form)) return;
  for (const Token& token : tokens) {
    if (Finite(token) && !IsRel(token, {Deprel::root, Deprel::advcl, Deprel::parataxis})) return;
  }
  const int root = static_cast<int>(std::find_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.head == kRoot; }) - tokens.begin());
  if (root <= second || root >= Size(tokens) || !IsRel(verb, {Deprel::compound, Deprel::nsubj, Deprel::root})) return;
  // "Iran, Iraq trade falls": behind the noun comes its verb, not its object.
  const int object = verb.head == kRoot ? v + 1 : verb.head;
  if (object <= v || !(Nominal(At(tokens, object)) || At(tokens, object).upos == Upos::VERB)) return;
  if (Finite(At(tokens, root)) && Child(tokens, root, {Deprel::obj, Deprel::ccomp, Deprel::aux}) >= 0) return;
  static const Xpos kVbp = XposFrom("VBP");
  const int first = title.entities[0].first;
  int top_first = first, top_second = second;
  while (At(tokens, top_first).head >= 0 && At(tokens, top_first).head <= title.entities[0].last) top_first = At(tokens, top_first).head;
  while (At(tokens, top_second).head > title.entities[0].last + 1 && At(tokens, top_second).head <= second) top_second = At(tokens, top_second).head;
  Token& word = At(tokens, v);
  word.upos = Upos::VERB;
  word.xpos = kVbp;
  word.head = kRoot;
  word.deprel = Deprel::root;
  if (root != v) {
    At(tokens, root).head = v;
    At(tokens, root).deprel = Deprel::obj;
    if (At(tokens, root).upos == Upos::VERB) At(tokens, root).upos = Upos::NOUN;
  }
  At(tokens, top_first).head = v;
  At(tokens, top_first).deprel = Deprel::nsubj;
  At(tokens, top_second).head = top_first;
  At(tokens, top_second).deprel = Deprel::conj;
  for (int i = 0; i < Size(tokens); ++i) {
    Token& token = At(tokens, i);
    if (i == top_first || i == top_second || i == v || i == root) continue;
    if (i < v && (token.head >= v || token.head == kRoot)) token.head = token.deprel == Deprel::cc || token.form == "," ? top_second : v;
    if (i > v && token.head >= 0 && token.head < v) token.head = v;
    if (token.head == root && i > v && i < root && token.deprel == Deprel::nsubj) token.deprel = Deprel::compound;
    if (token.head == root && i > root && IsRel(token, {Deprel::advcl, Deprel::parataxis})) token.head = v;
  }
}

/// "U.S. and S. Korea stage exercises": the abbreviated direction was taken for a name of its own.
void JoinDirection(Tokens& tokens) {
  for (int t = 2; t + 1 < Size(tokens); ++t) {
    const bool direction = OneOf(At(tokens, t).form, {"S.", "N."}) && OneOf(At(tokens, t + 1).form, {"Korea", "Korean", "Koreans", "Vietnam", "Yemen"});
    const int name = At(tokens, t).head, korea = t + 1;
    if (!direction || At(tokens, t).deprel != Deprel::conj || name < 0 || name >= t || At(tokens, name).head != korea) continue;
    const Token whole = At(tokens, korea);
    At(tokens, name).head = whole.head;
    At(tokens, name).deprel = whole.deprel;
    Hang(tokens, korea, name, Deprel::conj);
    HandOver(tokens, korea, name, 0, name);
    HandOver(tokens, t, korea, 0, t);
    Hang(tokens, t, korea, Deprel::compound);
  }
}

}  // namespace

void RepairTitle(Sentence& title) {
  if (title.field != Field::kTitle) return;
  JoinDirection(title.tokens);
  NounIsVerb(title);
  ToIsFuture(title.tokens);
  SubjectBeforeTo(title.tokens);
  CommaIsAnd(title.tokens);
}

}  // namespace lapwing
