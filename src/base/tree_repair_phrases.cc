// SPDX-License-Identifier: Apache-2.0
#include "base/tree_repair_phrases.h"

#include "base/strings.h"
#include "base/tree_edit.h"
#include "base/tree_repair_subjects.h"
#include "base/tree_repair_times.h"

namespace lapwing {
namespace {

using namespace tree_edit;

void NumberBehindEnd(Tokens& tokens) {
  for (int end = 2; end + 2 < Size(tokens); ++end) {
    if (At(tokens, end).deprel != Deprel::compound || !OneOf(At(tokens, end).lemma, {"death", "justice", "safety", "custody", "trial", "prison", "jail", "freedom", "court", "hostage"})) continue;
    const int noun = At(tokens, end).head, preposition = end - 1;
    if (noun <= end + 1 || At(tokens, preposition).deprel != Deprel::case_ || At(tokens, preposition).head != noun) continue;
    const int verb = At(tokens, noun).head;
    const Token& next = At(tokens, end + 1);
    if (verb < 0 || verb > end || At(tokens, verb).upos != Upos::VERB || next.head != noun || !IsRel(next, {Deprel::nummod, Deprel::det, Deprel::nmod_poss})) continue;
    if (Child(tokens, verb, {Deprel::obj, Deprel::aux_pass}) >= 0) continue;
    At(tokens, end).head = verb;
    At(tokens, end).deprel = Deprel::obl;
    At(tokens, preposition).head = end;
    At(tokens, noun).deprel = Deprel::obj;
  }
}

void NounBesideVerb(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbn = XposFrom("VBN");
  for (int second = 3; second < Size(tokens); ++second) {
    Token& verb = At(tokens, second);
    const int noun = verb.head;
    if (verb.upos != Upos::VERB || verb.deprel != Deprel::conj || (verb.xpos != kVbd && verb.xpos != kVbn) || noun < 0 || noun > second) continue;
    if (!Nominal(At(tokens, noun)) || At(tokens, noun).deprel != Deprel::compound) continue;
    const int object = At(tokens, noun).head;
    if (object < second || At(tokens, object).deprel != Deprel::obj) continue;
    const int first = At(tokens, object).head;
    if (first < 0 || first > noun || !Finite(At(tokens, first))) continue;
    verb.head = first;
    verb.xpos = kVbd;
    At(tokens, noun).head = first;
    At(tokens, noun).deprel = Deprel::obj;
    At(tokens, object).head = second;
    HandOver(tokens, object, noun, 0, noun);
  }
}

/// "had a day earlier refuted remarks": what stands between "had" and the participle is its circumstance, so nobody has refuted remarks.
void HadEarlier(Tokens& tokens) {
  static const Xpos kVbn = XposFrom("VBN"), kVbd = XposFrom("VBD");
  for (int v = 2; v + 1 < Size(tokens); ++v) {
    Token& verb = At(tokens, v);
    const int object = verb.head;
    if (verb.upos != Upos::VERB || verb.deprel != Deprel::amod || (verb.xpos != kVbn && verb.xpos != kVbd) || object < v || At(tokens, object).deprel != Deprel::obj) continue;
    const int have = At(tokens, object).head;
    if (have < 0 || have > v - 2 || At(tokens, have).lemma != "have" || !OneOf(At(tokens, v - 1).form, {"earlier", "before", "previously", "already", "since"}) || Child(tokens, object, {Deprel::det, Deprel::nmod_poss, Deprel::nummod}) >= 0) continue;
    verb.head = At(tokens, have).head;
    verb.deprel = At(tokens, have).deprel;
    verb.xpos = kVbn;
    for (int i = 0; i < Size(tokens); ++i) {
      Token& token = At(tokens, i);
      if (i != v && token.head == have) token.head = v;
      if (token.head == object && i > have && i < v) {
        token.head = v;
        token.deprel = Deprel::advmod;
      }
    }
    At(tokens, have).head = v;
    At(tokens, have).deprel = Deprel::aux;
    At(tokens, have).upos = Upos::AUX;
    return;
  }
}

/// "went on rocketing trenches": a plural right behind its verb, without a preposition, is the object.
void PluralBehindVerb(Tokens& tokens) {
  static const Xpos kNns = XposFrom("NNS"), kVbg = XposFrom("VBG");
  for (int i = 1; i < Size(tokens); ++i) {
    Token& noun = At(tokens, i);
    const Token& verb = At(tokens, i - 1);
    const bool own = noun.head == i - 1, above = verb.xpos == kVbg && verb.head >= 0 && verb.head == noun.head;
    if ((!own && !above) || noun.deprel != Deprel::obl || noun.xpos != kNns || IsTime(noun) || verb.upos != Upos::VERB) continue;
    if (Child(tokens, i, {Deprel::case_, Deprel::mark}) >= 0 || Child(tokens, i - 1, {Deprel::obj, Deprel::ccomp, Deprel::xcomp, Deprel::aux_pass}) >= 0) continue;
    noun.head = i - 1;
    noun.deprel = Deprel::obj;
  }
}

void GivenBack(Tokens& tokens) {
  for (int v = 0; v + 2 < Size(tokens); ++v) {
    if (At(tokens, v).upos != Upos::VERB || !OneOf(At(tokens, v).lemma, {"give", "hand", "bring", "take", "send", "sell", "turn", "pay"})) continue;
    const int thing = Child(tokens, v, {Deprel::iobj});
    if (thing < v || Child(tokens, v, {Deprel::obj, Deprel::ccomp, Deprel::xcomp}) >= 0) continue;
    const int particle = Child(tokens, v, {Deprel::advmod, Deprel::compound_prt});
    if (particle < thing || !OneOf(At(tokens, particle).form, {"back", "over", "up", "away", "in", "out", "off", "home"})) continue;
    At(tokens, thing).deprel = Deprel::obj;
    HandOver(tokens, particle, v, particle + 1, Size(tokens));
  }
}

void LetOut(Tokens& tokens) {
  static const Xpos kVbz = XposFrom("VBZ");
  for (int i = 2; i < Size(tokens); ++i) {
    Token& noun = At(tokens, i);
    if (noun.deprel != Deprel::xcomp || noun.upos != Upos::VERB || noun.xpos != kVbz || noun.head < 0 || noun.head > i || At(tokens, i - 1).deprel == Deprel::mark) continue;
    const int verb = noun.head;
    if (!OneOf(At(tokens, verb).lemma, {"let", "help", "make", "have", "see", "watch"}) || Child(tokens, verb, {Deprel::obj}) >= 0 || Child(tokens, i, {Deprel::obj}) >= 0) continue;
    noun.upos = Upos::NOUN;
    noun.xpos = XposFrom("NNS");
    noun.deprel = Deprel::obj;
    for (int c = 0; c < Size(tokens); ++c) {
      Token& child = At(tokens, c);
      if (child.head != i) continue;
      if (c > i) child.head = verb;
      else if (child.deprel == Deprel::nsubj) child.deprel = child.upos == Upos::NUM ? Deprel::nummod : Deprel::compound;
    }
  }
}

bool IsQuoteMark(std::string_view form) { return form == "\"" || form == "'" || form == "''"; }

void QuoteFirst(Tokens& tokens) {
  for (int v = 3; v + 1 < Size(tokens); ++v) {
    if (!Finite(At(tokens, v)) || !IsQuoteMark(At(tokens, v - 1).form) || !OneOf(At(tokens, v - 2).form, {",", "!", "?", "\xE2\x80\xA6"})) continue;
    const int speaker = Child(tokens, v, {Deprel::obj}), quote = Child(tokens, v, {Deprel::nsubj});
    if (speaker < v || quote < 0 || quote > v) continue;
    if (!OneOf(At(tokens, v).lemma, {"retort", "reply", "say", "snap", "counter", "declare", "warn", "add", "insist", "answer", "respond", "announce", "complain", "protest", "argue", "explain", "write",
                                     "proclaim", "vow", "read", "run"})) continue;
    At(tokens, speaker).deprel = Deprel::nsubj;
    At(tokens, quote).deprel = Deprel::ccomp;
    return;
  }
}

void NamedAnew(Tokens& tokens) {
  for (int c = 3; c + 2 < Size(tokens); ++c) {
    const Token& noun = At(tokens, c);
    const int v = noun.head;
    if (noun.deprel != Deprel::compound || noun.upos != Upos::NOUN || v <= c + 1 || !Finite(At(tokens, v))) continue;
    const int subject = Child(tokens, v, {Deprel::nsubj}), article = c - 1;
    if (subject < c || subject > v || Child(tokens, v, {Deprel::obj, Deprel::ccomp}) >= 0 || At(tokens, article).head != c || At(tokens, article).deprel != Deprel::det) continue;
    if (At(tokens, article - 1).form != "," || !IsRel(At(tokens, v), {Deprel::parataxis, Deprel::ccomp, Deprel::appos, Deprel::advcl, Deprel::conj})) continue;
    const int named = article - 2, above = At(tokens, v).head;
    if (named < 0 || above < 0 || above > c) continue;
    int top = named;
    while (At(tokens, top).head >= 0 && At(tokens, top).head != above && Nominal(At(tokens, At(tokens, top).head))) top = At(tokens, top).head;
    At(tokens, c).head = Nominal(At(tokens, top)) ? top : above;
    At(tokens, c).deprel = Deprel::appos;
    At(tokens, v).head = c;
    At(tokens, v).deprel = Deprel::acl_relcl;
  }
}

void DoerBehindHour(Tokens& tokens) {
  for (int d = 3; d < Size(tokens); ++d) {
    Token& doer = At(tokens, d);
    const int hour = doer.head;
    if (doer.deprel != Deprel::nmod || hour < 0 || hour > d || !IsRel(At(tokens, hour), {Deprel::obl, Deprel::obl_unmarked})) continue;
    if (!IsHour(At(tokens, hour).lemma) && !IsWeekday(At(tokens, hour).form) && !IsMonth(At(tokens, hour).form)) continue;
    const int by = Child(tokens, d, {Deprel::case_}), verb = At(tokens, hour).head;
    if (by < 0 || At(tokens, by).form != "by" || verb < 0 || At(tokens, verb).upos != Upos::VERB) continue;
    if (Child(tokens, verb, {Deprel::aux_pass, Deprel::nsubj_pass}) < 0 || Child(tokens, verb, {Deprel::obl_agent}) >= 0) continue;
    doer.head = verb;
    doer.deprel = Deprel::obl_agent;
  }
}

bool Vows(std::string_view lemma) {
  return OneOf(lemma, {"vow", "pledge", "promise", "threaten", "agree", "refuse", "decline", "undertake", "offer", "decide", "volunteer", "swear", "consent"});
}

/// "an address to the nation", "a letter to parliament": nothing that one has to do is said of these.
bool IsHearing(std::string_view lemma) {
  return OneOf(lemma, {"nation", "parliament", "people", "address", "speech", "statement", "broadcast", "interview", "conference", "message", "letter", "telegram", "communique", "congress", "assembly",
                       "council", "reporter", "journalist", "meeting", "summit", "television", "radio"});
}

void VowTo(Tokens& tokens) {
  static const Xpos kVb = XposFrom("VB");
  for (int a = 3; a < Size(tokens); ++a) {
    Token& act = At(tokens, a);
    if (act.upos != Upos::VERB || act.xpos != kVb || act.head < 0 || act.head > a || !IsRel(act, {Deprel::advcl, Deprel::acl})) continue;
    const int to = Child(tokens, a, {Deprel::mark});
    if (to != a - 1 || At(tokens, to).form != "to") continue;
    int v = act.head;
    bool hearing = true;
    while (v >= 0 && At(tokens, v).upos != Upos::VERB) {
      hearing = hearing && IsHearing(At(tokens, v).lemma);
      v = At(tokens, v).head;
    }
    if (v < 0 || v > a || !hearing || !Vows(At(tokens, v).lemma) || Child(tokens, v, {Deprel::obj, Deprel::ccomp, Deprel::xcomp, Deprel::aux_pass}) >= 0) continue;
    act.head = v;
    act.deprel = Deprel::xcomp;
  }
}

bool HasAnyVerb(const Tokens& tokens, int but) {
  for (int i = 0; i < Size(tokens); ++i) {
    const Token& token = At(tokens, i);
    if (i != but && (token.upos == Upos::AUX || (Finite(token) && token.deprel != Deprel::amod))) return true;
  }
  return false;
}

void VerbInside(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbn = XposFrom("VBN");
  if (Size(tokens) < 5 || tokens.back().form != ".") return;
  for (int v = 1; v + 1 < Size(tokens); ++v) {
    const Token& participle = At(tokens, v);
    if (participle.upos != Upos::VERB || participle.deprel != Deprel::amod || (participle.xpos != kVbn && participle.xpos != kVbd)) continue;
    const int root = participle.head;
    if (root < v || At(tokens, root).head != kRoot || !Nominal(At(tokens, root)) || HasAnyVerb(tokens, v)) continue;
    const int subject = v - 1;
    if (At(tokens, subject).head != root || At(tokens, subject).deprel != Deprel::compound || (At(tokens, subject).xpos != XposFrom("NNS") && At(tokens, subject).upos != Upos::PROPN)) continue;
    Token& verb = At(tokens, v);
    verb.head = kRoot;
    verb.deprel = Deprel::root;
    verb.xpos = kVbd;
    At(tokens, root).head = v;
    At(tokens, root).deprel = Deprel::obj;
    HandOver(tokens, root, subject, 0, subject);
    At(tokens, subject).head = v;
    At(tokens, subject).deprel = Deprel::nsubj;
    return;
  }
}

void StruckSomebody(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbn = XposFrom("VBN");
  for (int c = 2; c < Size(tokens); ++c) {
    Token& clause = At(tokens, c);
    const int v = clause.head;
    if (clause.deprel != Deprel::ccomp || (clause.xpos != kVbd && clause.xpos != kVbn) || v < 0 || v > c || At(tokens, v).upos != Upos::VERB) continue;
    if (!OneOf(At(tokens, v).lemma, {"attack", "bomb", "cripple", "shell", "kill", "arrest", "seize", "intercept", "board", "sink", "hit", "shoot", "detain", "deport", "expel", "capture", "free", "release",
                                     "rescue", "target", "ban", "imprison", "jail", "destroy", "abduct", "kidnap", "strike", "wound", "injure", "hang", "execute", "evict", "invade", "raid", "storm"})) continue;
    const int victim = Child(tokens, c, {Deprel::nsubj, Deprel::nsubj_pass});
    if (victim < v || victim > c || !Nominal(At(tokens, victim)) || Child(tokens, c, {Deprel::mark, Deprel::aux, Deprel::aux_pass, Deprel::obj}) >= 0) continue;
    if (Child(tokens, v, {Deprel::obj}) >= 0) continue;
    At(tokens, victim).head = v;
    At(tokens, victim).deprel = Deprel::obj;
    clause.head = victim;
    clause.deprel = Deprel::acl;
    clause.xpos = kVbn;
  }
}

void SuspectIsSomebody(Tokens& tokens) {
  for (int s = 2; s < Size(tokens); ++s) {
    Token& suspect = At(tokens, s);
    if (suspect.deprel != Deprel::xcomp || suspect.upos != Upos::ADJ || !OneOf(suspect.form, {"suspect", "fugitive", "captive"})) continue;
    const int v = suspect.head, kind = s - 1;
    if (v < 0 || At(tokens, kind).head != v || At(tokens, kind).deprel != Deprel::obj || At(tokens, kind).upos != Upos::NOUN) continue;
    if (OneOf(At(tokens, v).lemma, {"render", "make", "consider", "find", "deem", "call", "hold", "think", "take", "keep"})) continue;
    suspect.upos = Upos::NOUN;
    suspect.xpos = XposFrom("NN");
    suspect.deprel = Deprel::obj;
    HandOver(tokens, kind, s, 0, kind);
    At(tokens, kind).head = s;
    At(tokens, kind).deprel = Deprel::compound;
    HandOver(tokens, s, v, s + 1, Size(tokens));
  }
}

/// "Beijing, which regards him as a separatist, reacted by", "Colin Powell, who blamed two groups, rang up Singh": in a whole sentence the verb
/// behind a relative clause and its comma belongs to the noun at the root.
void VerbBehindRelative(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbn = XposFrom("VBN");
  if (tokens.empty() || tokens.back().form != ".") return;
  const int root = static_cast<int>(std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.head == kRoot; }) - tokens.begin());
  if (root >= Size(tokens) || !Nominal(At(tokens, root)) || Child(tokens, root, {Deprel::nsubj, Deprel::cop, Deprel::parataxis}) >= 0) return;
  const int relative = Child(tokens, root, {Deprel::acl_relcl});
  if (relative < root || Child(tokens, relative, {Deprel::nsubj, Deprel::nsubj_pass}) < 0) return;
  for (int v = relative + 2; v + 1 < Size(tokens); ++v) {
    Token& verb = At(tokens, v);
    if (verb.upos != Upos::VERB || (verb.xpos != kVbd && verb.xpos != kVbn) || At(tokens, v - 1).form != ",") continue;
    const bool own = verb.head == root && verb.deprel == Deprel::acl, below = verb.head == relative && verb.xpos == kVbd && IsRel(verb, {Deprel::advcl, Deprel::conj});
    if ((!own && !below) || Child(tokens, v, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark, Deprel::obl_agent, Deprel::cc}) >= 0) continue;
    verb.head = kRoot;
    verb.deprel = Deprel::root;
    verb.xpos = kVbd;
    At(tokens, root).head = v;
    At(tokens, root).deprel = Deprel::nsubj;
    for (int i = 0; i < Size(tokens); ++i) {
      Token& token = At(tokens, i);
      // What stood before the verb by mistake goes back to the relative clause.
      if (token.head == v && i < v && i > relative && token.deprel == Deprel::obl) token.head = relative;
      if (token.head == root && i > v) token.head = v;
    }
    return;
  }
}

/// "Commanders nevertheless conferred": at the root of a whole sentence a participle without any auxiliary is a past tense.
void PastAtRoot(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbn = XposFrom("VBN");
  if (tokens.empty() || tokens.back().form != ".") return;
  for (int v = 1; v < Size(tokens); ++v) {
    Token& verb = At(tokens, v);
    if (verb.head != kRoot) continue;
    if (verb.upos != Upos::VERB || (verb.xpos != kVbn && verb.xpos != kVbd) || Child(tokens, v, {Deprel::aux, Deprel::aux_pass, Deprel::cop, Deprel::obl_agent}) >= 0) return;
    const int subject = Child(tokens, v, {Deprel::nsubj_pass});
    if (subject < 0 || subject > v) return;
    verb.xpos = kVbd;
    At(tokens, subject).deprel = Deprel::nsubj;
    return;
  }
}

/// "resorted to force": force is what one resorts to, no act.
void ResortToForce(Tokens& tokens) {
  for (int i = 2; i < Size(tokens); ++i) {
    Token& force = At(tokens, i);
    if (force.form != "force" || force.upos != Upos::VERB || At(tokens, i - 1).form != "to" || force.head != i - 2 || At(tokens, i - 2).lemma != "resort") continue;
    if (Child(tokens, i, {Deprel::obj, Deprel::xcomp}) >= 0) continue;
    force.upos = Upos::NOUN;
    force.xpos = XposFrom("NN");
    force.deprel = Deprel::obl;
    At(tokens, i - 1).upos = Upos::ADP;
    At(tokens, i - 1).deprel = Deprel::case_;
    for (int c = i + 1; c < Size(tokens); ++c) {
      if (At(tokens, c).head == i) At(tokens, c).head = i - 2;
    }
  }
}

}  // namespace

void RepairPhrases(Sentence& sentence) {
  Tokens& tokens = sentence.tokens;
  RepairTimes(tokens);
  NumberBehindEnd(tokens);
  NounBesideVerb(tokens);
  RepairSubjects(tokens);
  HadEarlier(tokens);
  PluralBehindVerb(tokens);
  GivenBack(tokens);
  LetOut(tokens);
  QuoteFirst(tokens);
  NamedAnew(tokens);
  DoerBehindHour(tokens);
  VowTo(tokens);
  VerbInside(tokens);
  VerbBehindRelative(tokens);
  PastAtRoot(tokens);
  ResortToForce(tokens);
  StruckSomebody(tokens);
  SuspectIsSomebody(tokens);
}

}  // namespace lapwing
